"""The rows of a sheet → which of them are data, and what the others are."""

from __future__ import annotations

from typing import Final

from catalog.exchange.tables.cell_kinds import is_heading, is_note, is_total, is_value
from catalog.exchange.tables.sheet_grid import Grid, folded_row

DATA: Final = ""
FEW: Final = 3  # columns of a table, below which one filled cell is a row


class RowKinds:
    """Says of each row why it is no data, as `Skipped.why` does; "" where it is."""

    def __init__(self, grid: Grid, headings: range, unreadable: frozenset[int]) -> None:
        self._grid, self._headings, self._unreadable = grid, headings, unreadable
        self._lines = [folded_row(grid, row) for row in headings]
        self._titles = [folded_row(grid, row) for row in range(headings.start) if grid.filled[row]]
        self._columns = len({column for row in headings for column in grid.filled[row]})
        self._wide = {merge[0] for merge in grid.merges if 2 * (merge[3] - merge[1] + 1) >= self._columns > FEW - 1}

    def all(self) -> list[str]:
        """The kind of every row of the sheet, that of the headings "heading"."""
        last = self._headings.stop
        kinds = [self._above(row) for row in range(last)]
        kinds += [self._kind(row) for row in range(last, len(self._grid.cells))]
        self._mark_sections(kinds)
        self._mark_notes(kinds)
        return kinds

    def _above(self, row: int) -> str:
        if row in self._headings:
            return "heading"
        return "unreadable" if row in self._unreadable else "title" if self._grid.filled[row] else "blank"

    def _kind(self, row: int) -> str:
        filled = self._grid.filled[row]
        if row in self._unreadable:
            return "unreadable"
        if not filled:
            return "blank"
        if self._is_repeated(row):
            return "repeated-heading"
        if self._titles and len(filled) > 1 and folded_row(self._grid, row) in self._titles:
            return "title"
        if row == self._headings.stop and self._is_numbering(row):
            return "numbering"
        if self._is_total(row):
            return "total"
        # A text that is merged over the table stands for the rows below it: a kecamatan, a kind of product.
        return "section" if len(filled) == 1 and row in self._wide and self._is_text(row) else DATA

    def _is_repeated(self, row: int) -> bool:
        filled = self._grid.filled[row]
        if not any(len(line) == len(filled) for line in self._lines) or len(filled) == 1 < self._columns:
            return False
        found = str(self._grid.cells[row][filled[0]]).casefold()  # most rows differ in their first cell
        return any(line[0][1] == found and line == folded_row(self._grid, row) for line in self._lines)

    def _is_numbering(self, row: int) -> bool:
        """(1) (2) (3) … below the headings, as official tables have them."""
        typed = [str(self._grid.cells[row][column]).strip("()[]. ") for column in self._grid.filled[row]]
        return len(typed) >= max(FEW, self._columns - 1) and typed == [str(number + 1) for number in range(len(typed))]

    def _is_total(self, row: int) -> bool:
        cells, filled = self._grid.cells[row], self._grid.filled[row]
        first = cells[filled[0]]
        if self._columns == 1 or not isinstance(first, str) or not is_total(first):
            return False
        return all(is_value(cells[column]) for column in filled[1:])

    def _is_text(self, row: int) -> bool:
        return all(is_heading(self._grid.cells[row][column]) for column in self._grid.filled[row])

    def _mark_sections(self, kinds: list[str]) -> None:
        """One text above headings that come again is the title of what follows, merged or not; so is a title of the
        page that comes again."""
        below = DATA
        for row in range(len(kinds) - 1, self._headings.stop - 1, -1):
            if kinds[row] == "blank":
                continue
            alone = len(self._grid.filled[row]) == 1 and self._columns >= FEW
            if kinds[row] == DATA and alone and below in ("repeated-heading", "title"):
                kinds[row] = "title" if folded_row(self._grid, row) in self._titles else "section"
            below = kinds[row]

    def _mark_notes(self, kinds: list[str]) -> None:
        """What stands below the last row of data: remarks, a place and a day, a name to sign with."""
        end = first = len(kinds)
        while first > self._headings.stop and (kinds[first - 1] != DATA or self._is_sparse(first - 1)):
            first -= 1
        apart = False
        for row in range(first, end):
            apart = apart or kinds[row] in ("blank", "total") or is_note(self._grid.text(row))
            if kinds[row] == DATA and apart:
                kinds[row] = "note"

    def _is_sparse(self, row: int) -> bool:
        """Whether a row has so few cells that it is hardly one of the table."""
        filled = self._grid.filled[row]
        return len(filled) * FEW <= self._columns and self._is_text(row)
