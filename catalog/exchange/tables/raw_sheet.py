"""Sheets as they stand in a file, before a table is looked for in them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from catalog.core.problems import Problem

RawValue = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta
RawRow = list[RawValue]
Merge = tuple[int, int, int, int]  # top, left, bottom, right, each from 0, the last two included


@dataclass(frozen=True, slots=True)
class RawSheet:
    """Rows from the first of the sheet on, cells from its first column on, both counted from 0. Numbers are numbers,
    and what a csv has is text. `unreadable` are rows that are reported and left empty."""

    name: str
    rows: list[RawRow]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    unreadable: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class RawFile:
    """The sheets that are wanted of a file, and what was found in it."""

    sheets: tuple[RawSheet, ...]
    problems: tuple[Problem, ...] = ()
    sheet_chosen: bool = False  # by its name, or because there is no other


def cell_name(row: int, column: int) -> str:
    """The name of a cell as a spreadsheet shows it, of its row and column from 0: (0, 0) → A1, (9, 26) → AA10."""
    letters, number = "", column + 1
    while number:
        number, letter = divmod(number - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"


def column_number(letters: str) -> int:
    """The column, from 0, that a spreadsheet calls by these letters: A → 0, AA → 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
