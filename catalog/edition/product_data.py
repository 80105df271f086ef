"""A product entry → the lines of its data, the most important first (stage 3)."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.edition import product_facts
from catalog.edition.formatting import HARD
from catalog.edition.measures import write_size, write_weight
from catalog.edition.product_prices import ProductPrices
from catalog.edition.view_context import ViewContext
from catalog.edition.views import Datum
from catalog.markets.licence_numbers import normal_hs
from catalog.model.allergens import plain_name
from catalog.model.business import Business
from catalog.model.measures import Size, Weight
from catalog.model.product import Group, Product


def product_data(context: ViewContext, product: Product, prices: ProductPrices, maker: Business) -> Iterator[Datum]:
    """What a buyer needs, the most important first; a card takes as many as it has room for."""
    labels = {"net_weight": _weight_label(product)} | ({"moq": "label.moq_export"} if prices.exports_from_moq else {})
    brand = {"brand": _brand(context, product, maker)}
    for key, value in (_for_orders(context, product, prices) | brand | _of_itself(context, product)).items():
        label = context.formatter.say(labels.get(key, f"label.{key}"))
        if value:
            yield product_facts.own_datum(key, label, value) if key == "brand" else Datum(key, label, value)
    yield from product_facts.attributes(context, product)


def _for_orders(context: ViewContext, product: Product, prices: ProductPrices) -> dict[str, str]:
    """What a buyer needs in order to order."""
    formatter = context.formatter
    unsaid = prices.exports_from_moq and not prices.shows("export")

    def quantity(number: int | None) -> str:
        """A number of units; without a price it is not known of which."""
        if number is None:
            return ""
        return formatter.quantity(number, product.price.unit.value) if product.price else formatter.number(number)

    return {
        "moq": quantity(None if unsaid else product.moq),
        "size": _size(context, product.size),
        "net_weight": _weight(context, product.net_weight),
        "shelf_life": formatter.days(product.shelf_life_days) if product.shelf_life_days else "",
        "lead_time": formatter.days(product.lead_time) if product.lead_time else "",
        "capacity": _per_month(context, quantity(product.capacity)),
        "case_pack": quantity(product.case_pack),
        "hs": normal_hs(product.hs) if product.hs else "",
    }


def _of_itself(context: ViewContext, product: Product) -> dict[str, str]:
    """What it is made of, how it is kept, packed and sent."""
    formatter = context.formatter
    return {
        "fibre": _shares(context, product.fibre),
        "materials": _shares(context, product.materials),
        "ingredients": product_facts.ingredients(context, product, _shares(context, product.ingredients)),
        "allergens": _allergens(context, product),
        "care": context.text(product.care),
        "storage": context.text(product.storage),
        "samples": context.text(product.samples),
        "gross_weight": _weight(context, product.gross_weight),
        "packed_size": _size(context, product.packed_size),
        "packaging": product_facts.packaging(context, product),
        "veg": formatter.say("value.veg" if product.veg else "value.not_veg") if product.veg is not None else "",
        "origin": formatter.country(product.origin) if product.origin else "",
        "port": product.export.port or "" if product.export and "export" in context.prices else "",
        "nutrition": product_facts.nutrition(context, product),
        "material_notes": product_facts.material_notes(context, product),
        "tests": product_facts.tests(context, product),
        "batch_code": product.batch_code or "",
    }


def _per_month(context: ViewContext, quantity: str) -> str:
    """So many a month; no line begins with what stands between."""
    return context.formatter.say("value.per_month", quantity=quantity).replace("/ ", f"/{HARD}") if quantity else ""


def _size(context: ViewContext, size: Size | None) -> str:
    return write_size(context.formatter, size, context.units) if size else ""


def _weight(context: ViewContext, weight: Weight | None) -> str:
    return write_weight(context.formatter, weight, context.units) if weight else ""


def _brand(context: ViewContext, product: Product, business: Business) -> str:
    """The brand; "" where it is the name of the business, which stands beside."""
    brand = context.name(product.brand or business.brand)
    return "" if brand == context.name(business.name) else brand


def _weight_label(product: Product) -> str:
    """What the net content is called: of food as its label has it, of all other goods simply their weight."""
    if product.net_weight and product.net_weight.liquid:
        return "label.net_volume"
    return "label.net_weight" if product.group in (None, Group.FOOD) else "label.weight"


def _shares(context: ViewContext, parts: tuple[object, ...]) -> str:
    """Materials, fibres or ingredients in a row, with their shares where given: `cotton 60%, silk 40%`."""
    formatter = context.formatter
    texts = []
    for part in parts:
        share = getattr(part, "percent", None)
        name = context.text(part.name)  # type: ignore[attr-defined] # the three kinds all have a name
        alone = share == 100 and len(parts) == 1  # goes without saying
        texts.append(name if share is None or alone else f"{name}{HARD}{formatter.percent(share)}")
    return formatter.listed(texts)


def _allergens(context: ViewContext, product: Product) -> str:
    """The allergens in the edition's language, whichever they were typed in; those that no language knows as typed."""
    phrases = context.formatter.language.phrases
    keys = (context.allergens.get(plain_name(name), "") for name in product.allergens or ())
    names = zip(keys, product.allergens or (), strict=True)
    return context.formatter.listed(phrases.get(key, name) for key, name in names)
