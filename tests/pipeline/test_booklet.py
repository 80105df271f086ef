"""A booklet for a print shop: its sheets show the pages of the plain file, and preflight finds nothing in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
import pikepdf
import pytest

from catalog.content.print_shops import read_print_shops
from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, Built, build
from catalog.preflight.preflight_run import run_preflight
from catalog.preflight.shop_terms import terms_of
from tests.conftest import DAY, Silence, copy_small
from tests.pipeline.separations import pictures

SHOP: Final = """\
name: Jaya
standard: pdf-x-1a
bleed: 3
slug: 8
marks: [crop, registration, colour-bar]
binding: saddle
paper: {grams: 120, volume: 2.5}
"""
AROUND: Final = 11.0  # mm
WIDTH, HEIGHT = 210.0, 297.0
DPI: Final = 40
OPTIONS: Final = BuildOptions(DAY, jobs=1, outputs=("print:jaya", "print:heft", "print:sampul"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    copied = copy_small(tmp_path_factory.mktemp("booklet"))
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    shops = copied.content / "print-shops"
    shops.mkdir()
    (shops / "jaya.yaml").write_text(SHOP, encoding="utf-8")
    (shops / "heft.yaml").write_text(f"{SHOP}imposition: booklet\n", encoding="utf-8")
    (shops / "sampul.yaml").write_text(f"{SHOP}imposition: booklet\ncover: sheet\n", encoding="utf-8")
    return copied


@pytest.fixture(scope="module")
def built(project: Project) -> Built:
    return build(project, ("petak",), OPTIONS, Silence())[0]


def file_of(built: Built, name: str) -> Path:
    assert built.book is not None
    return built.book.paths[name]


def test_sheets_have_two_pages_and_are_cut_the_smaller_the_deeper_they_lie(built: Built) -> None:
    assert built.book is not None
    counts = built.book.counts
    assert counts["print:heft"] * 2 == counts["print:jaya"]
    assert counts["print:sampul"] % 2 == 0
    assert counts["print:sampul-cover"] == 2
    with pikepdf.open(file_of(built, "print:heft")) as pdf:
        for index, page in enumerate(pdf.pages):
            trim, media = ([float(edge) / 72 * 25.4 for edge in page.obj[box]] for box in ("/TrimBox", "/MediaBox"))
            creep = index // 2 * 0.3
            assert trim == pytest.approx([creep, 0, 2 * WIDTH - creep, HEIGHT], abs=0.01)
            assert media == pytest.approx([-AROUND, -AROUND, 2 * WIDTH + AROUND, HEIGHT + AROUND], abs=0.01)


def test_sheets_show_the_pages_of_the_plain_file(built: Built, tmp_path: Path) -> None:
    pages = pictures(file_of(built, "print:jaya"), tmp_path / "pages", DPI)
    sheets = pictures(file_of(built, "print:heft"), tmp_path / "sheets", DPI)
    count = len(pages)
    for index, sheet in enumerate(sheets):
        lower, upper = index, count - 1 - index
        left, right = (upper, lower) if index % 2 == 0 else (lower, upper)
        creep = index // 2 * 0.3
        for shown, at in ((left, creep), (right, WIDTH - creep)):
            one, other = cropped(pages[shown], 1.0, WIDTH - 2), cropped(sheet, 1.0 + at, WIDTH - 2)
            assert np.abs(one.astype(float) - other.astype(float)).mean() < 12  # up to half a pixel aside
        fold = round((AROUND + WIDTH) / 25.4 * DPI)
        assert sheet.shape[1] == pytest.approx(2 * fold, abs=1)


def cropped(picture: np.ndarray, left: float, width: float) -> np.ndarray:
    """What is inside the cut of one page, from `left` mm beside its edge."""
    scale = DPI / 25.4
    start, top = round((AROUND + left) * scale), round(AROUND * scale) + 2
    return picture[top : top + round(HEIGHT * scale) - 4, start : start + round(width * scale)]


@pytest.mark.parametrize("name", ["heft", "sampul", "sampul-cover"])
def test_preflight_finds_nothing_in_it(name: str, project: Project, built: Built) -> None:
    shop = read_print_shops(project.root, "en", [])[name.removesuffix("-cover")]
    terms = terms_of(shop, cover=name.endswith("-cover"))
    found = run_preflight(file_of(built, f"print:{name}"), terms, lambda *_: None)
    # The photos of the small project are smaller than their places.
    assert {group.code for group in found.groups} <= {"pdf-picture-coarse"}


def test_a_booklet_too_thick_for_staples_is_a_warning(project: Project) -> None:
    thick = SHOP.replace("120", "600").replace("2.5", "3")
    (project.content / "print-shops" / "tebal.yaml").write_text(f"{thick}imposition: booklet\n", encoding="utf-8")
    (one,) = build(project, ("petak",), replace(OPTIONS, outputs=("print:tebal",)), Silence())
    assert [problem.code for problem in one.problems if problem.code.startswith("print-")] == ["print-booklet-thick"]
