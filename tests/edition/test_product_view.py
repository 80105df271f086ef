"""What is printed of a product, in one language."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.edition.select import select
from catalog.edition.views import ProductView
from tests.conftest import DAY
from tests.content.breaking import CHIPS, Trial


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial.of_small(tmp_path / "project")


def printed(trial: Trial, language: str, slug: str = "keripik-1", edition: str = "profil") -> ProductView:
    catalogue = trial.load().catalogue
    assert catalogue is not None
    view = select(catalogue, edition, language, trial.project.images, DAY)
    return next(product for product in view.products if product.key.endswith(f"/{slug}"))


def data(product: ProductView) -> dict[str, str]:
    return {datum.key: datum.value for datum in product.data}


@pytest.mark.parametrize("typed", ["[udang, kacang tanah]", "[shrimp, peanuts]", "[Udang, PEANUT]"])
@pytest.mark.parametrize(("language", "read"), [("en", "shrimp, peanut"), ("id", "udang, kacang tanah")])
def test_allergens_are_named_in_the_language_of_the_book(typed: str, language: str, read: str, trial: Trial) -> None:
    trial.add(CHIPS, f"allergens: {typed}\n")
    assert data(printed(trial, language))["allergens"].replace("peanuts", "peanut") == read


def test_an_allergen_that_no_language_knows_is_printed_as_typed(trial: Trial) -> None:
    trial.add(CHIPS, "allergens: [Kemiri, ikan]\n")
    assert data(printed(trial, "en"))["allergens"] == "Kemiri, fish"
