"""What a PDF must say of glyphs so that text is found and copied as it was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.fonts.faces import EXTRA
from catalog.fonts.metrics import glyph_widths
from catalog.fonts.spelling import Placed, Spelling, blank_glyph, glyph_letters, groups, letter_first, misspelt
from catalog.fonts.static_faces import prepare_fonts

ARABIC = "Noto Sans Arabic"


@pytest.fixture(scope="module")
def arabic(font_cache: Path) -> Path:
    fonts = prepare_fonts(font_cache / "fonts", [ARABIC])
    return fonts.file(EXTRA[ARABIC][0])


def test_a_group_ends_with_its_text_or_to_the_left_begins_with_it() -> None:
    assert list(groups([(1, "a"), (2, ""), (3, "कि"), (4, "b")])) == [
        Spelling(0, 1, "a"),
        Spelling(1, 3, "कि"),
        Spelling(3, 4, "b"),
    ]
    assert list(groups([(1, "ن"), (2, ""), (3, "ب")])) == [Spelling(0, 2, "ن"), Spelling(2, 3, "ب")]
    assert list(groups([(1, "")])) == [Spelling(0, 1, "")]


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    assert list(groups([(1, "ท"), (2, "ี"), (3, "่"), (4, "ก")])) == [Spelling(0, 3, "ที่"), Spelling(3, 4, "ก")]


def test_words_whose_glyphs_spell_them_are_left_alone() -> None:
    assert misspelt([(1, "ก"), (2, "า")], {1: "ก", 2: "า"}) == []


def test_a_word_of_which_a_part_is_not_spelt_is_said_whole() -> None:
    glyphs = [(1, "क"), (9, " "), (2, "म"), (3, ""), (1, "कि")]
    assert misspelt(glyphs, {1: "क", 2: "म", 3: "ि", 9: " "}) == [Spelling(2, 5, "मकि")]


def test_letters_to_the_left_are_said_one_by_one() -> None:
    glyphs = [(1, "ن"), (2, ""), (3, "ب"), (4, "")]
    assert misspelt(glyphs, {2: "ں", 4: "ٮ"}) == [Spelling(0, 2, "ن"), Spelling(2, 4, "ب")]


def test_forms_of_a_letter_are_the_letter(arabic: Path) -> None:
    letters = glyph_letters(arabic)
    assert {"ل", "ن"} <= set(letters.values())
    assert "\ufee0" not in letters.values()  # the medial form of ل


def test_the_blank_glyph_takes_no_room(arabic: Path) -> None:
    blank = blank_glyph(arabic)
    assert blank is not None
    assert glyph_widths(arabic)[blank] == 0


def test_a_letter_comes_before_its_marks_and_all_stay_where_they_were() -> None:
    widths = {1: 0, 2: 500, 7: 0}
    ordered, behind = letter_first([Placed(1, 200.0, "-3"), Placed(2, 0.0)], widths, 480.0, 7)
    here, found = 0.0, {}
    for move, glyph in ordered:
        here -= move
        found[glyph.number] = here
        here += widths[glyph.number]
    assert [glyph.number for _, glyph in ordered] == [2, 1, 7]
    assert found == {2: 0.0, 1: 200.0, 7: 480.0}
    assert here - behind == 480.0
