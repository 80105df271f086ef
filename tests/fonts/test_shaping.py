"""Lines in a script that is written to the left stand as they are seen: words to the left, numbers and Latin words
to the right."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.fonts.shaping import Shaper
from catalog.fonts.static_faces import FontSet, prepare_fonts


@pytest.fixture(scope="module")
def fonts(font_cache: Path) -> FontSet:
    return prepare_fonts(font_cache / "fonts", ["Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans JP"])


def seen(fonts: FontSet, text: str, language: str) -> str:
    """The letters of a line from left to right."""
    line = Shaper(fonts, ["Plus Jakarta Sans", "Noto Sans"], language).line(text, 400)
    return "".join(glyph.text for run in line.runs for glyph in run.glyphs)


@pytest.mark.parametrize(
    ("text", "language", "line"),
    [
        ("מחיר 1.5 קג", "en", "גק 1.5 ריחמ"),
        ("מחיר 12/2026", "he", "12/2026 ריחמ"),
        ("יריד Batik 2026", "he", "Batik 2026 דירי"),
        ("Toko מחיר 10,5 ק", "en", "Toko ק 10,5 ריחמ"),
        ("سعر 15", "fa", "15 رعس"),
        ("سعر 15", "ar-EG", "15 رعس"),
        ("🦄🦄 מחיר 1.5", "he", "1.5 ריחמ 🦄🦄"),
        ("מחיר 村", "he", "村 ריחמ"),
    ],
)
def test_a_line_to_the_left_keeps_its_numbers_and_latin_words(
    text: str, language: str, line: str, fonts: FontSet
) -> None:
    assert seen(fonts, text, language) == line


def test_brackets_open_towards_what_they_hold(fonts: FontSet) -> None:
    """They are drawn as the other one in text to the left."""
    shaper = Shaper(fonts, ["Plus Jakarta Sans", "Noto Sans"], "he")
    numbers = [glyph.number for run in shaper.line("(א)", 400).runs for glyph in run.glyphs]
    latin = [glyph.number for run in shaper.line("()", 400).runs for glyph in run.glyphs]
    assert [numbers[0], numbers[-1]] == latin
