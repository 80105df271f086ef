"""The geometry of the page: the theme's measures, and every place on a page that follows from them. Lengths in mm.

The type area is cut into six by six units with gaps between them. What is placed elsewhere, by the style sheet
(`typesetting/page_style.py`), by templates, over the pages or in thumbnails, is reckoned from these values alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from catalog.planning.page_grid import A4_CARDS, UNITS, Box, Cards, PageTemplate, Shape
from catalog.planning.page_settings import PageSettings
from catalog.planning.theme_tokens import Tokens

Size = tuple[float, float]  # width and height
LEAST_WORDS = 20.0  # mm of a card beside or below its picture
WIDE_OPENERS: Final = {"opener-3x2": 3 / 2, "opener-16x9": 16 / 9, "opener-21x9": 21 / 9}  # width by height
LYING: Final = 1.2  # width by height of a page from which on pictures stand beside what stands below them elsewhere
LIST_COLUMN, INDEX_COLUMN, MAKER_COLUMN = 70.0, 50.0, 75.0  # mm: least widths of columns
NARROW_PAGE, LOW_PAGE = 150.0, 200.0  # mm of type area
MAKER_ROW, MAKER_FORM = 70.0, 80 / 82  # mm: least height of a maker; greatest of its picture by the width
MOST_OF_OPENER: Final = 0.52  # of the height of a page: such a picture leaves room for the words below it
BESIDE: Final[frozenset[Shape]] = frozenset(
    {(6, 3), (6, 2), (4, 2)}
)  # shapes of slot with their words beside the picture
NARROW: Final = 0.5  # width by height


@dataclass(frozen=True, eq=False)
class PageGeometry:
    """What follows from the measures of a page; one object for a book. `cards` are the shapes of its slots, `base` are
    width and height of the page for which the style sheet is drawn."""

    settings: PageSettings
    cards: Cards = field(default_factory=lambda: A4_CARDS)
    base: Size = (0.0, 0.0)
    story_units: int = 2  # of a maker's story without a picture
    tokens: Tokens | None = None  # type and colours; None where the page alone matters

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
    def families(self) -> tuple[str, str]:
        """The families of titles and data, and of stories."""
        return (self.tokens.sans, self.tokens.serif) if self.tokens else ("Plus Jakarta Sans", "Source Serif 4")

    @cached_property
    def lying(self) -> bool:
        """Whether the page is much wider than high."""
        return self.width > LYING * self.height

    @cached_property
    def kind(self) -> str:
        """What distinguishes the page from an A4 page, as a class of all pages: `lying`, `low` or `narrow`."""
        if self.lying:
            return "lying"
        return "narrow" if self.type_width < NARROW_PAGE else "low" if self.type_height < LOW_PAGE else ""

    @cached_property
    def scales(self) -> tuple[float, float]:
        """How much wider and higher the page is than that for which the style sheet is drawn."""
        width, height = self.base if all(self.base) else (self.width, self.height)
        return self.width / width, self.height / height

    def across(self, length: float) -> float:
        """What becomes of a width that is drawn for the page of the style sheet."""
        return length * self.scales[0]

    def down(self, length: float) -> float:
        """What becomes of such a height."""
        return length * self.scales[1]

    def least(self, length: float) -> float:
        """What becomes of the side of a square."""
        return length * min(self.scales)

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

    def columns_of(self, least: float) -> int:
        """How many columns of at least so many mm stand beside one another."""
        return max(1, int((self.type_width + self.gap + 0.01) / (least + self.gap)))

    @cached_property
    def list_columns(self) -> int:
        """Columns of the contents."""
        return self.columns_of(LIST_COLUMN)

    @cached_property
    def index_columns(self) -> int:
        return self.columns_of(INDEX_COLUMN)

    @cached_property
    def maker_grid(self) -> tuple[int, int]:
        """Rows and columns of a page of makers."""
        rows = next((count for count in (3, 2) if self.height_of(UNITS // count) >= MAKER_ROW), 2)
        return rows, self.columns_of(MAKER_COLUMN)

    def height_of(self, units: int) -> float:
        """Height of `units` units with the gaps between them."""
        return units * self.unit + (units - 1) * self.gap

    def top_of(self, units: int) -> float:
        """Top edge of what stands below `units` units of the type area."""
        return self.top + units * (self.unit + self.gap)

    def slot_size(self, shape: Shape) -> Size:
        """Width and height of a slot."""
        units, slots = self._rows.get(shape) or (shape[1], UNITS // shape[0])
        return self.column(slots), self.height_of(units)

    @cached_property
    def _rows(self) -> dict[Shape, tuple[int, int]]:
        """Units and slots of the row in which slots of a shape stand."""
        return {shape: row for row, shape in self.cards.items()}

    @cached_property
    def shapes(self) -> frozenset[Shape]:
        """Shapes of the slots that there are."""
        return frozenset(self.cards.values())

    @cached_property
    def cells(self) -> tuple[tuple[Shape, float], ...]:
        """The shapes, each with the cells of an A4 page, of which that has six by six, that its slots are as large
        as."""
        area = self.scales[0] * self.scales[1]
        return tuple(sorted((shape, units * UNITS / slots * area) for (units, slots), shape in self.cards.items()))

    def beside(self, shape: Shape) -> Size:
        """Width and height of the picture of a card that has its words beside it."""
        width, height = self.slot_size(shape)
        return (width - self.gap) * self.settings.pictures.beside, height

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
            (3, 4): wanted.card_3x4,
            (3, 3): wanted.card_3x3,
            (3, 2): wanted.card_3x2,
            (2, 3): wanted.card_2x3,
            (2, 2): wanted.card_2x2,
            (1, 2): wanted.card_1x2,
        }
        cards = {card_place(shape): self.beside(shape) for shape in BESIDE} | {
            card_place(shape): (self.slot_size(shape)[0], height) for shape, height in heights.items()
        }
        return cards | {
            card_place((6, 6)): (bled[0], wanted.feature + self.bleed),  # a feature: bleeds off on three sides
            f"{card_place((6, 6))}-upright": (upright.width + self.side_bleed, self._bled_down(upright.height)),
            f"{card_place((6, 6))}-over": (bled[0], wanted.feature_over.height + self.bleed),  # words on its ground
            f"{card_place((6, 4))}-lean": (self.slot_size((6, 4))[0], wanted.card_6x4_lean),  # hardly a word
            f"{card_place((6, 4))}-upright": (self.beside((6, 4))[0], wanted.card_6x4_upright),
            card_place((2, 1)): (wanted.card_2x1.width, wanted.card_2x1.height),
            f"{card_place((3, 2))}-upright": (wanted.card_3x2_upright.width, wanted.card_3x2_upright.height),
            "cover": (bled[0], wanted.cover + self.bleed),
            "opener": (self.width + self.side_bleed - wanted.opener.left, wanted.opener.height),
            "opener-narrow": (NARROW * wanted.opener.height, wanted.opener.height),
            **{place: (bled[0], self.wide_opener(ratio)) for place, ratio in WIDE_OPENERS.items()},
            "page": bled,
            "contents": (wanted.contents.width, wanted.contents.height),
            "workshop": self._workshop,
            "workshop-full": (self._workshop[0], self._bled_down(wanted.workshop_full)),
            "maker": (wanted.maker.width, wanted.maker.height),
            "maker-wide": (self.half, min(self.height_of(UNITS // self.maker_grid[0]), self.half * MAKER_FORM)),
            "maker-3": (self.half, self.height_of(3)),  # of two on a page
            "maker-6": (self.type_width, self.height_of(3)),  # of one
            "detail": (wanted.detail.width, wanted.detail.height),
            "option": (wanted.option.width, wanted.option.height),
        }

    def _bled_down(self, height: float) -> float:
        """Height of what bleeds off at the head, and where it is as high as the page at the foot, too."""
        return height + (2 if height >= self.height else 1) * self.bleed

    @cached_property
    def _workshop(self) -> Size:
        """The picture above a maker's story; on a lying page beside it, down to the foot of the strip."""
        if self.lying:
            return self.left + self.half + self.side_bleed, self.top + self.height_of(3) + self.bleed
        return self.bled[0], self.settings.pictures.workshop + self.bleed

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
        for shape in sorted(self.shapes - {(6, 6)}):
            width, height = self.slot_size(shape)
            picture = self.places[card_place(shape)]
            beside = width - picture[0] - self.gap if picture[0] < width - self.gap else 0.0
            if min(picture) <= 0 or max(beside, height - picture[1]) < LEAST_WORDS:
                return card_place(shape)
        return "opener" if min(self.opener_heading.height, *self.places["opener"]) <= 0 else ""


def card_place(shape: Shape) -> str:
    """Name of the place of the picture in a card of this shape."""
    return f"card-{shape[0]}x{shape[1]}"
