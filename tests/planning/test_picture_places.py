"""The places of pictures that depend on the photo: of a chapter, of a product on a page of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.edition.photo_view import PhotoView
from catalog.pictures.crop import place_cover
from catalog.planning.picture_places import MOST_CUT, carries_words, opener_place, request_for
from tests.shipped import PAGE


def lost_at(place: str, ratio: float) -> int:
    """How many hundredths of a photo of `ratio` are cut off where it fills a place."""
    target = request_for(photo(ratio), place, 300, PAGE).target
    return round(100 * place_cover((round(3000 * ratio), 3000), target, (0.5, 0.5)).lost)


def photo(ratio: float) -> PhotoView:
    return PhotoView(Path("chapter.jpg"), (0.5, 0.5), "", ratio=ratio)


def chosen(ratio: float) -> str:
    return opener_place(photo(ratio), lost_at("opener", ratio), PAGE)


@pytest.mark.parametrize(
    ("ratio", "place"),
    [
        (3 / 4, "opener"),
        (4 / 5, "opener"),
        (2 / 3, "opener"),
        (9 / 16, "opener"),
        (9 / 20, "opener-narrow"),
        (1, "opener"),
        (5 / 4, "opener-3x2"),
        (4 / 3, "opener-3x2"),
        (3 / 2, "opener-3x2"),
        (16 / 9, "opener-16x9"),
        (2, "opener-16x9"),
        (21 / 9, "opener-21x9"),
        (3, "opener-21x9"),
    ],
)
def test_a_photo_far_from_the_usual_format_has_a_place_of_its_own(ratio: float, place: str) -> None:
    assert chosen(ratio) == place


@given(some.floats(0.4, 3.0))
def test_little_of_a_scene_is_cut_off(ratio: float) -> None:
    """Up to a quarter without a word; near the square up to three tenths, with a warning."""
    lost = lost_at(chosen(ratio), ratio)
    assert lost <= lost_at("opener", ratio)
    assert lost <= (30 if 0.99 <= ratio <= 1.15 else MOST_CUT)


@given(some.floats(0.1, 9.0), some.integers(0, MOST_CUT))
def test_a_photo_of_which_little_is_cut_off_stays_in_the_usual_place(ratio: float, lost: int) -> None:
    assert opener_place(photo(ratio), lost, PAGE) == "opener"  # as one on an even ground, of which nothing is


def test_a_photo_of_unknown_format_stays_there() -> None:
    assert opener_place(photo(0.0), 90, PAGE) == "opener"


@pytest.mark.parametrize("place", ["opener-3x2", "opener-16x9", "opener-21x9"])
def test_a_wide_picture_bleeds_off_and_leaves_room_for_the_words(place: str) -> None:
    width, height = PAGE.place_size(place)
    assert width == PAGE.bled[0]
    assert height - PAGE.bleed + 51 + 12 * 6.1 < PAGE.height - PAGE.settings.margins.bottom  # twelve makers


@pytest.mark.parametrize(
    ("ground", "carried"),
    [("#ffffff", True), ("#dedad2", True), ("#8a8a8a", False), ("#202428", False), ("", False)],
)
def test_words_stand_on_light_even_ground_alone(ground: str, carried: bool) -> None:
    assert carries_words(ground) is carried
