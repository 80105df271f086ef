"""The grid of a page: six by six units, rows and slots. A page template is a stack of full-width rows, each cut into
one to three equal slots. How large they are follows from the theme: see `page_geometry`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

UNITS: Final = 6
Shape = tuple[int, int]  # columns of six, units of height

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


@cache
def parse_template(text: str) -> PageTemplate | None:
    """The template that `text` writes, `4x1 2x3`; None when it is none."""
    if not re.fullmatch(r"[1-6]x[1-3]( [1-6]x[1-3])*", text):
        return None
    rows = (row.split("x") for row in text.split(" "))
    return PageTemplate(tuple(Row(int(units), int(slots)) for units, slots in rows))
