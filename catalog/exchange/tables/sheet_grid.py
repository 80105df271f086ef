"""A sheet as it stands → its cells as plain values, in a rectangle."""

from __future__ import annotations

from dataclasses import dataclass

from catalog.exchange.tables.cell_values import CellCleaner
from catalog.exchange.tables.raw_sheet import Merge, RawSheet
from catalog.exchange.tables.table import Value


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns from 0, as many as hold something: every row has `width` cells. `filled` are the columns of
    each row that are not empty."""

    cells: list[list[Value]]
    filled: list[list[int]]
    width: int
    merges: tuple[Merge, ...]

    def text(self, row: int) -> str:
        """The first that stands in a row."""
        return str(self.cells[row][self.filled[row][0]]) if self.filled[row] else ""

    def merged(self, row: int) -> dict[int, Merge]:
        """The merged cells that begin in a row, by their first column."""
        return {merge[1]: merge for merge in self.merges if merge[0] == row}


def make_grid(sheet: RawSheet, cleaner: CellCleaner) -> Grid:
    """The cells of a sheet."""
    value = cleaner.value
    cells = [[value(raw) for raw in row] for row in sheet.rows]
    filled = [[column for column, one in enumerate(row) if one != ""] for row in cells]
    while filled and not filled[-1] and len(filled) - 1 not in sheet.unreadable:
        cells.pop()
        filled.pop()
    width = max((columns[-1] + 1 for columns in filled if columns), default=0)
    for row in cells:
        row.extend([""] * (width - len(row)))
        del row[width:]
    last = len(cells) - 1
    merges = tuple(
        (top, left, min(bottom, last), min(right, width - 1))
        for top, left, bottom, right in sheet.merges
        if top <= min(bottom, last) and left <= min(right, width - 1)
    )
    return Grid(cells, filled, width, merges)


def folded_row(grid: Grid, row: int) -> list[tuple[int, str]]:
    """The filled cells of a row with their columns, by which it is known again: small and capital letters are one."""
    return [(column, str(grid.cells[row][column]).casefold()) for column in grid.filled[row]]
