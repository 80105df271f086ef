"""The pages that changed + what is printed → each as it was and as it is, drawn as the plan draws them (stage 8).

Both are drawn from what the plan's file holds, so that nothing differs between them but what did change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from catalog.edition.views import EditionView
from catalog.model.saved_plan import SavedPage
from catalog.planning.page_diff import Change, Kind
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_grid import UNITS, parse_template, with_cards
from catalog.planning.page_templates import PICTURE_STRIP
from catalog.planning.plan import Matter, Page, Part, Slot
from catalog.planning.plan_view import Drafts, PlannedPage

PIECES: Final = {"business": "profile"}  # templates of parts that are not named as these
CHAPTERS: Final = frozenset({"opener", "business", "grid", "makers", "filler"})  # parts that name their chapter next


@dataclass(frozen=True, slots=True)
class Outline:
    """A page as it is drawn, in the colour of its chapter ("" where it has none)."""

    page: PlannedPage
    accent: str


@dataclass(frozen=True, slots=True)
class ComparedPage:
    """A page that changed, as it was and as it is."""

    change: Change
    before: Outline | None
    now: Outline | None

    @property
    def drawn(self) -> bool:
        """Whether there is anything to see on either page but what kind of page it is."""
        return any(one and (one.page.words or one.page.products) for one in (self.before, self.now))


@dataclass(frozen=True, slots=True)
class Comparison:
    """All pages of a book that changed since it was last made."""

    title: str
    language: str  # of the names
    pages: int  # of the book now
    compared: tuple[ComparedPage, ...]
    names: Mapping[str, str]  # of products, by their keys
    page_size: tuple[float, float]  # mm

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(page.change for page in self.compared)

    @property
    def again(self) -> tuple[Change, ...]:
        """The pages to print again."""
        return tuple(change for change in self.changes if change.kind is not Kind.REMOVED)

    @property
    def removed(self) -> tuple[Change, ...]:
        """The pages that the book no longer has."""
        return tuple(change for change in self.changes if change.kind is Kind.REMOVED)


def compare(changes: Sequence[Change], view: EditionView, pages: int, geometry: PageGeometry) -> Comparison:
    """Every change as it is shown, for a book of `pages` pages."""
    drafts = Drafts(view, {}, geometry)
    accents = {category.slug: category.accent for category in view.categories}

    def outline(page: SavedPage | None) -> Outline | None:
        if page is None:
            return None
        part = _part(page)
        number = int(page.page) if page.page and page.page.isdecimal() else 0
        return Outline(drafts.page(part, number, _page(page, geometry)), accents.get(part.category, ""))

    return Comparison(
        view.dated_title,
        view.language,
        pages,
        tuple(ComparedPage(change, outline(change.before), outline(change.now)) for change in changes),
        {product.key: product.name for product in view.products},
        (geometry.width, geometry.height),
    )


def _part(kept: SavedPage) -> Part:
    """The part that a page belongs to, as far as its name says."""
    kind, _, rest = kept.part.partition("/")
    category, _, subject = rest.partition("/") if kind in CHAPTERS else ("", "", "")
    return Part(kept.part, PIECES.get(kind, kind), Matter.BODY, subject, category)


def _page(kept: SavedPage, geometry: PageGeometry) -> Page:
    """The page as it was planned; without slots where its template is none that cards are drawn for."""
    written = parse_template(kept.template or "")
    template = with_cards(written, geometry.cards) if written else None  # None of another theme's slots
    if template is None or template.units > UNITS:
        return Page(kept.layout)
    strip = UNITS - template.units if kept.layout == "profile" else 0
    places = zip(kept.products, template.shapes, geometry.boxes(template, strip), strict=False)
    slots = tuple(Slot(product, shape, box) for product, shape, box in places)
    return Page(kept.layout, slots, strip, head=strip != PICTURE_STRIP, template=template.name)
