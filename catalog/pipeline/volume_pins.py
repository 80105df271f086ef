"""Pins of an edition → those that concern one of its volumes."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.edition.volumes import Volume
from catalog.model.catalogue import Catalogue
from catalog.model.layout_rules import Pin


def pins_of(pins: Sequence[Pin], volume: Volume, catalogue: Catalogue) -> tuple[Pin, ...]:
    """The pins of products that are in the volume, and of chapters that it has. Those that name nothing there is stay
    in the first volume, where they are found."""
    products = {product for member in volume.members for product in member.products}
    chapters = {member.category for member in volume.members}
    return tuple(pin for pin in pins if _concerns(pin, products, chapters, catalogue, first=volume.number == 1))


def _concerns(pin: Pin, products: set[str], chapters: set[str], catalogue: Catalogue, *, first: bool) -> bool:
    keys = {*pin.together, *filter(None, [pin.own_page])}
    slugs = set(filter(None, [pin.category, pin.before, pin.after]))
    known = all(key.partition("/")[0] in catalogue.summaries for key in keys) and slugs <= catalogue.categories.keys()
    return (keys <= products and slugs <= chapters) if known else first
