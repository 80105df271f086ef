"""The solver: as cheap as trying every sequence of pages, in order, whole, and the same each time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.planning.page_grid import SHAPES, UNITS, PageTemplate, Row, Shape
from catalog.planning.page_templates import PICTURE_STRIP, STORY_STRIP
from catalog.planning.solver import MOST_TEMPLATES, PageCosts, Placed, Run, Solution, solve
from tests.planning.brute_force import (
    COSTS,
    PATIENT,
    QUICK,
    SLOT_COSTS,
    assert_whole,
    brute_force,
    found,
    page_cost,
    runs,
    template,
)


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
    for parity, solution in found(run, costs).items():
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


def every_template(height: int) -> list[PageTemplate]:
    """Every stack of rows of this height, in units, that can be made of the shapes for which a card is drawn."""
    rows = sorted({Row(units, UNITS // width) for width, units in SHAPES}, key=lambda row: (row.units, row.slots))
    stacks: list[tuple[Row, ...]] = [()]
    whole = []
    while stacks:
        stack = stacks.pop()
        left = height - sum(row.units for row in stack)
        if left:
            stacks += [(*stack, row) for row in rows if row.units <= left]
        else:
            whole.append(PageTemplate(stack))
    return whole


def test_no_theme_can_have_more_templates_than_the_solver_tells_apart() -> None:
    heights = (UNITS, UNITS - PICTURE_STRIP, UNITS - STORY_STRIP)
    assert [len(every_template(height)) for height in heights] == [49, 3, 11]
    assert len(every_template(UNITS)) <= MOST_TEMPLATES


def test_more_templates_than_can_be_told_apart_are_refused() -> None:
    run = Run([dict.fromkeys(SHAPES, 0)], [template("6x1")] * MOST_TEMPLATES)
    assert solve(run, PageCosts(page=1))[1].pages == (Placed(0, template("6x1"), 1),)
    for pages, first in ((MOST_TEMPLATES + 1, 0), (1, MOST_TEMPLATES + 1)):
        with pytest.raises(AssertionError, match="places of templates"):
            solve(replace(run, pages=[template("6x1")] * pages, first=[template("6x1")] * first), PageCosts())


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
    # Rows hold three at most, so that no run of joined products may be longer.
    joined = {place for place in data.draw(st.sets(st.sampled_from(places), max_size=4)) if place % 3}
    templates = [template(text) for text in ("6x1", "3x1 3x2", "3x2 3x1", "3x3 3x3", "2x3 2x2 2x1", "3x1 3x1")]
    slots = data.draw(st.lists(SLOT_COSTS, min_size=count, max_size=count))
    for solution in found(Run(slots, templates, joined=frozenset(joined)), PageCosts(page=3)).values():
        assert not joined & shelf_starts(solution)


def shelf_starts(solution: Solution) -> set[int]:
    """The products that begin a row."""
    starts = set()
    for page in solution.pages:
        start = page.start
        for row in page.template.rows:
            starts.add(start)
            start += row.slots
    return starts


def test_two_joined_products_are_kept_together_at_any_cost() -> None:
    shapes: dict[Shape, int] = {(6, 3): 0, (3, 3): 10_000}
    templates = [template("3x1 3x1"), template("3x1 3x2"), template("3x2 3x1"), template("3x2 3x2")]
    apart = solve(Run([shapes] * 4, templates), PageCosts())
    assert min(solution.cost for solution in apart.values()) == 0
    together = solve(Run([shapes] * 4, templates, joined=frozenset({1})), PageCosts())
    assert {solution.cost for solution in together.values()} == {40_000}


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
    for parity, solution in found(asked.run, asked.costs).items():
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
    for parity, solution in found(run, costs).items():
        changed = replace(run, slot_costs=slots, kept=kept_of(solution.pages))
        same = [page_cost(changed, costs, page.template, page.start) for page in solution.pages]
        assert solve(changed, costs)[parity].cost <= sum(cost or 0 for cost in same)


def test_a_page_that_begins_elsewhere_costs_more_than_one_that_only_looks_different() -> None:
    shapes = dict.fromkeys(SHAPES, 0)
    run = Run([shapes] * 4, [template("3x2 3x2"), template("3x1 3x1")], kept={0: template("3x2 3x2")})
    costs = PageCosts(moved=40, changed=20)
    assert {parity: solution.cost for parity, solution in solve(run, costs).items()} == {1: 0, 0: 60}
