"""Under which name a photo of a shop may lie in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.photos.match_photos import Wanted, match_photos
from catalog.exchange.photos.photo_source import PhotoFile
from catalog.exchange.photos.shop_names import file_name, is_in_drive, plain_stem, size_rank


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://toko.example/wp-content/uploads/sarung%20biru.jpg?v=2#x", "sarung biru.jpg"),
        ("/w/b/wb_1.jpg", "wb_1.jpg"),
        ("C:\\Foto\\a.JPG", "a.JPG"),
        ("https://drive.google.com/open?id=1AbCdEfGhIjKlMn", "1AbCdEfGhIjKlMn"),
        ("https://drive.google.com/file/d/1AbCdEfGhIjKlMn/view?usp=sharing", "1AbCdEfGhIjKlMn"),
        ("https://drive.google.com/drive/folders", ""),
    ],
)
def test_an_address_ends_in_the_name_of_a_file(address: str, name: str) -> None:
    assert file_name(address) == name


def test_what_lies_in_google_drive() -> None:
    assert is_in_drive("https://drive.google.com/open?id=1")
    assert not is_in_drive("https://toko.example/drive.google.com/a.jpg")
    assert not is_in_drive("drive.google.com.jpg")


@pytest.mark.parametrize(
    ("stem", "plain"),
    [
        ("sarung-scaled", "sarung"),
        ("sarung-rotated", "sarung"),
        ("sarung-1024x1024", "sarung"),
        ("sarung-e1612345678901-300x300", "sarung"),
        ("sarung_1024x", "sarung"),
        ("sarung_x640", "sarung"),
        ("sarung_grande", "sarung"),
        ("sarung_600x600_crop_center", "sarung"),
        ("sarung@2x", "sarung"),
        ("sarung_8a7b6c5d-1111-2222-3333-444455556666", "sarung"),
        ("sarung-2026", "sarung-2026"),
        ("kain-2x", "kain-2x"),
        ("tas-large", "tas-large"),
        ("1024x1024", "1024x1024"),
    ],
)
def test_a_size_behind_a_name_is_no_part_of_it(stem: str, plain: str) -> None:
    assert plain_stem(stem) == plain


def test_the_largest_size_is_taken_and_the_others_are_not_wanted() -> None:
    names = ("sarung-300x300.jpg", "sarung-scaled.jpg", "sarung-1024x768.jpg")
    assert max(names, key=size_rank) == "sarung-scaled.jpg"
    photos = [PhotoFile(Path(name), name, name) for name in names]
    product = Wanted("a", ("https://toko.example/sarung-600x600.jpg",), "sarung", "Sarung", "Tenun")
    found = match_photos([product], photos, {})
    assert [photo.name for photo in found.of["a"]] == ["sarung-scaled.jpg"]
    assert sorted(photo.name for photo in found.unused) == ["sarung-1024x768.jpg", "sarung-300x300.jpg"]


@given(st.text(max_size=40))
def test_a_name_never_vanishes(stem: str) -> None:
    assert bool(plain_stem(stem)) == bool(stem)
    assert stem.startswith(plain_stem(stem))
