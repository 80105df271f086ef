"""A book explains the terms that it prints, and the ways to order that there are: no others."""

from __future__ import annotations

import re

import pytest

from catalog.edition.select import select
from catalog.edition.views import EditionView
from tests.conftest import DAY
from tests.content.breaking import CHIPS, KITCHEN, SARONG, WEAVER, Trial


def printed(trial: Trial, edition: str = "profil", language: str = "en") -> EditionView:
    catalogue = trial.load().catalogue
    assert catalogue is not None
    return select(catalogue, edition, language, trial.project.images, DAY)


def without(trial: Trial, name: str, pattern: str) -> None:
    text = trial.read(name)
    assert re.search(pattern, text, re.M), pattern
    trial.write(name, re.sub(pattern, "", text, flags=re.M))


def test_the_terms_are_those_that_products_print(trial: Trial) -> None:
    assert [term.key for term in printed(trial).terms] == ["moq", "capacity", "lead_time", "hs", "FOB"]
    trial.change(SARONG, "incoterm: FOB", "incoterm: DAP")
    without(trial, SARONG, "^capacity: .*\n")
    without(trial, SARONG, "^lead_time: .*\n")
    assert [term.key for term in printed(trial).terms] == ["moq", "hs", "DAP"]
    assert [term.key for term in printed(trial, "petak").terms] == ["moq", "hs"]  # which shows no export prices


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("term", ["EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"])
def test_every_incoterm_can_be_explained(term: str, language: str, trial: Trial) -> None:
    trial.change(SARONG, "incoterm: FOB", f"incoterm: {term}")
    assert [one.key for one in printed(trial, language=language).terms][-1] == term


def test_where_orders_go_by_whatsapp_it_is_said(trial: Trial) -> None:
    steps = printed(trial).ordering
    assert [("WhatsApp" in step, "price list" in step) for step in steps.book] == [
        (False, True),
        (True, False),
        (False, False),
    ]
    assert "price list" not in " ".join(steps.html)


def test_where_no_code_is_there_is_no_word_of_one(trial: Trial) -> None:
    trial.change("catalogue.yaml", '  contacts: {whatsapp: "+6281200000001", email: kantor@contoh.example}\n', "")
    without(trial, WEAVER, "^ *whatsapp: .*\n|whatsapp: [^,}]*,? ?")
    steps = printed(trial).ordering
    assert steps.book
    assert not [step for step in (*steps.book, *steps.html) if "WhatsApp" in step or "QR" in step]


def test_where_nobody_can_be_reached_ordering_is_not_explained(trial: Trial) -> None:
    trial.change("catalogue.yaml", '  contacts: {whatsapp: "+6281200000001", email: kantor@contoh.example}\n', "")
    without(trial, WEAVER, r"^contacts:.*\n(?: .*\n)*")
    assert printed(trial).ordering.book == ()
    assert printed(trial).ordering.html == ()


def test_a_price_list_and_codes_are_named_where_they_are(trial: Trial) -> None:
    trial.change("editions/profil.yaml", "dpi: 96", "dpi: 96\nlayout: {price_list: no}")
    assert "price list" not in printed(trial).ordering.book[0]
    for path in sorted((trial.project.content / "businesses").glob("*/*.yaml")):
        path.write_text(
            re.sub(r"^sku: .*\n|sku: [^,}]*, |, sku: [^,}]*", "", path.read_text("utf-8"), flags=re.M), "utf-8"
        )
    assert "code" not in printed(trial).ordering.book[0]


def test_there_is_no_map_without_a_place(trial: Trial) -> None:
    assert printed(trial).regions
    for name in (KITCHEN, WEAVER):
        without(trial, name, r"^address:.*\n(?: .*\n)*")
    assert printed(trial).regions == ()


def test_quantities_without_a_price_name_no_unit_and_no_country_is_made_up(trial: Trial) -> None:
    without(trial, CHIPS, "^price: .*\n")
    trial.add(CHIPS, "moq: 20\n")
    product = next(product for product in printed(trial).products if product.key.endswith("/keripik-1"))
    data = {datum.key: datum.value for datum in product.data}
    assert data["moq"] == "20"
    assert "origin" not in data
    trial.add(CHIPS, "origin: ID\n")
    product = next(product for product in printed(trial).products if product.key.endswith("/keripik-1"))
    assert ("origin", "Indonesia") in [(datum.key, datum.value) for datum in product.data]
