"""The solver with the page templates and costs of the shipped theme."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.planning.page_grid import SHAPES, Shape
from catalog.planning.page_templates import PICTURE_STRIP, STORY_STRIP, Rulebook
from catalog.planning.slot_costs import slot_costs
from catalog.planning.solver import PageCosts, Run, solve
from tests.planning.brute_force import (
    QUICK,
    assert_whole,
    found,
)


@QUICK
@given(st.lists(st.sets(st.sampled_from(sorted(SHAPES)), max_size=8), min_size=1, max_size=25))
def test_a_shape_that_is_missing_is_never_used(rulebook: Rulebook, missing: list[set[Shape]]) -> None:
    slots = [dict.fromkeys(sorted(SHAPES - shapes), 1) for shapes in missing]
    for solution in found(Run(slots, rulebook.pages), PageCosts(page=1)).values():
        used = [shape for page in solution.pages for shape in page.template.shapes]
        assert all(shape not in shapes for shape, shapes in zip(used, missing, strict=True))


def page_costs(rulebook: Rulebook) -> PageCosts:
    costs = rulebook.costs
    return PageCosts(costs.page, costs.mixed, costs.sparse, costs.other, costs.moved, costs.changed)


def shipped_run(rulebook: Rulebook, prominences: Sequence[str], strip: int = 0, asked: int = 0) -> Run:
    known = {prominence: slot_costs(prominence, {}, rulebook) for prominence in ("feature", "standard", "compact")}
    first = rulebook.under(pictured=strip == PICTURE_STRIP) if strip else ()
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
