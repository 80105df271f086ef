"""What an edition takes, of a catalogue without the entries that are wrong (stage 2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from catalog.content.parallel_editions import check_parallel
from catalog.content.selection import named_products, selected_products
from catalog.core.near_names import nearest
from catalog.core.problems import Place, Problem, error, warning
from catalog.markets.market_money import RUPIAH
from catalog.model.catalogue import Catalogue
from catalog.model.extract import Extract
from catalog.model.settings import Edition
from catalog.model.values import Day
from catalog.outputs.print_output import PRINT

MOST_NAMED: Final = 5  # products in one message


def check_editions(catalogue: Catalogue, today: Day) -> Iterator[Problem]:
    """Editions of which no page could be made, and products that have no price for the customers of an edition."""
    for slug, edition in catalogue.editions.items():
        place = Place(f"content/editions/{slug}.yaml")
        if edition.extract and (wrong := _wrong_extract(catalogue, edition, edition.extract, place)):
            yield wrong
        elif not any(selected_products(catalogue, edition)):
            yield _empty(catalogue, edition, place)
        elif edition.parallel and (found := check_parallel(catalogue, slug, edition.parallel, place)):
            yield found
        if edition.market:
            yield from _rate(catalogue, edition.market, place)
        if edition.customer_group:
            yield from _without_own_price(catalogue, edition, edition.customer_group, place)
    yield from _old_rates(catalogue, today)


def _rate(catalogue: Catalogue, code: str, place: Place) -> Iterator[Problem]:
    """A market whose money has no rate, where others have one."""
    currency = catalogue.markets.markets[code].currency
    if catalogue.rates and currency not in (RUPIAH, *catalogue.rates):
        yield warning("rate-missing", place, "market", value=currency)


def _old_rates(catalogue: Catalogue, today: Day) -> Iterator[Problem]:
    """Rates of a day too long ago, of the money of markets for which there are editions."""
    used = {catalogue.markets.markets[one.market].currency for one in catalogue.editions.values() if one.market}
    for index, rate in enumerate(catalogue.rates.values()):
        days = (today - rate.date).days
        if rate.currency in used and days > catalogue.info.rates_days:
            place = Place("content/rates.yaml")
            yield warning("rate-old", place, f"rates[{index}].date", value=rate.currency, date=rate.date, days=days)


def _empty(catalogue: Catalogue, edition: Edition, place: Place) -> Problem:
    if edition.market and any(named_products(catalogue, edition)):
        return error("edition-market-empty", place, "market", value=edition.market)
    return error("edition-left-out" if catalogue.left_out else "edition-empty", place)


def _wrong_extract(catalogue: Catalogue, edition: Edition, extract: Extract, place: Place) -> Problem | None:
    """Why an extract cannot be one; None where it can."""
    source = catalogue.editions.get(extract.of)
    if source is None:
        near = nearest(extract.of, (name for name, other in catalogue.editions.items() if not other.extract))
        return error("extract-of", place, "extract.of", value=extract.of, near=near)
    if source.extract:
        return error("extract-of-extract", place, "extract.of", value=extract.of, edition=source.extract.of)
    return error("extract-print", place, "outputs") if PRINT.name in edition.outputs else None


def _without_own_price(catalogue: Catalogue, edition: Edition, group: str, place: Place) -> Iterator[Problem]:
    taken = (product for _, product in selected_products(catalogue, edition))
    usual = [product.key for product in taken if product.currency and group not in product.customer_groups]
    if usual:
        named = ", ".join(usual[:MOST_NAMED]) + (" …" if len(usual) > MOST_NAMED else "")
        yield warning("customer-price-usual", place, "customer_group", value=group, count=len(usual), products=named)
