"""The data of a product → the lines that every card shows, in one order, and what a card adds where it has room
(stage 3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final

from catalog.edition.formatting import Formatter
from catalog.edition.views import Datum
from catalog.model.product import Group

CONTENT: Final[Mapping[Group | None, tuple[str, ...]]] = {
    Group.FOOD: ("ingredients",),
    Group.TEXTILE: ("size", "fibre", "care"),
    Group.GARMENT: ("size", "fibre", "care"),
    None: ("size", "ingredients", "fibre", "materials", "care"),
}
OTHERS: Final = ("size", "fibre", "materials")  # of the other groups
OWN: Final = ("brand", "attribute")  # of any group; of longer ones, no card has any
MOST_OWN: Final = 3


def key_data(formatter: Formatter, data: Iterable[Datum], group: Group | None, sku: str) -> tuple[Datum, ...]:
    """What a buyer compares: the least order, how long it keeps or takes to make, the case pack, the HS code, net and
    gross weight, allergens, the code; each that is known."""
    return tuple(_key_data(formatter, {datum.key: datum for datum in data}, group, sku))


def _key_data(formatter: Formatter, known: Mapping[str, Datum], group: Group | None, sku: str) -> Iterator[Datum]:
    times = ("shelf_life", "lead_time") if group is Group.FOOD else ("lead_time", "shelf_life")
    time = next((key for key in times if key in known), "")
    yield from (known[key] for key in ("moq", time, "case_pack", "hs") if key in known)
    net, gross = known.get("net_weight"), known.get("gross_weight")
    if net and gross:
        yield Datum("weights", formatter.say("label.weights"), f"{net.value} / {gross.value}")
    elif net or gross:
        yield from (weight for weight in (net, gross) if weight)
    if "allergens" in known:
        yield known["allergens"]
    if sku:
        yield Datum("sku", formatter.say("label.sku"), sku)


def content_data(data: Iterable[Datum], group: Group | None) -> tuple[Datum, ...]:
    """What the product consists of, as buyers of its group ask for it; then its brand and a few data of its own."""
    wanted, every = CONTENT.get(group, OTHERS), tuple(data)
    own = (datum for datum in every if datum.key in OWN)
    return (*(datum for datum in every if datum.key in wanted), *islice(own, MOST_OWN))
