"""What is known of a sheet before its values are read, and beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.tables.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from catalog.exchange.tables.raw_sheet import cell_name

ERRORS: Final = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}

Cell = tuple[int, int]  # row and column from 0


@dataclass(slots=True)
class SheetDetails:
    """What a file says of one sheet. `zeros` are formulas whose value is 0, `empty` those without one."""

    rows: int = 0  # down to the last cell that holds something
    columns: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    errors: dict[Cell, str] = field(default_factory=dict)
    empty: list[Cell] = field(default_factory=list)
    zeros: list[Cell] = field(default_factory=list)
    texts: int = 0  # cells that have one of the texts of the workbook
    comments: list[str] = field(default_factory=list)  # the cells that have one

    def reach(self, row: int, column: int, place: Place, sheet: str) -> None:
        """Take note of a cell that holds something. CatalogError where the sheet becomes too large by it."""
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        if row >= MOST_ROWS or column >= MOST_COLUMNS or self.rows * self.columns > MOST_CELLS:
            raise too_far(place, sheet, row, column)


def too_far(place: Place, sheet: str, row: int, column: int) -> CatalogError:
    """What is raised where a sheet reaches down to this row and column (from 0), which is too far."""
    cell = cell_name(max(row, 0), max(column, 0))
    most = f"{_grouped(MOST_ROWS)} × {_grouped(MOST_COLUMNS)}, {_grouped(MOST_CELLS)}"
    return CatalogError([error("table-large-sheet", place, f"{sheet}!{cell}", sheet=sheet, cell=cell, most=most)])


def error_text(number: int) -> str:
    """What a spreadsheet shows for an error, of the number that Microsoft's files without XML have for it."""
    return ERRORS.get(number, "#N/A")


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
