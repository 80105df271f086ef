"""Templates: overriding, and faults reported with file and line."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from catalog.core.problems import CatalogError
from catalog.core.project import Project
from catalog.i18n.translator import LANGUAGES, Translator
from catalog.templating import sandbox
from catalog.templating.jinja import Templates


def put(root: Path, name: str, text: str) -> Templates:
    path = root / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Templates(Project(root).templates)


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
        ("one\n{% include 'nowhere.html' %}", "template-missing", 2),
        ("one\n{% include '../outside.html' %}", "template-missing", 2),
        ("one\n{% include '/etc/hostname' %}", "template-missing", 2),
        ("one\n{{ ''.__class__.__mro__ }}", "template-error", 2),
        ("one\n{{ '{0.__class__}'.format(word) }}", "template-error", 2),
        ("one\n{{ shout.__globals__ }}", "template-error", 2),
        ("one\n{{ word|nothing }}", "template-syntax", 2),
        ("one\n{{ word + 1 }}", "template-error", 2),
        ("one\n{{ [1][word] + 1 }}", "template-error", 2),
        ("one\n{% for i in range(10 ** 9) %}{% endfor %}", "template-error", 2),
        ("one\n{{ word * 10 ** 10 }}", "template-error", 2),
        ("one\n{{ 9 ** 99999 }}", "template-error", 2),
        ("one\n{% include 'a.html' %}", "template-error", 2),
        ("one\n{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", "template-error", 2),
        ("one\n{{ shout('x') }}", "template-error", 2),
        ("{{" * 100, "template-error", 0),
        ("{% for a in range(9999) %}\n{% for b in range(9999) %}\nx{% endfor %}{% endfor %}", "template-endless", 2),
        (
            "{% for a in range(99) recursive %}\n{{ loop(range(99)) if loop.depth < 9 }}{% endfor %}",
            "template-endless",
            1,
        ),
        ("{% macro m(n) %}{{ m(n-1) ~ m(n-1) if n }}{% endmacro %}\n{{ m(60) }}", "template-endless", 1),
        (
            "{% set n = namespace(x='x' * 999) %}{% for a in range(99) %}\n{% set n.x = n.x + n.x %}{% endfor %}",
            "template-error",
            2,
        ),
        ("one\n{{ ('x' * 9999) * 9999 }}", "template-error", 2),
    ],
)
def test_faults_name_the_template_and_its_line(tmp_path: Path, text: str, code: str, line: int) -> None:
    templates = put(tmp_path, "a.html", text)
    with pytest.raises(CatalogError) as caught:
        templates.render("a.html", word="x", shout=shout)
    problem = caught.value.problems[0]
    assert problem.code == code
    assert (problem.place.file, problem.place.line) == ("templates/a.html", line)
    for language in LANGUAGES:
        assert Translator(language).problem(problem).what


def shout(word: str) -> str:
    """A function that the templates are given, and that takes only some words."""
    return {"word": "WORD"}[word]


def test_a_missing_template_is_named_where_it_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(CatalogError) as caught:
        put(tmp_path, "a.html", "{% include 'nowhere.html' %}").render("a.html")
    assert "nowhere.html" in Translator("en").problem(caught.value.problems[0]).what


def test_a_template_that_is_not_utf8_is_reported_with_its_line(tmp_path: Path) -> None:
    templates = put(tmp_path, "a.html", "")
    (tmp_path / "templates" / "a.html").write_bytes(b"one\ncaf\xe9")
    with pytest.raises(CatalogError) as caught:
        templates.render("a.html")
    problem = caught.value.problems[0]
    assert (problem.code, str(problem.place)) == ("file-not-utf8", "templates/a.html:2")


def test_a_byte_order_mark_is_no_part_of_the_template(tmp_path: Path) -> None:
    assert put(tmp_path, "a.html", "\ufeffx").render("a.html") == "x"


def test_what_a_shipped_template_does_wrong_alone_is_not_blamed_on_the_project(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        Templates(Project(tmp_path).templates).render("book/page.html")


def test_a_full_disk_is_not_blamed_on_a_template(tmp_path: Path) -> None:
    def full() -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        put(tmp_path, "a.html", "{{ full() }}").render("a.html", full=full)


def test_a_page_that_takes_too_long_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_SECONDS", 0.1)
    endless = "{% for a in range(9999) %}\n{{ range(99999) | sum }}{% endfor %}"
    with pytest.raises(CatalogError) as caught:
        put(tmp_path, "a.html", endless).render("a.html")
    problem = caught.value.problems[0]
    assert (problem.code, str(problem.place)) == ("template-slow", "templates/a.html:1")


def test_each_page_has_steps_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "MOST_STEPS", 150)
    templates = put(tmp_path, "a.html", "{% for a in range(100) %}x{% endfor %}")
    assert [templates.render("a.html") for _ in range(3)] == ["x" * 100] * 3


def test_a_loop_knows_its_length_and_its_end(tmp_path: Path) -> None:
    text = "{% for a in 'ab' %}{{ loop.index }}/{{ loop.length }}{{ ' ' if not loop.last }}{% else %}none{% endfor %}"
    assert put(tmp_path, "a.html", text).render("a.html") == "1/2 2/2"


def test_what_goes_wrong_in_a_shipped_macro_is_told_where_the_project_asks_for_it(tmp_path: Path) -> None:
    text = "{% from 'website/pieces.html' import photo with context %}\n\n{{ photo(1, 2, 3, 4, 5, 6, 7, 8, 9) }}"
    with pytest.raises(CatalogError) as caught:
        put(tmp_path, "a.html", text).render("a.html", view=None)
    assert str(caught.value.problems[0].place) == "templates/a.html:3"
