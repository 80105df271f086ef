"""Prices, their currencies and their dates (stage 2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final

from catalog.content.checks.customer_prices import (
    CustomerGroups,
    amounts_for_groups,
    check_customer_prices,
    check_sales,
)
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step, dotted
from catalog.core.problems import Problem, error, warning
from catalog.markets.currencies import decimals_of, is_currency, most_decimals, nearest_currency
from catalog.model.build_day import Today
from catalog.model.effective_prices import effective_prices, price_of_one
from catalog.model.figures import Figures
from catalog.model.prices import Price, WholesaleStep, price_for_group
from catalog.model.product import Product
from catalog.model.rates import Rate

OLD_PRICE: Final = timedelta(days=365)
OWN_CURRENCY: Final = "IDR"  # of amounts that name none

Path = tuple[Step, ...]


def check_prices(
    product: Product, file: str, groups: CustomerGroups, at: LineNumbers, today: Today
) -> Iterator[Problem]:
    """Findings about the prices of a product and its variants."""
    price, export = product.price, product.export
    if price:
        yield from check_currency(price.currency, file, ("price", "currency"), at)
    if export:
        yield from check_currency(export.currency, file, ("export", "currency"), at)
    usual = price.currency if price else OWN_CURRENCY
    for path, amount, currency in (*_amounts(product), *amounts_for_groups(product, groups, usual)):
        yield from _decimals(amount, currency, file, path, at)
    if price and price.date:
        if not today.reached(price.date):
            yield warning("price-in-future", at(file, ("price", "date")), "price.date", value=price.date)
        elif today.passed(price.date, by=OLD_PRICE):
            yield warning("price-old", at(file, ("price", "date")), "price.date", value=price.date)
    yield from _steps(product, file, groups, at, today)
    yield from check_sales(product, file, at, today)
    yield from check_customer_prices(product, file, groups, at)
    if export and export.valid_until and today.passed(export.valid_until):
        yield warning(
            "offer-lapsed", at(file, ("export", "valid_until")), "export.valid_until", value=export.valid_until
        )


def check_figures(figures: Figures, file: str, at: LineNumbers) -> Iterator[Problem]:
    """Findings about the amounts among the figures of the district."""
    for index, sale in enumerate(figures.sales):
        yield from _decimals(sale.amount, OWN_CURRENCY, file, ("figures", "sales", index, "amount"), at)


def check_rates(rates: tuple[Rate, ...], file: str, at: LineNumbers) -> Iterator[Problem]:
    """Findings about the currencies of exchange rates."""
    for index, rate in enumerate(rates):
        yield from check_currency(rate.currency, file, ("rates", index, "currency"), at)


def _steps(product: Product, file: str, groups: CustomerGroups, at: LineNumbers, today: Today) -> Iterator[Problem]:
    """Findings about the wholesale prices: the usual ones, and those of each group of customers."""
    usual = product.price.wholesale if product.price else ()
    if product.price:
        yield from _rising(usual, "", file, ("price", "wholesale"), at)
        yield from _dear(product, product.price, "", "", file, at, today)
    for group, own in product.prices.items():
        currency = (groups or {}).get(group, "")
        yield from _rising(own.wholesale, group, file, ("prices", group, "wholesale"), at)
        yield from _dear(product, price_for_group(product.price, own, currency), group, currency, file, at, today)
    if usual and product.moq and not product.export and product.moq > usual[0].from_quantity:
        counts = {"value": product.moq, "least": usual[0].from_quantity}
        yield warning("moq-above-wholesale", at(file, ("moq",)), "moq", **counts)


def _rising(steps: tuple[WholesaleStep, ...], group: str, file: str, path: Path, at: LineNumbers) -> Iterator[Problem]:
    """Steps whose quantity does not rise, and those that are dearer than the one before."""
    for index, (before, step) in enumerate(pairwise(steps), start=1):
        place, field = at(file, (*path, index)), dotted((*path, index))
        if step.from_quantity <= before.from_quantity:
            yield error("wholesale-order", place, field, value=step.from_quantity)
        if step.price > before.price and group:
            yield warning("wholesale-dear-group", place, field, value=f"{step.price:f}", group=group)
        elif step.price > before.price:
            yield warning("wholesale-dear", place, field, value=f"{step.price:f}")


def _dear(
    product: Product, price: Price, group: str, currency: str, file: str, at: LineNumbers, today: Today
) -> Iterator[Problem]:
    """Steps of `price`, what a group pays, that are not lower than what one piece costs: those that no edition for the
    group prints, or none while a sale lasts; else the first of the usual ones, which is printed as it was named."""
    sold = effective_prices(product, group, currency, today)
    printed, one = sold.price.wholesale if sold.price else (), price_of_one(sold.price, sold.variants)
    path: Path = ("prices", group, "wholesale") if group and product.prices[group].wholesale else ("price", "wholesale")
    for index, step in enumerate(price.wholesale):
        place, field = at(file, (*path, index)), dotted((*path, index))
        if step not in printed:
            code = "wholesale-group-left-out" if group else "wholesale-sale-left-out"
            yield warning(code, place, field, value=f"{step.price:f}", price=f"{one:f}", group=group)
        elif index == 0 and not group and one is not None and step.price > one:
            yield warning("wholesale-dear", place, field, value=f"{step.price:f}")


def _amounts(product: Product) -> Iterator[tuple[Path, Decimal, str]]:
    """Every amount of a product with its path and its currency."""
    price, export = product.price, product.export
    currency = price.currency if price else OWN_CURRENCY
    if price and price.retail is not None:
        yield ("price", "retail"), price.retail, currency
    if price and price.regular is not None:
        yield ("price", "regular"), price.regular, currency
    for index, step in enumerate(price.wholesale if price else ()):
        yield ("price", "wholesale", index, "price"), step.price, currency
    for index, item in enumerate(product.variants.items if product.variants else ()):
        if item.price is not None:
            yield ("variants", "items", index, "price"), item.price, currency
        if item.regular is not None:
            yield ("variants", "items", index, "regular"), item.regular, currency
    if export and export.price is not None:
        yield ("export", "price"), export.price, export.currency


def _decimals(amount: Decimal, currency: str, file: str, path: Path, at: LineNumbers) -> Iterator[Problem]:
    most = most_decimals(currency)
    if is_currency(currency) and decimals_of(amount) > most:
        place = at(file, path)
        yield error("amount-decimals", place, dotted(path), value=f"{amount:f}", currency=currency, most=most)


def check_currency(code: str | None, file: str, path: Path, at: LineNumbers) -> Iterator[Problem]:
    """A code that is none of a currency."""
    if code and not is_currency(code):
        yield error("currency-unknown", at(file, path), dotted(path), value=code, near=nearest_currency(code))
