"""The year of an edition stands beside its title, and once."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.edition.select import select
from tests.conftest import DAY
from tests.content.breaking import Trial


@pytest.mark.parametrize(
    ("title", "year", "dated"),
    [
        ("Katalog Contoh", "2027", "Katalog Contoh 2027"),
        ("Katalog 2027", "", "Katalog 2027"),
        ("Katalog 2026/2027", "", "Katalog 2026/2027"),
        ("Nomor 120271", "2027", "Nomor 120271 2027"),
    ],
)
def test_a_title_with_the_year_is_not_given_it_again(title: str, year: str, dated: str, tmp_path: Path) -> None:
    trial = Trial.of_small(tmp_path / "project")
    lines = trial.read("editions/petak.yaml").splitlines()
    lines = [f"title: {title}" if line.startswith("title:") else line for line in lines]
    lines = ["year: 2027" if line.startswith("year:") else line for line in lines]
    trial.write("editions/petak.yaml", "\n".join(lines) + "\n")
    catalogue = trial.load().catalogue
    assert catalogue is not None
    view = select(catalogue, "petak", "id", trial.project.images, DAY)
    assert (view.year, view.dated_title) == (year, dated)
