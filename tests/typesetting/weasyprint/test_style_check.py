"""A project's style sheet: each rule that pages do not follow is told at its line, with what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.problems import Level
from catalog.core.project import shipped
from catalog.fonts.static_faces import FontSet, prepare_fonts
from catalog.typesetting.weasyprint.style_check import check_page_style, check_syntax
from tests.shipped import STYLE

FILE = "templates/book/style.css"


@pytest.fixture(scope="module")
def fonts(font_cache: Path) -> FontSet:
    return prepare_fonts(font_cache / "fonts")


def test_the_shipped_style_sheets_are_followed(fonts: FontSet) -> None:
    assert list(check_page_style(STYLE, FILE, fonts)) == []
    assert list(check_syntax((shipped("templates") / "website" / "style.css").read_text(encoding="utf-8"), FILE)) == []


@pytest.mark.parametrize(
    ("style", "code", "place", "values"),
    [
        ("h1 {}\nh2 { colour: red }", "style-property", "2:6", {"value": "colour", "near": "color"}),
        ("h1 { margin: 3 mm }", "style-value", "1:6", {"name": "margin", "value": "3 mm"}),
        ("h1 { color: }", "style-value", "1:6", {"name": "color", "value": ""}),
        ("a {}\n  p::nix { color: red }", "style-selector", "2:3", {"value": "p::nix"}),
        ("a {}\n@blubb x {}", "style-rule", "2:1", None),
        ("a {}\nb { color: red", "style-unclosed", "2:3", {}),
        ("@media print {\nb { color: red }\n", "style-unclosed", "1:14", {}),
        ("a { background: url(https://example.org/x.png) }", "style-address", "1:17", None),
        ("a { background: url('file:///etc/x.png') }", "style-address", "1:17", None),
        ("@font-face { font-family: X; src: url(x.ttf) }", "style-address", "1:35", {"value": "x.ttf"}),
        ("a { color: red }}\nb { color: red }", "style-syntax", "1:17", None),
    ],
)
def test_a_rule_that_is_not_followed_is_told_with_its_line(
    style: str, code: str, place: str, values: dict[str, str] | None, fonts: FontSet
) -> None:
    problem = next(iter(check_page_style(style, FILE, fonts)))
    assert (problem.code, str(problem.place)) == (code, f"{FILE}:{place}")
    assert values is None or dict(problem.values) == values


def test_a_page_cannot_be_asked_to_show_what_lies_elsewhere(fonts: FontSet) -> None:
    found = list(check_page_style("a { background: url(https://example.org/x.png) }", FILE, fonts))
    assert [problem.level for problem in found] == [Level.ERROR]


def test_every_rule_is_told(fonts: FontSet) -> None:
    found = check_page_style("a { colour: red; b: c }\nd { width: 3 }", FILE, fonts)
    assert [str(problem.place).removeprefix(f"{FILE}:") for problem in found] == ["1:5", "1:18", "2:5"]
