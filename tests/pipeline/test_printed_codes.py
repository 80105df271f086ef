"""Codes on pages: each is read by two readers from the whole page, and opens what it says."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.core.units import MM_PER_PT
from catalog.edition.select import select
from catalog.edition.views import EditionView
from catalog.pipeline.build import BuildOptions, build
from tests.conftest import DAY, Silence, SmallBuild
from tests.content.breaking import KITCHEN, SARONG, WEAVER, Trial
from tests.pipeline.printed import words_by_page
from tests.pipeline.printed_codes import check_codes, codes_of, known_codes

LONG = "TNC-" + "0123456789" * 3  # with a long address still a code


def book_of(project: Project, edition: str) -> Path:
    (made,) = build(project, (edition,), BuildOptions(DAY, jobs=1, outputs=("screen",)), Silence())
    assert made.book
    return made.book.path


def view_of(project: Project, edition: str) -> EditionView:
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    return select(catalogue, edition, catalogue.editions[edition].languages[0], project.images, DAY)


@pytest.mark.parametrize("edition", ["petak", "profil"])
def test_every_code_of_the_small_books_is_read_by_both_readers(small: SmallBuild, edition: str, tmp_path: Path) -> None:
    book, view = small.built[edition].book, view_of(small.project, edition)
    assert book
    said = check_codes(book.path, tmp_path)
    assert said.keys() <= known_codes(view)
    businesses = {business.order.code for business in view.businesses if business.order}
    assert said.keys() >= businesses | {view.publisher.order.code if view.publisher.order else ""}


@pytest.mark.parametrize("edition", ["petak", "profil"])
def test_long_codes_and_other_ways_are_read_as_well(edition: str, tmp_path: Path, font_cache: Path) -> None:
    trial = Trial.of_small(tmp_path / "project")
    trial.project.build.mkdir()
    trial.project.cache.symlink_to(font_cache)
    trial.change(SARONG, "sku: TNC-1\n", f"sku: {LONG}\n")
    trial.add(KITCHEN, f'contacts: {{web: "https://dapur-contoh.example/{"toko/" * 15}"}}\n')
    trial.change(
        WEAVER, "contacts: {", "contacts: {email: a-rather-long-name-of-a-person@weavers-of-parengan.example, "
    )
    trial.add(f"editions/{edition}.yaml", "order_by: [email, web]\n")
    said = check_codes(book_of(trial.project, edition), tmp_path)
    assert said.keys() <= known_codes(view_of(trial.project, edition))
    assert any(LONG in text for text in said) or edition == "petak"
    assert {text.partition(":")[0] for text in said} == {"mailto", "https"}


def test_the_code_of_a_maker_stands_4_mm_below_its_contacts(small: SmallBuild) -> None:
    book = small.built["profil"].book
    assert book
    gaps = []
    with pikepdf.open(book.path) as pdf:
        for page, words in zip(pdf.pages, words_by_page(book.path), strict=True):
            panels = [word for word in words if word[4] == "Contact"]
            for code in codes_of(page) if panels else ():
                lows = [low * MM_PER_PT for x, _, _, low, _ in words if x >= panels[0][0] - 1]
                gaps.append(code.box.y - max(low for low in lows if low < code.box.y))
    assert gaps == [pytest.approx(4, abs=0.3)]
