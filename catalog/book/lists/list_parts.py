"""The lists of a plan, part by part: each page of the contents, the price list and the indexes (stage 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Final

from catalog.book.lists.list_pages import Entry, Lists, Sheet
from catalog.edition.formatting import Formatter
from catalog.edition.views import EditionView
from catalog.planning.plan import Part, Plan

LISTS: Final = frozenset({"contents", "price-list", "indexes"})  # templates of these parts


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
        return replace(plan, parts=tuple(piece for part in plan.parts for piece in self._pieces(part, plan)))

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
            return self.lists.contents_pages(view.categories, tuple(_behind(plan.parts, view, formatter)))
        if template == "indexes":
            return self.lists.index_pages(view.indexes)
        return self.lists.price_pages(view.categories, view.price_columns, formatter)


def _names(first: str) -> Iterator[str]:
    """Names of the pages of a list, one after another."""
    yield first
    yield from (f"{first}/{number}" for number in count(2))


def _behind(parts: Iterable[Part], view: EditionView, formatter: Formatter) -> Iterator[Entry]:
    """What stands behind the chapters."""
    if any(part.template == "price-list" for part in parts):
        yield Entry(formatter.say("price_list"), "price-list")
    yield from (Entry(index.title, f"index/{index.key}") for index in view.indexes)
