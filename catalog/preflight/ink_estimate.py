"""How much ink a page takes, estimated from its objects one by one where no separations can be made: what lies on top
of each other is added up only where the upper one overprints or is seen through."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from catalog.core.units import MM_PER_PT
from catalog.preflight.reading.colour import Family
from catalog.preflight.reading.ink import HeavyPlace, Ink, InkMethod
from catalog.preflight.reading.painted import Document, Kind, Page, Painted

MOST_BELOW: Final = 2_000  # objects of a page that are added up with what lies above
TEXT_COVERS: Final = 0.2  # of its box
SLACK: Final = 1.0  # % by which rounding may be over the limit


def estimate_ink(document: Document, limit: float) -> Ink:
    """Places with more ink than `limit` per cent."""
    pages = {page.number: tuple(_heavy(page, limit)) for page in document.pages}
    return Ink(InkMethod.ESTIMATE, {number: places for number, places in pages.items() if places})


def _heavy(page: Page, limit: float) -> Iterator[HeavyPlace]:
    below: list[tuple[Painted, Mapping[str, float]]] = []
    for painted in page.objects:
        if painted.in_mask or painted.kind is Kind.MASK or painted.colour is None or not painted.box.overlaps(page.cut):
            continue
        percent = _percent(painted, below)
        if percent > limit + SLACK:
            share = TEXT_COVERS if painted.font is not None else 1.0
            yield HeavyPlace(painted.box, percent, painted.box.area * MM_PER_PT**2 * share)
        inks = painted.colour.inks()
        if inks is not None and painted.kind is Kind.FILL and len(below) < MOST_BELOW:
            below.append((painted, inks))


def _percent(painted: Painted, below: Sequence[tuple[Painted, Mapping[str, float]]]) -> float:
    """The sum of the inks where an object lies, in per cent; 0 where that is not known."""
    if painted.picture is not None and painted.picture.most_ink is not None:
        return painted.picture.most_ink * 100
    if painted.colour is None or painted.kind in (Kind.PICTURE, Kind.SHADING):
        return 0.0
    if painted.colour.space.family in (Family.RGB, Family.LAB, Family.PATTERN):
        return 0.0
    inks = dict(painted.colour.inks() or {})
    if painted.transparent or painted.overprint:
        for other, under in reversed(below):
            if other.hole is None and other.box.holds(painted.box):
                for name, share in under.items():
                    inks[name] = max(share, inks.get(name, 0.0))
                break
    return sum(inks.values()) * 100
