"""The arithmetic of the page: the type area, its grid of six by six units, rows and slots. All lengths in mm.

A4 (ISO 216) with a type area of 170 × 252; six units of 37 with gaps of 6 fill its height exactly. A page template
is a stack of full-width rows, each cut into one to three equal slots.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
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
Shape = tuple[int, int]  # columns of six, units of height
UNIT: Final = (HEIGHT - (UNITS - 1) * GAP) / UNITS

# Shapes of slot, as columns of six and units of height, for which a card is drawn (templates/book/cards.html).
SHAPES: Final = frozenset({(6, 6), (6, 4), (6, 3), (6, 2), (3, 4), (3, 3), (3, 2), (2, 3), (2, 2)})


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, measured from the top left corner of what holds it."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """A full-width row: its height in units and the number of its slots."""

    units: int
    slots: int

    @property
    def columns(self) -> int:
        """Width of a slot in columns of six."""
        return UNITS // self.slots

    @property
    def shape(self) -> Shape:
        """Shape of each of its slots."""
        return self.columns, self.units


@dataclass(frozen=True)
class PageTemplate:
    """A stack of rows, from the top."""

    rows: tuple[Row, ...]

    @cached_property
    def name(self) -> str:
        """The rows as the theme writes them: `4x1 2x3`."""
        return " ".join(f"{row.units}x{row.slots}" for row in self.rows)

    @cached_property
    def units(self) -> int:
        return sum(row.units for row in self.rows)

    @cached_property
    def slots(self) -> int:
        return sum(row.slots for row in self.rows)

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """Shape of each slot, in reading order."""
        return tuple(row.shape for row in self.rows for _ in range(row.slots))

    def boxes(self, strip: int = 0) -> tuple[Box, ...]:
        """Place of each slot on the page, below a heading strip of `strip` units."""
        return _boxes(self, strip)


@cache
def _boxes(template: PageTemplate, strip: int) -> tuple[Box, ...]:
    boxes: list[Box] = []
    y = TOP + strip * (UNIT + GAP)
    for row in template.rows:
        width = (WIDTH - (row.slots - 1) * GAP) / row.slots
        height = height_of(row.units)
        boxes.extend(Box(LEFT + i * (width + GAP), y, width, height) for i in range(row.slots))
        y += height + GAP
    return tuple(boxes)


def height_of(units: int) -> float:
    """Height of `units` units with the gaps between them."""
    return units * UNIT + (units - 1) * GAP


def slot_size(shape: Shape) -> tuple[float, float]:
    """Width and height of a slot."""
    slots = UNITS // shape[0]
    return (WIDTH - (slots - 1) * GAP) / slots, height_of(shape[1])


@cache
def parse_template(text: str) -> PageTemplate | None:
    """The template that `text` writes, `4x1 2x3`; None when it is none."""
    if not re.fullmatch(r"[1-6]x[1-3]( [1-6]x[1-3])*", text):
        return None
    rows = (row.split("x") for row in text.split(" "))
    return PageTemplate(tuple(Row(int(units), int(slots)) for units, slots in rows))


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
    "page": (216.0, 303.0),  # bleeds off on all sides
    "contents": (26.0, 36.0),
    "workshop": (216.0, 72.0),  # above a profile, bleeding off
    "workshop-full": (216.0, 160.0),
    "maker": (52.0, 31.0),  # in the directory of makers
    "maker-wide": (82.0, 80.0),
    "detail": (52.0, 39.0),
}
