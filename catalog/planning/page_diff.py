"""Two plans → the pages that have to be printed again, and what is different on each (stage 8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from catalog.model.saved_plan import SavedPage, SavedPlan

COUNTED: Final = frozenset({"grid", "makers"})  # parts of one page each, which end their name with a number
Pair = tuple[int, SavedPage | None, SavedPage | None]  # place; before and now


class Kind(StrEnum):
    """What is different on a page: the first of these that holds."""

    ADDED = "added"  # the book had no page of this number
    REMOVED = "removed"  # it has none any more
    SHIFTED = "shifted"  # another page of the book before, now with this number
    PRODUCTS = "products"  # not the same products
    OTHER = "other"  # another piece of the book, or another layout
    ORDER = "order"
    TEMPLATE = "template"
    CONTENT = "content"  # text or picture alone
    FURNITURE = "furniture"  # page number, running head, a page number in the text alone


@dataclass(frozen=True, slots=True)
class Move:
    """A product that changed its page: the other page, by its number or what it is."""

    product: str
    page: str


@dataclass(frozen=True, slots=True)
class Change:
    """A page that is not as it was: the one before with its number and the one now; None where there is none.

    `came` and `went` are products new in the book and gone from it, `arrived` and `left` those that changed pages.
    `origin` is the page where the whole page stood before, `goal` the one where what stood here stands whole now.
    """

    place: int  # 0-based, in the book; in the one before where the page is gone
    kind: Kind
    before: SavedPage | None
    now: SavedPage | None
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    arrived: tuple[Move, ...] = ()
    left: tuple[Move, ...] = ()
    origin: str = ""
    goal: str = ""

    @property
    def name(self) -> str:
        """The number printed on it; what it is where it carries none."""
        page = self.now or self.before
        return _name(page) if page else ""


def changed_pages(before: SavedPlan | None, now: SavedPlan) -> tuple[Change, ...]:
    """The pages that are not as they were, number by number; none where there was no plan before."""
    if before is None:
        return ()
    pairs = [pair for pair in _pairs(before, now) if _differ(pair)]
    origins, goals = _shifts(pairs)
    where, whither = _places(before), _places(now)
    changes = []
    for nth, (place, old, new) in enumerate(pairs):
        had, has = old.products if old else (), new.products if new else ()
        here, away = [key for key in has if key not in had], [key for key in had if key not in has]
        origin = origins.get(nth, "")
        changes.append(
            Change(
                place,
                _kind(old, new, origin),
                old,
                new,
                came=tuple(key for key in here if key not in where),
                went=tuple(key for key in away if key not in whither),
                arrived=tuple(Move(key, where[key]) for key in here if key in where),
                left=tuple(Move(key, whither[key]) for key in away if key in whither),
                origin=origin,
                goal=goals.get(nth, ""),
            )
        )
    return tuple(changes)


def _name(page: SavedPage) -> str:
    return page.page or page.layout


def _pairs(before: SavedPlan, now: SavedPlan) -> Iterator[Pair]:
    """The pages before and now that carry the same number, or are the same piece without one, in the order of the book;
    those that are gone, at the place that they had."""
    old, new = _numbered(before), _numbered(now)
    pairs: list[Pair] = [(place, old[key][1] if key in old else None, page) for key, (place, page) in new.items()]
    pairs += [(place, page, None) for key, (place, page) in old.items() if key not in new]
    yield from sorted(pairs, key=lambda pair: pair[0])


def _numbered(plan: SavedPlan) -> Mapping[tuple[str, str, int], tuple[int, SavedPage]]:
    """The pages with their places, by number, or by part where they carry none, and by how many had the same before."""
    found: dict[tuple[str, str, int], tuple[int, SavedPage]] = {}
    times: dict[tuple[str, str], int] = {}
    for place, page in enumerate(plan.pages):
        key = (page.page, "") if page.page else ("", page.part)
        times[key] = times.get(key, 0) + 1
        found[*key, times[key]] = place, page
    return found


def _differ(pair: Pair) -> bool:
    _, old, new = pair
    return old is None or new is None or old.digest != new.digest


def _shifts(pairs: Sequence[Pair]) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """Whole pages that have another number now: by pair, the page where what is there stood, and where what was there
    stands."""
    waiting: dict[object, list[int]] = {}
    for nth, (_, old, new) in enumerate(pairs):
        if old and old.content and not (new and _printed(old) == _printed(new)):
            waiting.setdefault(_printed(old), []).append(nth)
    origins, goals = {}, {}
    for nth, (_, old, new) in enumerate(pairs):
        if new and not (old and _printed(old) == _printed(new)) and (found := waiting.get(_printed(new))):
            source = pairs[found[0]][1]
            origins[nth], goals[found.pop(0)] = _name(source) if source else "", _name(new)
    return origins, goals


def _printed(page: SavedPage) -> object:
    """All that there is to see on a page but its number and running head."""
    return _piece(page), page.layout, page.template, page.products, page.content


def _piece(page: SavedPage) -> str:
    """The piece of the book that a page belongs to."""
    return page.part.rpartition("/")[0] if page.part.partition("/")[0] in COUNTED else page.part


def _places(plan: SavedPlan) -> Mapping[str, str]:
    """The page of each product."""
    return {product: _name(page) for page in reversed(plan.pages) for product in page.products}


def _kind(old: SavedPage | None, new: SavedPage | None, origin: str) -> Kind:
    if old is None:
        return Kind.ADDED
    if new is None:
        return Kind.REMOVED
    differences = {
        Kind.SHIFTED: bool(origin),
        Kind.PRODUCTS: set(old.products) != set(new.products),
        Kind.OTHER: (_piece(old), old.layout) != (_piece(new), new.layout),
        Kind.ORDER: old.products != new.products,
        Kind.TEMPLATE: old.template != new.template,
        Kind.CONTENT: old.content != new.content,
    }
    return next((kind for kind, found in differences.items() if found), Kind.FURNITURE)


def in_ranges(names: Sequence[str]) -> str:
    """Page numbers as one says them: `iv, 3–5, 12`. What carries no number is named once."""
    runs: list[list[str]] = []
    for name in names:
        last = runs[-1][-1] if runs else ""
        if name.isdecimal() and last.isdecimal() and int(name) == int(last) + 1:
            runs[-1].append(name)
        elif not any(name in run for run in runs):
            runs.append([name])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else run[0] for run in runs)


def as_json(changes: Sequence[Change]) -> list[Mapping[str, object]]:
    """The changes as plain values: page, kind of change, what stood on it before and what stands on it now."""
    return [
        {
            "place": change.place + 1,
            "page": change.name,
            "kind": change.kind.value,
            "before": list(change.before.products) if change.before else None,
            "now": list(change.now.products) if change.now else None,
            "layouts": [page.layout if page else None for page in (change.before, change.now)],
            "templates": [page.template if page else None for page in (change.before, change.now)],
            "came": list(change.came),
            "went": list(change.went),
            "arrived": [{"product": move.product, "from": move.page} for move in change.arrived],
            "left": [{"product": move.product, "to": move.page} for move in change.left],
            "from": change.origin or None,
            "to": change.goal or None,
        }
        for change in changes
    ]
