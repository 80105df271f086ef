"""The stream of an xls, a row of binary records → of each sheet how far it reaches, its error values, its comments and
what is hidden: [MS-XLS] 2.4."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.tables.compound_file import read_stream
from catalog.exchange.tables.limits import MEMORY, MOST_COLUMNS
from catalog.exchange.tables.raw_sheet import cell_name
from catalog.exchange.tables.sheet_details import SheetDetails, error_text, too_far

BEGIN, END = 0x809, 0x0A
SHEET, PASSWORD, TEXTS, SIZE = 0x85, 0x2F, 0xFC, 0x200
ROW, COLUMNS, NOTE = 0x208, 0x7D, 0x1C
FORMULA, BOOLEAN_OR_ERROR, NUMBERS = 0x06, 0x205, 0xBD
VALUES: Final = frozenset({FORMULA, BOOLEAN_OR_ERROR, NUMBERS, 0x203, 0x204, 0x27E, 0xFD, 0xD6})
CELL: Final = 40  # bytes that the library keeps free for each cell of the size that a sheet says it has


class XlsSheets:
    """The sheets in the order of the workbook. CatalogError where it is damaged, has a password, or says of itself that
    it holds more than it can: the library that reads the values makes room for that."""

    def __init__(self, content: bytes, place: Place) -> None:
        self._place = place
        self._stream = read_stream(content, ("Workbook", "Book"), place)
        self._sheets: list[SheetDetails] = []
        try:
            found = [data for kind, data in self._records(0) if self._is_sheet(kind, data)]
            for data in found:
                self._sheets.append(self._read(_name(data), int.from_bytes(data[:4], "little")))
        except (struct.error, IndexError) as fault:
            raise self._broken(str(fault)) from None
        if not self._sheets:
            raise self._broken("BoundSheet8")

    def details(self, name: str, number: int) -> SheetDetails:
        """What is said of the sheet that is called `name`, by its number from 0."""
        if number >= len(self._sheets):
            raise self._broken(name)
        return self._sheets[number]

    def _broken(self, detail: str) -> CatalogError:
        return CatalogError([error("table-broken", self._place, detail=detail)])

    def _is_sheet(self, kind: int, data: bytes) -> bool:
        if kind == PASSWORD:
            raise CatalogError([error("table-password", self._place)])
        # Each of the texts takes three bytes at least.
        if kind == TEXTS and int.from_bytes(data[4:8], "little") * 3 > len(self._stream):
            raise self._broken("SST")
        return kind == SHEET

    def _read(self, name: str, start: int) -> SheetDetails:
        found = SheetDetails()
        for kind, data in self._records(start):
            self._take(kind, data, found, name)
        return found

    def _records(self, start: int) -> Iterator[tuple[int, bytes]]:
        """The records of one part of the stream, to its end. Within a part may stand another, a chart, which is passed
        over but for its size."""
        at, depth = start, 0
        while at + 4 <= len(self._stream):
            kind, length = struct.unpack_from("<HH", self._stream, at)
            at += 4
            depth += (kind == BEGIN) - (kind == END)
            if depth < 2 or kind == SIZE:
                yield kind, self._stream[at : at + length]
            at += length
            if depth <= 0 and kind == END:
                return

    def _take(self, kind: int, data: bytes, found: SheetDetails, name: str) -> None:
        if kind == SIZE:
            form = "<IIHH" if len(data) > 10 else "<HHHH"  # of the years before 1997
            top, bottom, left, right = struct.unpack_from(form, data)
            if (bottom - top) * (right - left) * CELL > MEMORY or bottom < top or right < left:
                raise too_far(self._place, name, bottom - 1, right - 1)
        elif kind == ROW and data[12] & 0x20:
            found.hidden_rows.add(int.from_bytes(data[:2], "little"))
        elif kind == COLUMNS and data[8] & 1:
            first, last = struct.unpack_from("<HH", data)
            found.hidden_columns.update(range(first, min(last + 1, MOST_COLUMNS)))
        elif kind == NOTE:
            found.comments.append(cell_name(*struct.unpack_from("<HH", data)))
        elif kind in VALUES:
            self._take_value(kind, data, found, name)

    def _take_value(self, kind: int, data: bytes, found: SheetDetails, name: str) -> None:
        row, column = struct.unpack_from("<HH", data)
        last = struct.unpack_from("<H", data, len(data) - 2)[0] if kind == NUMBERS else column
        found.reach(row, last, self._place, name)
        if kind == BOOLEAN_OR_ERROR and data[7]:
            found.errors[row, column] = error_text(data[6])
        elif kind == FORMULA and data[6] == 2 and data[12:14] == b"\xff\xff":
            found.errors[row, column] = error_text(data[8])


def _name(data: bytes) -> str:
    """The name of a sheet in the record that says where it begins."""
    return data[8:].decode("utf-16-le" if data[7] & 1 else "latin-1", "replace")
