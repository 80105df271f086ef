"""What is printed of a product, in one language."""

from __future__ import annotations

import pytest

from catalog.edition.select import select
from catalog.edition.views import ProductView
from tests.conftest import DAY
from tests.content.breaking import CHIPS, SARONG, Trial


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


FULL = """
ingredients: [{name: {id: ikan, en: fish}}, {name: {id: tapioka, en: tapioca}}]
additives: [INS 621]
fish_percent: 40
nutrition: {energy: 450, fat: 20.5, carbohydrate: 60, protein: 8, sodium: 300}
batch_code: TTBBHH
veg: no
packaging: {kind: {id: peti, en: crate}, wood: ispm15}
tests: [{kind: hcn, value: 3 mg/kg, date: 2026-05-04}]
materials:
  - {name: {id: bambu, en: bamboo}, percent: 80, scientific: Gigantochloa apus, harvest_country: ID, cultivated: yes,
     bark_free: yes, treatment: {id: direbus, en: boiled}}
"""


def test_what_was_filled_in_is_printed(trial: Trial) -> None:
    trial.add(CHIPS, FULL)
    found = data(printed(trial, "en"))
    assert found["ingredients"] == "fish, tapioca; fish 40%; additives: INS 621"
    assert found["nutrition"].replace("\xa0", " ") == (
        "per 100 g: energy 450 kcal, fat 20.5 g, carbohydrate 60 g, protein 8 g, sodium 300 mg"
    )
    assert found["batch_code"] == "TTBBHH"
    assert found["veg"] == "no"
    assert found["packaging"] == "crate, wood treated to ISPM 15"
    assert found["tests"] == "hcn: 3 mg/kg (4\N{NO-BREAK SPACE}May\N{NO-BREAK SPACE}2026)"
    assert found["materials"] == "bamboo\N{NO-BREAK SPACE}80%"
    assert found["material_notes"] == "Gigantochloa apus, harvested in Indonesia, grown, free of bark, boiled"


def test_the_port_of_loading_is_printed_where_export_prices_are(trial: Trial) -> None:
    trial.change(SARONG, "place: Surabaya,", "place: Yokohama, port: Tanjung Perak,")
    assert data(printed(trial, "en", "sarung"))["port"] == "Tanjung Perak"
    assert "port" not in data(printed(trial, "id", "sarung", "petak"))
