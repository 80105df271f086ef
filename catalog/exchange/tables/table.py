"""What a file holds when it has been read: tables, and what is wrong with it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from catalog.core.problems import Problem

Value = str | Decimal | datetime.date | datetime.datetime | bool  # of a cell; "" where it is empty


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number from 1, as the spreadsheet counts; as many cells as the widest row of its table, from the
    first column of the sheet on. `hidden` rows are those that a filter or a person took out of sight."""

    number: int
    cells: tuple[Value, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A column by its place in `Row.cells`, and the words over it, those of several lines joined by " / ". A column
    that holds values and has no heading has the text ""."""

    column: int
    text: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is no data. `why`: title (stands above the headings), blank, total, repeated-heading, numbering (the
    numbers of the columns below the headings), section (one text across the table), note (stands below the table) or
    unreadable (its problem is reported). `text` is the first that stands in it."""

    row: int
    why: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell, by its row number and its column from 0, that has its value from the merged cell above."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of a workbook, or a csv, whose `sheet` is ""."""

    file: str
    sheet: str
    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    filled: tuple[Filled, ...] = ()


@dataclass(frozen=True, slots=True)
class TableFile:
    """The tables of a file in its order. Where one of `problems` is an error, what it names is not in them."""

    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]
