"""What is wrong with a project's markets and gates is found when they are read, and is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.content.breaking import Trial

GATES = "gates:\n  - {{name: satu, needs: {needs}, level: note, why: Diminta}}\n"


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial.of_small(tmp_path)


@pytest.mark.parametrize(
    "needs",
    [
        "{price.date: {min: 5}}",
        "{price.retail: {min: 2026-01-01}}",
        "{price.retail: {max: NaN}}",
        "{moq or price.date: {min: 3}}",
        "{name: {min: 3}}",
    ],
)
def test_a_bound_that_its_field_cannot_be_compared_with_is_an_error(needs: str, trial: Trial) -> None:
    trial.write("gates/satu.yaml", GATES.format(needs=needs))
    assert [code for code, _, _ in trial.rows()] == ["gate-bound"]


@pytest.mark.parametrize("needs", ["{price.date: {min: 2026-01-01}}", "{moq or price.retail: {min: 3}}"])
def test_days_are_compared_with_days_and_numbers_with_numbers(needs: str, trial: Trial) -> None:
    trial.write("gates/satu.yaml", GATES.format(needs=needs))
    assert trial.rows() == []


@pytest.mark.parametrize("needs", ["[]", "{}"])
def test_a_gate_that_needs_nothing_is_an_error(needs: str, trial: Trial) -> None:
    trial.write("gates/satu.yaml", GATES.format(needs=needs))
    assert len(trial.rows()) == 1


def test_wrong_gates_are_reported_where_they_stand_and_not_at_the_shipped_markets(trial: Trial) -> None:
    trial.write("gates/export.yaml", GATES.format(needs="nosuch"))
    trial.write("editions/dua.yaml", "like: petak\nmarket: jp\n")
    assert trial.rows() == [
        ("market-unknown", "editions/dua.yaml:2:9", "market"),
        ("gate-field-unknown", "gates/export.yaml:2:25", "gates[0].needs"),
    ]
