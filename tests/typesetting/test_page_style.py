"""Lengths of the page in a style sheet: put in and worked out, and all else stays at its line and column."""

from __future__ import annotations

import pytest

from catalog.typesetting.page_style import SCRIPT_RULE, set_lengths, style_for_scripts
from tests.shipped import PAGE

LAST = "; color: red }"


@pytest.mark.parametrize(
    ("margin", "length"),
    [
        ("var(--gap) 1px", "6mm 1px"),
        ("calc(var(--gap) / 2) 1px", "3mm 1px"),
        ("calc(\n  var(--gap) / 2\n)", "3mm"),
        ("var(\n--gap\n)", "6mm"),
        ("1.23456mm", "1.23mm"),
        ("var(--accent)", "var(--accent)"),
        ("var(\n--accent)", "var( --accent)"),
        ("calc(var(--gap) + 1em)", "calc(6mm + 1em)"),
    ],
)
def test_what_follows_a_length_stays_at_its_place(margin: str, length: str) -> None:
    style = f"a {{ margin: {margin}{LAST}"
    found = set_lengths(style, PAGE)
    assert " ".join(found.replace(LAST, "").split()) == f"a {{ margin: {length}"
    lines, found_lines = style.split("\n"), found.split("\n")
    assert len(found_lines) == len(lines)
    assert found_lines[-1].index(LAST) == lines[-1].index(LAST)


STORY = '.eyebrow { letter-spacing: .4pt; color: red } p { font-family: "Source Serif 4", "Noto Sans";letter-spacing:0}'
FAMILIES = ("Plus Jakarta Sans", "Source Serif 4")


def test_a_book_in_latin_letters_keeps_its_style() -> None:
    assert style_for_scripts(STORY, "tr", (), FAMILIES) == STORY


def test_runs_in_other_scripts_are_not_spaced() -> None:
    style = style_for_scripts(STORY, "en", ["Noto Sans Thai"], FAMILIES)
    assert style.startswith(STORY)
    assert style.endswith(SCRIPT_RULE)


@pytest.mark.parametrize("language", ["ja", "zh-Hans", "ko", "hi", "th"])
def test_a_book_in_another_script_is_not_spaced_and_has_no_serifs(language: str) -> None:
    style = style_for_scripts(STORY, language, ["Noto Sans JP"], FAMILIES).partition(SCRIPT_RULE)[0]
    assert "letter-spacing" not in style
    assert "Serif" not in style
    assert "color: red" in style
