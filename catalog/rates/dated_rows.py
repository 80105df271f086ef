"""Rates of many days → those of the newest day, or of the day that is asked for."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from catalog.core.problems import CatalogError, Place, Problem, error
from catalog.markets.market_money import RUPIAH
from catalog.rates.days import Order, day_in, in_figures, order_of
from catalog.rates.quotes import Quote, UndatedQuote

ORDERS: tuple[Order, ...] = ("day first", "month first")


def dated(
    quotes: Sequence[UndatedQuote],
    words: Sequence[str],
    file: str,
    today: datetime.date,
    asked: datetime.date | None,
) -> list[Quote]:
    """One rate of each currency, of its newest day or the day `asked` for. The day of a table without a column for it
    stands in the `words` around it. CatalogError where a day is missing, unclear or still to come, and where a currency
    has two rates on one day."""
    if any(quote.day != "" for quote in quotes):
        found = _of_column(quotes, asked)
    else:
        found = [(quote, asked or _day_of_all(words, file)) for quote in quotes]
    if not found:
        raise CatalogError([error("rates-day-none", Place(file), value=asked)])
    newest = _newest(found)
    if ahead := [error("rates-future", quote.place, value=day) for quote, day in newest if day > today]:
        raise CatalogError(ahead[:1])
    return [
        Quote(quote.currency, quote.value, quote.typed, day, quote.base, quote.across, quote.place)
        for quote, day in newest
    ]


def _of_column(quotes: Sequence[UndatedQuote], asked: datetime.date | None) -> list[tuple[UndatedQuote, datetime.date]]:
    order = order_of(quote.day for quote in quotes if isinstance(quote.day, str))
    found, problems = [], []
    for quote in quotes:
        days = _days(quote, order)
        if asked:
            found += [(quote, day) for day in days[:1] if asked in days]
        elif len(days) == 1:
            found += [(quote, days[0])]
        else:
            code = "rates-day-order" if days else "rates-day"
            problems.append(error(code, quote.place, value=quote.day))
    if problems:
        raise CatalogError(problems[:1])
    return [(quote, asked or day) for quote, day in found]


def _days(quote: UndatedQuote, order: Order | None) -> list[datetime.date]:
    """The days that a cell may mean: two, where its figures may stand in either order."""
    if not isinstance(quote.day, str):
        return [quote.day] if isinstance(quote.day, datetime.date) else []
    tried = ORDERS if order is None and in_figures(quote.day) else (order,)
    return list(dict.fromkeys(day for one in tried if (day := day_in(quote.day, one))))


def _day_of_all(words: Iterable[str], file: str) -> datetime.date:
    """The one day that the words around a table name."""
    texts = list(words)
    order = order_of(texts)
    days = {day for text in texts if (day := day_in(text, order))}
    if len(days) != 1:
        raise CatalogError([error("rates-day-missing", Place(file))])
    return days.pop()


def _newest(found: Iterable[tuple[UndatedQuote, datetime.date]]) -> list[tuple[UndatedQuote, datetime.date]]:
    """The newest rate of each currency; all of one day where they are reckoned by the rupiah's."""
    newest: dict[str, tuple[UndatedQuote, datetime.date]] = {}
    twice: list[Problem] = []
    for quote, day in found:
        before = newest.get(quote.currency)
        if before and before[1] == day and before[0].value != quote.value:
            twice.append(error("rates-twice", quote.place, currency=quote.currency, value=day))
        if before is None or day > before[1]:
            newest[quote.currency] = (quote, day)
    if twice:
        raise CatalogError(twice)
    if RUPIAH in newest:
        return [one for one in newest.values() if one[1] == newest[RUPIAH][1]]
    return list(newest.values())
