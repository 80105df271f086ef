"""The file of a central bank → what a unit of each currency costs in rupiah, and of which day."""

from __future__ import annotations

import codecs
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Final

from catalog.content.load.files import read_content
from catalog.core.problems import CatalogError, Place, Problem, error
from catalog.markets.market_money import RUPIAH
from catalog.model.values import GROUPED
from catalog.rates.cells import Sheet, csv_sheets, xlsx_sheets
from catalog.rates.dated_rows import dated
from catalog.rates.headings import find_headings
from catalog.rates.quotes import Quote, read_quotes
from catalog.rates.rows import read_rows
from catalog.rates.xml_table import xml_sheets

MOST_BYTES: Final = 5_000_000
EURO: Final = "EUR"
DEAR, CHEAP = 100, 1  # rupiah: no currency in which a table of many is quoted costs as little, or a rupiah as much
DIGITS, DECIMALS = 6, 9  # of a rate that was reckoned; as many decimals as an entry may have


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says of a file that does not say it itself: the day of its rates, the currency of all of them."""

    today: datetime.date
    day: datetime.date | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class TableRate:
    """What a unit of a currency costs in rupiah, and where that stands in its file."""

    currency: str
    rupiah: str
    day: datetime.date
    place: Place
    source: str


@dataclass(frozen=True, slots=True)
class RateTable:
    """The newest rate of each currency, and the names of currencies that were not understood."""

    rates: tuple[TableRate, ...]
    unknown: tuple[str, ...]


def read_rate_table(path: Path, asked: Asked) -> RateTable:
    """The rates of a file. CatalogError where it is no table of rates, or holds what cannot be one."""
    file = path.name
    content = read_content(path, file, MOST_BYTES)
    if isinstance(content, Problem):
        raise CatalogError([content])
    for sheet in _sheets(content, file):
        if headings := find_headings(sheet):
            found = read_rows(sheet, headings, file, asked.currency)
            quotes = dated(read_quotes(found.rows, file), found.words, file, asked.today, asked.day)
            source = f"{found.title} ({file})" if found.title not in ("", path.stem) else file
            return RateTable(tuple(_in_rupiah(quotes, file, source)), found.unknown)
    raise CatalogError([error("rates-none", Place(file))])


def _sheets(content: bytes, file: str) -> Iterable[Sheet]:
    if content.startswith(b"PK"):
        return xlsx_sheets(content, file)
    if b"\0" in content and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise CatalogError([error("rates-file", Place(file), detail=PurePath(file).suffix or file)])
    begins = content.removeprefix(codecs.BOM_UTF8).lstrip()[:1]
    return xml_sheets(content, file) if begins == b"<" else csv_sheets(content)


def _in_rupiah(quotes: list[Quote], file: str, source: str) -> Iterable[TableRate]:
    """Each currency in rupiah. Where the rupiah is one of the currencies, the table is of another country, and all are
    reckoned by it: of amounts for one unit of that country's money, or of what a unit of each costs there."""
    rupiah = next((quote for quote in quotes if quote.currency == RUPIAH), None)
    if rupiah is None:
        if any(quote.across for quote in quotes):
            raise CatalogError([error("rates-no-rupiah", Place(file))])
        return [_rate(quote, quote.value, source) for quote in quotes]
    if CHEAP <= rupiah.value <= DEAR:
        raise CatalogError([error("rates-direction", rupiah.place, value=rupiah.typed)])
    for_one = rupiah.value > DEAR
    found = [
        _rate(quote, rupiah.value / quote.value if for_one else quote.value / rupiah.value, source)
        for quote in quotes
        if quote.currency != RUPIAH
    ]
    if for_one and (base := _base(quotes)):
        found.append(TableRate(base, shortened(rupiah.value), rupiah.day, rupiah.place, source))
    return found


def _base(quotes: list[Quote]) -> str:
    """For one unit of which money the amounts are, where that is not one of them: it is said, or it is the euro, which
    alone leaves itself out among the great currencies."""
    known = {quote.currency for quote in quotes}
    said = {quote.base for quote in quotes if quote.base}
    if len(said) == 1:
        return next(iter(said - known), "")
    return EURO if EURO not in known and {"USD", "GBP", "JPY"} <= known else ""


def _rate(quote: Quote, rupiah: Decimal, source: str) -> TableRate:
    return TableRate(quote.currency, shortened(rupiah), quote.day, quote.place, source)


def shortened(rate: Decimal) -> str:
    """A rate as it is typed: with six digits, which is more than the approximate price has, or with all before the
    decimal point."""
    decimals = min(max(DIGITS - 1 - rate.adjusted(), 0), DECIMALS)
    text = f"{rate:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}0" if GROUPED.fullmatch(text) else text  # 111.211 could be a hundred thousand; 111.2110 cannot
