"""The arithmetic of the page: the type area, its grid of six by six units, shelves and slots. All lengths in mm.

A4 (ISO 216) with a type area of 170 × 252; six units of 37 with gaps of 6 fill its height exactly. A page template
is a stack of full-width shelves, each cut into one to three equal slots.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product as combinations
from math import log2
from typing import Final

PAGE_WIDTH: Final = 210.0
PAGE_HEIGHT: Final = 297.0
BLEED: Final = 3.0
LEFT: Final = 20.0
TOP: Final = 22.0
WIDTH: Final = 170.0
HEIGHT: Final = 252.0
GAP: Final = 6.0
UNITS: Final = 6
UNIT: Final = (HEIGHT - (UNITS - 1) * GAP) / UNITS

# Shapes of slot, as columns of six and units of height, for which a card is drawn (templates/book/cards.html).
SHAPES: Final = frozenset({(6, 6), (6, 4), (6, 3), (6, 2), (3, 4), (3, 3), (3, 2), (2, 3), (2, 2)})
# Cells that suit a product of each prominence, and the cost of a template whose shelves differ.
IDEAL: Final = {"feature": 18, "standard": 9, "compact": 5}
MIXED: Final = 0.5


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, measured from the top left corner of what holds it."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Shelf:
    """A full-width row: its height in units and the number of its slots."""

    units: int
    slots: int

    @property
    def columns(self) -> int:
        """Width of a slot in columns of six."""
        return UNITS // self.slots


@dataclass(frozen=True, slots=True)
class PageTemplate:
    """A stack of shelves, from the top."""

    shelves: tuple[Shelf, ...]

    @property
    def shapes(self) -> tuple[tuple[int, int], ...]:
        """Shape of each slot, in reading order."""
        return tuple((shelf.columns, shelf.units) for shelf in self.shelves for _ in range(shelf.slots))

    def boxes(self, strip: int = 0) -> tuple[Box, ...]:
        """Place of each slot on the page, below a heading strip of `strip` units."""
        boxes: list[Box] = []
        y = TOP + strip * (UNIT + GAP)
        for shelf in self.shelves:
            width = (WIDTH - (shelf.slots - 1) * GAP) / shelf.slots
            height = height_of(shelf.units)
            boxes.extend(Box(LEFT + i * (width + GAP), y, width, height) for i in range(shelf.slots))
            y += height + GAP
        return tuple(boxes)


def height_of(units: int) -> float:
    """Height of `units` units with the gaps between them."""
    return units * UNIT + (units - 1) * GAP


@cache
def templates(units: int, count: int) -> tuple[PageTemplate, ...]:
    """Every template that fills `units` units with exactly `count` slots, none left empty."""
    found = []
    for heights in _stacks(units):
        for slots in combinations((1, 2, 3), repeat=len(heights)):
            template = PageTemplate(tuple(Shelf(h, s) for h, s in zip(heights, slots, strict=True)))
            if sum(slots) == count and SHAPES.issuperset(template.shapes):
                found.append(template)
    return tuple(found)


def most_slots(units: int) -> int:
    """The largest number of products that a page (or what a strip leaves of it) holds."""
    return max(count for count in range(1, 10) if templates(units, count))


def _stacks(units: int) -> list[tuple[int, ...]]:
    if units == 0:
        return [()]
    return [(h, *rest) for h in (6, 4, 3, 2) if h <= units for rest in _stacks(units - h)]


def choose_template(units: int, prominences: tuple[str, ...]) -> PageTemplate:
    """The template that gives each product the room that suits its prominence; the first of equals.

    The cost of a slot is |log₂(cells / ideal cells)|, as in the model of `facts/pagination`.
    """

    def cost(template: PageTemplate) -> float:
        fit = sum(
            abs(log2(columns * rows / IDEAL[wanted]))
            for (columns, rows), wanted in zip(template.shapes, prominences, strict=True)
        )
        return fit + MIXED * (len(set(template.shelves)) - 1)

    return min(templates(units, len(prominences)), key=cost)


# The picture inside a card, by the shape of its slot: (width, height) from the slot's top left corner.
CARD_PICTURES: Final = {
    (6, 6): (216.0, 138.0),  # a feature page: bleeds off on three sides
    (6, 4): (170.0, 104.0),
    (6, 3): (82.0, 123.0),
    (6, 2): (82.0, 80.0),
    (3, 4): (82.0, 82.0),
    (3, 3): (82.0, 64.0),
    (3, 2): (82.0, 42.0),
    (2, 3): (52.67, 60.0),
    (2, 2): (52.67, 42.0),
}
# Pictures that stand outside cards.
PLACES: Final = {
    "card-6x4-lean": (170.0, 140.0),  # of a product with hardly a word
    "cover": (216.0, 190.0),
    "opener": (129.0, 176.0),  # bleeds off to the right
    "contents": (26.0, 36.0),
    "workshop": (216.0, 72.0),  # above a profile, bleeding off
    "workshop-full": (216.0, 160.0),
    "maker": (52.0, 31.0),  # in the directory of makers
    "maker-wide": (82.0, 80.0),
    "detail": (52.0, 39.0),
}
