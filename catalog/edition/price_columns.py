"""The price list of an edition: its columns of prices, each with its currency, and what stands above it (stage 3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catalog.edition.formatting import Formatter
from catalog.edition.price_views import Amount, PriceColumn
from catalog.edition.views import CategoryView
from catalog.model.values import Day


def price_columns(
    kinds: Sequence[str], formatter: Formatter, categories: Sequence[CategoryView]
) -> tuple[PriceColumn, ...]:
    """Those of `kinds` in which there is a price."""
    found = [PriceColumn(place, kind, "", "") for place, kind in enumerate(kinds)]
    return tuple(column for one in found if (column := _with_head(one, formatter, categories)))


def price_note(
    columns: Sequence[PriceColumn], formatter: Formatter, categories: Sequence[CategoryView], day: Day, customers: str
) -> str:
    """What holds for all prices; whose they are, where they are those of a group of `customers`; what is struck
    through; by which rate others are about the same; their unit, where they share one."""
    if not columns:
        return ""
    abroad = any(column.kind == "export" for column in columns)
    notes = [formatter.say("price.note_export" if abroad else "price.note", date=formatter.date(day))]
    if customers:
        notes.insert(0, formatter.say("price.customers", group=customers))
    if any(amount.was for column in columns for amount in _amounts(column.place, categories)):
        notes.append(formatter.say("price.note_regular"))
    days = {amount.rate for column in columns for amount in _amounts(column.place, categories) if amount.rate}
    if days:
        notes.append(formatter.say("price.note_rate", date=formatter.listed(sorted(days))))
    unit = common_unit(categories)
    if unit:
        notes.append(formatter.say("price.note_unit", unit=unit))
    return formatter.sentences(*notes)


def common_unit(categories: Sequence[CategoryView]) -> str:
    """The unit of all prices; "" where there are several, or none."""
    units = {row.unit for category in categories for product in category.products for row in product.price_rows}
    named = units - {""}
    return named.pop() if len(named) == 1 else ""


def _with_head(column: PriceColumn, formatter: Formatter, categories: Sequence[CategoryView]) -> PriceColumn | None:
    currencies = {amount.currency for amount in _amounts(column.place, categories)}
    if not currencies:
        return None
    head = formatter.say(f"price.column.{column.kind}")
    if len(currencies) > 1:
        return PriceColumn(column.place, column.kind, head, "")
    (currency,) = currencies
    return PriceColumn(column.place, column.kind, f"{head} ({currency})", currency)


def _amounts(place: int, categories: Sequence[CategoryView]) -> Iterator[Amount]:
    for category in categories:
        for product in category.products:
            for row in product.price_rows:
                if row.prices:
                    yield from row.prices[place]
