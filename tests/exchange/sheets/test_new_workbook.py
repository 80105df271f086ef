"""A workbook has what was typed, and the same bytes each time."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from catalog.exchange.sheets.new_workbook import new_workbook

TYPED = ("=1+1", "https://contoh.id", "007", "{=SUM(A1)}", "12")


def _written(title: str = "") -> bytes:
    with new_workbook(title) as (book, stream):
        book.add_worksheet("a").write_row(0, 0, TYPED)
    return stream.getvalue()


def _part(content: bytes, name: str) -> str:
    return ZipFile(BytesIO(content)).read(name).decode()


def test_what_is_typed_stays_a_text() -> None:
    sheet = _part(_written(), "xl/worksheets/sheet1.xml")
    assert sheet.count('t="s"') == len(TYPED)
    assert "<f" not in sheet
    assert "hyperlink" not in sheet


def test_it_has_its_title_and_the_same_bytes() -> None:
    assert "<dc:title>Teks</dc:title>" in _part(_written("Teks"), "docProps/core.xml")
    assert "1980-01-01T00:00:00Z" in _part(_written(), "docProps/core.xml")
    assert _written() == _written()
