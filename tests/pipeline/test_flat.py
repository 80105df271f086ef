"""A project's own opacity in a file for PDF/X-1a: nothing shows through any more, and the pages look as before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

import pikepdf
import pytest

from catalog.content.print_shops import read_print_shops
from catalog.core.project import Project, shipped
from catalog.pipeline.build import BuildOptions, Built, build
from catalog.preflight.preflight_run import run_preflight
from catalog.preflight.shop_terms import terms_of
from tests.conftest import DAY, Silence, copy_small
from tests.pipeline.separations import pictures
from tests.pipeline.test_print import difference

OPTIONS: Final = BuildOptions(DAY, jobs=1, outputs=("screen", "print:digital"))
STYLE: Final = """
.card { background: rgba(200, 30, 30, .2) }
.card h3 { opacity: .6 }
.card .line { color: rgba(0, 0, 200, .5) }
.card .price { background: linear-gradient(rgba(0, 0, 0, .3), transparent) }
.card .shot { opacity: .8 }
"""
DPI: Final = 60


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    copied = copy_small(tmp_path_factory.mktemp("flat"))
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    (copied.templates / "book").mkdir(parents=True, exist_ok=True)
    style = (shipped("templates") / "book" / "style.css").read_text(encoding="utf-8")
    (copied.templates / "book" / "style.css").write_text(style + STYLE, encoding="utf-8")
    return copied


@pytest.fixture(scope="module")
def built(project: Project) -> Built:
    return build(project, ("petak",), OPTIONS, Silence())[0]


def file_of(built: Built, name: str) -> Path:
    assert built.book is not None
    return built.book.paths[name]


def test_the_pages_that_became_flat_are_a_warning_that_says_how(built: Built) -> None:
    found = {problem.code: dict(problem.values) for problem in built.problems if problem.code.startswith("print-")}
    assert set(found) == {"print-flat-colours", "print-flat-pictures"}
    for values in found.values():
        assert (values["file"], values["shop"]) == ("catalogue-print-digital.pdf", "digital")
        assert values["pages"]


def test_nothing_shows_through_in_the_file(project: Project, built: Built) -> None:
    terms = terms_of(read_print_shops(project.root, "en", [])["digital"])
    found = run_preflight(file_of(built, "print:digital"), terms, lambda *_: None, separations=False)
    assert {group.code for group in found.groups} <= {"pdf-picture-coarse"}


def test_the_pages_look_as_on_the_screen(built: Built, tmp_path: Path) -> None:
    profile = shipped("content/print-shops") / "ISOcoated_v2_300_bas.icc"
    screen = pictures(file_of(built, "screen"), tmp_path / "screen", DPI)
    options = (f"-sDefaultCMYKProfile={profile}", "-dUseTrimBox")
    printed = pictures(file_of(built, "print:digital"), tmp_path / "print", DPI, *options)
    for one, other in zip(screen, printed, strict=True):
        height, width = (min(one.shape[axis], other.shape[axis]) for axis in (0, 1))
        assert difference(one[:height, :width], other[:height, :width]) <= 6


def test_text_that_shows_through_stays_text(built: Built) -> None:
    """Both files show as many letters."""

    def letters(name: str) -> int:
        count = 0
        with pikepdf.open(file_of(built, name)) as pdf:
            drawn = [page.obj for page in pdf.pages]
            forms = [
                item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form"
            ]
            for item in (*drawn, *forms):
                for step in pikepdf.parse_content_stream(item):
                    if str(step.operator) == "TJ":
                        count += sum(len(bytes(part)) for part in step.operands[0] if isinstance(part, pikepdf.String))
        return count

    assert letters("print:digital") == letters("screen")


def test_a_second_build_makes_the_same_bytes(project: Project, built: Built) -> None:
    first = file_of(built, "print:digital").read_bytes()
    (again,) = build(project, ("petak",), replace(OPTIONS, outputs=("print:digital",)), Silence())
    assert file_of(again, "print:digital").read_bytes() == first
