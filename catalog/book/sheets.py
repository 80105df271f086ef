"""The lists of a plan, part by part: each page of the contents, the price list and the indexes (stage 4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from catalog.book.lists import Entry, Lists, Sheet
from catalog.edition.language import Writer
from catalog.edition.views import EditionView
from catalog.planning.plan import Part, Plan

LISTS: Final = frozenset({"contents", "price-list", "indexes"})  # templates of these parts


@dataclass(frozen=True, slots=True)
class CutPlan:
    """A plan in which each page of a list is a part; what stands on it, by the part's name."""

    plan: Plan
    sheets: Mapping[str, Sheet]


def cut_lists(plan: Plan, view: EditionView, writer: Writer, lists: Lists) -> CutPlan:
    """The plan with its lists cut for one language."""
    sheets: dict[str, Sheet] = {}

    def cut(part: Part) -> Iterator[Part]:
        if part.template not in LISTS:
            yield part
            return
        for number, sheet in enumerate(_pages(part.template, plan.parts, view, writer, lists), start=1):
            name = part.name if number == 1 else f"{part.name}/{number}"
            sheets[name] = sheet
            yield replace(part, name=name)

    parts = tuple(piece for part in plan.parts for piece in cut(part))
    return CutPlan(replace(plan, parts=parts), sheets)


def _pages(template: str, parts: Iterable[Part], view: EditionView, writer: Writer, lists: Lists) -> Iterable[Sheet]:
    if template == "contents":
        return lists.contents_pages(view.categories, tuple(_behind(parts, view, writer)))
    if template == "indexes":
        return lists.index_pages(view.indexes)
    heads = (writer.say("label.sku"), writer.say("label.unit"), writer.say("label.moq"), *view.price_columns)
    return lists.price_pages(view.categories, heads)


def _behind(parts: Iterable[Part], view: EditionView, writer: Writer) -> Iterator[Entry]:
    """What stands behind the chapters."""
    if any(part.template == "price-list" for part in parts):
        yield Entry(writer.say("price_list"), "price-list")
    yield from (Entry(index.title, f"index/{index.key}") for index in view.indexes)
