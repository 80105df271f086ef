"""A product entry → the same with the prices that an edition prints: those of its customers, on its day (stage 3).

Everything that is written of prices is made of what comes from here, so that no price of another group of customers
and no sale price after the sale can be printed.
"""

from __future__ import annotations

from catalog.model.build_day import Today
from catalog.model.prices import Price, price_for_group
from catalog.model.product import Product
from catalog.model.variants import Variant, Variants


def effective_prices(product: Product, group: str, currency: str, today: Today) -> Product:
    """`product` as the customers of `group` buy it ("" for everybody), whose prices are in `currency` ("" for that of
    the product), on the day `today`. It has prices for no group any more."""
    price, variants = product.price, product.variants
    own = product.prices.get(group)
    if own:
        price = price_for_group(product.price, own, currency)
    if variants and any(item.prices or item.regular for item in variants.items):
        variants = _changed(variants, [_of_group(item, group) for item in variants.items])
    if price and price.sale_until and today.passed(price.sale_until):
        price, variants = _after_sale(price, variants)
    if price is product.price and variants is product.variants and not product.prices:
        return product
    return product.model_copy(update={"price": price, "prices": {}, "variants": variants})


def _of_group(item: Variant, group: str) -> Variant:
    own = item.prices.get(group)
    update: dict[str, object] = {"prices": {}}
    if own is not None:
        update |= {"price": own, "regular": None}
    return item.model_copy(update=update)


def _after_sale(price: Price, variants: Variants | None) -> tuple[Price, Variants | None]:
    """The regular prices in place of those that a sale had."""
    if variants:
        items = []
        for item in variants.items:
            regular = item.regular
            if regular is None and item.price is not None and item.price == price.retail:
                regular = price.regular  # written out, but the same as that of the product
            items.append(item if regular is None else item.model_copy(update={"price": regular, "regular": None}))
        variants = _changed(variants, items)
    retail = price.retail if price.regular is None else price.regular
    return price.model_copy(update={"retail": retail, "regular": None, "sale_until": None}), variants


def _changed(variants: Variants, items: list[Variant]) -> Variants:
    return variants.model_copy(update={"items": tuple(items)})
