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
    assert (cut.left, cut.top, cut.right, cut.bottom) == pytest.approx((0, 0, *photo), abs=HAIR)
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


PHOTOS = st.tuples(st.integers(40, 5000), st.integers(40, 5000))
PLACES = st.tuples(st.integers(40, 2000), st.integers(40, 2000))
SUBJECTS = st.tuples(st.floats(0, 0.45), st.floats(0, 0.45), st.floats(0.55, 1), st.floats(0.55, 1))


@given(PHOTOS, PLACES, SUBJECTS, st.sampled_from([0.0, 4.0, 12.0]))
def test_a_subject_is_never_cut_and_has_ground_around_it(
    photo: tuple[int, int], target: tuple[int, int], subject: tuple[float, float, float, float], margin: float
) -> None:
    margin = min(margin, min(target) / 8)
    placed = crop.place_subject(photo, target, subject, (margin, margin, margin, margin))
    cut = placed.cut
    assert placed.lost == 0
    for axis in range(2):
        length, canvas = photo[axis], (placed.width, placed.height)[axis]
        start, end = (cut.left, cut.right) if axis == 0 else (cut.top, cut.bottom)
        at, scale = (placed.x, placed.y)[axis], (cut.width, cut.height)[axis] / (end - start)
        first, last = (at + (subject[axis + side] * length - start) * scale for side in (0, 2))
        assert start <= subject[axis] * length + 1
        assert end >= subject[axis + 2] * length - 1
        wanted = margin * canvas / target[axis]
        assert first >= wanted - 2
        assert last <= canvas - wanted + 2


@given(PHOTOS, PLACES, SUBJECTS)
def test_a_picture_is_never_enlarged_and_keeps_the_ratio_of_its_place(
    photo: tuple[int, int], target: tuple[int, int], subject: tuple[float, float, float, float]
) -> None:
    for placed in (crop.place_subject(photo, target, subject, (4, 4, 4, 4)), crop.place_whole(photo, target)):
        cut = placed.cut
        assert cut.width <= cut.right - cut.left + 1
        assert cut.height <= cut.bottom - cut.top + 1
        assert placed.x + cut.width <= placed.width <= target[0]
        assert placed.y + cut.height <= placed.height <= target[1]
        assert abs(placed.width / target[0] - placed.height / target[1]) <= 1 / min(target) + 1 / max(
            1, min(placed.width, placed.height)
        )


@given(PHOTOS, PLACES)
def test_a_whole_photo_is_whole(photo: tuple[int, int], target: tuple[int, int]) -> None:
    cut = crop.place_whole(photo, target).cut
    assert (cut.left, cut.top, cut.right, cut.bottom) == pytest.approx((0, 0, *photo), abs=HAIR)


def test_a_side_without_margin_is_the_edge_of_the_photo() -> None:
    placed = crop.place_subject((600, 800), (400, 200), (0.3, 0.2, 0.7, 1.0), (10, 10, 10, 0))
    assert placed.cut.bottom == 800
    assert placed.y + placed.cut.height == placed.height
