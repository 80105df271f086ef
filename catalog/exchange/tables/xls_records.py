"""The stream of an xls, a row of binary records → of each sheet how far it reaches, its error values, its comments and
what is hidden: [MS-XLS] 2.4."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.tables.compound_file import read_stream
from catalog.exchange.tables.limits import MOST_COLUMNS
from catalog.exchange.tables.raw_sheet import cell_name
from catalog.exchange.tables.sheet_details import SheetDetails, error_text

SHEET, PASSWORD, END = 0x85, 0x2F, 0x0A
ROW, COLUMNS, NOTE = 0x208, 0x7D, 0x1C
FORMULA, BOOLEAN_OR_ERROR, NUMBERS = 0x06, 0x205, 0xBD
VALUES: Final = frozenset({FORMULA, BOOLEAN_OR_ERROR, NUMBERS, 0x203, 0x204, 0x27E, 0xFD, 0xD6})


class XlsSheets:
    """The sheets in the order of the workbook. CatalogError where it is damaged or has a password."""

    def __init__(self, content: bytes, place: Place) -> None:
        self._place = place
        self._stream = read_stream(content, ("Workbook", "Book"), place)
        self._starts: list[int] = []
        for kind, data in self._records(0):
            if kind == PASSWORD:
                raise CatalogError([error("table-password", place)])
            if kind == SHEET:
                self._starts.append(int.from_bytes(data[:4], "little"))

    def read(self, name: str, number: int) -> SheetDetails:
        """The sheet that is called `name`, by its number from 0. CatalogError where it reaches too far."""
        found = SheetDetails()
        if number >= len(self._starts):
            raise CatalogError([error("table-broken", self._place, detail=name)])
        try:
            for kind, data in self._records(self._starts[number]):
                self._take(kind, data, found, name)
        except (struct.error, IndexError) as fault:
            raise CatalogError([error("table-broken", self._place, detail=str(fault))]) from None
        return found

    def _records(self, start: int) -> Iterator[tuple[int, bytes]]:
        """The records of one part of the stream, to its end. Parts may stand within a part: a chart."""
        at, depth = start, 0
        while at + 4 <= len(self._stream):
            kind, length = struct.unpack_from("<HH", self._stream, at)
            at += 4
            depth += (kind == 0x809) - (kind == END)
            if depth == 1:
                yield kind, self._stream[at : at + length]
            at += length
            if depth <= 0:
                return

    def _take(self, kind: int, data: bytes, found: SheetDetails, name: str) -> None:
        if kind == ROW and data[12] & 0x20:
            found.hidden_rows.add(int.from_bytes(data[:2], "little"))
        elif kind == COLUMNS and data[8] & 1:
            first, last = struct.unpack_from("<HH", data)
            found.hidden_columns.update(range(first, min(last + 1, MOST_COLUMNS)))
        elif kind == NOTE:
            found.comments.append(cell_name(*struct.unpack_from("<HH", data)))
        elif kind in VALUES:
            row, column = struct.unpack_from("<HH", data)
            last = struct.unpack_from("<H", data, len(data) - 2)[0] if kind == NUMBERS else column
            found.reach(row, last, self._place, name)
            if kind == BOOLEAN_OR_ERROR and data[7]:
                found.errors[row, column] = error_text(data[6])
            elif kind == FORMULA and data[6] == 2 and data[12:14] == b"\xff\xff":
                found.errors[row, column] = error_text(data[8])
