"""Where an error stands decides what is left out: an entry, an edition, or all."""

from __future__ import annotations

import pytest

from catalog.content.faulty_entries import faulty_entries
from catalog.core.problems import Place, error, warning

BUSINESSES = "content/businesses"


@pytest.mark.parametrize(
    ("file", "key"),
    [
        (f"{BUSINESSES}/tenun/sarung.yaml", "tenun/sarung"),
        (f"{BUSINESSES}/tenun/sarung.yml", "tenun/sarung.yml"),
        (f"{BUSINESSES}/tenun/business.yaml", "tenun"),
        (f"{BUSINESSES}/tenun/business.yml", "tenun"),
        (f"{BUSINESSES}/tenun", "tenun"),
        (f"{BUSINESSES}/sarung.yaml", "sarung.yaml"),
        ("images/tenun/sarung.jpg", "tenun"),
        ("images/tenun", "tenun"),
    ],
)
def test_an_error_in_an_entry_is_its_own(file: str, key: str) -> None:
    found = faulty_entries([error("x", Place(file, 3, 1)), warning("y", Place("content/catalogue.yaml"))])
    assert found is not None
    assert [(entry.key, entry.file) for entry in found.entries] == [(key, file)]
    assert not found.editions


@pytest.mark.parametrize("folder", ["editions", "plans"])
def test_an_error_in_an_edition_or_its_plan_is_the_editions(folder: str) -> None:
    found = faulty_entries([error("x", Place(f"content/{folder}/pameran.yaml"))])
    assert found is not None
    assert found.editions == {"pameran"}
    assert not found.entries


@pytest.mark.parametrize(
    "file",
    [
        *("", "content", BUSINESSES, "images", "content/editions", "content/plans"),
        *(
            "content/catalogue.yaml",
            "content/languages/en.yaml",
            "templates/book/style.css",
            "content/editions/a/b.yaml",
        ),
    ],
)
def test_an_error_in_what_all_need_is_that_of_all(file: str) -> None:
    faulty = error("x", Place(f"{BUSINESSES}/tenun/sarung.yaml"))
    assert faulty_entries([faulty, error("y", Place(file))]) is None
