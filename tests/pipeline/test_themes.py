"""Every theme in every format: a book without an error, of the size that it should have, that looks as it did."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final, get_args

import pikepdf
import pytest
import yaml

from catalog.content.print_shops import read_print_shops
from catalog.core.problems import Level
from catalog.core.project import Project
from catalog.core.units import MM_PER_PT
from catalog.model.page_formats import SIZES, FormatName
from catalog.pipeline.build import BuildOptions, Built, build
from catalog.pipeline.check_project import check_project
from catalog.preflight.preflight_run import run_preflight
from catalog.preflight.shop_terms import terms_of
from tests.conftest import DAY, Silence, copy_small
from tests.pipeline.page_pictures import different_pages
from tests.pipeline.printed import wrong_numbers

THEMES: Final = ("tenun", "pasar", "galeri")
FORMATS: Final = get_args(FormatName)
EDITION: Final = {
    "title": "Katalog Contoh",
    "subtitle": "Untuk pameran",
    "year": 2027,
    "date": "2026-11-24",
    "languages": ["id"],
    "layout": {"products": "grid", "indexes": [], "price_list": "no"},
    "include": {"categories": ["pangan"]},
    "outputs": ["screen"],
    "dpi": 72,
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Project:
    """The small project with an edition for each theme in each format."""
    project = copy_small(tmp_path_factory.mktemp("themes"))
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    for row, theme in enumerate(THEMES):
        for column, name in enumerate(FORMATS):
            edition = {**EDITION, "code": f"TM-{row}{column}", "theme": theme, "format": name}
            file = project.content / "editions" / f"{theme}-{name}.yaml"
            file.write_text(yaml.safe_dump(edition, sort_keys=False), "utf-8")
    return project


@pytest.fixture(scope="module")
def books(project: Project) -> Mapping[str, Built]:
    names = tuple(f"{theme}-{name}" for theme in THEMES for name in FORMATS)
    return {built.edition: built for built in build(project, names, BuildOptions(DAY, jobs=1), Silence())}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", FORMATS)
def test_a_theme_in_a_format(books: Mapping[str, Built], name: FormatName, theme: str, tmp_path: Path) -> None:
    built = books[f"{theme}-{name}"]
    assert built.book
    assert [problem for problem in built.problems if problem.level is Level.ERROR or "text" in problem.code] == []
    with pikepdf.open(built.book.path) as pdf:
        sizes = {tuple(float(edge) * MM_PER_PT for edge in page.mediabox[2:]) for page in pdf.pages}
    assert len(sizes) == 1
    assert sizes.pop() == pytest.approx(SIZES[name], abs=0.05)
    assert wrong_numbers(built.book.path) == []
    assert different_pages(built.book.path, f"themes/{theme}-{name}", tmp_path, dpi=18) == [], "see build/different/"


@pytest.mark.parametrize(("theme", "name"), [("pasar", "a5"), ("galeri", "square"), ("tenun", "letter")])
def test_what_reaches_the_edge_of_paper_goes_on_beyond_it(project: Project, theme: str, name: str) -> None:
    options = BuildOptions(DAY, jobs=1, outputs=("print",))
    (built,) = build(project, (f"{theme}-{name}",), options, Silence())
    assert built.book
    terms = terms_of(read_print_shops(project.root, "id", [])["local-offset"])
    for path in built.book.paths.values():  # the pages and the cover
        found = run_preflight(path, terms, lambda *_: None, separations=False)
        assert [(group.code, group.page) for group in found.groups if group.level is Level.ERROR] == []


def test_an_edition_that_takes_another_theme_is_compared_with_its_plan(
    books: Mapping[str, Built], project: Project
) -> None:
    assert books
    file = project.content / "editions" / "galeri-a5.yaml"
    file.write_text(file.read_text("utf-8").replace("theme: galeri", "theme: pasar"), "utf-8")
    (built,) = build(project, ("galeri-a5",), BuildOptions(DAY, jobs=1), Silence())
    assert built.book
    assert built.book.comparison.compared


def checked(folder: Path, edition: str, **files: str) -> list[tuple[str, str, str]]:
    """Code, place and near name of what a check finds of the small project with these lines in an edition."""
    project = copy_small(folder)
    file = project.content / "editions" / "petak.yaml"
    file.write_text(f"{file.read_text('utf-8')}{edition}\n", "utf-8")
    for name, text in files.items():
        own = project.templates / "themes" / "toko" / name.replace("_", ".")
        own.parent.mkdir(parents=True, exist_ok=True)
        own.write_text(text, "utf-8")
    problems = check_project(project, DAY).problems
    errors = [problem for problem in problems if problem.level is Level.ERROR]
    return [(one.code, str(one.place), dict(one.values).get("near", "")) for one in errors]


def test_a_theme_that_there_is_not_is_told_where_it_is_named(tmp_path: Path) -> None:
    found = checked(tmp_path, "theme: pasr")
    assert found == [("theme-unknown", "content/editions/petak.yaml:9:8", "pasar")]


def test_a_theme_of_the_project_is_known_and_checked(tmp_path: Path) -> None:
    assert checked(tmp_path / "one", "theme: toko", theme_yaml="page: {gap: 5}\n") == []
    found = checked(tmp_path / "two", "theme: toko", theme_yaml="page: {gpa: 5}\n")
    assert found == [("field-unknown", "templates/themes/toko/theme.yaml:1:8", "gap")]


def test_tokens_that_leave_no_room_in_the_format_are_told(tmp_path: Path) -> None:
    own = "page: {margins: {inner: 80, outer: 80}}\n"
    found = checked(tmp_path, "theme: toko\nformat: a5", theme_yaml=own)
    assert [code for code, _, _ in found] == ["theme-page-room"]
