"""What is asked for of an edition is found by any of its names; what there is not is said with near names."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from catalog.content.extracts import Asked, NewExtract, make_extract
from catalog.content.selection import selected_products
from catalog.core.problems import CatalogError, ExitCode
from catalog.model.catalogue import Catalogue
from catalog.model.layout_rules import Layout
from catalog.model.settings import Edition
from tests.content.breaking import CHIPS, Trial


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial.of_small(tmp_path / "project")


def loaded(trial: Trial) -> Catalogue:
    catalogue = trial.load().catalogue
    assert catalogue
    return catalogue


def refused(catalogue: Catalogue, **asked: Any) -> list[tuple[str, dict[str, str]]]:  # noqa: ANN401 fields of Asked
    with pytest.raises(CatalogError) as fault:
        make_extract(catalogue, Asked(**{"edition": "profil", **asked}))
    assert fault.value.exit_code == ExitCode.USAGE
    return [(problem.code, dict(problem.values)) for problem in fault.value.problems]


def products(catalogue: Catalogue, edition: Edition) -> list[str]:
    return [product.key for _, product in selected_products(catalogue, edition)]


def title(made: NewExtract) -> dict[str, str]:
    return dict(made.edition.title.by_language)


@pytest.mark.parametrize("name", ["tenun-contoh", "Tenun Contoh", "tenun  CONTOH"])
def test_a_maker_is_found_by_its_name_and_its_short_name(trial: Trial, name: str) -> None:
    catalogue = loaded(trial)
    made = make_extract(catalogue, Asked("profil", businesses=(name,)))
    found = products(catalogue, made.edition)
    assert found
    assert {key.partition("/")[0] for key in found} == {"tenun-contoh"}
    assert set(title(made).values()) == {"Tenun Contoh"}


@pytest.mark.parametrize("name", ["TNC-1", "tnc-1", "tenun-contoh/sarung", "sarung", "Indigo Sarong"])
def test_a_product_is_found_by_its_code_its_key_and_its_name(trial: Trial, name: str) -> None:
    catalogue = loaded(trial)
    made = make_extract(catalogue, Asked("profil", products=(name,)))
    assert products(catalogue, made.edition) == ["tenun-contoh/sarung"]
    assert title(made)["en"] == "Indigo Sarong"


def test_names_of_one_kind_add_up_and_kinds_narrow_one_another(trial: Trial) -> None:
    catalogue = loaded(trial)
    both = make_extract(catalogue, Asked("profil", businesses=("tenun-contoh", "dapur-contoh")))
    assert products(catalogue, both.edition) == products(catalogue, catalogue.editions["profil"])
    one = make_extract(catalogue, Asked("profil", businesses=("tenun-contoh", "dapur-contoh"), products=("TNC-1",)))
    assert products(catalogue, one.edition) == ["tenun-contoh/sarung"]
    assert refused(catalogue, businesses=("dapur-contoh",), products=("TNC-1",)) == [
        ("extract-empty", {"edition": "profil"})
    ]


def test_all_that_is_misspelt_is_said_at_once_with_near_names(trial: Trial) -> None:
    catalogue = loaded(trial)
    said = refused(
        catalogue, businesses=("tenun-conto",), categories=("wovn cloth",), kecamatan=("lamongn",), products=("TNC-11",)
    )
    assert {code: values["near"] for code, values in said} == {
        "extract-business": "tenun-contoh",
        "extract-category": "Woven cloth",
        "extract-kecamatan": "Lamongan",
        "extract-product": "TNC-1",
    }


def test_a_name_of_several_is_said_with_their_short_names(trial: Trial) -> None:
    trial.write("businesses/dapur-contoh/sarung.yaml", "name: Sarung dapur\n")
    ((code, values),) = refused(loaded(trial), products=("sarung",))
    assert code == "extract-several"
    assert values["known"] == "dapur-contoh/sarung, tenun-contoh/sarung"


def test_a_project_without_kecamatan_says_so(trial: Trial) -> None:
    trial.path("regions.yaml").unlink()
    for path in trial.path("businesses").glob("*/business.yaml"):
        name = path.relative_to(trial.path(".")).as_posix()
        trial.write(name, "\n".join(line for line in trial.read(name).splitlines() if "kecamatan" not in line))
    assert [code for code, _ in refused(loaded(trial), kecamatan=("lamongan",))] == ["extract-no-kecamatan"]


def test_what_the_edition_leaves_out_is_in_no_extract_of_it(trial: Trial) -> None:
    trial.add("editions/profil.yaml", "exclude: {products: [tenun-contoh/sarung]}\n")
    trial.add(CHIPS, "hidden: yes\n")
    catalogue = loaded(trial)
    others = make_extract(catalogue, Asked("profil", businesses=("tenun-contoh",)))
    assert "tenun-contoh/sarung" not in products(catalogue, others.edition)
    assert refused(catalogue, products=("TNC-1", "dapur-contoh/keripik-1")) == [
        ("extract-in-none", {"value": "dapur-contoh/keripik-1", "edition": "profil", "known": ""}),
        ("extract-not-in-edition", {"value": "tenun-contoh/sarung", "edition": "profil", "known": "petak"}),
    ]


def test_the_code_follows_from_what_is_asked_for_alone(trial: Trial) -> None:
    catalogue = loaded(trial)
    asked = [
        Asked("profil", businesses=("tenun-contoh",)),
        Asked("profil", businesses=("tenun-contoh",), buyer="Toko Jaya"),
        Asked("profil", businesses=("dapur-contoh",)),
        Asked("petak", businesses=("tenun-contoh",)),
    ]
    codes = [make_extract(catalogue, one).edition.code for one in asked]
    assert len(set(codes)) == len(codes)
    assert codes == [make_extract(catalogue, one).edition.code for one in asked]
    assert all(Edition.model_validate({**_least(), "code": code}).code == code for code in codes)
    assert len({make_extract(catalogue, one).slug for one in asked}) == len(asked)


def _least() -> dict[str, Any]:
    return {"title": "Katalog", "year": "2027", "languages": ["id"]}


def test_the_longest_code_leaves_room_for_four_signs(trial: Trial) -> None:
    trial.change("editions/profil.yaml", "code: PF27", "code: PAMERAN-2027")
    code = make_extract(loaded(trial), Asked("profil", businesses=("tenun-contoh",))).edition.code
    assert len(code) <= 12
    assert code.startswith("PAMERAN-")


def test_a_few_makers_stand_maker_by_maker_and_whole_categories_as_in_the_edition(trial: Trial) -> None:
    catalogue = loaded(trial)
    few = make_extract(catalogue, Asked("petak", businesses=("tenun-contoh",)))
    whole = make_extract(catalogue, Asked("petak", categories=("pangan",)))
    assert few.edition.layout.products is Layout.PROFILE
    assert whole.edition.layout.products is Layout.GRID


def test_pins_of_what_is_not_taken_are_left(trial: Trial) -> None:
    trial.add(
        "editions/profil.yaml",
        "pins:\n  - own_page: tenun-contoh/sarung\n  - own_page: dapur-contoh/keripik-1\n"
        "  - {notes: 1, before: pangan}\n",
    )
    made = make_extract(loaded(trial), Asked("profil", businesses=("tenun-contoh",)))
    assert [pin.own_page for pin in made.edition.pins] == ["tenun-contoh/sarung"]


def test_an_extract_of_an_extract_and_a_long_buyer_are_refused(trial: Trial) -> None:
    trial.write("editions/kecil.yaml", KEPT)
    catalogue = loaded(trial)
    assert refused(catalogue, edition="kecil", businesses=("tenun-contoh",)) == [
        ("extract-of-extract", {"value": "kecil", "edition": "profil"})
    ]
    assert [code for code, _ in refused(catalogue, products=("TNC-1",), buyer="x" * 121)] == ["extract-buyer-long"]


KEPT = "title: Kecil\nyear: 2027\ncode: KC\nlanguages: [id]\nextract: {of: profil}\noutputs: [screen]\n"


def test_a_kept_extract_follows_its_edition(trial: Trial) -> None:
    trial.write("editions/kecil.yaml", KEPT)
    catalogue = loaded(trial)
    assert products(catalogue, catalogue.editions["kecil"]) == products(catalogue, catalogue.editions["profil"])
    trial.add("editions/profil.yaml", "exclude: {businesses: [dapur-contoh]}\n")
    catalogue = loaded(trial)
    assert {key.partition("/")[0] for key in products(catalogue, catalogue.editions["kecil"])} == {"tenun-contoh"}


def test_an_extract_of_an_edition_with_errors_is_not_made(trial: Trial) -> None:
    trial.write("editions/kecil.yaml", KEPT)
    trial.change("editions/profil.yaml", "year: 2027", "year: soon")
    found = trial.load()
    assert found.catalogue
    assert list(found.catalogue.editions) == ["petak"]
    assert ("extract-of", "extract.of") in [(problem.code, problem.field) for problem in found.problems]
