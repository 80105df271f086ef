"""Pages of the book → running heads, folios, thumb index and page numbers, to be laid over the set parts (stage 8).

Furniture depends on where a page stands in the book; the parts do not, so a part that moves need not be set again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from catalog.book.furniture_style import FurnitureStyle, ThumbStyle
from catalog.book.page_numbers import BookPage
from catalog.edition.formatting import Formatter
from catalog.edition.views import CategoryView, EditionView
from catalog.graphics.colour import INK
from catalog.planning.page_geometry import PageGeometry
from catalog.typesetting.parts import NumberBox, SetPart

Makers = Mapping[tuple[str, str], str]  # their names, by chapter and business
Area = tuple[float, float, float, float]  # x, y, right, bottom in mm from the top left corner of the page

CODE: Final = "code"  # the style of what is stamped on and is no number of a page: the fingerprint of the book
AROUND: Final = 1.5  # mm of a link around the line that it lies on


@dataclass(frozen=True, slots=True)
class Thumb:
    """A tab on the fore-edge: its text, colour and distance from the top in mm."""

    text: str
    accent: str
    top: float


@dataclass(frozen=True, slots=True)
class StampedNumber:
    """A page number at its place on the page; mm."""

    text: str
    style: str
    accent: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is laid over one page. Heads and folio are "" where the page has none."""

    recto: bool
    head_inner: str
    head_outer: str
    folio: str
    thumb: Thumb | None
    numbers: tuple[StampedNumber, ...]
    guided: bool = field(default=False, repr=False)  # whether guide words stand between the heads; so by the part

    @property
    def empty(self) -> bool:
        return not (self.head_inner or self.head_outer or self.folio or self.thumb or self.numbers)


@dataclass(frozen=True, slots=True)
class Numbering:
    """Where every anchor of the book stands: index of its page, mm from its top, its printed number."""

    pages: Mapping[str, int]
    tops: Mapping[str, float]
    folios: Mapping[str, str]


def number_anchors(
    pages: Sequence[BookPage],
    parts: Mapping[str, SetPart],
    fingerprint: str,
    chapters: Mapping[str, str] | None = None,
    elsewhere: Mapping[str, str] | None = None,
    begin: Iterable[str] = (),
) -> Numbering:
    """The page and folio of every anchor; the first counts where one occurs twice. The `fingerprint` of the book is
    stamped on as a folio is. Of `chapters`, anchors by category, one without an opener begins on its first page.
    `elsewhere` has the numbers of what stands in other volumes, `begin` anchors of the whole."""
    where = dict.fromkeys(begin, 0)
    tops = dict.fromkeys(begin, 0.0)
    for page in pages:
        for anchor in parts[page.part.name].anchors:
            if anchor.page == page.page and anchor.name not in where:
                where[anchor.name], tops[anchor.name] = page.place, anchor.y
    for page in pages:
        chapter = (chapters or {}).get(page.part.category, "")
        if chapter and chapter not in where:
            where[chapter], tops[chapter] = page.place, 0.0
    folios = {name: pages[place].folio for name, place in where.items()}
    return Numbering(where, tops, {**(elsewhere or {}), **folios, CODE: fingerprint})


def furnish(
    pages: Sequence[BookPage],
    parts: Mapping[str, SetPart],
    numbering: Numbering,
    view: EditionView,
    formatter: Formatter,
    tabs: ThumbStyle,
) -> tuple[Furniture, ...]:
    """The furniture of every page, in the order of the book."""
    categories = {category.slug: category for category in view.categories}
    makers = {
        (category.slug, business.slug): business.name
        for category in view.categories
        for business in category.businesses
    }
    return tuple(_of_page(page, parts, numbering, view, categories, makers, formatter, tabs) for page in pages)


def _of_page(
    page: BookPage,
    parts: Mapping[str, SetPart],
    numbering: Numbering,
    view: EditionView,
    categories: Mapping[str, CategoryView],
    makers: Makers,
    formatter: Formatter,
    tabs: ThumbStyle,
) -> Furniture:
    category = categories.get(page.part.category)
    accent = category.accent if category else INK
    boxes = (box for box in parts[page.part.name].numbers if box.page == page.page)
    numbers = tuple(_stamp(box, numbering, accent) for box in boxes)
    if not page.part.furniture:
        return Furniture(page.recto, "", "", "", None, numbers)
    planned = page.part.pages
    shows_head = not planned or planned[min(page.page, len(planned) - 1)].head
    inner, outer = _heads(page, category, view, makers, formatter) if shows_head else ("", "")
    guided = page.part.template == "indexes"
    return Furniture(page.recto, inner, outer, page.folio, _thumb(category, tabs), numbers, guided)


def _heads(
    page: BookPage,
    category: CategoryView | None,
    view: EditionView,
    makers: Makers,
    formatter: Formatter,
) -> tuple[str, str]:
    """Title of the book inside; outside the business, the chapter or the kind of page."""
    if category is None:
        return view.title, formatter.say(f"head.{page.part.template}")
    return category.name, makers.get((category.slug, page.part.subject)) or formatter.say(f"head.{page.part.template}")


def _thumb(category: CategoryView | None, tabs: ThumbStyle) -> Thumb | None:
    if category is None:
        return None
    top = tabs.top + (category.number - 1) % tabs.places * tabs.step
    return Thumb(category.short, category.accent, top)


def _stamp(box: NumberBox, numbering: Numbering, accent: str) -> StampedNumber:
    text = numbering.folios.get(box.anchor, "")
    return StampedNumber(text, box.style, accent, box.x, box.y, box.width, box.height)


def head_areas(furniture: Furniture, style: FurnitureStyle, geometry: PageGeometry) -> tuple[Area, Area]:
    """Areas of the running head (inner half) and of the folio that become links."""
    head, folio = style.head, style.folio
    shift = -geometry.shift if furniture.recto else geometry.shift
    left, middle, right = geometry.left + shift, geometry.width / 2, geometry.width - geometry.left + shift
    top, bottom = head.top - AROUND, head.top + head.line + AROUND
    low, end = geometry.height - folio.bottom - folio.line - AROUND, geometry.height - folio.bottom + AROUND
    if furniture.recto:
        return (left, top, middle, bottom), (right - folio.width, low, right, end)
    return (middle, top, right, bottom), (left, low, left + folio.width, end)
