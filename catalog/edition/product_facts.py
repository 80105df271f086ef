"""Longer lines of a product's data: what it is made of, what it holds, how it was tested (stage 3)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from catalog.edition.formatting import HARD
from catalog.edition.price_rows import filled_notes
from catalog.edition.price_views import PriceRow
from catalog.edition.view_context import ViewContext
from catalog.edition.views import Datum, OtherProductView
from catalog.model.entry_summaries import product_key
from catalog.model.makeup import Material
from catalog.model.product import Product

LONGEST_ROW: Final = 40  # characters of label and value that one line of a card holds


def attributes(context: ViewContext, product: Product) -> Iterator[Datum]:
    """The product's own data."""
    for attribute in product.attributes:
        yield own_datum("attribute", context.text(attribute.label), context.text(attribute.value))


def own_datum(key: str, label: str, value: str) -> Datum:
    """A line that may be of any length: a longer one, for which no card has room, is a `remark`."""
    return Datum(key if len(label) + len(value) <= LONGEST_ROW else "remark", label, value)


def set_items(context: ViewContext, product: Product, business: str) -> Iterator[OtherProductView]:
    """What a set of `business` consists of."""
    for item in product.contains:
        other = context.others.get(product_key(item.product, business))
        if other:
            quantity = f"{context.formatter.number(item.quantity)}{HARD}×"
            yield OtherProductView(quantity, context.name(other.typed), other.anchor)


def set_rows(context: ViewContext, product: Product, business: str) -> Iterator[PriceRow]:
    """The rows of the price list that say what a set consists of, since not every card has room for it."""
    label, labelled = context.formatter.say("label.contains"), context.formatter.labelled
    names = (f"{item.quantity}{HARD}{item.name}" for item in set_items(context, product, business))
    yield from (PriceRow(note=labelled(label, note)) for note in filled_notes(names, context.formatter.comma))


def companions(context: ViewContext, product: Product, business: str) -> Iterator[OtherProductView]:
    """What a product of `business` goes with; nothing of what is hidden."""
    for name in dict.fromkeys(product.goes_with):
        other = context.others.get(product_key(name, business))
        if other and not other.hidden:
            yield OtherProductView("", context.name(other.typed), other.anchor)


def ingredients(context: ViewContext, product: Product, names: str) -> str:
    """The `names` of the ingredients with the share of fish and the additives."""
    say, formatter = context.formatter.say, context.formatter
    parts = [names] if names else []
    if product.fish_percent is not None:
        parts.append(say("value.fish", percent=formatter.percent(product.fish_percent)))
    if product.additives:
        parts.append(say("value.additives", names=formatter.listed(product.additives)))
    return formatter.clauses(parts)


def material_notes(context: ViewContext, product: Product) -> str:
    """What is known of where the materials come from and how they were treated, as customs ask for it."""
    notes = []
    for material in product.materials:
        known = context.formatter.listed(_notes(context, material))
        if known:
            name = context.text(material.name)
            notes.append(context.formatter.labelled(name, known) if len(product.materials) > 1 else known)
    return context.formatter.clauses(notes)


def _notes(context: ViewContext, material: Material) -> Iterator[str]:
    say = context.formatter.say
    if material.scientific:
        yield material.scientific
    if material.harvest_country:
        yield say("material.harvested", country=context.formatter.country(material.harvest_country))
    if material.cultivated is not None:
        yield say("material.cultivated" if material.cultivated else "material.wild")
    if material.bark_free is not None:
        yield say("material.bark_free" if material.bark_free else "material.bark")
    if material.treatment:
        yield context.text(material.treatment)


def nutrition(context: ViewContext, product: Product) -> str:
    """Nutrition per 100 g, or 100 ml of what is sold by volume."""
    found, formatter = product.nutrition, context.formatter
    if found is None:
        return ""
    liquid = product.net_weight is not None and product.net_weight.liquid
    values = (
        ("energy", found.energy, "kcal"),
        ("fat", found.fat, "g"),
        ("saturated_fat", found.saturated_fat, "g"),
        ("carbohydrate", found.carbohydrate, "g"),
        ("sugars", found.sugars, "g"),
        ("protein", found.protein, "g"),
        ("sodium", found.sodium, "mg"),
    )
    parts = (
        f"{formatter.say(f'nutrition.{key}')} {formatter.number(value)}\N{NO-BREAK SPACE}{unit}"
        for key, value, unit in values
        if value is not None
    )
    return formatter.say("value.nutrition", amount="100 ml" if liquid else "100 g", values=formatter.listed(parts))


def tests(context: ViewContext, product: Product) -> str:
    """Laboratory tests with their results and days."""
    texts = []
    for test in product.tests:
        day = f" ({context.formatter.date(test.date)})" if test.date else ""
        texts.append(context.formatter.labelled(test.kind, f"{test.value}{day}"))
    return context.formatter.clauses(texts)


def packaging(context: ViewContext, product: Product) -> str:
    """What one unit is packed in; that its wood is treated, where it is."""
    if product.packaging is None:
        return ""
    wood = context.formatter.say("value.ispm15") if product.packaging.wood == "ispm15" else ""
    return context.formatter.listed(filter(None, (context.text(product.packaging.kind), wood)))
