"""A character that no font has is told once, at the entry in which it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.book.missing_glyphs import missing_glyphs
from catalog.edition.select import select
from tests.conftest import DAY
from tests.content.breaking import CHIPS, KITCHEN, SARONG, Trial

STRANGE = "𝼀"  # of no font of the book


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial.of_small(tmp_path / "project")


def told(trial: Trial, characters: set[str]) -> list[tuple[str, str]]:
    catalogue = trial.load().catalogue
    assert catalogue is not None
    view = select(catalogue, "profil", "en", trial.project.images, DAY)
    found = missing_glyphs(characters, view, trial.project.root)
    return [(str(problem.place).removeprefix("content/"), problem.field) for problem in found]


def test_the_name_of_a_maker_is_told_at_the_maker_and_at_none_of_its_products(trial: Trial) -> None:
    first, rest = trial.read(KITCHEN).split("\n", 1)
    trial.write(KITCHEN, f"name: Dapur {STRANGE}\n{rest}")
    assert first.startswith("name:")
    assert told(trial, {STRANGE}) == [(f"{KITCHEN}:1:13", "name")]


def test_each_entry_that_has_it_is_told(trial: Trial) -> None:
    trial.change(CHIPS, "Banana Chips", f"Banana {STRANGE}")
    trial.change(SARONG, "options: {s: 110 × 180", f"options: {{s: 110 {STRANGE} 180")
    assert told(trial, {STRANGE}) == [
        (f"{CHIPS}:1:39", "name.en"),
        (f"{SARONG}:19:61", "variants.axes.ukuran.options.s"),
    ]


def test_settings_are_entries_too(trial: Trial) -> None:
    trial.change("regions.yaml", "name: Maduran", f"name: Maduran {STRANGE}")
    (found,) = told(trial, {STRANGE})
    assert found[0].startswith("regions.yaml:")
    assert found[1].endswith(".name")


def test_what_is_written_with_an_escape_is_found_at_its_value(trial: Trial) -> None:
    trial.change(CHIPS, "en: Banana Chips", 'en: "Banana \\U0001DF00"')
    assert told(trial, {STRANGE}) == [(f"{CHIPS}:1:32", "name.en")]


def test_what_is_typed_nowhere_is_told_of_the_catalogue(trial: Trial) -> None:
    assert told(trial, {STRANGE}) == [("catalogue.yaml", "")]


def test_what_is_typed_and_not_printed_is_not_told(trial: Trial) -> None:
    trial.add(CHIPS, f"batch_code: {STRANGE}\n")
    assert told(trial, {STRANGE}) == [("catalogue.yaml", "")]
