"""A business and its products in short: enough for the checks over all entries, and for what an edition takes.
So few need be read where most did not change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.model.business import Business
from catalog.model.product import Product, Prominence
from catalog.model.unprinted import unprinted
from catalog.model.values import Day, Text


@dataclass(frozen=True, slots=True)
class Gap:
    """What a product lacks in a market: the key of the gate (`<file>/<name>`), the fields in question, and since when,
    where that is known."""

    gate: str
    fields: tuple[str, ...]
    since: Day | None = None


@dataclass(frozen=True, slots=True)
class ProductSummary:
    """A product. `codes` are what it can be ordered by: its own with None, those of its variants with their index.
    `contains` and `goes_with` name other products as they were typed; see `product_key`."""

    slug: str
    business: str
    file: str
    name: Text
    category: str | None
    hidden: bool
    tags: tuple[str, ...]
    codes: tuple[tuple[str, int | None], ...]
    currency: str | None  # of its prices, None without any
    prominence: Prominence  # as it says itself
    photos: int
    variants: bool
    contains: tuple[str, ...] = ()
    goes_with: tuple[str, ...] = ()
    customer_groups: tuple[str, ...] = ()  # for which it has prices
    unprinted: tuple[tuple[str, str], ...] = ()  # fields filled in that no book prints, with their use
    gaps: tuple[Gap, ...] = ()  # in the markets of the project's editions

    @property
    def key(self) -> str:
        """`<business>/<product>`"""
        return f"{self.business}/{self.slug}"

    @property
    def linked(self) -> frozenset[str]:
        """The keys of the products that it names."""
        return frozenset(product_key(name, self.business) for name in (*self.contains, *self.goes_with))


def product_key(name: str, business: str) -> str:
    """`<business>/<product>` of a product that an entry of `business` names; the short name alone is one of its own."""
    return name if "/" in name else f"{business}/{name}"


@dataclass(frozen=True, slots=True)
class BusinessSummary:
    """A business with its products that are right, and the slugs of those that are wrong. Where its own entry is wrong,
    or is missing, `right` is False and nothing is known of it."""

    slug: str
    file: str
    right: bool
    name: Text | None  # None where nothing is known
    category: str
    kecamatan: str  # "" where none is given
    coordinates: tuple[float, float] | None  # latitude and longitude
    hidden: bool
    products: tuple[ProductSummary, ...]
    wrong: tuple[str, ...]
    unprinted: tuple[tuple[str, str], ...] = ()  # as of a product


def summarize_business(
    slug: str, file: str, business: Business | None, products: tuple[ProductSummary, ...], wrong: tuple[str, ...]
) -> BusinessSummary:
    """The summary of a business; None for one that is wrong."""
    address = business.address if business else None
    return BusinessSummary(
        slug,
        file,
        business is not None,
        business.name if business else None,
        business.category if business else "",
        (address.kecamatan if address else None) or "",
        address.coordinates if address else None,
        business is not None and business.hidden,
        products,
        wrong,
        unprinted(business) if business else (),
    )


def summarize_product(
    slug: str, business: str, file: str, product: Product, gaps: tuple[Gap, ...] = ()
) -> ProductSummary:
    """The summary of a product of `business`, which lacks `gaps`."""
    return ProductSummary(
        slug,
        business,
        file,
        product.name,
        product.category,
        product.hidden,
        product.tags,
        tuple(_codes(product)),
        product.price.currency if product.price else None,
        product.prominence,
        len(product.photos),
        product.variants is not None,
        tuple(item.product for item in product.contains),
        product.goes_with,
        tuple(_customer_groups(product)),
        unprinted(product),
        gaps,
    )


def _customer_groups(product: Product) -> Iterator[str]:
    """The groups of customers for which the product or a variant of it has a price."""
    items = product.variants.items if product.variants else ()
    for group, own in product.prices.items():
        if own.retail is not None or own.wholesale or any(group in item.prices for item in items):
            yield group


def _codes(product: Product) -> Iterator[tuple[str, int | None]]:
    if product.sku is not None:
        yield product.sku, None
    for index, item in enumerate(product.variants.items if product.variants else ()):
        if item.sku is not None:
            yield item.sku, index
