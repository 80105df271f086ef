"""Which products an edition takes: asked when it is checked (stage 2) and when it is made (stage 3)."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.content.business import Business
from catalog.content.catalogue import BusinessEntry, Catalogue, ProductEntry
from catalog.content.product import Product, Prominence
from catalog.content.settings import Edition, Filter


def selected_products(catalogue: Catalogue, edition: Edition) -> Iterator[tuple[BusinessEntry, ProductEntry]]:
    """The products that the edition takes, in the order of business and product slugs."""
    for business in catalogue.businesses.values():
        for entry in business.products:
            if business.business.hidden or entry.product.hidden:
                continue
            if _named(catalogue, edition.exclude, business, entry, every=False):
                continue
            if not any(_lists(edition.include)) or _named(catalogue, edition.include, business, entry, every=True):
                yield business, entry


def prominence_of(catalogue: Catalogue, edition: Edition, business: Business, product: Product) -> Prominence:
    """How much room the product gets in the edition: by the first size rule that it meets; else what it says itself."""
    category = product.category or business.category
    for rule in edition.layout.sizes:
        when = rule.when
        met = (
            not when.categories or not {category, catalogue.chapter(category)}.isdisjoint(when.categories),
            not when.tags or not set(product.tags).isdisjoint(when.tags),
            when.prominence in (None, product.prominence),
            len(product.photos) >= (when.photos or 0),
            when.variants in (None, product.variants is not None),
        )
        if all(met):
            return rule.prominence
    return product.prominence


def _lists(rule: Filter) -> tuple[tuple[str, ...], ...]:
    return rule.categories, rule.businesses, rule.kecamatan, rule.products, rule.tags


def _named(
    catalogue: Catalogue, rule: Filter | None, business: BusinessEntry, entry: ProductEntry, *, every: bool
) -> bool:
    """Whether the lists of `rule` that name anything name this product: every one of them, or any one."""
    product, address = entry.product, business.business.address
    category = product.category or business.business.category
    has: tuple[set[str], ...] = (
        {category, catalogue.chapter(category)},
        {business.slug},
        {address.kecamatan} if address else set(),
        {entry.key},
        set(product.tags),
    )
    named = (
        [not own.isdisjoint(wanted) for wanted, own in zip(_lists(rule), has, strict=True) if wanted] if rule else []
    )
    return bool(named) and (all(named) if every else any(named))
