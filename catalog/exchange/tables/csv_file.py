"""A csv in any encoding and with any separator → its one sheet: every cell as it is typed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Final, TextIO

from catalog.core.problems import CatalogError, Place, Problem, error, warning
from catalog.exchange.tables.cell_values import csv_text
from catalog.exchange.tables.csv_encoding import WINDOWS, find_encoding
from catalog.exchange.tables.csv_separator import TRIED, find_separator, said_separator
from catalog.exchange.tables.limits import MOST_CELLS, MOST_COLUMNS, MOST_LINE, MOST_ROWS
from catalog.exchange.tables.raw_sheet import RawFile, RawRow, RawSheet
from catalog.exchange.tables.sheet_details import too_far

MOST_TOLD: Final = 20  # rows with wrong quotation marks, after which a file is given up
SAMPLE: Final = 1_000_000  # characters at most in which the separator is looked for
SHOWN: Final = 40  # characters of a cell in a message


def read_csv(path: Path, file: str, wanted: str) -> RawFile:
    """The sheet of a csv, which has no name. CatalogError where it cannot be read, is too large, or where a sheet is
    asked for by its name."""
    if wanted:
        raise CatalogError([error("table-no-sheets", Place(file), value=wanted)])
    encoding = find_encoding(path, file)
    with path.open(encoding=encoding, newline="") as stream:
        reader = _Reader(stream, file, unsure=encoding == WINDOWS)
        rows = reader.rows()
    return RawFile((RawSheet("", rows, unreadable=frozenset(reader.unreadable)),), tuple(reader.problems), True)


class _Reader:
    """Counts the lines of the file, for messages, beside the rows of the sheet. `unsure` is whether its letters may be
    others: that is said once, at the first of them."""

    def __init__(self, stream: TextIO, file: str, *, unsure: bool) -> None:
        self.problems: list[Problem] = []
        self.unreadable: set[int] = set()
        self._stream, self._file, self._unsure = stream, file, unsure
        lines = self._lines()
        first = next(lines, "")
        separator = said_separator(first)
        self._before = 1 if separator else 0  # lines that are no rows
        sample = _sample(lines if separator else chain([first], lines))
        self._reader = csv.reader(chain(sample, lines), delimiter=separator or find_separator(sample), strict=True)

    def rows(self) -> list[RawRow]:
        """All rows, empty ones too, and an empty one for each that cannot be read."""
        found: list[RawRow] = []
        cells = 0
        while True:
            start = self._reader.line_num + 1
            try:
                row = next(self._reader, None)
            except csv.Error as fault:
                self._tell(start, fault)
                self.unreadable.add(len(found))
                row = []
            if row is None:
                return found
            while row and not row[-1]:
                row.pop()
            cells += len(row)
            if len(row) > MOST_COLUMNS or len(found) >= MOST_ROWS or cells > MOST_CELLS:
                raise too_far(self._place(start), self._file, len(found), len(row) - 1)
            if self._unsure:
                self._tell_letters(row, start)
            found.append([csv_text(cell) for cell in row])

    def _lines(self) -> Iterator[str]:
        number = 0
        while line := self._stream.readline(MOST_LINE + 1):
            number += 1
            if len(line) > MOST_LINE:
                most = f"{MOST_LINE:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
                raise CatalogError([error("table-long-line", Place(self._file, number), most=most)])
            if "\0" in line:
                raise CatalogError([error("table-zero-byte", Place(self._file, number, line.index("\0") + 1))])
            yield line

    def _place(self, line: int) -> Place:
        return Place(self._file, line + self._before)

    def _tell(self, start: int, fault: csv.Error) -> None:
        """A row in which a quotation mark is not closed, or stands in the middle, or a cell longer than any."""
        last = self._reader.line_num + self._before
        long, place = "field limit" in str(fault), self._place(start)
        self.problems.append(error("table-long-cell", place) if long else error("table-quotes", place, last=last))
        if len(self.problems) > MOST_TOLD:
            raise CatalogError(self.problems)

    def _tell_letters(self, row: list[str], line: int) -> None:
        unusual = next((cell for cell in row if not cell.isascii()), "")
        if unusual:
            self._unsure = False
            self.problems.append(warning("table-encoding", self._place(line), value=unusual.strip()[:SHOWN]))


def _sample(lines: Iterator[str]) -> list[str]:
    found: list[str] = []
    length = 0
    for line in lines:
        found.append(line)
        length += len(line)
        if len(found) >= TRIED * 3 or length > SAMPLE:
            break
    return found
