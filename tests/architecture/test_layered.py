"""The drawing in rows: arrows downwards, nothing over another, few crossings."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.architecture.layered import lay_out, reduced, row_of, spread

DIAMOND = {"top": ["left", "right"], "left": ["floor"], "right": ["floor"], "floor": []}


def test_an_arrow_that_follows_from_others_is_left_out() -> None:
    assert reduced({**DIAMOND, "top": ["left", "right", "floor"]}) == DIAMOND


def test_a_name_stands_below_all_that_point_at_it() -> None:
    assert row_of({**DIAMOND, "left": ["right"]}) == {"top": 0, "left": 1, "right": 2, "floor": 3}


def test_arrows_to_one_name_share_the_line_that_passes_a_row() -> None:
    layered = lay_out({"a": ["b", "z"], "b": ["c", "z"], "c": ["z"], "z": []}, lambda _: 40, 10, 8)
    assert [spot for row in layered.rows for spot in row if spot[0] == "z"] == [("z", 1), ("z", 2), ("z", 3)]
    assert [layered.is_line(("z", row)) for row in (1, 2, 3)] == [True, True, False]
    assert (("b", 1), ("z", 2)) in layered.ways
    assert (("a", 0), ("z", 3)) not in layered.ways


def test_nothing_stands_over_another_in_a_row() -> None:
    arrows = {"a": list("bcdef"), **{name: ["z"] for name in "bcdef"}, "z": []}
    layered = lay_out(arrows, lambda name: 30 + 10 * ord(name) % 70, 12, 8)
    row = layered.rows[1]
    assert len(row) == 5
    for one, two in pairwise(row):
        halves = sum((30 + 10 * ord(spot[0]) % 70 + 12) / 2 for spot in (one, two))
        assert layered.x[two] - layered.x[one] >= halves - 0.11  # as rounded


def test_lines_that_need_not_cross_do_not() -> None:
    layered = lay_out({"a": ["y"], "b": ["x"], "x": [], "y": []}, lambda _: 40, 10, 8)
    upper, lower = ([spot[0] for spot in row] for row in layered.rows)
    assert [{"a": "y", "b": "x"}[name] for name in upper] == lower


@pytest.mark.parametrize(
    ("wanted", "weights", "placed"),
    [
        ([0.0, 20.0], [1, 1], [0.0, 20.0]),
        ([0.0, 0.0], [1, 1], [-5.0, 5.0]),
        ([0.0, 0.0], [1, 4], [-8.0, 2.0]),
        ([10.0, 0.0, 30.0], [1, 1, 1], [0.0, 10.0, 30.0]),
    ],
)
def test_places_are_the_nearest_that_are_far_enough_apart(
    wanted: list[float], weights: list[int], placed: list[float]
) -> None:
    assert spread(wanted, [0.0, *[10.0] * (len(wanted) - 1)], weights) == pytest.approx(placed)
