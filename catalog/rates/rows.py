"""The rows below the headings → currency, unit, rates and day of each, still as they stand in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from catalog.core.problems import CatalogError, Place, error
from catalog.rates.cells import Cell, Row, Sheet
from catalog.rates.headings import Headings, Kind, currencies_in, title_above, words_around

DOLLAR_RATE: Final = "jisdor"  # Bank Indonesia's Jakarta Interbank Spot Dollar Rate is of the US dollar alone
UNTITLED: Final = re.compile(r"(sheet|lembar|tabelle) ?[0-9]*", re.IGNORECASE)  # a sheet without a name of its own
NONE: Final = frozenset({"", "-", "–", "n/a", "na", "..."})  # what stands where there is no rate


@dataclass(frozen=True, slots=True)
class RateRow:
    """What one rate stands on. `rates` has the middle rate, or those for selling and buying."""

    line: int
    currency: str
    rates: tuple[Cell, ...]
    unit: Cell
    day: Cell
    base: str
    across: bool  # whether it is one of a row that has a column for each currency


@dataclass(frozen=True, slots=True)
class FoundRows:
    """The rows with rates; the names of currencies that are none; the words around the table; its title, or ""."""

    rows: tuple[RateRow, ...]
    unknown: tuple[str, ...]
    words: tuple[str, ...]
    title: str


def read_rows(sheet: Sheet, headings: Headings, file: str, currency: str) -> FoundRows:
    """The rows of a table. `currency` is that of all of them, "" where the file says it. CatalogError where there are
    none, or neither says of which currency they are."""
    words = words_around(sheet, headings)
    title = "" if UNTITLED.fullmatch(sheet.title) else sheet.title
    title = title or title_above(sheet, headings)
    below = sheet.rows[headings.at + 1 :]
    if headings.across:
        rows = [one for row in below for one in _across(row, headings)]
        return _found(rows, [], words, title, file)
    alone = "" if "currency" in headings.columns else currency or _of_all(words, file)
    rows, unknown = [], []
    for row in below:
        rates = _rates(row, headings.columns)
        if not rates:
            words += [cell for cell in row.cells if isinstance(cell, str)]
            continue
        name = alone or str(_cell(row, headings.columns, "currency"))
        codes = [name] if name == alone else currencies_in(name)
        if len(codes) == 1:
            base = currencies_in(str(_cell(row, headings.columns, "base")))
            unit, day = (_cell(row, headings.columns, kind) for kind in ("unit", "date"))
            rows.append(RateRow(row.line, codes[0], rates, unit, day, next(iter(base), ""), False))
        elif name:
            unknown.append(name)
    return _found(rows, unknown, words, title, file)


def _found(rows: list[RateRow], unknown: list[str], words: list[str], title: str, file: str) -> FoundRows:
    if not rows:
        raise CatalogError([error("rates-none", Place(file))])
    return FoundRows(tuple(rows), tuple(dict.fromkeys(unknown)), tuple(words), title)


def _across(row: Row, headings: Headings) -> Iterator[RateRow]:
    day = _cell(row, headings.columns, "date")
    for currency, column in headings.across.items():
        rate = row.cells[column] if column < len(row.cells) else ""
        if str(rate).casefold() not in NONE:
            yield RateRow(row.line, currency, (rate,), "", day, "", True)


def _rates(row: Row, columns: Mapping[Kind, int]) -> tuple[Cell, ...]:
    """The middle rate of a row, or else both that it lies between; none where it has no number."""
    choices: tuple[tuple[Kind, ...], ...] = (("middle",), ("sell", "buy"))
    for kinds in choices:
        found = tuple(_cell(row, columns, kind) for kind in kinds if kind in columns)
        rates = tuple(cell for cell in found if str(cell).casefold() not in NONE)
        if rates and any(character.isdigit() for character in str(rates[0])):
            return rates
    return ()


def _cell(row: Row, columns: Mapping[Kind, int], kind: Kind) -> Cell:
    column = columns.get(kind)
    return "" if column is None or column >= len(row.cells) else row.cells[column]


def _of_all(words: list[str], file: str) -> str:
    """The currency of a table that is of one alone: as its title says it, or the name of its file."""
    for text in ("\n".join(words), PurePath(file).stem):
        if len(codes := [code for code in currencies_in(text) if code != "IDR"]) == 1:
            return codes[0]
        if DOLLAR_RATE in text.casefold():
            return "USD"
    raise CatalogError([error("rates-currency", Place(file))])
