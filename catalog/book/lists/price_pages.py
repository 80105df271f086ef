"""The price list, cut into pages of which each is a part of the book (stage 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from catalog.book.lists.columns import Cut, Item, fill_columns, without_remnant
from catalog.book.lists.price_measures import (
    ABOVE_FIRST,
    BETWEEN_ROWS,
    PRICE_LINE,
    PRICE_SIZE,
    PriceMeasures,
)
from catalog.book.lists.price_table import (
    Lines,
    PriceHead,
    PriceLine,
    PriceLines,
    foot_text,
    price_heads,
    with_code_rows,
    with_marks,
)
from catalog.core.units import MM_PER_PT
from catalog.edition.formatting import Formatter
from catalog.edition.price_views import PriceColumn
from catalog.edition.views import CategoryView
from catalog.fonts.text_width import Ruler
from catalog.planning.page_geometry import PageGeometry

CONTINUED: Final = PRICE_LINE + ABOVE_FIRST + BETWEEN_ROWS  # the name of a product that goes on from the page before
PRICE_TITLE: Final = 31 * MM_PER_PT + 6.0 + 12 * MM_PER_PT * 2 + 1.0
ABOVE_FOOT: Final = 3.0
LEAST_LAST: Final = 1 / 2  # of the type area's height, on the last page
MOST_DATES: Final = 40  # on one page


@dataclass(frozen=True, slots=True)
class PricePage:
    """Heads and widths in mm are those of the whole list. `foot` says until when the export prices hold."""

    heads: tuple[PriceHead, ...]
    widths: tuple[float, ...]
    lines: Lines
    first: bool
    foot: str
    continued: str = ""  # the product that goes on from the page before
    height: float = field(default=0.0, repr=False)


@dataclass(slots=True)
class PriceList:
    """The price list of one book."""

    chapters: Sequence[CategoryView]
    columns: Sequence[PriceColumn]
    formatter: Formatter
    geometry: PageGeometry
    regular: Ruler
    bold: Ruler
    heads: tuple[PriceHead, ...] = field(init=False)  # of the columns that are not empty

    def __post_init__(self) -> None:
        self.heads = price_heads(self.chapters, self.columns, self.formatter)

    def pages(self) -> list[PricePage]:
        """The pages; the last is at least half full where there are several."""
        written = PriceLines(self.heads, self.columns)
        every = [lines for chapter in self.chapters for lines in written.of_chapter(chapter)]
        measures = PriceMeasures(self.heads, self.geometry, self.regular, self.bold)
        widths = measures.widths(every)
        items = [item for lines in every for item in measures.items(lines, widths)]
        heads = measures.heads_height(widths)
        room = self.geometry.type_height - heads - self._foot_height(every)
        if any(not item.content.row.name and not item.content.last and not item.head for item in items):
            room -= CONTINUED  # since a page may part a product
        pages = without_remnant(lambda empty: _cut(items, room - empty), self.geometry.type_height * LEAST_LAST)
        found = [self._page(lines, widths, first=not place) for place, lines in enumerate(pages)]
        if len(found) > 1:
            return found
        taken = PRICE_TITLE + heads + self._foot_height(every) + sum(item.above + item.height for item in items)
        return [replace(page, height=taken) for page in found]

    def _page(self, lines: Sequence[PriceLine], widths: tuple[float, ...], *, first: bool) -> PricePage:
        marked, foot = with_marks(lines, self.formatter)
        continued = "" if lines[0].row.name else lines[0].product
        return PricePage(self.heads, widths, tuple(with_code_rows(marked)), first, foot, continued)

    def _foot_height(self, every: Sequence[Lines]) -> float:
        """Room for the foot of a page, which says until when its export prices hold."""
        dates = list(dict.fromkeys(lines[0].valid for lines in every if lines[0].valid))[:MOST_DATES]
        if not dates:
            return 0.0
        text = foot_text(self.formatter, [(date, "00") for date in dates])
        return ABOVE_FOOT + self.regular.lines(text, PRICE_SIZE, self.geometry.type_width) * PRICE_LINE


def _cut(items: Sequence[Item[PriceLine]], most: float) -> Cut[Lines]:
    """Rows → pages of at most `most` mm, of which the title takes some of the first."""
    pages: list[Lines] = []
    taken = 0.0
    left, room = items, most - PRICE_TITLE
    while left:
        filled = fill_columns(left, 1, room)
        pages.append(filled.columns[0])
        taken = sum(item.above + item.height for item in left[: filled.taken])
        left, room = left[filled.taken :], most
    return pages, taken
