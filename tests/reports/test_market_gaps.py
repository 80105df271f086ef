"""The list of what products lack in a market: a page, CSV and a spreadsheet, in both languages."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

from catalog.content.market_gaps import GapRow, MarketGaps
from catalog.model.values import Text
from catalog.reports.market_gaps import MOST_SHOWN, NAMES, write_gaps

WHY = Text((("id", "Diminta <b> & lain"), ("en", "Asked for")))
ROWS = (
    GapRow("usaha/keripik", Text((("id", "=Keripik"),)), "offer", ("hs", "moq"), "2026-01-05", WHY, WHY, "S1"),
    GapRow("usaha/kain", Text((("id", "Kain"), ("en", "Cloth"))), "ship", ("licence",), "", WHY, None, ""),
)


def written(folder: Path, rows: tuple[GapRow, ...] = ROWS) -> Path:
    page = write_gaps(folder, MarketGaps("jp", Text((("id", "Jepang"), ("en", "Japan"))), rows))
    assert page
    return page


def test_the_page_has_every_row_in_both_languages(tmp_path: Path) -> None:
    page = written(tmp_path).read_text(encoding="utf-8")
    for words in ("Jepang / Japan", "usaha/keripik", "Cloth", "hs, moq", "2026-01-05", "Asked for"):
        assert words in page
    assert "Diminta &lt;b&gt; &amp; lain" in page
    assert page.index("usaha/keripik") < page.index("usaha/kain")


def test_csv_has_the_rows_and_no_formula(tmp_path: Path) -> None:
    written(tmp_path)
    text = (tmp_path / "left-out.csv").read_bytes().decode("utf-8-sig")
    head, first, second = csv.reader(StringIO(text))
    assert len(head) == len(first) == len(second) == 8
    assert first[1] == "'=Keripik"
    assert second[1] == "Kain / Cloth"


def test_the_spreadsheet_has_the_rows(tmp_path: Path) -> None:
    written(tmp_path)
    with ZipFile(tmp_path / "left-out.xlsx") as book:
        strings = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "Cloth" in strings
    assert "<f>" not in sheet
    assert len(re.findall("<row ", sheet)) == 3
    assert "<pane" in sheet


def test_the_files_are_the_same_each_time(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("a", "b")]
    for folder in folders:
        folder.mkdir()
        written(folder)
    assert [(folders[0] / name).read_bytes() for name in NAMES] == [(folders[1] / name).read_bytes() for name in NAMES]


def test_an_edition_of_no_market_keeps_no_list(tmp_path: Path) -> None:
    written(tmp_path)
    assert write_gaps(tmp_path, None) is None
    assert list(tmp_path.iterdir()) == []


def test_a_long_list_is_whole_in_the_spreadsheets_alone(tmp_path: Path) -> None:
    many = tuple(
        GapRow(f"usaha/p{n}", Text((("id", "x"),)), "offer", ("hs",), "", WHY, None, "") for n in range(MOST_SHOWN + 5)
    )
    page = written(tmp_path, many).read_text(encoding="utf-8")
    assert f"usaha/p{MOST_SHOWN - 1}<" in page
    assert f"usaha/p{MOST_SHOWN}<" not in page
    assert f"usaha/p{MOST_SHOWN + 4}," in (tmp_path / "left-out.csv").read_text(encoding="utf-8-sig")


def test_nothing_lacking_is_said(tmp_path: Path) -> None:
    assert "Tidak ada produk yang kekurangan" in written(tmp_path, ()).read_text(encoding="utf-8")
