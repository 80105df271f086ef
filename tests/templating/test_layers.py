"""A theme's files serve in place of those of `book/`; the project's go before the shipped ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.problems import CatalogError
from catalog.core.project import shipped
from catalog.planning.page_templates import read_theme
from catalog.scaffold.copy_theme import copy_theme
from catalog.templating.jinja import Templates
from catalog.templating.layers import theme_names
from catalog.templating.template_check import check_templates


def write(own: Path, name: str, text: str) -> None:
    file = own / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_the_order_of_the_folders(tmp_path: Path) -> None:
    base = shipped("templates")
    templates = Templates(tmp_path, theme="pasar")
    assert templates.file("book/cover.html") == base / "themes" / "pasar" / "cover.html"
    assert templates.file("book/title.html") == base / "book" / "title.html"
    write(tmp_path, "book/cover.html", "of the project")
    assert templates.file("book/cover.html") == tmp_path / "book" / "cover.html"
    write(tmp_path, "themes/pasar/cover.html", "of its theme")
    assert templates.file("book/cover.html") == tmp_path / "themes" / "pasar" / "cover.html"
    assert templates.place("book/cover.html") == "templates/themes/pasar/cover.html"
    assert Templates(tmp_path).file("book/cover.html") == tmp_path / "book" / "cover.html"
    assert templates.own() == ["book/cover.html"]


def test_what_a_theme_leaves_out_is_as_the_one_below(tmp_path: Path) -> None:
    write(tmp_path, "themes/toko/theme.yaml", "page: {gap: 5}\n")
    assert theme_names(tmp_path) == ["toko"]
    base, own = read_theme(Templates(tmp_path)), read_theme(Templates(tmp_path, theme="toko"))
    assert own.page == base.page.model_copy(update={"gap": 5.0})
    write(tmp_path, "themes/pasar/theme.yaml", "page: {gap: 3}\n")
    pasar = read_theme(Templates(tmp_path, theme="pasar"))
    assert (pasar.page.gap, pasar.tokens.motif) == (3.0, "awning")


def test_another_theme_has_another_digest(tmp_path: Path) -> None:
    plain, pasar = Templates(tmp_path), Templates(tmp_path, theme="pasar")
    before = pasar.digest("book")
    assert before != plain.digest("book")
    write(tmp_path, "themes/pasar/theme.css", "h1 { color: red }")
    assert pasar.digest("book") != before
    assert pasar.digest("website") == plain.digest("website")


def test_faults_are_told_at_the_file_of_the_theme(tmp_path: Path) -> None:
    write(tmp_path, "themes/toko/theme.yaml", "page: {gaps: 5}\n")
    write(tmp_path, "themes/toko/cover.html", "{% if %}")
    write(tmp_path, "themes/toko/covr.html", "nothing")
    templates = Templates(tmp_path, theme="toko")
    with pytest.raises(CatalogError) as caught:
        read_theme(templates)
    assert str(caught.value.problems[0].place) == "templates/themes/toko/theme.yaml:1:8"
    found = {(problem.code, problem.place.file) for problem in check_templates(templates)}
    assert ("template-syntax", "templates/themes/toko/cover.html") in found
    assert ("template-stranger", "templates/themes/toko/covr.html") in found


@pytest.mark.parametrize("name", ["tenun", *theme_names(shipped("templates"))])
def test_nothing_is_wrong_with_a_copied_theme(tmp_path: Path, name: str) -> None:
    copy_theme(tmp_path, name)
    assert list(check_templates(Templates(tmp_path, theme=name))) == []
