"""What a slot costs a product: by its room, and by the step of the ladder on which the text fits."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import log2
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.planning.page_grid import SHAPES, Shape
from catalog.planning.page_templates import Rulebook
from catalog.planning.slot_costs import slot_costs
from catalog.planning.text_fit import BARE, NO_FIT, SHORT, SMALLER, TextFit

LADDER: Final = (0, SMALLER, BARE, SHORT, NO_FIT)
PROMINENCES = st.sampled_from(["feature", "standard", "compact"])
SHAPE = st.sampled_from(sorted(SHAPES))
# A tenth of a millimetre is what counts.
OVER = st.integers(0, 20_000).map(lambda tenths: tenths / 10)
NEED = st.one_of(
    st.builds(TextFit, st.integers(0, NO_FIT - 1), language=st.sampled_from(["id", "en"])),
    st.builds(TextFit, st.just(NO_FIT), OVER, st.just("id")),
)
NEEDS = st.dictionaries(SHAPE, NEED)


def cells(shape: Shape) -> int:
    return shape[0] * shape[1]


@given(PROMINENCES, NEEDS, st.booleans())
def test_costs_are_whole_numbers_for_every_shape(
    rulebook: Rulebook, prominence: str, needs: Mapping[Shape, TextFit], cramped: bool
) -> None:
    costs = slot_costs(prominence, needs, rulebook, cramped=cramped)
    assert set(costs) == SHAPES
    assert all(type(cost) is int and cost >= 0 for cost in costs.values())


@pytest.mark.parametrize("prominence", ["feature", "standard", "compact"])
def test_a_shape_costs_the_more_the_further_it_is_from_the_room_that_suits(rulebook: Rulebook, prominence: str) -> None:
    ideal = rulebook.room(prominence).ideal
    costs = slot_costs(prominence, {}, rulebook, cramped=False)
    by_distance = sorted(SHAPES, key=lambda shape: abs(log2(cells(shape) / ideal)))
    assert all(costs[near] <= costs[far] for near, far in pairwise(by_distance))
    assert all(costs[shape] == 0 for shape in SHAPES if cells(shape) == ideal)
    assert costs[by_distance[0]] < costs[by_distance[-1]]


def test_twice_and_half_the_room_that_suits_cost_what_the_theme_says(rulebook: Rulebook) -> None:
    costs = slot_costs("feature", {}, rulebook, cramped=False)
    assert rulebook.room("feature").ideal == 18
    assert costs[6, 3] == 0
    assert costs[6, 6] == costs[3, 3] == rulebook.costs.prominence


@pytest.mark.parametrize("prominence", ["feature", "standard", "compact"])
def test_less_than_the_least_room_is_cramped(rulebook: Rulebook, prominence: str) -> None:
    least = rulebook.room(prominence).least
    counted = slot_costs(prominence, {}, rulebook)
    free = slot_costs(prominence, {}, rulebook, cramped=False)
    for shape in SHAPES:
        assert counted[shape] - free[shape] == (rulebook.costs.cramped if cells(shape) < least else 0)


@given(PROMINENCES, SHAPE, OVER, st.booleans())
def test_each_step_down_the_ladder_costs_more(
    rulebook: Rulebook, prominence: str, shape: Shape, over: float, cramped: bool
) -> None:
    steps = (TextFit(step, over if step == NO_FIT else 0.0) for step in LADDER)
    costs = [slot_costs(prominence, {shape: need}, rulebook, cramped=cramped)[shape] for need in steps]
    assert costs == sorted(set(costs))
    assert costs[0] == slot_costs(prominence, {}, rulebook, cramped=cramped)[shape]


@given(PROMINENCES, SHAPE, OVER, OVER)
def test_a_text_that_is_more_over_costs_more(
    rulebook: Rulebook, prominence: str, shape: Shape, one: float, other: float
) -> None:
    less, more = (
        slot_costs(prominence, {shape: TextFit(NO_FIT, over)}, rulebook)[shape] for over in sorted((one, other))
    )
    assert less == more if one == other else less < more


@given(PROMINENCES, NEEDS)
def test_a_text_counts_in_its_own_shape_alone(
    rulebook: Rulebook, prominence: str, needs: Mapping[Shape, TextFit]
) -> None:
    empty = slot_costs(prominence, {}, rulebook)
    together = slot_costs(prominence, needs, rulebook)
    for shape in SHAPES:
        alone = slot_costs(prominence, {shape: needs[shape]}, rulebook)[shape] if shape in needs else empty[shape]
        assert together[shape] == alone


def test_a_text_that_fits_nowhere_is_dearer_than_any_room(rulebook: Rulebook) -> None:
    least = slot_costs("standard", {(6, 3): TextFit(NO_FIT)}, rulebook)[6, 3]
    assert least > max(slot_costs("feature", dict.fromkeys(SHAPES, TextFit(SHORT)), rulebook).values())
