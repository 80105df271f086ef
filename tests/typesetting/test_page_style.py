"""Lengths of the page in a style sheet: put in and worked out, and all else stays at its line and column."""

from __future__ import annotations

import pytest

from catalog.typesetting.page_style import set_lengths
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
