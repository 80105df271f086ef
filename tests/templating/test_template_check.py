"""The project's own templates: what they lack, and slips that show without a page, are told with their file."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.project import shipped
from catalog.templating.jinja import Templates
from catalog.templating.template_check import Read, check_templates
from tests.loops import some

READ: Read = {}  # the shipped templates, which are read once for all tests, as for all themes of a project


def findings(folder: Path, **files: str) -> list[tuple[str, str]]:
    """Code and place of what is found in templates with these texts, by their names with `__` for `/`."""
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [(problem.code, str(problem.place)) for problem in check_templates(Templates(folder), READ)]


def lacking(folder: Path, name: str) -> list[str]:
    return [dict(problem.values)["lacking"] for problem in check_templates(Templates(folder), READ)]


def shipped_names() -> list[Path]:
    """The shipped templates but those of themes, which are checked with their theme (`test_layers.py`)."""
    base = shipped("templates")
    names = (path.relative_to(base) for path in base.rglob("*.html"))
    return some([name for name in names if name.parts[0] != "themes"])


def test_a_project_without_templates_has_nothing_to_be_told(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


def test_each_shipped_template_may_be_a_projects_own(tmp_path: Path) -> None:
    for name in shipped_names():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((shipped("templates") / name).read_bytes())
    assert findings(tmp_path) == []


def test_each_shipped_template_that_is_emptied_lacks_something(tmp_path: Path) -> None:
    for name in shipped_names():
        if name.parts[0] not in ("plan", "preflight", "markets"):
            found = findings(tmp_path, **{name.with_suffix("").as_posix().replace("/", "__"): "{# nothing #}\n"})
            assert ("template-part-missing", f"templates/{name.as_posix()}") in found
            (tmp_path / name).unlink()


@pytest.mark.parametrize(
    ("name", "text", "missing"),
    [
        ("book/page.html", "<body>{% block kind %}{% endblock %}</body>", ["{% block pages %}"]),
        ("book/foreword.html", "", ["{% block pages %}"]),
        ("book/foreword.html", "{% extends 'book/page.html' %}", ["{% block pages %}"]),
        ("book/foreword.html", "{% extends 'book/page.html' %}{% block pages %}x{% endblock %}", []),
        ("book/foreword.html", "<html><body>a page by itself</body></html>", []),
        ("website/home.html", "{% extends 'website/page.html' %}", ["{% block main %}"]),
        ("book/cards.html", "{% macro kard(x) %}{% endmacro %}", ["{% macro card(…) %}"]),
        ("book/cards.html", "{% set card = 1 %}", []),
    ],
)
def test_a_part_that_others_ask_for_is_named(tmp_path: Path, name: str, text: str, missing: list[str]) -> None:
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert lacking(tmp_path, name) == missing


def test_a_folder_with_the_name_of_a_template_is_told(tmp_path: Path) -> None:
    (tmp_path / "book" / "theme.yaml").mkdir(parents=True)
    assert findings(tmp_path) == [("file-not-a-file", "templates/book/theme.yaml")]


def test_a_slip_is_found_before_a_page_is_made(tmp_path: Path) -> None:
    assert findings(tmp_path, book__foreword="one\n{% if %}") == [("template-syntax", "templates/book/foreword.html:2")]
    assert findings(tmp_path, book__foreword="one\n{{ a|nothing }}") == [
        ("template-syntax", "templates/book/foreword.html:2")
    ]


def test_a_file_with_a_slip_in_its_name_is_told_with_what_was_meant(tmp_path: Path) -> None:
    assert findings(tmp_path, book__foreward="x") == [("template-stranger", "templates/book/foreward.html")]
    problem = next(iter(check_templates(Templates(tmp_path))))
    assert dict(problem.values)["near"] == "book/foreword.html"


def test_a_file_that_another_template_names_is_no_stranger(tmp_path: Path) -> None:
    text = "{% extends 'book/page.html' %}{% block pages %}{% include 'book/mine.html' %}{% endblock %}"
    assert findings(tmp_path, book__foreword=text, book__mine="x") == []


def test_templates_that_extend_one_another_in_a_ring_end(tmp_path: Path) -> None:
    found = findings(tmp_path, book__foreword="{% extends 'book/foreword.html' %}")
    assert found == [("template-part-missing", "templates/book/foreword.html")]
