"""Templates: overriding, and faults told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.errors import CatalogError
from catalog.project import Project
from catalog.templating import Templates


def put(root: Path, name: str, text: str) -> Templates:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Templates(Project(root))


def test_a_projects_template_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    templates = put(tmp_path, "book/notes.html", "mine: {{ word }}")
    assert templates.render("book/notes.html", word="x") == "mine: x"
    assert templates.file("book/style.css").is_file()


def test_text_is_text_and_not_markup(tmp_path: Path) -> None:
    assert put(tmp_path, "a.html", "{{ word }}").render("a.html", word="<script>") == "&lt;script&gt;"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("one\n{% if %}", "template-syntax", 2),
        ("one\ntwo\n{{ unknown }}", "template-error", 3),
        ("one\n{{ word.upper().nothing() }}", "template-error", 2),
        ("{{ 1 / 0 }}", "template-error", 1),
        ("{% include 'nowhere.html' %}", "template-missing", 0),
        ("one\n{{ ''.__class__.__mro__ }}", "template-error", 2),
    ],
)
def test_faults_name_the_template_and_its_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    templates = put(tmp_path, "a.html", text)
    with pytest.raises(CatalogError) as caught:
        templates.render("a.html", word="x")
    problem = caught.value.problems[0]
    assert problem.code == code
    assert problem.place.line == line
