"""Arithmetic of pictures: what holds for any photo and any place."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from catalog.pictures import crop

SIDES = st.integers(1, 20_000)
SIZES = st.tuples(SIDES, SIDES)
TARGETS = st.tuples(st.integers(1, 4000), st.integers(1, 4000))
FRACTIONS = st.floats(0, 1)
FOCUSES = st.tuples(FRACTIONS, FRACTIONS)
HAIR = 1e-5
PATIENT = settings(deadline=None)  # a busy machine is no failure


@PATIENT
@given(SIZES, st.floats(0.05, 20), FOCUSES)
def test_a_crop_box_lies_in_the_photo_and_touches_two_sides(
    photo: tuple[int, int], ratio: float, focus: tuple[float, float]
) -> None:
    left, top, right, bottom = crop.crop_box(*photo, ratio, focus)
    assert 0 <= left < right <= photo[0]
    assert 0 <= top < bottom <= photo[1]
    assert right - left == pytest.approx(photo[0]) or bottom - top == pytest.approx(photo[1])


@PATIENT
@given(SIZES, st.floats(0.05, 20), FOCUSES)
def test_a_crop_box_has_the_ratio_asked_for(photo: tuple[int, int], ratio: float, focus: tuple[float, float]) -> None:
    assume(photo[0] / ratio >= 1 and photo[1] * ratio >= 1)
    left, top, right, bottom = crop.crop_box(*photo, ratio, focus)
    assert (right - left) / (bottom - top) == pytest.approx(ratio, rel=1e-6)


@PATIENT
@given(SIZES, st.floats(0.05, 20), FOCUSES)
def test_a_crop_box_holds_the_focus_and_centres_it_where_the_edges_allow(
    photo: tuple[int, int], ratio: float, focus: tuple[float, float]
) -> None:
    box = crop.crop_box(*photo, ratio, focus)
    for side, at in enumerate(focus):
        start, end, point, length = box[side], box[side + 2], at * photo[side], photo[side]
        assert start - HAIR <= point <= end + HAIR
        if start > HAIR and end < length - HAIR:
            assert (start + end) / 2 == pytest.approx(point, abs=1e-3)


def test_a_crop_box_follows_the_focus() -> None:
    assert crop.crop_box(400, 300, 1.0) == (50, 0, 350, 300)
    assert crop.crop_box(400, 300, 1.0, (0.0, 0.5)) == (0, 0, 300, 300)
    assert crop.crop_box(400, 300, 1.0, (0.9, 0.5)) == (100, 0, 400, 300)
    assert crop.crop_box(300, 400, 1.5, (0.5, 0.6)) == (0, 140, 300, 340)


@PATIENT
@given(SIZES, TARGETS, FOCUSES)
def test_cover_never_enlarges_and_never_exceeds_the_target(
    photo: tuple[int, int], target: tuple[int, int], focus: tuple[float, float]
) -> None:
    cut = crop.cover(photo, target, focus)
    assert 1 <= cut.width <= min(target[0], cut.right - cut.left + HAIR)
    assert 1 <= cut.height <= min(target[1], cut.bottom - cut.top + HAIR)
    assert cut.reduction >= 1 - HAIR


@PATIENT
@given(SIZES, TARGETS)
def test_cover_keeps_the_ratio_to_the_pixel(photo: tuple[int, int], target: tuple[int, int]) -> None:
    cut = crop.cover(photo, target)
    scale = min(1.0, (cut.right - cut.left) / target[0], (cut.bottom - cut.top) / target[1])
    assert abs(cut.width - target[0] * scale) <= 1
    assert abs(cut.height - target[1] * scale) <= 1


@PATIENT
@given(SIZES, TARGETS)
def test_cover_reaches_the_target_when_the_photo_is_large_enough(
    photo: tuple[int, int], target: tuple[int, int]
) -> None:
    assume(photo[0] >= target[0] and photo[1] >= target[1])
    cut = crop.cover(photo, target)
    assert (cut.width, cut.height) == target


@PATIENT
@given(SIZES, TARGETS)
def test_contain_shows_the_whole_photo_inside_the_target(photo: tuple[int, int], target: tuple[int, int]) -> None:
    cut = crop.contain(photo, target)
    assert (cut.left, cut.top, cut.right, cut.bottom) == (0, 0, *photo)
    assert 1 <= cut.width <= min(photo[0], target[0])
    assert 1 <= cut.height <= min(photo[1], target[1])
    assert (cut.width, cut.height) == photo or cut.width == target[0] or cut.height == target[1]


@PATIENT
@given(st.integers(1, 10_000), st.integers(30, 1200))
def test_pixels_and_millimetres_are_inverse(length: int, dpi: int) -> None:
    assert crop.pixels(crop.millimetres(length, dpi), dpi) == length


def test_an_inch_has_as_many_pixels_as_the_resolution_says() -> None:
    assert crop.pixels(25.4, 150) == 150
    assert crop.pixels(0.001, 72) == 1


def test_resolution_at_the_place() -> None:
    assert crop.dpi_of_cover((300, 150), 50.8, 25.4) == pytest.approx(150)
    assert crop.dpi_of_cover((300, 100), 50.8, 25.4) == pytest.approx(100)
    assert crop.dpi_of_contain((300, 100), 50.8, 25.4) == pytest.approx(150)


@pytest.mark.parametrize(
    ("reduction", "divisor"), [(1, 1), (1.99, 1), (2, 2), (3.99, 2), (4, 4), (7, 4), (8, 8), (99, 8)]
)
def test_a_jpeg_is_never_decoded_smaller_than_needed(reduction: float, divisor: int) -> None:
    assert crop.decode_divisor(reduction) == divisor
