"""Pictures of feeds: large enough, or said to be too small, and each photo made once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalog.exchange.feeds.pictures import picture_requests
from tests.exchange.feeds.rows import PHOTO, codes, feeds_of, google_items, item, meta_rows, products, told


def test_each_photo_is_asked_for_once_whole_and_as_jpeg() -> None:
    two = item(photos=(PHOTO, replace(PHOTO, alt="Again", focus=(0.1, 0.1))))
    (request,) = picture_requests([two, item()])
    assert (request.encoding, request.fit, request.target) == ("jpeg", "contain", (1600, 1600))


@pytest.mark.parametrize(
    ("size", "meta", "google"),
    [
        ((1600, 1200), [], []),
        ((500, 500), [], []),
        ((499, 900), ["feed-picture-small", "feed-no-picture"], ["feed-picture-later"]),
        ((99, 99), ["feed-picture-small", "feed-no-picture"], ["feed-picture-small", "feed-no-picture"]),
    ],
)
def test_a_picture_that_is_too_small_is_said_and_left_out(
    size: tuple[int, int], meta: list[str], google: list[str]
) -> None:
    feeds = feeds_of([item()], size=size)
    assert codes(feeds, "meta") == meta
    assert codes(feeds, "google") == google
    assert codes(feeds, "jsonld") == []


def test_every_picture_that_is_linked_is_among_the_files_and_no_other() -> None:
    photos = tuple(replace(PHOTO, file=Path(f"/photos/{number}.jpg")) for number in range(25))
    feeds = feeds_of([item(photos=photos)])
    (meta,) = meta_rows(feeds)
    (google,) = google_items(feeds)
    (product,) = products(feeds)
    linked = {meta["image_link"], *meta["additional_image_link"].split(","), *product["image"]}
    assert len(meta["additional_image_link"].split(",")) == 20
    assert told(google, "image_link") == "https://shop.example/feeds/pictures/0.jpg"
    assert len(google.findall("{http://base.google.com/ns/1.0}additional_image_link")) == 10
    assert linked == {f"https://shop.example/feeds/{path}" for path in feeds.pictures}
    assert len(feeds.pictures) == 21
    assert "feed-many" in codes(feeds, "meta")


def test_a_product_without_a_photo_has_a_line_but_no_row() -> None:
    feeds = feeds_of([item(photos=())])
    assert set(feeds.files) == {"products.jsonl"}
    assert "image" not in products(feeds)[0]
    assert codes(feeds, "meta") == codes(feeds, "google") == ["feed-no-picture"]
