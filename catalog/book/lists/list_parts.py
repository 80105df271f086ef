"""The lists of a plan, part by part: each page of the contents, the price list and the indexes (stage 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from catalog.book.lists.list_pages import Entry, Lists, Sheet
from catalog.book.lists.price_pages import PricePage
from catalog.edition.formatting import Formatter
from catalog.edition.views import EditionView
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.plan import Part, Plan

LISTS: Final = frozenset({"contents", "price-list", "indexes"})  # templates of these parts
VOLUME: Final = "volume"  # what the anchor of a volume begins with
ORDERING: Final = "ordering"  # the part of an extract by which one orders from it
# mm of that page, from its top: the coloured band, the steps; the imprint at its foot; a heading, and rows of two.
BAND, STEPS, IMPRINT, HEADING, TERM_ROW, LICENCE_ROW = 64.0, 34.0, 51.0, 15.0, 10.6, 7.6
LOWER: Final = 8.0  # mm by which the title of a price list takes less there than on a page of its own
FEW: Final = 8  # pages of an extract in which one finds everything without contents


@dataclass(slots=True)
class ListCutter:
    """Cuts the lists of one book; they are the same in each of its plans. `sheets` has what stands on each page."""

    view: EditionView
    formatter: Formatter
    lists: Lists
    sheets: dict[str, Sheet] = field(default_factory=dict, init=False)  # by the part's name
    _cut: dict[Part, tuple[Part, ...]] = field(default_factory=dict, init=False)

    def cut(self, plan: Plan) -> Plan:
        """The plan in which each page of a list is a part."""
        cut = replace(plan, parts=tuple(piece for part in plan.parts for piece in self._pieces(part, plan)))
        return self._small(cut) if self.view.extract else cut

    def _small(self, plan: Plan) -> Plan:
        """An extract, whose short price list stands on the page by which one orders, and which of a few pages has no
        contents."""
        prices = [part for part in plan.parts if part.template == "price-list"]
        parts = list(plan.parts)
        sheet = self.sheets[prices[0].name] if len(prices) == 1 else None
        if isinstance(sheet, PricePage) and sheet.height - LOWER <= price_room(self.view, self.lists.geometry):
            parts.remove(prices[0])
            self.sheets[ORDERING] = sheet
        contents = [part for part in parts if part.template == "contents"]
        pages = sum(max(1, len(part.pages)) for part in parts) - len(contents)
        return replace(plan, parts=tuple(part for part in parts if pages > FEW or part not in contents))

    def _pieces(self, part: Part, plan: Plan) -> Iterable[Part]:
        if part.template not in LISTS:
            return (part,)
        if part not in self._cut:
            pages = dict(zip(_names(part.name), self._pages(part.template, plan), strict=False))
            self.sheets.update(pages)
            self._cut[part] = tuple(replace(part, name=name) for name in pages)
        return self._cut[part]

    def _pages(self, template: str, plan: Plan) -> Iterable[Sheet]:
        view, formatter = self.view, self.formatter
        if template == "contents":
            title = formatter.say("contents")
            if view.region:
                title = formatter.say("contents.title", region=view.region.split(",")[0])
            return self.lists.contents_pages(title, view.categories, tuple(_behind(plan.parts, view, formatter)))
        if template == "indexes":
            return self.lists.index_pages(view.indexes, volumes=view.volumes)
        return self.lists.price_pages(view.categories, view.price_columns, formatter)


def price_room(view: EditionView, geometry: PageGeometry) -> float:
    """The height in mm that a price list may take of the page by which one orders from an extract, beside what that
    explains. Sizes are those of `templates/book/style.css`, at `.ordering`."""
    kinds = {badge.type for business in view.businesses for badge in business.badges}
    kinds |= {badge.type for product in view.products for badge in product.badges}
    explained = [(len(view.terms), TERM_ROW), (len(kinds), LICENCE_ROW)]
    taken = sum(HEADING + -(-count // 2) * row for count, row in explained if count)
    return geometry.height - BAND - STEPS - IMPRINT - taken


def _names(first: str) -> Iterator[str]:
    """Names of the pages of a list, one after another."""
    yield first
    yield from (f"{first}/{number}" for number in count(2))


def _behind(parts: Iterable[Part], view: EditionView, formatter: Formatter) -> Iterator[Entry]:
    """What stands behind the chapters."""
    if any(part.template == "price-list" for part in parts):
        yield Entry(formatter.say("price_list"), "price-list")
    yield from (Entry(index.title, f"index/{index.key}") for index in view.indexes)
    if view.volume:
        yield from (Entry(name, f"{VOLUME}/{number}") for number, name in view.volume.others)
