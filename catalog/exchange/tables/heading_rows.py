"""A sheet → the line or lines with its headings, and the heading of each column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from catalog.exchange.tables.cell_kinds import has_heading_word, is_heading, is_number, is_value
from catalog.exchange.tables.sheet_grid import Grid, folded_row
from catalog.exchange.tables.table import Value

TRIED: Final = 60  # rows that are not empty, from the top
BELOW: Final = 12  # rows that are looked at below each
JOIN: Final = " / "
KEY: Final = re.compile(r"[|_]")  # as in what programs call a column, where that stands above what people call it
WHOLE: Final = 0.8  # of a table's columns: what reaches over so many is its title, and no group of headings


def find_heading_rows(grid: Grid) -> range | None:
    """The rows with the headings; None where no row looks like that."""
    tried = [row for row, columns in enumerate(grid.filled) if columns][: TRIED + BELOW]
    best, most = None, 0.0
    for place, row in enumerate(tried[:TRIED]):
        fit = _fit(grid, row, tried[place + 1 : place + 1 + BELOW])
        if fit > most:
            best, most = row, fit
    if best is None or _is_data(grid, best, tried):
        return None
    # The last page of a printed list may look best, and its headings stand on every page.
    best = next(row for row in tried if folded_row(grid, row) == folded_row(grid, best))
    first = last = best
    if _under_groups(grid, last):
        last += 1
    while first > 0 and first > best - 2 and _over_groups(grid, first):
        first -= 1
    return range(first, last + 1)


def _fit(grid: Grid, row: int, following: list[int]) -> float:
    """How much a row looks like headings: texts, each another, over values of another kind."""
    cells = grid.cells[row]
    same = folded_row(grid, row)
    below = [grid.cells[other] for other in following if folded_row(grid, other) != same]
    seen: set[str] = set()
    fit = 0.0
    for column, cell in enumerate(cells):
        under = [other[column] for other in below if other[column] != ""]
        if cell == "":
            fit -= 0.4 if under else 0.0
        elif not is_heading(cell):
            fit -= 1.5 if is_number(cell) else 0.5
        elif not isinstance(cell, str) or cell.isdecimal() or cell.casefold() in seen:  # a year
            fit -= 0.5
        else:
            seen.add(cell.casefold())
            fit += _fit_of_text(cell, under)
    return fit


def _is_data(grid: Grid, row: int, tried: list[int]) -> bool:
    """Whether even the row that looks most like headings is one of data: it has no word of headings, and a number over
    numbers."""
    cells = grid.cells[row]
    if any(has_heading_word(str(cells[column])) for column in grid.filled[row]):
        return False
    below = [grid.cells[other] for other in tried if other > row]
    return any(
        is_number(cells[column]) and any(is_number(other[column]) for other in below) for column in grid.filled[row]
    )


def _fit_of_text(text: str, under: list[Value]) -> float:
    values = sum(map(is_value, under))
    return (
        1.0
        + (0.5 if under else 0.0)
        + (0.8 if has_heading_word(text) else 0.0)
        + (0.8 if under and values * 3 >= len(under) else 0.0)  # lines with advice may stand between
        - (0.8 if text in under else 0.0)
        - (0.3 if KEY.search(text) else 0.0)
    )


def _under_groups(grid: Grid, upper: int) -> bool:
    """Whether the row below one with headings has those of columns that share a heading in it: Ecer and Grosir below
    Harga. Below every other heading it is empty, or has another word of headings."""
    lower = upper + 1
    if lower >= len(grid.cells) or not grid.filled[lower]:
        return False
    if not all(is_heading(grid.cells[lower][column]) for column in grid.filled[lower]):
        return False
    grouped = {column for group in _groups(grid, upper) for column in group}
    others = [column for column in grid.filled[lower] if column not in grouped]
    if len(grid.filled[lower]) < 2 or not grouped.intersection(grid.filled[lower]):
        return False
    return all(has_heading_word(str(grid.cells[lower][column])) for column in others)


def _over_groups(grid: Grid, lower: int) -> bool:
    """Whether the row above one with headings has headings that several of its columns share."""
    upper = lower - 1
    if not all(is_heading(grid.cells[upper][column]) for column in grid.filled[upper]):
        return False
    groups = list(_groups(grid, upper))
    known = grid.merged(upper)
    if not groups or (len(grid.filled[upper]) == 1 and not (known and groups[0].start)):
        return False  # one text alone, at the left, is a title
    return all(len(group) < WHOLE * len(grid.filled[lower]) for group in groups)


def _groups(grid: Grid, upper: int) -> Iterator[range]:
    """The columns that share a heading: below a merged cell, or from a text on to where the next one stands, as far as
    the row below has texts."""
    lower = grid.cells[upper + 1] if upper + 1 < len(grid.cells) else [""] * grid.width
    merged = grid.merged(upper)
    for place, start in enumerate(grid.filled[upper]):
        following = grid.filled[upper][place + 1 :]
        end = start
        if start in merged:
            end = merged[start][3]
        elif lower[start] != "":
            last = following[0] - 1 if following else grid.width - 1
            while end < last and lower[end + 1] != "":
                end += 1
        if end > start:
            yield range(start, end + 1)


def heading_texts(grid: Grid, rows: range) -> list[str]:
    """The heading of each column, "" where it has none: those of its lines, the shared ones first."""
    parts: list[list[str]] = [[] for _ in range(grid.width)]
    for row in rows:
        shared = {column: group.start for group in _groups(grid, row) for column in group} if row < rows[-1] else {}
        if row == rows[-1]:
            merged = grid.merged(row).items()
            shared = {column: start for start, one in merged for column in range(start, one[3] + 1)}
        for column in range(grid.width):
            cell = grid.cells[row][column]
            text = str(cell if cell != "" else grid.cells[row][shared.get(column, column)])
            text = " ".join(text.split())
            if text and text not in parts[column]:
                parts[column].append(text)
    return [JOIN.join(lines) for lines in parts]
