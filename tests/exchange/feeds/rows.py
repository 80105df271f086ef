"""Rows of feeds as tests make them, and feeds of them as a shop reads them."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from catalog.edition.photo_view import PhotoView
from catalog.exchange.feeds.addresses import SiteAddress
from catalog.exchange.feeds.item import FeedItem, Money, Offer
from catalog.exchange.feeds.make_feeds import Feeds, Shop, make_feeds
from catalog.exchange.feeds.pictures import FeedPicture, picture_requests
from tests.conftest import DAY

G = "{http://base.google.com/ns/1.0}"
SITE = SiteAddress("https://shop.example")
PHOTO = PhotoView(Path("/photos/scarf.jpg"), (0.5, 0.5), "")
PLAIN = FeedItem(
    key="weaver/scarf",
    file="content/businesses/weaver/scarf.yaml",
    id="W-1",
    group="",
    sku="W-1",
    name="Scarf",
    options=(),
    description="Soft and light.",
    brand="Weaver",
    maker="Weaver",
    chapter="Cloth",
    page="en/product/weaver/scarf.html",
    photos=(PHOTO,),
    offer=Offer(Money(Decimal(12500), "IDR")),
    lead_time=14,
    origin="ID",
)


def item(**changes: Any) -> FeedItem:  # noqa: ANN401 the fields of a row
    """A row that every feed takes, with `changes`."""
    return replace(PLAIN, **changes)


def feeds_of(
    items: Sequence[FeedItem], *names: str, size: tuple[int, int] = (1600, 1200), in_stock: bool = False
) -> Feeds:
    """Feeds of these rows, whose photos all became pictures of `size`."""
    pictures = {
        request: FeedPicture(f"pictures/{request.photo.name}", request.photo, *size)
        for request in picture_requests(items)
    }
    return make_feeds(
        items, names or ("meta", "google", "jsonld"), Shop(SITE, "Shop", "Office", DAY, in_stock), pictures
    )


def meta_rows(feeds: Feeds) -> list[dict[str, str]]:
    """The rows of the CSV, read as RFC 4180 has it."""
    text = feeds.files["meta.csv"].decode("utf-8")
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def google_items(feeds: Feeds) -> list[ElementTree.Element]:
    """The items of the RSS."""
    return ElementTree.fromstring(feeds.files["google.xml"]).findall("channel/item")


def told(element: ElementTree.Element, name: str) -> str:
    """What a field of an item says, "" where it is not there."""
    return element.findtext(f"{G}{name}") or ""


def products(feeds: Feeds) -> list[dict[str, Any]]:
    """The objects of the lines."""
    return [json.loads(line) for line in feeds.files["products.jsonl"].decode("utf-8").splitlines()]


def codes(feeds: Feeds, feed: str) -> list[str]:
    """The codes of what is said of a feed."""
    return [finding.problem.code for finding in feeds.findings if finding.feed == feed]
