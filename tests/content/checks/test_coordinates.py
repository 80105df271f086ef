"""Coordinates that are those of no business of the project."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.content.checks.coordinates import distance
from tests.content.breaking import KITCHEN, Trial

LATITUDES, LONGITUDES = some.floats(-90, 90), some.floats(-180, 180)


def settled(trial: Trial, typed: str) -> Trial:
    """A project with four businesses near Lamongan, and one at the coordinates that were typed."""
    text = trial.read(KITCHEN)
    for number, point in enumerate(["[-7.12, 112.41]", "[-6.87, 112.29]", "[-7.27, 112.19]", "[-7.02, 112.47]"]):
        address = f"address: {{kecamatan: maduran, coordinates: {point}}}\n"
        trial.write(f"businesses/tetangga-{number}/business.yaml", f"name: T{number}\ncategory: pangan\n{address}")
    lines = [line for line in text.splitlines() if not line.startswith("address:")]
    address = f"address: {{kecamatan: maduran, coordinates: {typed}}}"
    trial.write(KITCHEN, "\n".join([*lines, address, ""]))
    return trial


def told(trial: Trial) -> list[tuple[str, str]]:
    found = [problem for problem in trial.problems() if problem.code.startswith("coordinates-")]
    assert all(problem.field == "address.coordinates" for problem in found)
    assert all(str(problem.place).startswith(f"content/{KITCHEN}:") for problem in found)
    return [(problem.code, dict(problem.values).get("near", "")) for problem in found]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("[-7.1, 112.4]", []),
        ("[-7.25, 112.75]", []),  # the next city
        ("[0, 0]", [("coordinates-zero", "")]),
        ("[0.001, -0.002]", [("coordinates-zero", "")]),
        ("[7.1, 112.4]", [("coordinates-far", "[-7.1, 112.4]")]),
        ("[-7.1, -112.4]", [("coordinates-far", "[-7.1, 112.4]")]),
        ("[52.5, 13.4]", [("coordinates-far", "")]),
    ],
)
def test_a_place_far_from_all_others_is_told(typed: str, found: list[tuple[str, str]], trial: Trial) -> None:
    assert told(settled(trial, typed)) == found


def test_one_business_is_nowhere_far_from_itself(trial: Trial) -> None:
    trial.change(KITCHEN, "kecamatan: karangbinangun", "kecamatan: karangbinangun, coordinates: [52.5, 13.4]")
    assert told(trial) == []


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_no_two_places_are_farther_apart_than_half_around_the_globe(a: float, b: float, c: float, d: float) -> None:
    assert 0 <= distance((a, b), (c, d)) <= 20_016
    assert distance((a, b), (c, d)) == pytest.approx(distance((c, d), (a, b)), abs=1e-6)
