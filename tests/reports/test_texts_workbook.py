"""The workbook for translators: what may be typed where, and nothing that Excel would reckon with."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

import pytest
from PIL import Image

from catalog.exchange.texts.text_row import MISSING, STALE, TextExport, TextRow, mark_of
from catalog.i18n.translator import LANGUAGES, Translator
from catalog.reports.texts_workbook import MOST_LETTERS, texts_workbook, too_long_for_cell
from tests.conftest import DAY

SHEET: Final = "xl/worksheets/sheet1.xml"


def row(source: str, translation: str = "", photo: str = "", most: int | None = None) -> TextRow:
    state = STALE if translation else MISSING
    field = f"attributes[{len(source)}].value"
    told = ("Keripik", "A line", most, photo)
    return TextRow("content/a.yaml", field, "id", source, "", translation, state, mark_of(source, translation), *told)


def parts(*rows: TextRow, language: str = "en", pictures: dict[str, bytes] | None = None) -> dict[str, str]:
    """The parts of the workbook by their names; pictures as nothing."""
    content = texts_workbook(TextExport("ja", "id", rows), "Contoh", pictures or {}, Translator(language), DAY)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name).decode("utf-8", "ignore") for name in packed.namelist()}


def cells(sheet: str) -> dict[str, str]:
    """The cells by their names, as they stand in the sheet."""
    return {found[1]: found[0] for found in re.finditer(r'<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>.*?</c>)', sheet)}


def looks(found: dict[str, str]) -> list[str]:
    """The formats of a workbook, in the order of their numbers."""
    formats = re.search(r"<cellXfs[^>]*>(.*?)</cellXfs>", found["xl/styles.xml"])
    assert formats
    return re.findall(r"<xf .*?(?:</xf>|/>(?=<xf|$))", formats[1])


def look_of(found: dict[str, str], cell: str) -> str:
    style = re.search(r' s="([0-9]+)"', cells(found[SHEET])[cell])
    assert style
    return looks(found)[int(style[1])]


def test_only_what_is_to_be_typed_may_be_changed() -> None:
    found = parts(row("Tipis", "Thin"))
    heads = re.findall(r"<t[^>]*>(.*?)</t>", found["xl/sharedStrings.xml"])
    assert heads[:8:2] == ["text.of", "text.meaning", "text.source", "text.translation.ja"]
    assert "<sheetProtection" in found[SHEET]
    locked = {column: 'locked="0"' not in look_of(found, f"{column}3") for column in "ABCDEFGHI"}
    assert [column for column, shut in locked.items() if not shut] == ["D", "F", "G"]  # translation, right, notes


@pytest.mark.parametrize("text", ["=1+1", "+62", "-x", "@SUM(A1)", "http://contoh.id", "0812"])
def test_every_cell_is_text(text: str) -> None:
    found = parts(row(text, text))
    assert "<f>" not in found[SHEET]
    assert "hyperlink" not in found[SHEET]
    kinds = {re.search(r't="(\w+)"', cell) for cell in cells(found[SHEET]).values() if "<v>" in cell}
    assert {kind and kind[1] for kind in kinds} == {"s"}
    assert 'numFmtId="49"' in look_of(found, "D3")  # so that what is typed stays text


def test_the_head_stays_in_view_and_the_codes_are_hidden() -> None:
    found = parts(row("Tipis"))[SHEET]
    assert 'ySplit="2"' in found
    assert 'state="frozen"' in found
    assert re.search(r'<row r="1"[^>]* hidden="1"', found)
    assert re.search(r'<col [^>]*hidden="1"', found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_in_the_language_of_the_user(language: str) -> None:
    assert {"en": "Source (do not change)", "id": "Teks sumber (jangan diubah)"}[language] in parts(
        row("Tipis"), language=language
    )["xl/sharedStrings.xml"]


def test_columns_that_no_row_needs_are_left_out() -> None:
    short, long = (parts(one)["xl/sharedStrings.xml"] for one in (row("Tipis"), row("Tipis", "Thin", "a/1.jpg", 60)))
    for code in ("text.picture", "text.most", "text.right"):
        assert code not in short
        assert code in long


def test_the_photo_stands_in_its_row() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (240, 180), "red").save(stream, "JPEG")
    found = parts(row("Tipis", photo="a/1.jpg"), row("Tebal", photo="a/1.jpg"), pictures={"a/1.jpg": stream.getvalue()})
    drawing = found["xl/drawings/drawing1.xml"]
    assert re.findall(r"<xdr:from>.*?<xdr:row>([0-9]+)</xdr:row>", drawing) == ["2", "3"]
    assert 'descr="a/1.jpg"' in drawing
    assert len([name for name in found if name.startswith("xl/media/")]) == 1


def test_what_no_cell_holds_is_known() -> None:
    assert not too_long_for_cell(row("x" * MOST_LETTERS))
    assert too_long_for_cell(row("x" * (MOST_LETTERS + 1)))
