"""`catalog check --deep` finds what `check` passes and a build refuses, and leaves no file but in the cache."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from catalog.core.problems import CatalogError, ExitCode, Level, Place, error
from catalog.core.project import Project, shipped
from catalog.pipeline import deep_check
from catalog.pipeline.build import BuildOptions, build
from catalog.pipeline.check_project import check_project
from catalog.pipeline.deep_check import check_deeply
from tests.conftest import DAY, Silence, copy_small

OPTIONS = BuildOptions(DAY, jobs=1)
SARONG = "content/businesses/tenun-contoh/sarung.yaml"
Change = Callable[[Project], object]


@pytest.fixture
def project(tmp_path: Path, font_cache: Path) -> Project:
    copied = copy_small(tmp_path / "project")
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    return copied


def replaced(name: str, old: str, new: str) -> Change:
    """A change of one text in a file of the project; of a shipped template, in the project's own copy."""

    def change(project: Project) -> None:
        path = project.root / name
        text = (path if path.exists() else shipped("templates").parent / name).read_text(encoding="utf-8")
        assert old in text
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def in_foreword(text: str) -> Change:
    return replaced("templates/book/foreword.html", "{% block pages %}", "{% block pages %}" + text)


def cut_photo(project: Project) -> None:
    path = project.images / "tenun-contoh" / "sarung.jpg"
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 6 // 10])


WRONG: dict[str, tuple[Change, str, str]] = {
    "a photo that is cut off": (cut_photo, "photo-truncated", f"{SARONG}:5:17"),
    "a character that no font has": (
        replaced(SARONG, "Sarung Nila", "Sarung \N{GOTHIC LETTER AHSA}"),
        "glyph-missing",
        f"{SARONG}:1:19",
    ),
    "a box of a template without room": (
        in_foreword(
            '{% if view.language == "id" %}<div id="fit/code" style="position: absolute; height: 1mm">A-1'
            '<i id="end/code"></i></div>{% endif %}'
        ),
        "text-too-long",
        "content/catalogue.yaml:1:1",
    ),
    "a name that no template knows": (
        in_foreword("{{ nothing.there }}"),
        "template-error",
        "templates/book/foreword.html:4",
    ),
    "a link to a page that is not there": (in_foreword('<a href="book:nowhere">x</a>'), "page-unset", "templates/book"),
    "a style that is none": (in_foreword('<p style="colour: red">x</p>'), "page-unset", "templates/book"),
    "a name that no template of the HTML knows": (
        replaced("templates/website/home.html", "{% block main %}", "{% block main %}{{ nothing.there }}"),
        "template-error",
        "templates/website/home.html:4",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_deep_check_finds_what_a_check_passes_and_a_build_refuses(case: str, project: Project) -> None:
    break_it, code, place = WRONG[case]
    break_it(project)
    assert check_project(project, DAY).catalogue
    checked = check_deeply(project, OPTIONS, Silence())
    errors = [problem for problem in checked.problems if problem.level is Level.ERROR]
    assert [(problem.code, str(problem.place)) for problem in errors] == [(code, place)]
    assert [path.name for path in project.build.iterdir()] == ["cache"]
    with pytest.raises(CatalogError) as refused:
        build(project, (), replace(OPTIONS, strict=True), Silence())
    assert [problem for problem in refused.value.problems if problem.level is Level.ERROR] == errors


def test_a_build_finds_set_what_a_deep_check_set(tmp_path: Path, font_cache: Path) -> None:
    project = copy_small(tmp_path / "project")
    project.cache.mkdir(parents=True)
    (project.cache / "fonts").symlink_to(font_cache / "fonts")
    replaced("content/catalogue.yaml", "Kantor Contoh", "Kantor Lain")(project)
    before = sorted((project.root / "content").rglob("*"))
    checked = check_deeply(project, OPTIONS, Silence())
    assert [path.name for path in project.build.iterdir()] == ["cache"]
    assert sorted((project.root / "content").rglob("*")) == before
    built = build(project, (), OPTIONS, Silence())
    assert [one.book and one.book.parts_set for one in built] == [0, 0]
    found = {problem for one in built for problem in (*one.problems, *one.checked)}
    assert list(checked.problems) == sorted(found, key=lambda problem: problem.sort_key)


def test_the_errors_of_all_editions_and_outputs_are_found_at_once(project: Project) -> None:
    for change in (
        replaced(SARONG, "Sarung Nila", "Sarung \N{GOTHIC LETTER AHSA}"),
        replaced("content/categories.yaml", "Woven cloth", "Woven \N{GOTHIC LETTER FAIHU}"),
        replaced("templates/website/home.html", "{% block main %}", "{% block main %}{{ nothing.there }}"),
    ):
        change(project)
    checked = check_deeply(project, OPTIONS, Silence())
    errors = [problem for problem in checked.problems if problem.level is Level.ERROR]
    assert [(problem.code, problem.place.file) for problem in errors] == [
        ("glyph-missing", SARONG),
        ("glyph-missing", "content/categories.yaml"),
        ("template-error", "templates/website/home.html"),
    ]


def test_what_has_no_error_is_set(project: Project) -> None:
    replaced(SARONG, "prominence: feature", "prominence: fature")(project)
    replaced("content/businesses/dapur-contoh/keripik-1.yaml", "Banana", "\N{GOTHIC LETTER AHSA}")(project)
    checked = check_deeply(project, OPTIONS, Silence())
    assert checked.deep
    errors = [problem.code for problem in checked.problems if problem.level is Level.ERROR]
    assert errors == ["glyph-missing", "value-not-listed"]


def test_nothing_is_set_where_the_settings_have_errors(project: Project) -> None:
    replaced("content/categories.yaml", "accent", "aksen")(project)
    checked = check_deeply(project, OPTIONS, Silence())
    assert not checked.deep
    assert checked.problems == check_project(project, DAY).problems


def test_what_the_content_is_not_to_blame_for_ends_the_check(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise CatalogError([error("disk-full", Place(""))], ExitCode.ENVIRONMENT)

    monkeypatch.setattr(deep_check, "check_book", full)
    with pytest.raises(CatalogError) as ended:
        check_deeply(project, OPTIONS, Silence())
    assert ended.value.exit_code is ExitCode.ENVIRONMENT
