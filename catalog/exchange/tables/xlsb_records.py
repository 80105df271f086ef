"""The sheet of an xlsb, a row of binary records → how far it reaches, its error values and what is hidden: [MS-XLSB]
2.4, in which each record has a number, a length, and as many bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.tables.limits import MOST_COLUMNS, MOST_ROWS
from catalog.exchange.tables.raw_sheet import cell_name
from catalog.exchange.tables.sheet_details import SheetDetails, error_text

ROW, COLUMN, SHEET, COMMENT = 0, 60, 156, 635
VALUES: Final = (*range(2, 12), 62)  # cells that hold something; 1 is one that is but formatted
ERRORS: Final = (3, 11)  # a value, and that of a formula


def read_sheet_records(content: bytes, place: Place, sheet: str) -> SheetDetails:
    """Read the sheet that is called `sheet`. CatalogError where it reaches further than a table may, or is cut off."""
    found = SheetDetails()
    row = 0
    for kind, data in _records(content, place):
        if kind == ROW:
            row = int.from_bytes(data[:4], "little")
            # Flags of the row from its 11th byte on; the fifth bit of the next is that of a row out of sight.
            if len(data) > 11 and data[11] & 0x10 and row < MOST_ROWS:
                found.hidden_rows.add(row)
        elif kind == COLUMN and len(data) >= 18 and data[16] & 1:
            first, last = int.from_bytes(data[:4], "little"), int.from_bytes(data[4:8], "little")
            found.hidden_columns.update(range(first, min(last + 1, MOST_COLUMNS)))
        elif kind in VALUES:
            column = int.from_bytes(data[:4], "little")
            found.reach(row, column, place, sheet)
            if kind in ERRORS and len(data) > 8:
                found.errors[row, column] = error_text(data[8])
    return found


def comment_cells(content: bytes, place: Place) -> list[str]:
    """The cells that have a comment, of the part with the comments of a sheet: each begins with a number for its
    author, and the first row of the cells that it is on, the last, the first column and the last."""
    return [
        cell_name(int.from_bytes(data[4:8], "little"), int.from_bytes(data[12:16], "little"))
        for kind, data in _records(content, place)
        if kind == COMMENT and len(data) >= 20
    ]


def sheet_ids(content: bytes, place: Place) -> dict[str, str]:
    """The sheets of a workbook by name, each with the id of the relation to its part."""
    found = {}
    for kind, data in _records(content, place):
        if kind == SHEET:
            relation, at = _text(data, 8)
            name, _ = _text(data, at)
            found[name] = relation
    return found


def _text(data: bytes, at: int) -> tuple[str, int]:
    """A text at a place, and where the next thing begins: the number of its 16-bit units comes first."""
    end = at + 4 + 2 * int.from_bytes(data[at : at + 4], "little")
    return data[at + 4 : end].decode("utf-16-le", "replace"), end


def _records(content: bytes, place: Place) -> Iterator[tuple[int, bytes]]:
    at, end = 0, len(content)
    while at < end:
        kind, at = _number(content, at, 2)
        length, at = _number(content, at, 4)
        if at + length > end:
            raise CatalogError([error("table-broken", place, detail=f"xlsb {at}")])
        yield kind, content[at : at + length]
        at += length


def _number(content: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of at most so many bytes, seven bits each, the lowest first; and where the next thing begins."""
    value = 0
    for place in range(most):
        byte = content[at] if at < len(content) else 0
        at += 1
        value |= (byte & 0x7F) << (7 * place)
        if byte < 0x80:
            break
    return value, at
