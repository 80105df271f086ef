"""A sheet as it stands → the table in it."""

from __future__ import annotations

from catalog.exchange.tables.cell_values import CellCleaner
from catalog.exchange.tables.data_rows import DATA, RowKinds
from catalog.exchange.tables.heading_rows import find_heading_rows, heading_texts
from catalog.exchange.tables.raw_sheet import RawSheet
from catalog.exchange.tables.sheet_grid import Grid, make_grid
from catalog.exchange.tables.table import Filled, Heading, Row, Skipped, Table


def find_table(sheet: RawSheet, file: str, cleaner: CellCleaner, least_columns: int) -> Table | None:
    """The table of a sheet, None where it has none, or one of fewer columns."""
    grid = make_grid(sheet, cleaner)
    rows = find_heading_rows(grid)
    if rows is None:
        return None
    kinds = RowKinds(grid, rows, sheet.unreadable).all()
    data = [row for row, kind in enumerate(kinds) if kind == DATA]
    used = {column for row in data for column in grid.filled[row]}
    texts = heading_texts(grid, rows)
    headings = tuple(
        Heading(column, text, column in sheet.hidden_columns)
        for column, text in enumerate(texts)
        if text or column in used
    )
    if len(headings) < least_columns:
        return None
    filled = _fill_down(grid, set(data))
    skipped = tuple(
        Skipped(row + 1, kind, grid.text(row)) for row, kind in enumerate(kinds) if kind not in (DATA, "heading")
    )
    found = tuple(Row(row + 1, tuple(grid.cells[row]), row in sheet.hidden_rows) for row in data)
    return Table(file, sheet.name, headings, found, skipped, tuple(filled))


def _fill_down(grid: Grid, data: set[int]) -> list[Filled]:
    """Give each row below a merged cell its value. A merged cell that begins above the data is none of it."""
    filled = []
    done: dict[int, int] = {}  # how far each column is: of merged cells that overlap, which no program makes, the first
    for top, column, bottom, _ in sorted(grid.merges, key=lambda merge: (merge[1], merge[0])):
        start = max(top, done.get(column, -1)) + 1
        done[column] = max(done.get(column, -1), bottom)
        if top in data and grid.cells[top][column] != "":
            for row in range(start, bottom + 1):
                if row in data and grid.cells[row][column] == "":
                    grid.cells[row][column] = grid.cells[top][column]
                    filled.append(Filled(row + 1, column))
    return sorted(filled, key=lambda one: (one.row, one.column))


def holds_something(sheet: RawSheet) -> bool:
    """Whether any cell of a sheet is filled."""
    return any(cell != "" for row in sheet.rows for cell in row)
