"""The XML of a sheet of an xlsx → what the library that reads its values leaves out: what is hidden, error values,
formulas without a value; and how far the sheet reaches, before room is made for it.

Half a million cells are looked through with patterns: a parser would take longer than all the rest of the reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from catalog.core.problems import Place
from catalog.exchange.tables.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from catalog.exchange.tables.raw_sheet import column_number
from catalog.exchange.tables.sheet_details import Cell, SheetDetails, too_far

# No tag has a < in it: what is made to have one for ever is left at once.
ROW: Final = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
NUMBER: Final = re.compile(rb"""\br\s*=\s*["']([0-9]{1,9})["']""")
HIDDEN: Final = re.compile(rb"""\bhidden\s*=\s*["'](?:1|true|on)["']""")
# Cells that hold something: one without is but formatted, and may stand anywhere.
CELL: Final = re.compile(rb"""<(?:\w+:)?c\s[^<>]*?\br\s*=\s*["']([A-Za-z]{1,9})([0-9]{1,9})["'][^<>]*(?<!/)>""")
ERROR: Final = re.compile(
    rb"""<(?:\w+:)?c\s([^<>]*\bt\s*=\s*["']e["'][^<>]*)>(?:<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>))?"""
    rb"""\s*<(?:\w+:)?v>([^<]{1,20})<"""
)
FORMULA: Final = re.compile(
    rb"""<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*(?<!/)>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v\s*>([^<]*)</|</(?:\w+:)?c>)"""
)
REFERENCE: Final = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{1,9})([0-9]{1,9})["']""")
TEXT_RESULT: Final = re.compile(rb"""\bt\s*=\s*["'](?:str|inlineStr|s)["']""")
COLUMN: Final = re.compile(rb"<(?:\w+:)?col\s([^<>]*)>")
SPAN: Final = re.compile(rb"""\b(min|max)\s*=\s*["']([0-9]{1,9})["']""")
ROW_END: Final = b"row>"
ROW_ENDS: Final = re.compile(rb"</(?:\w+:)?row>")


def read_sheet_xml(pieces: Iterable[bytes], place: Place, sheet: str) -> SheetDetails:
    """Read the sheet that is called `sheet`. CatalogError where it reaches further than a table may."""
    found = SheetDetails()
    row = cells = 0
    for part in _whole_rows(pieces):
        if not row:
            _read_columns(part, found)
        for one in ROW.finditer(part):
            number = NUMBER.search(one[1])
            row = int(number[1]) if number else row + 1
            if row <= MOST_ROWS and HIDDEN.search(one[1]):
                found.hidden_rows.add(row - 1)
        _read_cells(part, found, place, sheet, row)
        found.texts += part.count(b't="s"') + part.count(b"t='s'")
        cells += part.count(b"</c>") + part.count(b":c>")
        if max(cells, found.rows * found.columns) > MOST_CELLS:
            raise too_far(place, sheet, found.rows - 1, found.columns - 1)
        _read_errors_and_formulas(part, found)
    return found


def _whole_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The XML in pieces that end behind a row."""
    rest = bytearray()
    for piece in pieces:
        start = max(len(rest) - len(ROW_END), 0)
        rest += piece
        end = rest.rfind(ROW_END, start)
        if end >= 0:
            end += len(ROW_END)
            yield bytes(rest[:end])
            del rest[:end]
    yield bytes(rest)


def _read_columns(part: bytes, found: SheetDetails) -> None:
    for one in COLUMN.finditer(part):
        if HIDDEN.search(one[1]):
            span = {key: int(value) for key, value in SPAN.findall(one[1])}
            first, last = span.get(b"min", 1), span.get(b"max", 0)
            found.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))


def _read_cells(part: bytes, found: SheetDetails, place: Place, sheet: str, row: int) -> None:
    """How far the cells of a piece reach. `row` is the number of its last."""
    cells = CELL.findall(part)
    columns = max(map(column_number, {letters.decode() for letters, _ in cells}), default=-1)
    rows = max(map(int, {number for _, number in cells}), default=0)
    if part.count(b"</c>") + part.count(b":c>") > len(cells):  # there are some that do not say where they are
        rows = max(rows, row)
        columns = max(columns, *(one.count(b"</c>") + one.count(b":c>") - 1 for one in ROW_ENDS.split(part)))
    found.rows, found.columns = max(found.rows, rows), max(found.columns, columns + 1)
    if rows > MOST_ROWS or columns >= MOST_COLUMNS:
        raise too_far(place, sheet, rows - 1, columns)


def _read_errors_and_formulas(part: bytes, found: SheetDetails) -> None:
    if b'"e"' in part or b"'e'" in part:
        for attributes, text in ERROR.findall(part):
            if cell := _cell(attributes):
                found.errors[cell] = text.decode("ascii", "replace").strip()
    if b"<f" in part or b":f" in part:
        for attributes, value in FORMULA.findall(part):
            cell = _cell(attributes)
            if cell and not value.strip() and not TEXT_RESULT.search(attributes):
                found.empty.append(cell)
            elif cell and value.strip() == b"0":
                found.zeros.append(cell)


def _cell(attributes: bytes) -> Cell | None:
    found = REFERENCE.search(attributes)
    return (int(found[2]) - 1, column_number(found[1].decode())) if found else None
