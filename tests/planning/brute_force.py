"""Runs of products at random, and every sequence of pages that takes them, each with its cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hypothesis import assume, settings
from hypothesis import strategies as st

from catalog.planning.page_grid import SHAPES, PageTemplate, Row, parse_template
from catalog.planning.solver import PageCosts, Run, Solution, solve

PATIENT = settings(deadline=None)  # a busy machine is no failure


QUICK = settings(deadline=None, max_examples=50)


FULL_HEIGHT: Final = 6


ROWS: Final = [Row(units, slots) for units, slots in ((6, 1), (4, 1), (4, 2), (3, 1), (3, 2), (3, 3), (2, 2), (2, 3))]


MOST_SINGLE: Final = 2  # templates of one product: what may be tried grows with their number to the power of n


def template(text: str) -> PageTemplate:
    found = parse_template(text)
    assert found
    return found


def page_cost(run: Run, costs: PageCosts, place: PageTemplate, start: int) -> int | None:
    """What the page costs by the words of the theme; None where it may not be."""
    products = list(range(start, start + place.slots))
    total = costs.page
    taken = iter(products)
    for row in place.rows:
        beside = [next(taken) for _ in range(row.slots)]
        if beside[0] in run.joined:
            return None
        for product in beside:
            if row.shape not in run.slot_costs[product]:
                return None
            total += run.slot_costs[product][row.shape]
    kinds = len(set(place.rows))
    total += costs.mixed * (kinds - 1)
    if run.asked and (len(products) != run.asked or kinds > 1):
        total += costs.other
    few = len(products) <= 2 and len(products) != run.asked  # as many as the edition asks for are not few
    if few and place.units == FULL_HEIGHT and not run.dense.intersection(products):
        total += costs.sparse
    if run.kept:
        if start not in run.kept:
            total += costs.moved
        elif run.kept[start] != place:
            total += costs.changed
    return total


def every_sum(run: Run, costs: PageCosts, start: int = 0) -> Iterator[tuple[int, int]]:
    """Number of pages and cost of each sequence of pages that takes the products from `start` on."""
    if start == len(run.slot_costs):
        yield 0, 0
        return
    for place in run.first if run.first and start == 0 else run.pages:
        if start + place.slots > len(run.slot_costs):
            continue
        cost = page_cost(run, costs, place, start)
        if cost is not None:
            for pages, rest in every_sum(run, costs, start + place.slots):
                yield pages + 1, cost + rest


def brute_force(run: Run, costs: PageCosts) -> dict[int, int]:
    """The lowest cost for an even and an odd number of pages, where there is one."""
    best: dict[int, int] = {}
    for pages, cost in every_sum(run, costs):
        best[pages % 2] = min(cost, best.get(pages % 2, cost))
    return best


TEMPLATES = st.lists(st.sampled_from(ROWS), min_size=1, max_size=3).map(lambda rows: PageTemplate(tuple(rows)))


SETS = st.lists(TEMPLATES, min_size=1, max_size=4, unique=True).filter(
    lambda found: sum(place.slots == 1 for place in found) <= MOST_SINGLE
)


COSTS = st.builds(PageCosts, *[st.integers(0, 12)] * 6)


# Few missing, so that there is often a solution.
SLOT_COSTS = st.builds(
    lambda found, missing: {shape: cost for shape, cost in found.items() if shape not in missing},
    st.fixed_dictionaries(dict.fromkeys(sorted(SHAPES), st.integers(0, 9))),
    st.one_of(st.just(frozenset()), st.frozensets(st.sampled_from(sorted(SHAPES)), max_size=2)),
)


@st.composite
def runs(draw: st.DrawFn, least: int = 0, most: int = 10) -> Run:
    count = draw(st.integers(least, most))
    places = st.integers(0, max(count - 1, 0))
    pages = draw(SETS)
    first = draw(st.one_of(st.just([]), SETS))
    kinds = draw(st.lists(SLOT_COSTS, min_size=1, max_size=4))
    return Run(
        draw(st.lists(st.sampled_from(kinds), min_size=count, max_size=count)),
        pages,
        first,
        joined=frozenset(draw(st.sets(places, max_size=2)) - {0}),
        kept=draw(st.dictionaries(places, st.sampled_from([*pages, *first]), max_size=4)),
        dense=frozenset(draw(st.sets(places, max_size=3))),
        asked=draw(st.sampled_from([0, 0, 2, 4, 6, 9])),
    )


def found(run: Run, costs: PageCosts) -> dict[int, Solution]:
    """The solutions of a run that has one; of some three in five that are made up. A test looks at no other."""
    solutions = solve(run, costs)
    assume(solutions)
    return solutions


def assert_whole(run: Run, costs: PageCosts, parity: int, solution: Solution) -> None:
    """Every product once and in order, on pages that may be; the costs are those of the pages."""
    taken = [page.start + place for page in solution.pages for place in range(page.template.slots)]
    assert taken == list(range(len(run.slot_costs)))
    assert len(solution.pages) % 2 == parity
    for number, page in enumerate(solution.pages):
        assert page.template in (run.first if run.first and number == 0 else run.pages)
        assert page.cost == page_cost(run, costs, page.template, page.start)
    assert sum(page.cost for page in solution.pages) == solution.cost
