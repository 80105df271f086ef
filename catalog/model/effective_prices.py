"""A product entry → the same with the prices that hold for some customers on some day.

Everything that is written of prices is made of what comes from here, so that no price of another group of customers
and no sale price after the sale can be printed, and no price of more that is not lower than what one costs.
"""

from __future__ import annotations

from decimal import Decimal

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
    if price and price.wholesale and (own or _on_sale(price, variants)):
        price = _without_dear_steps(price, variants)
    if price is product.price and variants is product.variants and not product.prices:
        return product
    return product.model_copy(update={"price": price, "prices": {}, "variants": variants})


def price_of_one(price: Price | None, variants: Variants | None) -> Decimal | None:
    """What one piece costs of all to which the wholesale prices apply: the variants that have no price of their own,
    else the dearest of all. None where no such price is named."""
    retail = price.retail if price else None
    own = [item.price for item in (variants.items if variants else ()) if item.price not in (None, retail)]
    if variants and len(own) == len(variants.items):
        return max(amount for amount in own if amount is not None)
    return retail


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


def _on_sale(price: Price, variants: Variants | None) -> bool:
    """Whether what the wholesale prices apply to has a sale price."""
    one = price_of_one(price, variants)
    regular = [item.regular for item in (variants.items if variants else ()) if item.price in (None, price.retail, one)]
    return one is not None and any(amount is not None and amount > one for amount in (price.regular, *regular))


def _without_dear_steps(price: Price, variants: Variants | None) -> Price:
    """Without the wholesale prices that are not lower than what one piece costs: they were named beside another price
    of one, and nobody would be offered them."""
    one = price_of_one(price, variants)
    lower = tuple(step for step in price.wholesale if one is None or step.price < one)
    return price if len(lower) == len(price.wholesale) else price.model_copy(update={"wholesale": lower})


def _changed(variants: Variants, items: list[Variant]) -> Variants:
    return variants.model_copy(update={"items": tuple(items)})
