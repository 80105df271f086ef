"""The file that keeps an extract reads back as the same edition, whatever was typed; nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.content.extracts import Asked, make_extract
from catalog.core.problems import CatalogError, ExitCode
from catalog.i18n.translator import LANGUAGES
from catalog.scaffold.kept_extract import extract_file, write_extract
from tests.content.breaking import Trial

BUYERS = [
    "Toko Jaya",
    'O\'Neil: "A & B" #1',
    "yes",
    "007",
    "- {x}: [y]",
    "名前",
    "a" * 120,
    "\N{CHERRY BLOSSOM} & Söhne",
]
ALL = """
occasion: {id: Pameran, en: Fair}
units: metric
order_by: [email, web]
pins:
  - own_page: tenun-contoh/sarung
cover: tenun-contoh/sarung.jpg
foreword: {text: Selamat datang.}
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("buyer", BUYERS)
def test_it_reads_back_as_the_same_edition(buyer: str, language: str, tmp_path: Path) -> None:
    trial = Trial.of_small(tmp_path / "project")
    trial.add("editions/profil.yaml", ALL)
    catalogue = trial.load().catalogue
    assert catalogue
    made = make_extract(catalogue, Asked("profil", businesses=("tenun-contoh",), buyer=buyer)).edition
    path = extract_file(trial.project, "kecil")
    write_extract(trial.project, path, catalogue, made, language)
    again = trial.load()
    assert again.catalogue
    assert again.catalogue.editions["kecil"] == made
    assert not [problem for problem in again.problems if problem.place.file == "content/editions/kecil.yaml"]
    groups = path.read_text(encoding="utf-8").strip().split("\n\n")
    assert all(group.startswith("##") for group in groups)  # each field is explained


def test_chapters_of_a_grid_are_not_kept_where_makers_stand_one_by_one(tmp_path: Path) -> None:
    trial = Trial.of_small(tmp_path / "project")
    trial.change("editions/petak.yaml", "layout: {", 'layout: {chapters: {pangan: {per_page: "4"}}, ')
    catalogue = trial.load().catalogue
    assert catalogue
    by_maker, whole = Asked("petak", businesses=("dapur-contoh",)), Asked("petak", categories=("pangan",))
    for name, asked in (("satu", by_maker), ("dua", whole)):
        made = make_extract(catalogue, asked).edition
        write_extract(trial.project, extract_file(trial.project, name), catalogue, made, "id")
        again = trial.load().catalogue
        assert again
        assert again.editions[name] == made


def test_what_its_edition_has_from_another_and_from_a_market_is_kept(tmp_path: Path) -> None:
    trial = Trial.of_small(tmp_path / "project")
    trial.change(
        "editions/profil.yaml", "second_names: id\n", "second_names: id\nlayout: {products: grid, share_pages: no}\n"
    )
    trial.write(
        "markets/sg.yaml",
        "name: Singapura\ncountry: SG\nlanguages: [en]\ncurrency: SGD\nround_to: 0.50\n"
        "units: both\nchannels: [email]\n",
    )
    trial.write("editions/ekspor.yaml", "like: profil\nmarket: sg\nyear: 2030\n")
    catalogue = trial.load().catalogue
    assert catalogue
    for name, asked in (
        ("satu", Asked("ekspor", businesses=("tenun-contoh",))),
        ("dua", Asked("ekspor", categories=("pangan",))),
    ):
        made = make_extract(catalogue, asked).edition
        write_extract(trial.project, extract_file(trial.project, name), catalogue, made, "id")
        again = trial.load().catalogue
        assert again
        assert again.editions[name].model_copy(update={"like": made.like}) == made


@pytest.mark.parametrize(
    ("name", "code"), [("petak", "new.exists"), ("Toko A", "new.name"), ("cache", "new.name"), ("../x", "new.name")]
)
def test_names_that_cannot_be_are_refused_and_nothing_is_overwritten(name: str, code: str, tmp_path: Path) -> None:
    trial = Trial.of_small(tmp_path / "project")
    before = trial.read("editions/petak.yaml")
    with pytest.raises(CatalogError) as fault:
        extract_file(trial.project, name)
    assert [problem.code for problem in fault.value.problems] == [code]
    assert fault.value.exit_code == ExitCode.USAGE
    assert trial.read("editions/petak.yaml") == before
