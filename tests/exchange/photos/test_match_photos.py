"""Which photo shows which product: by cell, code, folder, name, and the order in which they were sent."""

from __future__ import annotations

from difflib import SequenceMatcher
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.columns.words import same_heading
from catalog.exchange.photos.match_photos import LIKE, MatchedPhotos, Wanted, match_photos
from catalog.exchange.photos.photo_source import PhotoFile

PRODUCTS = (
    Wanted("a/pisang", (), "KRP-001", "Keripik Pisang", "Dapur Ani"),
    Wanted("a/singkong", (), "KRP-0012", "Keripik Singkong", "Dapur Ani"),
    Wanted("b/singkong", (), "", "Keripik Singkong", "UD Berkah"),
    Wanted("b/tas", (), "", "Tas Anyam", "UD Berkah"),
)


def matched(
    *names: str, products: tuple[Wanted, ...] = PRODUCTS, doubles: dict[str, str] | None = None
) -> MatchedPhotos:
    photos = [PhotoFile(Path(name), name, name) for name in names]
    return match_photos(products, photos, doubles or {})


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("KRP-001.jpg", "a/pisang"),
        ("krp001_2.JPG", "a/pisang"),
        ("KRP-0012 depan.jpg", "a/singkong"),
        ("keripik pisang dapur ani.jpg", "a/pisang"),
        ("foto/Keripik_Pisang (1).jpg", "a/pisang"),
        ("UD Berkah/keripik singkong.jpg", "b/singkong"),
        ("Dapur Ani/Keripik Singkong/1.jpg", "a/singkong"),
        ("keripik singkong.jpg", ""),  # of two makers
        ("tas-anyam-2.heic", "b/tas"),
        ("IMG_2041.jpg", ""),
    ],
)
def test_a_photo_is_of_the_product_that_its_name_says(name: str, key: str) -> None:
    found = matched(name)
    assert {of: [photo.name for photo in photos] for of, photos in found.of.items()} == ({key: [name]} if key else {})
    assert [photo.name for photo in found.unused] == ([] if key else [name])
    assert not found.alike


def test_a_name_that_is_only_alike_is_told() -> None:
    found = matched("kripik pisang.jpg")
    assert [(key, photo.name) for key, photo in found.alike] == [("a/pisang", "kripik pisang.jpg")]


@pytest.mark.parametrize(
    ("typed", "file"),
    [
        ("IMG-20261124-WA0007.jpg", "IMG-20261124-WA0007.jpg"),
        ("img-20261124-wa0007", "IMG-20261124-WA0007.jpg"),
        ("WA0007", "IMG-20261124-WA0007.jpg"),
        ("C:\\Foto\\IMG-20261124-WA0007.JPG", "IMG-20261124-WA0007.jpg"),
        ("https://contoh.example/foto/IMG-20261124-WA0007.jpg?x=1", "IMG-20261124-WA0007.jpg"),
        ("salinan.jpg", "IMG-20261124-WA0007.jpg"),  # of the same content
        ("WA00", ""),  # of both
        ("lain.jpg", ""),
    ],
)
def test_a_cell_names_a_photo_as_people_write_it(typed: str, file: str) -> None:
    product = Wanted("a/x", (typed,), "", "X", "Y")
    names = ("IMG-20261124-WA0007.jpg", "IMG-20261124-WA0008.jpg")
    found = matched(*names, products=(product,), doubles={"salinan.jpg": names[0]})
    assert [photo.name for photo in found.of.get("a/x", [])] == ([file] if file else [])
    assert found.missing == ([] if file else [("a/x", typed)])


def test_photos_of_whatsapp_are_in_the_order_in_which_they_were_sent() -> None:
    names = (
        "Tas Anyam/IMG-20261125-WA0001.jpg",
        "Tas Anyam/IMG-20261124-WA0010.jpg",
        "Tas Anyam/IMG-20261124-WA0002.jpg",
    )
    found = matched(*names)
    assert [photo.name[-24:] for photo in found.of["b/tas"]] == [
        "/IMG-20261124-WA0002.jpg",
        "/IMG-20261124-WA0010.jpg",
        "/IMG-20261125-WA0001.jpg",
    ]


@given(st.integers(0, 10_000))
def test_a_name_that_is_like_one_alone_is_found_among_all(seed: int) -> None:
    """As by comparing each name with every other, which takes too long for thousands."""
    random = Random(seed)
    words = ["keripik", "pisang", "manis", "singkong", "balado", "sarung", "goyor", "kakaka", "nananana"]
    names = list(dict.fromkeys(" ".join(random.sample(words, random.randint(1, 3))) for _ in range(12)))
    name = random.choice(names)
    place = random.randrange(len(name))
    typed = f"{name[:place]}{random.choice('aeiouxyz')}{name[place + random.randint(0, 1) :]}".replace(" ", "")
    products = [Wanted(str(number), (), "", one, "Usaha") for number, one in enumerate(names)]
    found = match_photos(products, [PhotoFile(Path(), f"{typed}.jpg", "1")], {})
    stem = same_heading(typed).rstrip("0123456789")
    like = [
        number
        for number, one in enumerate(names)
        if abs(len(same_heading(one)) - len(stem)) <= len(stem) * (1 - LIKE) * 2
        and SequenceMatcher(None, stem, same_heading(one)).ratio() >= LIKE
    ]
    exact = [number for number, one in enumerate(names) if one == typed]
    assert [int(key) for key, _ in found.alike] == (like if len(like) == 1 and len(stem) > 4 and not exact else [])
