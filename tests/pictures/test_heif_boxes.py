"""The boxes of HEIC and AVIF: what they say of the turn is read, and of damaged ones nothing is known."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.pictures.heif_boxes import Turn, read_turn
from tests.pictures.samples import encode, quadrants, turned, turned_by_exif_alone

PICTURE = quadrants(64, 48)
WHOLE = turned_by_exif_alone("HEIF", 6, PICTURE)


@pytest.mark.parametrize("form", ["HEIF", "AVIF"])
def test_who_turns_the_picture_is_told(form: str) -> None:
    assert read_turn(BytesIO(encode(PICTURE, form))) == Turn(False, 1)
    assert read_turn(BytesIO(turned(form, 6, PICTURE))) == Turn(True, 1)
    assert read_turn(BytesIO(turned_by_exif_alone(form, 6, PICTURE))) == Turn(False, 6)


def test_the_stream_is_rewound() -> None:
    stream = BytesIO(WHOLE)
    stream.read(100)
    read_turn(stream)
    assert stream.tell() == 0


@given(st.binary(max_size=200))
def test_any_bytes_are_read(content: bytes) -> None:
    assert read_turn(BytesIO(content)) == Turn(False, 1)


@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=8))
def test_damaged_boxes_end(at: int, damage: bytes) -> None:
    turn = read_turn(BytesIO(WHOLE[:at] + damage + WHOLE[at + len(damage) :]))
    assert 1 <= turn.exif <= 8


@given(st.integers(0, len(WHOLE) - 1))
def test_boxes_that_are_cut_off_end(at: int) -> None:
    assert 1 <= read_turn(BytesIO(WHOLE[:at])).exif <= 8
