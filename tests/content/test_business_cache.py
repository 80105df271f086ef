"""What is remembered of a business: used as long as nothing changed that its findings depend on, and no longer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from catalog.content import business_cache as module
from catalog.content import business_folder
from catalog.content.business_cache import WORTH_A_POOL, open_business_cache
from catalog.content.load_catalogue import load_catalogue
from tests.conftest import DAY
from tests.content.breaking import CHIPS, KITCHEN, SARONG, Trial
from tests.content.changes import CHANGES, change_an_entry, touch
from tests.content.remembering import cold, same, warm


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The businesses whose entries were parsed."""
    names: list[str] = []
    read = business_folder.read_draft

    def noted(terms: business_folder.Terms, bundle: business_folder.Bundle) -> object:
        names.append(bundle.name)
        return read(terms, bundle)

    monkeypatch.setattr(business_folder, "read_draft", noted)
    monkeypatch.setattr(module, "read_draft", noted)
    return names


def test_what_did_not_change_is_not_even_parsed(trial: Trial, parsed: list[str]) -> None:
    first = warm(trial)
    assert parsed == ["dapur-contoh", "tenun-contoh"]
    parsed.clear()
    again = warm(trial)
    assert parsed == []
    assert same(first, again)
    assert same(again, cold(trial))


def test_a_business_is_read_when_it_is_asked_for(trial: Trial, parsed: list[str]) -> None:
    warm(trial)
    parsed.clear()
    catalogue = warm(trial).catalogue
    assert catalogue is not None
    assert list(catalogue.businesses) == ["dapur-contoh", "tenun-contoh"]
    assert len(catalogue.businesses) == 2
    assert parsed == []
    assert catalogue.businesses["tenun-contoh"].products[0].slug == "sarung"
    assert catalogue.businesses["tenun-contoh"] is catalogue.businesses["tenun-contoh"]
    assert parsed == ["tenun-contoh"]
    with pytest.raises(KeyError):
        catalogue.businesses["nobody"]


def test_it_is_read_as_it_was_when_it_was_looked_at(trial: Trial) -> None:
    warm(trial)
    catalogue = warm(trial).catalogue
    assert catalogue is not None
    trial.write(SARONG, "salah: 1\n")
    shutil.rmtree(trial.path("businesses/dapur-contoh"))
    assert catalogue.businesses["tenun-contoh"].products[0].product.name.best("id") == "Sarung Nila"
    assert len(catalogue.businesses["dapur-contoh"].products) > 3


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_is_noticed_there_and_back(trial: Trial, tmp_path: Path, change: Callable[[Trial], None]) -> None:
    before = warm(trial)
    shutil.copytree(trial.project.root, tmp_path / "copy", ignore=shutil.ignore_patterns("build"))
    change(trial)
    assert same(warm(trial), cold(trial))
    assert same(warm(trial), cold(trial))
    for name in ("content", "images"):
        shutil.rmtree(trial.project.root / name)
        shutil.copytree(tmp_path / "copy" / name, trial.project.root / name)
    assert same(warm(trial), before)


def test_only_the_business_that_changed_is_parsed_again(trial: Trial, parsed: list[str]) -> None:
    warm(trial)
    parsed.clear()
    change_an_entry(trial)
    warm(trial)
    assert parsed == ["tenun-contoh"]
    parsed.clear()
    trial.change("regions.yaml", "name: Maduran", "name: Kecamatan Maduran")
    touch(trial)
    warm(trial)
    assert parsed == []


def test_a_day_that_matters_is_noticed_by_those_to_whom_it_does(trial: Trial, parsed: list[str]) -> None:
    trial.add(KITCHEN, "licences: [{type: halal, number: ID35110001234560124, valid_until: 2026-12-31}]\n")
    lapse = date(2026, 12, 31)
    days = [lapse + timedelta(days) for days in (-10, 0, 1, 20, 1, 0, -10)]
    found = [warm(trial, day) for day in days]
    assert all(same(one, cold(trial, day)) for one, day in zip(found, days, strict=True))
    lapsed = ["licence-lapsed" in {problem.code for problem in one.problems} for one in found]
    assert lapsed == [False, False, True, True, True, False, False]
    parsed.clear()
    warm(trial, lapse - timedelta(11))
    assert parsed == []
    warm(trial, lapse + timedelta(11))
    assert parsed == ["dapur-contoh"]


def test_a_price_grows_old(trial: Trial) -> None:
    trial.add(CHIPS, "price: {retail: 1000, date: 2026-01-10}\n")
    days = [date(2026, 1, 9), date(2026, 1, 10), date(2027, 1, 10), date(2027, 1, 11), date(2026, 11, 24)]
    for day in days:
        assert same(warm(trial, day), cold(trial, day))


def test_a_name_that_is_no_text_is_reported_each_time(trial: Trial, parsed: list[str]) -> None:
    name = os.fsencode(trial.path("businesses/tenun-contoh")) + b"/\xff.txt"
    try:
        Path(os.fsdecode(name)).write_bytes(b"x")
    except OSError:
        pytest.skip("this disk has no such names")
    warm(trial)
    parsed.clear()
    found = warm(trial)
    assert parsed == ["tenun-contoh"]
    assert same(found, cold(trial))


def test_what_cannot_be_read_is_reported_each_time(trial: Trial) -> None:
    trial.path(CHIPS).unlink()
    os.mkfifo(trial.path(CHIPS))
    for _ in range(2):
        assert "file-not-a-file" in {problem.code for problem in warm(trial).problems}
        assert same(warm(trial), cold(trial))


def test_several_processes_find_what_one_does(trial: Trial) -> None:
    kitchen = trial.path("businesses/dapur-contoh")
    for number in range(WORTH_A_POOL):
        copy = trial.path(f"businesses/usaha-{number:03}")
        copy.mkdir()
        shutil.copy(kitchen / "business.yaml", copy)
        (copy / "keripik.yaml").write_text(f"name: Keripik\nsku: K-{number}\nphotos: [{{file: {number % 3}.jpg}}]\n")
    business_cache = open_business_cache(trial.project.cache, 2)
    together = load_catalogue(trial.project.root, DAY, jobs=2, business_cache=business_cache)
    assert same(together, cold(trial))
    assert same(warm(trial), together)
