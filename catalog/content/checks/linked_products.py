"""What sets consist of, and what products go with: names that must lead to other products (stage 2)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step, dotted
from catalog.core.near_names import nearest
from catalog.core.problems import Problem, error, warning
from catalog.model.catalogue import Draft
from catalog.model.entry_summaries import ProductSummary, product_key


def check_linked_products(draft: Draft, at: LineNumbers) -> Iterator[Problem]:
    """Names of products that there are not, sets that hold themselves, and products that go with themselves or with
    one that no edition prints."""
    products = {product.key: product for business in draft.businesses for product in business.products}
    wrong = {f"{business.slug}/{slug}" for business in draft.businesses for slug in business.wrong}
    hidden = {business.slug for business in draft.businesses if business.hidden}
    for product in products.values():
        for index, name in enumerate(product.contains):
            path: tuple[Step, ...] = ("contains", index, "product")
            key = product_key(name, product.business)
            if key not in products and key not in wrong:
                yield _unknown(name, product, products, path, at)
            elif _holds(key, product.key, products):
                yield error("set-circle", at(product.file, path), dotted(path), value=name)
        for index, name in enumerate(product.goes_with):
            path, key = ("goes_with", index), product_key(name, product.business)
            place, other = at(product.file, path), products.get(key)
            if other is product:
                yield error("goes-with-itself", place, dotted(path), value=name)
            elif other is None and key not in wrong:
                yield _unknown(name, product, products, path, at)
            elif other and (other.hidden or other.business in hidden):
                yield warning("goes-with-hidden", place, dotted(path), value=name)


def _unknown(
    name: str, product: ProductSummary, keys: Collection[str], path: tuple[Step, ...], at: LineNumbers
) -> Problem:
    """The near name is a short one of the same business, or has its business before it."""
    within = f"{product.business}/"
    short = [key.removeprefix(within) for key in keys if key.startswith(within)]
    elsewhere = next((key for key in keys if key.endswith(f"/{name}")), "")
    near = elsewhere or nearest(name, [*short, *keys])
    return error("product-unknown", at(product.file, path), dotted(path), value=name, near=near)


def _holds(key: str, wanted: str, products: Mapping[str, ProductSummary]) -> bool:
    """Whether the set `key` is the product `wanted`, or holds it at any depth."""
    seen: set[str] = set()
    open_keys = [key]
    while open_keys:
        here = open_keys.pop()
        if here == wanted:
            return True
        if here not in seen and here in products:
            seen.add(here)
            open_keys += [product_key(name, products[here].business) for name in products[here].contains]
    return False
