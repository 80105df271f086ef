"""The grid of a page: six units of height, rows and slots. A page template is a stack of full-width rows, each cut into
one to six equal slots. How large they are follows from the theme: see `page_geometry`; so does the card that is drawn
in each: the shape of a slot is that of its card on an A4 page, as columns of six and units of height."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

UNITS: Final = 6
Shape = tuple[int, int]  # columns of six, units of height

# Shapes for which a card is drawn (templates/book/cards.html); of slots of an A4 page by themselves, others where a
# theme says so.
SHAPES: Final = frozenset({(6, 6), (6, 4), (6, 3), (6, 2), (3, 4), (3, 3), (3, 2), (2, 3), (2, 2)})
OTHERS: Final = frozenset({(4, 2), (2, 1), (1, 2)})
ROW: Final = r"[1-6]x[1-6]"
FORM: Final = rf"{ROW}( {ROW})*"
Cards = Mapping[tuple[int, int], Shape]  # the shape of a slot, by the units and the slots of its row
A4_CARDS: Final[dict[tuple[int, int], Shape]] = {
    (units, UNITS // columns): (columns, units) for columns, units in sorted(SHAPES)
}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, measured from the top left corner of what holds it."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Row:
    """A full-width row: its height in units, the number of its slots, and their shape where it is another than that of
    such slots of an A4 page."""

    units: int
    slots: int
    other: Shape | None = None

    @property
    def shape(self) -> Shape:
        """Shape of each of its slots."""
        return self.other or (UNITS // self.slots, self.units)


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


@cache
def parse_template(text: str) -> PageTemplate | None:
    """The template that `text` writes, `4x1 2x3`, with the slots of an A4 page; None when it is none."""
    if not re.fullmatch(FORM, text):
        return None
    return PageTemplate(tuple(Row(*parse_row(row)) for row in text.split(" ")))


def parse_row(text: str) -> tuple[int, int]:
    """Units and slots of a row that `text` writes, `2x3`."""
    units, slots = text.split("x")
    return int(units), int(slots)


def with_cards(template: PageTemplate, cards: Cards) -> PageTemplate | None:
    """The template with the shapes that `cards` gives its slots; None where it has a slot for which there is none."""
    if any((row.units, row.slots) not in cards for row in template.rows):
        return None
    usual = ((row, cards[row.units, row.slots]) for row in template.rows)
    return PageTemplate(
        tuple(
            row if A4_CARDS.get((row.units, row.slots)) == shape else Row(row.units, row.slots, shape)
            for row, shape in usual
        )
    )
