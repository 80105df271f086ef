"""What a build refuses, `catalog check` finds: of entries, photos, and the project's own templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from catalog.content.business_cache import open_business_cache
from catalog.content.load_catalogue import Loaded
from catalog.core.problems import CatalogError, Level, Problem
from catalog.core.project import Project, shipped
from catalog.pipeline.build import BuildOptions, build
from catalog.pipeline.check_project import check_project
from catalog.templating.jinja import Templates
from catalog.templating.template_check import Read, check_templates
from tests.conftest import DAY, Silence, copy_small


@pytest.fixture
def project(tmp_path: Path, font_cache: Path) -> Project:
    copied = copy_small(tmp_path / "project")
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    return copied


def write(name: str, text: str | bytes) -> Callable[[Project], object]:
    def written(project: Project) -> None:
        path = project.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return written


def shipped_with(name: str, old: str, new: str) -> Callable[[Project], object]:
    text = (shipped("templates") / name).read_text(encoding="utf-8")
    assert old in text
    return write(f"templates/{name}", text.replace(old, new, 1))


def folder_as_file(name: str) -> Callable[[Project], object]:
    def placed(project: Project) -> None:
        if (project.root / name).is_dir():
            (project.root / name).rename(project.root / "elsewhere")
        (project.root / name).write_text("x", encoding="utf-8")

    return placed


WRONG = {
    "a theme without a row": (shipped_with("book/theme.yaml", "[6x1]", "[5x1]"), "theme-template-shape"),
    "a theme with templates for nothing": (
        write("templates/book/theme.yaml", "pages: [{templates: [6x1]}]\n"),
        "settings-incomplete",
    ),
    "a theme without room": (write("templates/book/theme.yaml", "page: {gap: 60}\n"), "theme-page-room"),
    "an empty theme": (write("templates/book/theme.yaml", ""), "settings-empty"),
    "furniture that is no furniture": (write("templates/book/furniture.yaml", "a: 1\n"), "field-unknown"),
    "furniture in another font": (
        shipped_with("book/furniture.yaml", "families: [sans", "families: [Arial"),
        "font-unknown",
    ),
    "a template with a slip": (write("templates/book/foreword.html", "{% if %}"), "template-syntax"),
    "a page without a block": (write("templates/book/page.html", ""), "template-part-missing"),
    "cards without a macro": (write("templates/book/cards.html", ""), "template-part-missing"),
    "a template in another encoding": (write("templates/book/foreword.html", b"caf\xe9"), "file-not-utf8"),
    "an empty style sheet": (write("templates/book/style.css", ""), "settings-empty"),
    "a style sheet in another encoding": (write("templates/book/style.css", b"/* \xe9 */"), "file-not-utf8"),
    "a picture of a network": (write("templates/book/style.css", "a { background: url(http://a/b) }"), "style-address"),
    "a file in place of the templates": (folder_as_file("templates"), "folder-is-file"),
    "a file in place of the photos": (folder_as_file("images"), "folder-is-file"),
    "a file in place of the businesses": (folder_as_file("content/businesses"), "folder-is-file"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.parametrize("output", ["screen", "html"])
def test_check_finds_what_a_build_refuses(case: str, output: str, project: Project) -> None:
    break_it, code = WRONG[case]
    break_it(project)
    found = check_project(project, DAY)
    assert found.catalogue is None
    assert code in {problem.code for problem in found.problems}
    with pytest.raises(CatalogError) as refused:
        build(project, ("petak",), BuildOptions(DAY, outputs=(output,)), Silence())
    assert refused.value.problems == found.problems


def test_warnings_of_templates_are_told_and_stop_nothing(project: Project) -> None:
    write("templates/website/style.css", "h1 {")(project)
    write("templates/book/foreward.html", "x")(project)
    found = check_project(project, DAY)
    assert found.catalogue
    assert {"style-unclosed", "template-stranger"} <= {problem.code for problem in found.problems}


def of_templates(found: Loaded) -> list[tuple[str, str]]:
    """Codes and places of what is found in the project's own templates."""
    return [(problem.code, str(problem.place)) for problem in found.problems if "templates/" in problem.place.file]


def test_a_style_sheet_is_checked_with_the_lengths_of_the_projects_page(project: Project) -> None:
    write("templates/book/theme.yaml", "page: {gap: 5}\n")(project)
    write(
        "templates/book/style.css",
        "@page { size: var(--bled-width) var(--bled-height) }\n"
        "p { margin: calc(\nvar(--gap) / 2) }\n"
        "q { padding: var(--gap); colour: red }\n"
        "i { margin: var(--gap) blue }\n",
    )(project)
    found = check_project(project, DAY)
    assert found.catalogue
    assert of_templates(found) == [
        ("style-property", "templates/book/style.css:4:26"),
        ("style-value", "templates/book/style.css:5:5"),
    ]
    assert dict(found.problems[-1].values) == {"name": "margin", "value": "5mm blue"}


def test_a_style_sheet_is_checked_where_the_theme_is_wrong_as_well(project: Project) -> None:
    write("templates/book/theme.yaml", "page: {gap: 60}\n")(project)
    write("templates/book/style.css", "@page { size: var(--bled-width) var(--bled-height) }\np { colour: red }")(
        project
    )
    assert of_templates(check_project(project, DAY)) == [
        ("style-property", "templates/book/style.css:2:5"),
        ("theme-page-room", "templates/book/theme.yaml:1:1"),
    ]


def test_templates_without_a_problem_are_not_looked_at_again(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    business_cache = open_business_cache(project.build / "own cache", 1)
    write("templates/book/theme.yaml", "costs: {page: 120}\n")(project)
    looked: list[Templates] = []

    def noting(templates: Templates, read: Read) -> Iterator[Problem]:
        looked.append(templates)
        return check_templates(templates, read)

    monkeypatch.setattr("catalog.pipeline.check_project.check_templates", noting)
    for _ in range(2):
        found = check_project(project, DAY, business_cache).problems
        assert [problem for problem in found if problem.place.file.startswith("templates")] == []
    assert len(looked) == 1
    write("templates/book/theme.yaml", "costs: {page: -1}\n")(project)
    for _ in range(2):
        found = check_project(project, DAY, business_cache).problems
        assert [problem.level for problem in found if problem.place.file.startswith("templates")] == [Level.ERROR]
    assert len(looked) == 3
