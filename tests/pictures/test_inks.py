"""Colours of pages in inks: never more than the paper takes, text in black alone, tints of a colour as tints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.core.project import shipped
from catalog.pictures.inks import BLACK, NO_INK, Inks

PROFILE = (shipped("content/print-shops") / "ISOcoated_v2_300_bas.icc").read_bytes()
ACCENT = "#7e2021"
INKS = Inks(PROFILE, 300, (ACCENT,))
COLOURS = st.tuples(*[st.integers(0, 255)] * 3)


@given(COLOURS, st.integers(200, 320))
def test_no_colour_has_more_ink_than_the_limit(colour: tuple[int, int, int], limit: int) -> None:
    inks = Inks(PROFILE, limit)
    for ink in (inks.of_ground(colour), inks.of_text(colour, 30), inks.of_text(colour, 6)):
        assert sum(ink) <= limit
        assert all(0 <= part <= 100 for part in ink)


@given(COLOURS, st.floats(1, 8.99))
def test_small_text_is_in_one_ink(colour: tuple[int, int, int], size: float) -> None:
    assert INKS.of_text(colour, size)[:3] == (0, 0, 0)


@pytest.mark.parametrize("size", [6.0, 9.0, 40.0])
def test_the_ink_of_text_is_black_alone_and_its_greys_are_shares_of_it(size: float) -> None:
    assert INKS.of_text((0x1D, 0x1D, 0x1B), size) == BLACK
    greys = [INKS.of_text((level, level, level - 3), size) for level in (60, 90, 120, 160)]
    assert all(grey[:3] == (0, 0, 0) for grey in greys)
    assert [grey[3] for grey in greys] == sorted((grey[3] for grey in greys), reverse=True)


def test_white_is_no_ink() -> None:
    assert INKS.of_ground((255, 255, 255)) == INKS.of_text((255, 255, 255), 8) == NO_INK
    assert INKS.of_text((0xF7, 0xF0, 0xE1), 8) == NO_INK  # cream on a dark ground, small


def test_large_coloured_text_keeps_its_colour() -> None:
    assert INKS.of_text((0x7E, 0x20, 0x21), 20) == INKS.of_ground((0x7E, 0x20, 0x21))


def test_a_tint_of_an_accent_is_a_tint_of_its_inks() -> None:
    from catalog.graphics.colour import mix

    full = INKS.of_ground((0x7E, 0x20, 0x21))
    half = mix(ACCENT, "#ffffff", 0.5)
    tint = INKS.of_ground((int(half[1:3], 16), int(half[3:5], 16), int(half[5:7], 16)))
    for whole, part in zip(full, tint, strict=True):
        assert abs(part - whole / 2) <= 2
