"""Translations that are older than their text."""

from __future__ import annotations

from catalog.content.accept_translations import Accepted, accept_translations, unknown_count
from catalog.content.load.translation_file import FILE
from catalog.content.load_catalogue import load_catalogue
from tests.conftest import DAY
from tests.content.breaking import CHIPS, SARONG, Trial

LINE = "{id: Tipis dan renyah, en: Thin and crisp}"


def accept(trial: Trial, *only: str) -> Accepted:
    catalogue = trial.load().catalogue
    assert catalogue is not None
    return accept_translations(trial.project.root, catalogue, only)


def stale(trial: Trial) -> list[tuple[str, str, str]]:
    """Place and field of each finding, and what it says of the translations."""
    return [
        (str(problem.place).removeprefix("content/"), problem.field, dict(problem.values)["languages"])
        for problem in trial.problems()
        if problem.code == "translation-stale"
    ]


def test_a_project_that_keeps_nothing_is_told_nothing(trial: Trial) -> None:
    trial.change(CHIPS, LINE, "{id: Lain sekali, en: Thin and crisp}")
    assert stale(trial) == []
    assert not (trial.project.root / FILE).exists()


def test_a_source_that_changed_alone_makes_its_translations_stale(trial: Trial) -> None:
    accept(trial)
    assert trial.rows() == []
    trial.change(CHIPS, LINE, "{id: Tipis sekali, en: Thin and crisp}")
    assert stale(trial) == [(f"{CHIPS}:2:30", "line", "en “Thin and crisp”")]


def test_a_translation_that_changed_too_is_new(trial: Trial) -> None:
    accept(trial)
    trial.change(CHIPS, LINE, "{id: Tipis sekali, en: Very thin}")
    assert stale(trial) == []


def test_a_translation_that_came_later_is_not_stale(trial: Trial) -> None:
    accept(trial)
    trial.change(CHIPS, LINE, "{id: Tipis sekali, en: Very thin, ms: Nipis}")
    assert stale(trial) == []


def test_lines_broken_elsewhere_are_no_change(trial: Trial) -> None:
    accept(trial)
    trial.change(CHIPS, LINE, "{id: 'Tipis  dan\n  renyah', en: Thin and crisp}")
    assert stale(trial) == []


def test_what_is_right_still_is_said_for_one_entry_and_another_stays(trial: Trial) -> None:
    accept(trial)
    trial.change(CHIPS, LINE, "{id: Tipis sekali, en: Thin and crisp}")
    trial.change(SARONG, "{id: katun, en: cotton}", "{id: katun halus, en: cotton}")
    accepted = accept(trial, f"content/{CHIPS}")
    assert (accepted.stale, accepted.new) == (1, 0)
    assert [field for _, field, _ in stale(trial)] == ["fibre[0].name"]
    assert accept(trial, "content/businesses/tenun-contoh").stale == 1
    assert stale(trial) == []


def test_settings_and_editions_are_looked_at_too_and_what_is_taken_from_another_once(trial: Trial) -> None:
    trial.write("editions/pasar.yaml", "like: profil\ncode: PS27\n")
    accept(trial)
    trial.change("categories.yaml", "name: {id: Pangan, en: Food}", "name: {id: Makanan, en: Food}")
    trial.change("editions/profil.yaml", "{id: Untuk pameran, en: For the fair}", "{id: Untuk toko, en: For the fair}")
    assert [(place.partition(":")[0], field) for place, field, _ in stale(trial)] == [
        ("categories.yaml", "categories[1].name"),
        ("editions/profil.yaml", "subtitle"),
    ]


def test_the_file_is_the_same_whatever_was_accepted_first(trial: Trial) -> None:
    accept(trial)
    whole = (trial.project.root / FILE).read_bytes()
    (trial.project.root / FILE).unlink()
    accept(trial, "content/businesses/tenun-contoh")
    accept(trial, "content/businesses/dapur-contoh", "content/catalogue.yaml", "content/categories.yaml")
    accept(trial, "content/editions")
    assert (trial.project.root / FILE).read_bytes() == whole


def test_entries_that_are_gone_go_from_the_file_and_new_ones_are_counted(trial: Trial) -> None:
    accept(trial)
    trial.path(CHIPS).unlink()
    trial.change(SARONG, "{id: katun, en: cotton}", "{id: katun halus, en: fine cotton}")
    catalogue = trial.load().catalogue
    assert catalogue is not None
    assert unknown_count(trial.project.root, catalogue) == 1
    accept(trial)
    assert CHIPS not in (trial.project.root / FILE).read_text(encoding="utf-8")
    assert unknown_count(trial.project.root, catalogue) == 0


def test_of_an_entry_with_an_error_nothing_is_forgotten(trial: Trial) -> None:
    accept(trial)
    whole = (trial.project.root / FILE).read_bytes()
    trial.add(CHIPS, "moq: banyak\n")
    accept(trial)
    assert (trial.project.root / FILE).read_bytes() == whole


def test_what_the_cache_holds_makes_no_difference(trial: Trial) -> None:
    from catalog.content.business_cache import open_business_cache

    def found() -> list[str]:
        cache = open_business_cache(trial.project.cache, 1)
        return [problem.code for problem in load_catalogue(trial.project.root, DAY, 1, cache).problems]

    found()
    accept(trial)
    trial.change(CHIPS, LINE, "{id: Tipis sekali, en: Thin and crisp}")
    assert "translation-stale" in found()
    accept(trial)
    assert "translation-stale" not in found()
