"""What an edition has from the one whose pages it shares, and what keeps it from sharing them."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.content.extracts import Asked, make_extract
from catalog.model.catalogue import Catalogue
from tests.content.breaking import Trial

TWO = "like: petak\ncode: DUA\nlanguages: [en]\nparallel: petak\n"
FILE = "editions/dua.yaml"


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    return Trial.of_small(tmp_path)


def codes(trial: Trial) -> list[tuple[str, str, str]]:
    return [row for row in trial.rows() if row[0].startswith("parallel-")]


def loaded(trial: Trial) -> Catalogue:
    catalogue = trial.load().catalogue
    assert catalogue
    return catalogue


def test_what_decides_the_pages_is_that_of_the_edition_named(trial: Trial) -> None:
    trial.add("editions/petak.yaml", "pins:\n  - {notes: 1, before: pangan}\ntokens: {text: 9}\n")
    rest = "theme: galeri\ntokens: {text: 8, gold: '#ffcf33'}\nlayout: {products: profile, indexes: [], spreads: yes}\n"
    trial.write(FILE, f"code: DUA\ntitle: Dua\nyear: 2027\nlanguages: [en]\nparallel: petak\n{rest}")
    editions = loaded(trial).editions
    two, leader = editions["dua"], editions["petak"]
    assert (two.format, two.theme, two.pins) == (leader.format, leader.theme, leader.pins)
    assert (two.layout.products, two.layout.spreads) == (leader.layout.products, leader.layout.spreads)
    assert two.layout.indexes == ()
    assert (two.tokens.text, two.tokens.gold) == (leader.tokens.text, "#ffcf33")
    assert codes(trial) == [
        ("parallel-setting", f"{FILE}:6:1", "theme"),
        ("parallel-setting", f"{FILE}:7:10", "tokens.text"),
        ("parallel-setting", f"{FILE}:8:10", "layout.products"),
        ("parallel-setting", f"{FILE}:8:42", "layout.spreads"),
    ]


def test_what_is_as_there_is_not_worth_a_word(trial: Trial) -> None:
    trial.write(FILE, f"{TWO}format: a4\ntheme: tenun\nlayout: {{products: grid}}\n")
    assert codes(trial) == []


def test_the_paper_of_a_market_gives_way_where_nobody_wrote_it(trial: Trial) -> None:
    market = "name: Amerika\ncountry: US\nlanguages: [en]\ncurrency: USD\nround_to: 1\npaper: letter\n"
    trial.write("markets/us.yaml", market)
    trial.write(FILE, f"{TWO}market: us\n")
    assert codes(trial) == []
    assert loaded(trial).editions["dua"].format == "a4"


def test_it_is_not_taken_over_from_an_edition_that_one_is_like(trial: Trial) -> None:
    trial.write(FILE, TWO)
    trial.write("editions/tiga.yaml", "like: dua\ncode: TIGA\n")
    assert loaded(trial).editions["tiga"].parallel is None


def test_an_extract_has_pages_of_its_own(trial: Trial) -> None:
    trial.write(FILE, TWO)
    extract = make_extract(loaded(trial), Asked("dua", categories=("pangan",)))
    assert extract.edition.parallel is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ("parallel: dua", "parallel-itself"),
        ("parallel: petka", "parallel-unknown"),
        ("parallel: tiga", "parallel-chain"),
        ("parallel: empat", "parallel-wrong"),
        ("parallel: lima", "parallel-wrong"),
    ],
)
def test_what_makes_no_sense_is_an_error(fields: str, code: str, trial: Trial) -> None:
    trial.write("editions/tiga.yaml", "like: petak\ncode: TIGA\nparallel: petak\n")
    trial.write("editions/empat.yaml", "like: petak\ncode: e\n")
    nothing = "include: {businesses: [dapur-contoh], categories: [tenun]}"
    trial.write("editions/lima.yaml", f"like: petak\ncode: LIMA\n{nothing}\n")
    trial.write(FILE, f"like: petak\ncode: DUA\nlanguages: [en]\n{fields}\n")
    place = FILE if "lima" in fields else f"{FILE}:4:11"  # which is known later
    assert codes(trial) == [(code, place, "parallel")]
    assert "dua" not in loaded(trial).editions
    assert "petak" in loaded(trial).editions


def test_two_that_name_one_another_are_told_so_both(trial: Trial) -> None:
    trial.write(FILE, "like: petak\ncode: DUA\nparallel: tiga\n")
    trial.write("editions/tiga.yaml", "like: petak\ncode: TIGA\nparallel: dua\n")
    assert [code for code, _, _ in codes(trial)] == ["parallel-chain"] * 2


@pytest.mark.parametrize(
    ("fields", "code"),
    [("volumes: {by: pages}", "parallel-volumes"), ("extract: {of: petak}", "parallel-extract")],
)
def test_what_has_other_pages_is_made_by_itself(fields: str, code: str, trial: Trial) -> None:
    trial.write(FILE, f"{TWO}{fields}\n")
    assert codes(trial) == [(code, f"{FILE}:4:11", "parallel")]
    assert loaded(trial).editions["dua"].parallel is None


def test_products_that_only_it_has_are_told(trial: Trial) -> None:
    trial.add("editions/petak.yaml", "exclude: {businesses: [tenun-contoh]}\n")
    trial.write(FILE, f"{TWO}exclude: {{}}\n")
    assert codes(trial) == [("parallel-more", FILE, "parallel")]
    (problem,) = [problem for problem in trial.problems() if problem.code == "parallel-more"]
    assert "tenun-contoh/" in dict(problem.values)["products"]
