"""The geometry of the page: the theme's measures, and every place on a page that follows from them. Lengths in mm.

The type area is cut into six by six units with gaps between them. What is placed elsewhere, by the style sheet
(`typesetting/page_style.py`), by templates, over the pages or in thumbnails, is reckoned from these values alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from catalog.planning.page_grid import SHAPES, UNITS, Box, PageTemplate, Shape
from catalog.planning.page_settings import PageSettings

Size = tuple[float, float]  # width and height
LEAST_WORDS = 20.0  # mm of a card beside or below its picture
WIDE_OPENERS: Final = {"opener-3x2": 3 / 2, "opener-16x9": 16 / 9, "opener-21x9": 21 / 9}  # width by height
MOST_OF_OPENER: Final = 0.52  # of the height of a page: such a picture leaves room for the words below it
BESIDE: Final[frozenset[Shape]] = frozenset({(6, 3), (6, 2)})  # shapes of slot with their picture beside the words
NARROW: Final = 0.5  # width by height


@dataclass(frozen=True, eq=False)
class PageGeometry:
    """What follows from the measures of a page; one object for a build."""

    settings: PageSettings

    @cached_property
    def width(self) -> float:
        """Of the trimmed page."""
        return self.settings.width

    @cached_property
    def height(self) -> float:
        """Of the trimmed page."""
        return self.settings.height

    @cached_property
    def bleed(self) -> float:
        return self.settings.bleed

    @cached_property
    def bled(self) -> Size:
        """What is seen of what bleeds off on all sides, wherever the page is moved."""
        return self.width + 2 * self.side_bleed, self.height + 2 * self.bleed

    @cached_property
    def left(self) -> float:
        """Left edge of the type area as pages are set: in the middle. Binding moves it, since a page is set before it
        is known on which side it will stand."""
        return (self.settings.margins.inner + self.settings.margins.outer) / 2

    @cached_property
    def shift(self) -> float:
        """How far binding moves what is set towards the spine."""
        return (self.settings.margins.outer - self.settings.margins.inner) / 2

    @cached_property
    def side_bleed(self) -> float:
        """How far what bleeds off goes on beyond the left and right edge, so that enough of it is left when moved."""
        return self.bleed + abs(self.shift)

    @cached_property
    def top(self) -> float:
        """Top edge of the type area."""
        return self.settings.margins.top

    @cached_property
    def gap(self) -> float:
        return self.settings.gap

    @cached_property
    def type_width(self) -> float:
        return self.width - 2 * self.left

    @cached_property
    def type_height(self) -> float:
        return self.height - self.top - self.settings.margins.bottom

    @cached_property
    def unit(self) -> float:
        """Height of one of the six units of the type area."""
        return (self.type_height - (UNITS - 1) * self.gap) / UNITS

    @cached_property
    def half(self) -> float:
        """Width of one of two columns."""
        return self.column(2)

    def column(self, count: int) -> float:
        """Width of one of `count` columns."""
        return (self.type_width - (count - 1) * self.gap) / count

    def height_of(self, units: int) -> float:
        """Height of `units` units with the gaps between them."""
        return units * self.unit + (units - 1) * self.gap

    def top_of(self, units: int) -> float:
        """Top edge of what stands below `units` units of the type area."""
        return self.top + units * (self.unit + self.gap)

    def slot_size(self, shape: Shape) -> Size:
        """Width and height of a slot."""
        columns, units = shape
        return self.column(UNITS // columns), self.height_of(units)

    @cached_property
    def _boxes(self) -> dict[tuple[PageTemplate, int], tuple[Box, ...]]:
        return {}

    def boxes(self, template: PageTemplate, strip: int = 0) -> tuple[Box, ...]:
        """Place of each slot of `template` on the page, below a heading strip of `strip` units."""
        key = template, strip
        if key not in self._boxes:
            boxes: list[Box] = []
            y = self.top_of(strip)
            for row in template.rows:
                width, height = self.column(row.slots), self.height_of(row.units)
                boxes.extend(Box(self.left + i * (width + self.gap), y, width, height) for i in range(row.slots))
                y += height + self.gap
            self._boxes[key] = tuple(boxes)
        return self._boxes[key]

    def place_size(self, place: str) -> Size:
        """Width and height of the picture at a named place (`cover`, `card-3x2`), with what is trimmed of it.
        LookupError where there is no such place."""
        return self.places[place]

    @cached_property
    def places(self) -> Mapping[str, Size]:
        """Width and height of the pictures at all places, by their names."""
        wanted, bled = self.settings.pictures, self.bled
        upright = wanted.feature_upright
        heights: dict[Shape, float] = {
            (6, 4): wanted.card_6x4,
            (6, 3): self.height_of(3),  # beside the words
            (6, 2): self.height_of(2),
            (3, 4): wanted.card_3x4,
            (3, 3): wanted.card_3x3,
            (3, 2): wanted.card_3x2,
            (2, 3): wanted.card_2x3,
            (2, 2): wanted.card_2x2,
        }
        cards = {
            card_place(shape): (self.half if shape in BESIDE else self.slot_size(shape)[0], height)
            for shape, height in heights.items()
        }
        return cards | {
            card_place((6, 6)): (bled[0], wanted.feature + self.bleed),  # a feature: bleeds off on three sides
            f"{card_place((6, 6))}-upright": (upright.width + self.side_bleed, upright.height + self.bleed),
            f"{card_place((6, 6))}-over": (bled[0], wanted.feature_over.height + self.bleed),  # words on its ground
            f"{card_place((6, 4))}-lean": (self.type_width, wanted.card_6x4_lean),  # of a product with hardly a word
            f"{card_place((6, 4))}-upright": (self.half, wanted.card_6x4_upright),
            f"{card_place((3, 2))}-upright": (wanted.card_3x2_upright.width, wanted.card_3x2_upright.height),
            "cover": (bled[0], wanted.cover + self.bleed),
            "opener": (self.width + self.side_bleed - wanted.opener.left, wanted.opener.height),
            "opener-narrow": (NARROW * wanted.opener.height, wanted.opener.height),
            **{place: (bled[0], self.wide_opener(ratio)) for place, ratio in WIDE_OPENERS.items()},
            "page": bled,
            "contents": (wanted.contents.width, wanted.contents.height),
            "workshop": (bled[0], wanted.workshop + self.bleed),
            "workshop-full": (bled[0], wanted.workshop_full + self.bleed),
            "maker": (wanted.maker.width, wanted.maker.height),
            "maker-wide": (self.half, self.height_of(2)),
            "maker-3": (self.half, self.height_of(3)),  # of two on a page
            "maker-6": (self.type_width, self.height_of(3)),  # of one
            "detail": (wanted.detail.width, wanted.detail.height),
            "option": (wanted.option.width, wanted.option.height),
        }

    def wide_opener(self, ratio: float) -> float:
        """Height of a picture of `ratio` that bleeds off at the head of a chapter's first page on three sides."""
        return min(self.bled[0] / ratio, self.height * MOST_OF_OPENER)

    @cached_property
    def opener_heading(self) -> Box:
        """Where the name of a chapter stands on its first page."""
        top = self.top + self.gap
        return Box(self.left, top, self.type_width, self.settings.pictures.opener.top - self.gap - top)

    def too_small(self) -> str:
        """Name of a place that the measures leave no room for; "" where all have enough."""
        for shape in sorted(SHAPES - {(6, 6)}):
            width, height = self.slot_size(shape)
            picture = self.places[card_place(shape)]
            beside = width - picture[0] - self.gap if picture[0] < width - self.gap else 0.0
            if min(picture) <= 0 or max(beside, height - picture[1]) < LEAST_WORDS:
                return card_place(shape)
        if min(self.opener_heading.height, *self.places["opener"]) <= 0:
            return "opener"
        return ""


def card_place(shape: Shape) -> str:
    """Name of the place of the picture in a card of this shape."""
    return f"card-{shape[0]}x{shape[1]}"
