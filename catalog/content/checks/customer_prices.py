"""Sale prices, and prices for groups of customers (stage 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step, dotted
from catalog.core.near_names import nearest
from catalog.core.problems import Problem, error, warning
from catalog.model.build_day import Today
from catalog.model.prices import CustomerPrice, Price
from catalog.model.product import Product
from catalog.model.variants import Variant

Path = tuple[Step, ...]
# Currencies of the groups by their short names, "" for the currency of each product; None where nothing is known.
CustomerGroups = Mapping[str, str] | None


def check_sales(product: Product, file: str, at: LineNumbers, today: Today) -> Iterator[Problem]:
    """Findings about regular prices beside sale prices."""
    items = product.variants.items if product.variants else ()
    sales: list[tuple[Path, Price | CustomerPrice, tuple[Variant, ...]]] = []
    if product.price:
        sales.append((("price",), product.price, items))
    sales += [(("prices", group), own, ()) for group, own in product.prices.items()]
    for path, price, of in sales:
        yield from _regular(price.regular, price.retail, file, (*path, "regular"), at)
        where = (*path, "sale_until")
        if price.sale_until and price.regular is None and not any(item.regular for item in of):
            yield warning("sale-without-regular", at(file, where), dotted(where), value=price.sale_until)
        elif price.sale_until and today.passed(price.sale_until):
            yield warning("sale-ended", at(file, where), dotted(where), value=price.sale_until)
    retail = product.price.retail if product.price else None
    for index, item in enumerate(items):
        paid = retail if item.price is None else item.price
        yield from _regular(item.regular, paid, file, ("variants", "items", index, "regular"), at)


def _regular(
    regular: Decimal | None, paid: Decimal | None, file: str, path: Path, at: LineNumbers
) -> Iterator[Problem]:
    if regular is None:
        return
    if paid is None:
        yield error("regular-alone", at(file, path), dotted(path), value=f"{regular:f}")
    elif regular < paid:
        yield error("regular-low", at(file, path), dotted(path), value=f"{regular:f}", price=f"{paid:f}")


def check_customer_prices(product: Product, file: str, groups: CustomerGroups, at: LineNumbers) -> Iterator[Problem]:
    """Findings about the prices for groups of customers: each group is one of `groups`, and where a group has a price
    of its own, none of the usual ones stands in for it in a variant."""
    if groups is None:
        return
    items = product.variants.items if product.variants else ()
    named: list[tuple[Path, str]] = [(("prices", group), group) for group in product.prices]
    for index, item in enumerate(items):
        named += [(("variants", "items", index, "prices", group), group) for group in item.prices]
    for path, group in named:
        if group not in groups:
            near = nearest(group, groups)
            yield error("customer-group-unknown", at(file, path), dotted(path), value=group, near=near)
        elif path[0] == "variants" and group not in product.prices:
            yield error("customer-price-product", at(file, path), dotted(path), value=group)
    for group, own in product.prices.items():
        for index, item in enumerate(items if own.retail is not None else ()):
            if item.price is not None and group not in item.prices:
                path = ("variants", "items", index)
                yield error("customer-price-variant", at(file, path), dotted(path), value=group)
        if product.price and groups.get(group) not in (None, "", product.price.currency):
            yield from _left_out(product.price, own, group, file, at)


def _left_out(usual: Price, own: CustomerPrice, group: str, file: str, at: LineNumbers) -> Iterator[Problem]:
    """Kinds of price that only the usual prices have, in another currency than the group's."""
    kinds = [kind for kind in ("retail", "wholesale") if getattr(usual, kind) and not getattr(own, kind)]
    if kinds:
        path = ("prices", group)
        yield warning("customer-price-currency", at(file, path), dotted(path), value=group, fields=", ".join(kinds))


def amounts_for_groups(product: Product, groups: CustomerGroups, usual: str) -> Iterator[tuple[Path, Decimal, str]]:
    """Every amount for a group with its path and its currency; that of the usual prices where the group names none."""
    for group, own in product.prices.items():
        currency = (groups or {}).get(group) or usual
        for kind, amount in (("retail", own.retail), ("regular", own.regular)):
            if amount is not None:
                yield ("prices", group, kind), amount, currency
        for index, step in enumerate(own.wholesale):
            yield ("prices", group, "wholesale", index, "price"), step.price, currency
    for index, item in enumerate(product.variants.items if product.variants else ()):
        for group, amount in item.prices.items():
            yield ("variants", "items", index, "prices", group), amount, (groups or {}).get(group) or usual
