"""Photos of rows → the pictures that feeds lead to: whole, as JPEG, larger than those of the pages of the site.

The site shows JPEGs of 640 px, which is less than Meta takes of a photo in landscape format.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalog.core.problems import Place, Problem, warning
from catalog.edition.photo_view import PhotoView
from catalog.exchange.feeds.item import FeedItem
from catalog.exchange.feeds.rules import FeedRules
from catalog.pictures.request import Picture, PictureRequest
from catalog.website.picture_files import picture_name

LONGEST: Final = 1600  # px of the longer side; Google recommends 1500
QUALITY: Final = 82


@dataclass(frozen=True, slots=True)
class FeedPicture:
    """A picture: its path below the folder of the feeds, its file in the cache, its size in px."""

    path: str
    file: Path
    width: int
    height: int


def picture_requests(items: Iterable[FeedItem]) -> list[PictureRequest]:
    """The pictures to develop, each once."""
    return list(dict.fromkeys(_request(photo) for item in items for photo in item.photos))


def feed_pictures(
    items: Iterable[FeedItem], pictures: Mapping[PictureRequest, Picture]
) -> Mapping[PictureRequest, FeedPicture]:
    """What could be developed, named for the folder of the feeds; equal pictures have one name."""
    found: dict[PictureRequest, FeedPicture] = {}
    for request in picture_requests(items):
        if picture := pictures.get(request):
            path = picture_name(request, picture)
            found[request] = FeedPicture(path, picture.path, picture.width, picture.height)
    return found


def fitting_pictures(
    item: FeedItem, rules: FeedRules, pictures: Mapping[PictureRequest, FeedPicture], day: datetime.date
) -> tuple[list[FeedPicture], list[Problem]]:
    """The pictures of a row that fit the rules on `day`, and what is to be said of the others."""
    shown = [pictures[request] for request in map(_request, item.photos) if request in pictures]
    unique = list({picture.path: picture for picture in shown}.values())
    least = rules.picture.least_on(day) if rules.picture else 0
    fitting = [picture for picture in unique if min(picture.width, picture.height) >= least]
    return fitting, list(_said(item, rules, unique, least))


def _said(item: FeedItem, rules: FeedRules, pictures: Iterable[FeedPicture], least: int) -> Iterator[Problem]:
    for picture in pictures:
        size, smaller = f"{picture.width} × {picture.height}", min(picture.width, picture.height)
        if smaller < least:
            yield warning("feed-picture-small", Place(item.file), "photos", feed=rules.title, size=size, limit=least)
        elif rules.picture and smaller < rules.picture.later:
            yield warning(
                "feed-picture-later",
                Place(item.file),
                "photos",
                feed=rules.title,
                size=size,
                limit=rules.picture.later,
                date=rules.picture.later_from,
            )


def _request(photo: PhotoView) -> PictureRequest:
    return PictureRequest.for_width(photo.file, LONGEST, 1, fit="contain", quality=QUALITY)
