"""The solver: as cheap as trying every sequence of pages, in order, whole, and the same each time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.planning.page_grid import SHAPES, PageTemplate, Row, Shape, parse_template
from catalog.planning.page_templates import PICTURE_STRIP, STORY_STRIP, Rulebook
from catalog.planning.slot_costs import slot_costs
from catalog.planning.solver import PageCosts, Placed, Run, Solution, solve

PATIENT = settings(deadline=None)  # a busy machine is no failure
QUICK = settings(deadline=None, max_examples=50)
FULL_HEIGHT: Final = 6
SHELVES: Final = [
    Row(units, slots) for units, slots in ((6, 1), (4, 1), (4, 2), (3, 1), (3, 2), (3, 3), (2, 2), (2, 3))
]
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
    for shelf in place.rows:
        beside = [next(taken) for _ in range(shelf.slots)]
        if beside[0] in run.joined:
            return None
        for product in beside:
            if shelf.shape not in run.slot_costs[product]:
                return None
            total += run.slot_costs[product][shelf.shape]
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


TEMPLATES = st.lists(st.sampled_from(SHELVES), min_size=1, max_size=3).map(lambda shelves: PageTemplate(tuple(shelves)))
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


def assert_whole(run: Run, costs: PageCosts, parity: int, solution: Solution) -> None:
    """Every product once and in order, on pages that may be; the costs are those of the pages."""
    taken = [page.start + place for page in solution.pages for place in range(page.template.slots)]
    assert taken == list(range(len(run.slot_costs)))
    assert len(solution.pages) % 2 == parity
    for number, page in enumerate(solution.pages):
        assert page.template in (run.first if run.first and number == 0 else run.pages)
        assert page.cost == page_cost(run, costs, page.template, page.start)
    assert sum(page.cost for page in solution.pages) == solution.cost


@PATIENT
@given(runs(), COSTS)
def test_no_sequence_of_pages_is_cheaper(run: Run, costs: PageCosts) -> None:
    solutions = solve(run, costs)
    assert {parity: solution.cost for parity, solution in solutions.items()} == brute_force(run, costs)
    for parity, solution in solutions.items():
        assert_whole(run, costs, parity, solution)


@QUICK
@given(runs(most=40), COSTS)
def test_pages_are_whole_however_many_products(run: Run, costs: PageCosts) -> None:
    for parity, solution in solve(run, costs).items():
        assert_whole(run, costs, parity, solution)


@QUICK
@given(runs(most=30), COSTS)
def test_the_result_depends_on_no_order_of_keys(run: Run, costs: PageCosts) -> None:
    turned = replace(
        run,
        slot_costs=[dict(reversed([*shapes.items()])) for shapes in run.slot_costs],
        kept=dict(reversed([*run.kept.items()])),
    )
    assert solve(run, costs) == solve(turned, costs) == solve(run, costs)


@pytest.mark.parametrize(("asked", "cost"), [(0, 7), (2, 0), (4, 7)])
def test_a_page_with_as_many_products_as_are_asked_for_is_not_sparse(asked: int, cost: int) -> None:
    run = Run([dict.fromkeys(SHAPES, 0)] * 2, [template("3x1 3x1")], asked=asked)
    (solution,) = solve(run, PageCosts(sparse=7)).values()
    assert solution.cost == cost == page_cost(run, PageCosts(sparse=7), run.pages[0], 0)


def test_no_products_need_no_pages() -> None:
    assert solve(Run([], [template("6x1")]), PageCosts(page=100)) == {0: Solution(0, ())}
    assert solve(Run([], [template("6x1")], [template("3x1")]), PageCosts(page=100)) == {0: Solution(0, ())}


def test_there_is_no_solution_where_no_templates_add_up() -> None:
    shapes = dict.fromkeys(SHAPES, 0)
    assert solve(Run([shapes] * 3, [template("3x1 3x1")]), PageCosts()) == {}
    assert set(solve(Run([shapes] * 6, [template("3x1 3x1")]), PageCosts())) == {1}


def test_of_pages_that_cost_the_same_the_first_template_is_taken() -> None:
    shapes = dict.fromkeys(SHAPES, 0)
    one, other = template("4x1 2x1"), template("2x1 4x1")
    for templates in ([one, other], [other, one]):
        (solution,) = solve(Run([shapes] * 2, templates), PageCosts()).values()
        assert [page.template for page in solution.pages] == templates[:1]


@QUICK
@given(st.integers(2, 30), st.data())
def test_joined_products_stand_on_one_shelf(count: int, data: st.DataObject) -> None:
    places = range(1, count)
    # Shelves hold three at most, so that no run of joined products may be longer.
    joined = {place for place in data.draw(st.sets(st.sampled_from(places), max_size=4)) if place % 3}
    templates = [template(text) for text in ("6x1", "3x1 3x2", "3x2 3x1", "3x3 3x3", "2x3 2x2 2x1", "3x1 3x1")]
    slots = data.draw(st.lists(SLOT_COSTS, min_size=count, max_size=count))
    for solution in solve(Run(slots, templates, joined=frozenset(joined)), PageCosts(page=3)).values():
        assert not joined & shelf_starts(solution)


def shelf_starts(solution: Solution) -> set[int]:
    """The products that begin a shelf."""
    found = set()
    for page in solution.pages:
        start = page.start
        for shelf in page.template.rows:
            found.add(start)
            start += shelf.slots
    return found


def test_two_joined_products_are_kept_together_at_any_cost() -> None:
    shapes: dict[Shape, int] = {(6, 3): 0, (3, 3): 10_000}
    templates = [template("3x1 3x1"), template("3x1 3x2"), template("3x2 3x1"), template("3x2 3x2")]
    apart = solve(Run([shapes] * 4, templates), PageCosts())
    assert min(solution.cost for solution in apart.values()) == 0
    together = solve(Run([shapes] * 4, templates, joined=frozenset({1})), PageCosts())
    assert {solution.cost for solution in together.values()} == {40_000}


@QUICK
@given(st.lists(st.sets(st.sampled_from(sorted(SHAPES)), max_size=8), min_size=1, max_size=25))
def test_a_shape_that_is_missing_is_never_used(rulebook: Rulebook, missing: list[set[Shape]]) -> None:
    slots = [dict.fromkeys(sorted(SHAPES - shapes), 1) for shapes in missing]
    for solution in solve(Run(slots, rulebook.pages), PageCosts(page=1)).values():
        used = [shape for page in solution.pages for shape in page.template.shapes]
        assert all(shape not in shapes for shape, shapes in zip(used, missing, strict=True))


def page_costs(rulebook: Rulebook) -> PageCosts:
    costs = rulebook.costs
    return PageCosts(costs.page, costs.mixed, costs.sparse, costs.other, costs.moved, costs.changed)


def shipped_run(rulebook: Rulebook, prominences: Sequence[str], strip: int = 0, asked: int = 0) -> Run:
    known = {prominence: slot_costs(prominence, {}, rulebook) for prominence in ("feature", "standard", "compact")}
    first = rulebook.under(strip) if strip else ()
    dense = frozenset(place for place, prominence in enumerate(prominences) if prominence == "feature")
    return Run([known[p] for p in prominences], rulebook.pages, first, dense=dense, asked=asked)


@pytest.mark.parametrize("strip", [0, PICTURE_STRIP, STORY_STRIP])
@pytest.mark.parametrize("prominence", ["feature", "standard", "compact"])
def test_the_shipped_theme_has_pages_for_every_number_of_products(
    rulebook: Rulebook, strip: int, prominence: str
) -> None:
    costs = page_costs(rulebook)
    for count in range(1, 61):
        run = shipped_run(rulebook, [prominence] * count, strip)
        solutions = solve(run, costs)
        assert solutions
        for parity, solution in solutions.items():
            assert_whole(run, costs, parity, solution)
        if count > 1 and not strip:
            assert set(solutions) == {0, 1}


@pytest.mark.parametrize("asked", [4, 6, 9])
def test_as_many_products_stand_on_a_page_as_are_asked(rulebook: Rulebook, asked: int) -> None:
    run = shipped_run(rulebook, ["compact"] * (asked * 5), asked=asked)
    best = min(solve(run, page_costs(rulebook)).values(), key=lambda solution: solution.cost)
    assert [page.template.slots for page in best.pages] == [asked] * 5
    assert all(len(set(page.template.rows)) == 1 for page in best.pages)


@dataclass(frozen=True)
class Asked:
    run: Run
    costs: PageCosts


UNSETTLED = st.builds(
    Asked,
    runs(1, 30).map(lambda run: replace(run, kept={})),
    st.builds(PageCosts, *[st.integers(0, 12)] * 4, moved=st.integers(1, 12), changed=st.integers(1, 12)),
)


def kept_of(pages: Sequence[Placed]) -> Mapping[int, PageTemplate]:
    return {page.start: page.template for page in pages}


@QUICK
@given(UNSETTLED)
def test_a_plan_that_is_kept_stays(asked: Asked) -> None:
    for parity, solution in solve(asked.run, asked.costs).items():
        again = solve(replace(asked.run, kept=kept_of(solution.pages)), asked.costs)
        assert again[parity] == solution


@QUICK
@given(UNSETTLED, st.data())
def test_a_kept_plan_changes_only_for_something_better(asked: Asked, data: st.DataObject) -> None:
    """With another cost for one product, the plan that comes is never dearer, changes counted, than the one kept."""
    run, costs = asked.run, asked.costs
    place = data.draw(st.integers(0, len(run.slot_costs) - 1))
    slots = [*run.slot_costs]
    slots[place] = {shape: data.draw(st.integers(0, 9)) for shape in slots[place]}
    for parity, solution in solve(run, costs).items():
        changed = replace(run, slot_costs=slots, kept=kept_of(solution.pages))
        same = [page_cost(changed, costs, page.template, page.start) for page in solution.pages]
        assert solve(changed, costs)[parity].cost <= sum(cost or 0 for cost in same)


def test_a_page_that_begins_elsewhere_costs_more_than_one_that_only_looks_different() -> None:
    shapes = dict.fromkeys(SHAPES, 0)
    run = Run([shapes] * 4, [template("3x2 3x2"), template("3x1 3x1")], kept={0: template("3x2 3x2")})
    costs = PageCosts(moved=40, changed=20)
    assert {parity: solution.cost for parity, solution in solve(run, costs).items()} == {1: 0, 0: 60}


def test_a_whole_district_is_planned(rulebook: Rulebook) -> None:
    chance = Random(23)
    prominences = chance.choices(["feature", "standard", "compact"], [1, 6, 3], k=23_000)
    run, costs = shipped_run(rulebook, prominences), page_costs(rulebook)
    solutions = solve(run, costs)
    assert set(solutions) == {0, 1}
    for solution in solutions.values():
        assert all(page.start + page.template.slots == after.start for page, after in pairwise(solution.pages))
        assert solution.pages[0].start == 0
        assert solution.pages[-1].start + solution.pages[-1].template.slots == len(prominences)
