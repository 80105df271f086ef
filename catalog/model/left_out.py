"""Entries that no edition prints because of an error, so that the rest of the catalogue can be made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from catalog.model.entry_summaries import BusinessSummary, ProductSummary, product_key


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A business, with all its products, or a product: `<business>` or `<business>/<product>`, and its file.

    `because` is the key of another entry, the one with the error, which this one cannot be printed without; "" where
    the error is its own.
    """

    key: str
    file: str
    because: str = ""


def with_sets(left_out: Iterable[LeftOut], businesses: Mapping[str, BusinessSummary]) -> tuple[LeftOut, ...]:
    """These entries, once each, and the sets that hold one of them, at any depth; in the order of their keys."""
    found = {entry.key: entry for entry in sorted(left_out, key=lambda entry: (entry.key, entry.because))}
    products = [product for business in businesses.values() for product in business.products if product.contains]
    before = -1
    while before < len(found):
        before = len(found)
        for product in products:
            if product.key not in found and product.business not in found:
                for missing in _missing(product, found):
                    found[product.key] = LeftOut(product.key, product.file, missing)
                    break
    return tuple(entry for _, entry in sorted(found.items()))


def _missing(product: ProductSummary, left_out: Collection[str]) -> Iterator[str]:
    for name in product.contains:
        key = product_key(name, product.business)
        if key in left_out or key.partition("/")[0] in left_out:
            yield key


def hidden_business(business: BusinessSummary, keys: Collection[str]) -> BusinessSummary:
    """The business, hidden where it or products of it are among `keys`."""
    if business.slug in keys:
        return replace(business, hidden=True)
    if not any(product.key in keys for product in business.products):
        return business
    products = tuple(replace(product, hidden=product.hidden or product.key in keys) for product in business.products)
    return replace(business, products=products)
