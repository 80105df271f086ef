"""What is printed of a business, in one language."""

from __future__ import annotations

from catalog.edition.select import select
from tests.conftest import DAY
from tests.content.breaking import WEAVER, Trial


def facts(trial: Trial, language: str) -> dict[str, str]:
    catalogue = trial.load().catalogue
    assert catalogue is not None
    view = select(catalogue, "profil", language, trial.project.images, DAY)
    (business,) = (business for business in view.businesses if business.slug == "tenun-contoh")
    return {fact.key: fact.value for fact in business.facts}


def test_coordinates_are_written_with_their_sides(trial: Trial) -> None:
    assert "coordinates" not in facts(trial, "en")
    trial.change(WEAVER, 'postcode: "62261"', 'postcode: "62261", coordinates: [-7.1109, 112.4]')
    assert facts(trial, "en")["coordinates"] == "7.1109° S, 112.4° E"
    assert facts(trial, "id")["coordinates"] == "7,1109° LS, 112,4° BT"


def test_a_village_of_the_name_of_its_kecamatan_stands_there_once(trial: Trial) -> None:
    assert facts(trial, "en")["address"] == "Jalan Contoh 2, Parengan, Kec. Maduran, 62261"
    trial.change(WEAVER, "desa: Parengan", "desa: Maduran")
    assert facts(trial, "en")["address"] == "Jalan Contoh 2, Kec. Maduran, 62261"


def test_a_bill_of_materials_is_mentioned_where_there_is_one(trial: Trial) -> None:
    assert "bill_of_materials" not in facts(trial, "en")
    trial.add(WEAVER, "bill_of_materials: yes\n")
    assert facts(trial, "en")["bill_of_materials"] == "on request"
