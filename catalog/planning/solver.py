"""Products in order → pages with the lowest cost (stage 4): dynamic programming over the number of products placed.

A step is a page template that takes the next m products. Costs are whole numbers and ties are broken by the order of
the templates, so that the result depends on nothing else. For each number of pages modulo `MODULUS` the best run is
found, because a chapter may have to end on a left-hand page.

The work is O(products · templates); 23,000 products take about a second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from catalog.planning.page_grid import UNITS, PageTemplate, Row, Shape

MODULUS: Final = 2
BITS: Final = 7  # of a packed cost that hold the template's place in its list
MOST_TEMPLATES: Final = 1 << BITS  # more than can be made of the shapes for which a card is drawn
MASK: Final = MOST_TEMPLATES - 1
FORBIDDEN: Final = 10**12  # of a slot or row that may not be
NEVER: Final = FORBIDDEN << BITS
SPARSE: Final = 2  # products on a page that looks empty


@dataclass(frozen=True, slots=True)
class PageCosts:
    """What a page costs besides its products."""

    page: int = 0
    mixed: int = 0
    sparse: int = 0
    other: int = 0
    moved: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Products in order that fill pages of their own.

    `slot_costs` has for each product the cost of each shape; a shape that is missing is never taken. `first` are the
    templates of the first page alone (below a maker's story); () where it is a page as the others. `joined` are
    products that stand beside the one before them. `kept` has the template of each page of the plan before, by the
    product that begins it; an empty one costs nothing. `dense` products may stand alone or in twos.
    """

    slot_costs: Sequence[Mapping[Shape, int]]
    pages: Sequence[PageTemplate]
    first: Sequence[PageTemplate] = ()
    joined: frozenset[int] = frozenset()
    kept: Mapping[int, PageTemplate] = field(default_factory=dict)
    dense: frozenset[int] = frozenset()
    asked: int = 0  # products on a page; 0 for as many as suit


@dataclass(frozen=True, slots=True)
class Placed:
    """A page: the products `start` … `start + template.slots`, and its cost."""

    start: int
    template: PageTemplate
    cost: int


@dataclass(frozen=True, slots=True)
class Solution:
    """Pages in order and their cost."""

    cost: int
    pages: tuple[Placed, ...]


def solve(run: Run, costs: PageCosts) -> dict[int, Solution]:
    """The best pages for each number of pages modulo MODULUS that is possible; {0: no pages} for no products.

    Empty when no sequence of templates takes all products.
    """
    assert max(len(run.pages), len(run.first)) <= MOST_TEMPLATES, "places of templates would run into their costs"
    count = len(run.slot_costs)
    pages = _page_table(run, costs, run.pages, count)
    first = _page_table(run, costs, run.first, min(1, count)) if run.first else pages
    reached: list[list[_Mark | None]] = [[None] * MODULUS for _ in range(count + 1)]
    reached[0][0] = _Mark(0, 0, 0, 0)
    for start in range(count):
        steps = pages if start else first
        for parity, mark in enumerate(reached[start]):
            if mark is None:
                continue
            beyond = (parity + 1) % MODULUS
            for slots, packed in steps:
                value = packed[start] if start < len(packed) else NEVER
                if value >= NEVER:
                    continue
                total = mark.cost + (value >> BITS)
                old = reached[start + slots][beyond]
                if old is None or total < old.cost:
                    reached[start + slots][beyond] = _Mark(total, slots, parity, value & MASK)
    return {
        parity: Solution(mark.cost, _traced(reached, run, parity))
        for parity, mark in enumerate(reached[count])
        if mark is not None
    }


@dataclass(slots=True)
class _Mark:
    """The best way to here: its cost, the products of its last page, the parity before that, its template's place."""

    cost: int
    slots: int
    parity: int
    template: int


def _traced(reached: Sequence[Sequence[_Mark | None]], run: Run, parity: int) -> tuple[Placed, ...]:
    """The pages that lead to the end, front to back."""
    pages: list[Placed] = []
    end = len(reached) - 1
    while end:
        mark = reached[end][parity]
        assert mark is not None
        start = end - mark.slots
        before = reached[start][mark.parity]
        assert before is not None
        templates = run.first if run.first and start == 0 else run.pages
        pages.append(Placed(start, templates[mark.template], mark.cost - before.cost))
        end, parity = start, mark.parity
    return tuple(reversed(pages))


def _page_table(
    run: Run, costs: PageCosts, templates: Sequence[PageTemplate], starts: int
) -> list[tuple[int, list[int]]]:
    """For each number of products on a page, most first: the cheapest template by the product that begins the page,
    as `cost << BITS | its place in the list`; NEVER or more where none will do."""
    count = len(run.slot_costs)
    rows = {row: _row_costs(run, row) for row in {s for template in templates for s in template.rows}}
    found: dict[int, list[list[int]]] = {}
    for place, template in enumerate(templates):
        here = min(starts, count - template.slots + 1)
        if here <= 0:
            continue
        base = costs.page + costs.mixed * (len({*template.rows}) - 1)
        if run.asked and (template.slots != run.asked or len({*template.rows}) > 1):
            base += costs.other
        values = [base] * here
        ahead = 0
        for row in template.rows:
            values = [value + cost for value, cost in zip(values, rows[row][ahead : ahead + here], strict=True)]
            ahead += row.slots
        if template.slots <= SPARSE and template.slots != run.asked and template.units == UNITS:
            alone = set(range(here))
            alone -= {start for start in alone if any(start + i in run.dense for i in range(template.slots))}
            for start in alone:
                values[start] += costs.sparse
        _steady(values, template, run.kept, costs)
        found.setdefault(template.slots, []).append([value << BITS | place for value in values])
    return [(slots, list(map(min, *rows)) if len(rows) > 1 else rows[0]) for slots, rows in sorted(found.items())[::-1]]


def _steady(values: list[int], template: PageTemplate, kept: Mapping[int, PageTemplate], costs: PageCosts) -> None:
    """Add to `values` what a page costs that is not as in the plan before."""
    if not kept:
        return
    for start in range(len(values)):
        before = kept.get(start)
        if before is None:
            values[start] += costs.moved
        elif before != template:
            values[start] += costs.changed


def _row_costs(run: Run, row: Row) -> list[int]:
    """The cost of a row by the product that begins it."""
    count = len(run.slot_costs)
    sums = [0, *accumulate(costs.get(row.shape, FORBIDDEN) for costs in run.slot_costs)]
    found = [sums[start + row.slots] - sums[start] for start in range(count - row.slots + 1)]
    for place in run.joined:  # no row begins here
        if place < len(found):
            found[place] += FORBIDDEN
    return found
