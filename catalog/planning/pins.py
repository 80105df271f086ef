"""Pins of an edition → what the planner holds to; and pins that cannot be held to (stage 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, Literal

from catalog.core.problems import Place, Problem, error
from catalog.edition.views import EditionView, ProductView
from catalog.model.layout_rules import Pin
from catalog.planning.plan import Matter, Page, Part, Plan

PinPlace = Callable[[int], Place]  # where a pin of an edition stands, by its number in the list
Side = Literal["right", "left", "any"]
SIDES: Final[Mapping[Side, int | None]] = {"right": 0, "left": 1, "any": None}  # pages of the body before it, modulo 2


@dataclass(frozen=True, slots=True)
class Pins:
    """What is fixed by hand. Products are named by key, categories by slug; `page` is a page number of the body."""

    own: frozenset[str] = frozenset()
    beside: Mapping[str, str] = field(default_factory=dict)  # a product that stands beside the one before it: that one
    starts: Mapping[str, Side] = field(default_factory=dict)
    pages: Mapping[str, int] = field(default_factory=dict)
    before: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)  # pages before a chapter
    after: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)

    def side(self, category: str) -> int | None:
        """Pages of the body before the chapter, modulo 2; None for any."""
        return SIDES[self.starts.get(category, "right")]


def read_pins(pins: Sequence[Pin]) -> Pins:
    """The pins as the planner takes them."""
    beside = {two: one for pin in pins for one, two in pairwise(pin.together)}
    return Pins(
        own=frozenset(pin.own_page for pin in pins if pin.own_page),
        beside=beside,
        starts={pin.category: pin.start for pin in pins if pin.category and pin.start},
        pages={pin.category: pin.page for pin in pins if pin.category and pin.page},
        before=_inserts(pins, "before"),
        after=_inserts(pins, "after"),
    )


def _inserts(pins: Sequence[Pin], where: Literal["before", "after"]) -> Mapping[str, tuple[Part, ...]]:
    found: dict[str, tuple[Part, ...]] = {}
    for place, pin in enumerate(pins):
        category: str | None = getattr(pin, where)
        if category:
            found[category] = found.get(category, ()) + tuple(_insert(place, pin))
    return found


def _insert(place: int, pin: Pin) -> Iterator[Part]:
    if pin.picture:
        page = Page("picture", head=False)
        yield Part(f"picture/{place}", "picture", Matter.BODY, subject=str(place), pages=(page,), furniture=False)
    for number in range(pin.notes or 0):
        yield notes_page(f"pinned/{place}/{number + 1}")


def notes_page(name: str) -> Part:
    """A page of lines in the body."""
    return Part(name, "notes", Matter.BODY, pages=(Page("notes"),))


def _problem(code: str, pin: int, at: PinPlace, **values: str) -> Problem:
    return error(code, at(pin), f"pins[{pin}]", **values)


def pin_problems(
    pins: Sequence[Pin], view: EditionView, runs: Sequence[Sequence[ProductView]], at: PinPlace
) -> Iterator[Problem]:
    """Pins that contradict one another, or what the edition prints; known before anything is planned.

    `runs` are products that may stand side by side, in their order; `at` returns the place of a pin by its number.
    """
    keys = {product.key for product in view.products}
    categories = {category.slug for category in view.categories}
    own = Counter(pin.own_page for pin in pins if pin.own_page)
    together = Counter(key for pin in pins for key in pin.together)
    fixed = Counter(pin.category for pin in pins if pin.category)
    follows = {two.key: one.key for run in runs for one, two in pairwise(run)}
    for place, pin in enumerate(pins):
        for key in (*pin.together, *filter(None, [pin.own_page])):
            if key not in keys:
                yield _problem("pin-not-printed", place, at, value=key)
        for slug in filter(None, (pin.category, pin.before, pin.after)):
            if slug not in categories:
                yield _problem("pin-not-printed", place, at, value=slug)
        for one, two in pairwise(pin.together):
            if {one, two} <= keys and follows.get(two) != one:
                yield _problem("pin-apart", place, at, value=two, other=one)
        for key in pin.together:
            if own[key] or together[key] > 1:
                yield _problem("pin-contradiction", place, at, value=key)
        if (pin.own_page and own[pin.own_page] > 1) or (pin.category and fixed[pin.category] > 1):
            yield _problem("pin-contradiction", place, at, value=pin.own_page or pin.category or "")


def passed_pages(pins: Sequence[Pin], plan: Plan, at: PinPlace) -> Iterator[Problem]:
    """Chapters that cannot begin on the page on which they are pinned, since the pages before are too many."""
    numbers: dict[str, int] = {}
    pages = 0
    for part in plan.parts:
        if part.matter is Matter.BODY:
            if part.template == "opener":
                numbers[part.category] = pages + 1
            pages += len(part.pages)
    for place, pin in enumerate(pins):
        if pin.category and pin.page and numbers.get(pin.category, pin.page) != pin.page:
            yield _problem("pin-page-passed", place, at, value=str(pin.page), page=str(numbers[pin.category]))
