"""Editions that are like another one, or made for a market; what a market leaves out of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.content.edition_files import usual_editions
from catalog.content.market_gaps import market_gaps
from catalog.content.selection import named_products, selected_products
from catalog.model.catalogue import Catalogue
from tests.content.breaking import Trial

MARKET = """name: Singapura
country: SG
languages: [jv, en]
currency: SGD
round_to: 0.50
units: both
channels: [email]
"""
GATES = """gates:
  - {name: batch, when: {name: {contains: keripik}}, needs: batch_code, level: offer, why: {id: Kode, en: Codes}}
  - {name: capacity, needs: capacity, level: ship, why: Perlu, help: Kantor}
"""


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial.of_small(tmp_path)


def loaded(trial: Trial) -> Catalogue:
    assert trial.problems() == []
    catalogue = trial.load().catalogue
    assert catalogue
    return catalogue


def test_an_edition_has_the_fields_of_the_one_that_it_is_like(trial: Trial) -> None:
    trial.write("editions/dua.yaml", "like: petak\ncode: DUA\ntitle: Judul lain\n")
    trial.write("editions/tiga.yaml", "like: dua\ncode: TIGA\nyear: 2030\n")
    editions = loaded(trial).editions
    assert editions["dua"].layout == editions["petak"].layout
    assert editions["tiga"].title.best("id") == "Judul lain"
    assert (editions["tiga"].year, editions["dua"].year) == (2030, editions["petak"].year)
    assert editions["dua"].like == "petak"


def test_a_code_is_not_taken_over(trial: Trial) -> None:
    trial.write("editions/dua.yaml", "like: petak\n")
    assert trial.rows() == [("field-missing", "editions/dua.yaml:1:1", "code")]


def test_the_market_is_taken_over_and_when_it_is_made_is_not(trial: Trial) -> None:
    trial.write("markets/sg.yaml", f"{MARKET}{GATES}")
    trial.write("editions/dua.yaml", "like: petak\nmarket: sg\non_request: yes\n")
    trial.write("editions/tiga.yaml", "like: dua\ncode: TIGA\n")
    catalogue = loaded(trial)
    dua, tiga = catalogue.editions["dua"], catalogue.editions["tiga"]
    assert (tiga.market, tiga.on_request, tiga.languages) == ("sg", False, dua.languages)
    assert list(selected_products(catalogue, tiga)) == list(selected_products(catalogue, dua))


def test_what_the_market_says_stands_between_both(trial: Trial) -> None:
    trial.write("markets/sg.yaml", MARKET)
    trial.write("editions/dua.yaml", "like: petak\nmarket: sg\n")
    trial.write("editions/tiga.yaml", "like: petak\nmarket: sg\nunits: metric\nlanguages: [id]\ncode: OWN\n")
    editions = loaded(trial).editions
    dua, tiga = editions["dua"], editions["tiga"]
    assert (dua.languages, dua.units, dua.order_by) == (("en",), "both", ("email",))  # there is no Javanese
    assert dua.code == f"{editions['petak'].code}-SG"
    assert (tiga.languages, tiga.units, tiga.order_by, tiga.code) == (("id",), "metric", ("email",), "OWN")


@pytest.mark.parametrize(("own", "found"), [("", "letter"), ("format: a5\n", "a5")])
def test_the_paper_of_the_market_is_the_format_in_place_of_a4(own: str, found: str, trial: Trial) -> None:
    trial.write("markets/sg.yaml", f"{MARKET}paper: letter\n")
    trial.add("editions/petak.yaml", own)
    trial.write("editions/dua.yaml", "like: petak\nmarket: sg\n")
    assert loaded(trial).editions["dua"].format == found


def test_what_may_not_be_offered_is_left_out(trial: Trial) -> None:
    trial.write("markets/sg.yaml", f"{MARKET}{GATES}")
    trial.write("editions/dua.yaml", "like: petak\nmarket: sg\n")
    catalogue = loaded(trial)
    edition = catalogue.editions["dua"]
    named = {product.key for _, product in named_products(catalogue, edition)}
    offered = {product.key for _, product in selected_products(catalogue, edition)}
    found = market_gaps(catalogue, edition)
    assert found
    out = found.products("offer")
    assert out
    assert offered == named - out
    assert {product.key for _, product in selected_products(catalogue, catalogue.editions["petak"])} == named
    assert [row.level for row in found.rows] == sorted((row.level for row in found.rows), key=("offer", "ship").index)
    assert market_gaps(catalogue, catalogue.editions["petak"]) is None


def test_what_was_stored_under_other_gates_is_not_used(trial: Trial) -> None:
    trial.write("editions/dua.yaml", "like: petak\nmarket: sg\n")
    trial.write("markets/sg.yaml", MARKET)
    before = loaded(trial)
    assert not any(product.gaps for one in before.summaries.values() for product in one.products)
    trial.write("markets/sg.yaml", f"{MARKET}{GATES}")
    assert any(product.gaps for one in loaded(trial).summaries.values() for product in one.products)


@pytest.mark.parametrize("typed", ["yes", "Yes", "true", "on", '"yes"'])
def test_an_edition_on_request_is_not_among_the_usual_ones(trial: Trial, typed: str) -> None:
    trial.write("editions/dua.yaml", f"like: petak\ncode: DUA\non_request: {typed}\n")
    assert loaded(trial).editions["dua"].on_request
    assert usual_editions(trial.project.root, ["dua", "petak", "profil"]) == ["petak", "profil"]


@pytest.mark.parametrize(("more", "usual"), [("", False), ("on_request: no\n", True), ("on_request: yes\n", False)])
def test_an_extract_is_made_where_it_is_named_unless_it_says_otherwise(trial: Trial, more: str, usual: bool) -> None:
    trial.write("editions/dua.yaml", f"extract: {{of: petak}}\n{more}")
    assert ("dua" in usual_editions(trial.project.root, ["dua", "petak"])) is usual


def test_one_that_cannot_be_read_is_shown_with_the_usual_ones(trial: Trial) -> None:
    trial.write("editions/dua.yaml", "like: [petak\non_request: yes\n")
    assert "dua" in usual_editions(trial.project.root, ["dua", "petak"])


def test_an_edition_without_any_field_is_not_passed_over(trial: Trial) -> None:
    trial.write("editions/dua.yaml", "{}\n")
    assert {row[2] for row in trial.rows()} == {"title", "code", "year", "languages"}
