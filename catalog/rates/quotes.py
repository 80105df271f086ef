"""Rows → numbers: the middle rate of one unit, by the file's own way to write numbers."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from catalog.core.problems import CatalogError, Place, Problem, error
from catalog.rates.cells import Cell
from catalog.rates.numbers import decimal_marks, depends, number
from catalog.rates.rows import RateRow

FARTHEST: Final = Decimal("0.2")  # of the middle, between buying and selling: more is no rate of a central bank


@dataclass(frozen=True, slots=True)
class UndatedQuote:
    """What one unit of a currency costs, in whatever money the table is; its day as it stands in the file."""

    currency: str
    value: Decimal
    typed: str
    day: Cell
    base: str
    across: bool
    place: Place


@dataclass(frozen=True, slots=True)
class Quote:
    """The same with its day."""

    currency: str
    value: Decimal
    typed: str
    day: datetime.date
    base: str
    across: bool
    place: Place


def read_quotes(rows: Sequence[RateRow], file: str) -> list[UndatedQuote]:
    """The rate of each row. CatalogError with every row that holds no rate."""
    mark = _mark(rows, file)
    problems: list[Problem] = []
    quotes = [quote for row in rows if (quote := _quote(row, mark, Place(file, row.line), problems))]
    if problems:
        raise CatalogError(problems)
    return quotes


def _mark(rows: Sequence[RateRow], file: str) -> str:
    """The decimal mark of the file. CatalogError where it has two, or none that would show how 16.364 is meant."""
    texts = [(row, cell) for row in rows for cell in (*row.rates, row.unit) if isinstance(cell, str) and cell]
    marks = decimal_marks(text for _, text in texts)
    unclear = depends(text for _, text in texts)
    if len(marks) == 1 or not unclear:
        return next(iter(marks), ".")
    place = next(Place(file, row.line) for row, text in texts if text == unclear)
    raise CatalogError([error("rates-marks", place, value=unclear)])


def _quote(row: RateRow, mark: str, place: Place, problems: list[Problem]) -> UndatedQuote | None:
    unit = Decimal(1) if row.unit == "" else _positive(row.unit, mark)
    values = [_positive(cell, mark) for cell in row.rates]
    wrong = [str(cell) for cell, value in zip((row.unit, *row.rates), (unit, *values), strict=True) if value is None]
    found = [value for value in values if value is not None]
    if wrong or unit is None:
        problems.append(error("rates-number", place, value=wrong[0], currency=row.currency))
        return None
    middle = sum(found, Decimal()) / len(found)
    if max(found) - min(found) > FARTHEST * middle:
        typed = " · ".join(map(str, row.rates))
        problems.append(error("rates-apart", place, value=typed, currency=row.currency))
        return None
    typed = " · ".join(map(str, row.rates))
    return UndatedQuote(row.currency, middle / unit, typed, row.day, row.base, row.across, place)


def _positive(cell: Cell, mark: str) -> Decimal | None:
    value = number(cell, mark) if isinstance(cell, str) else cell
    return value if isinstance(value, Decimal) and value > 0 else None
