"""Rows, their pictures and the address of the site → feeds, and what is to be said of what they have and have not."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from catalog.core.problems import Level, Place, Problem, error, warning
from catalog.exchange.feeds.addresses import SiteAddress
from catalog.exchange.feeds.checking import Row, Values, fit_row
from catalog.exchange.feeds.google import google_values, google_xml
from catalog.exchange.feeds.item import FeedItem
from catalog.exchange.feeds.json_ld import json_ld_values, json_lines
from catalog.exchange.feeds.meta import meta_csv, meta_values, safe_row
from catalog.exchange.feeds.pictures import FeedPicture, fitting_pictures
from catalog.exchange.feeds.rules import FEEDS, JSON_LD, MERCHANT, META, FeedRules
from catalog.pictures.request import PictureRequest

MAKE_VALUES: Final[Mapping[str, Callable[..., Values]]] = {
    META.name: meta_values,
    MERCHANT.name: google_values,
    JSON_LD.name: json_ld_values,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What is to be said of a row in a feed: an error leaves it out of that feed. `feed` is "" for all of them."""

    feed: str
    key: str  # <business>/<product>
    id: str
    problem: Problem

    @property
    def leaves_out(self) -> bool:
        """Whether the row is not in the feed because of this."""
        return self.problem.level is Level.ERROR


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as a file, how many rows of how many products it has, and how many rows were left out. Without rows there
    is no `content`: a shop that read an empty feed would take all products off its shelves."""

    rules: FeedRules
    content: bytes
    rows: int
    products: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Feeds:
    """All feeds that were asked for, the pictures that they lead to (path below their folder → file), the findings."""

    feeds: tuple[Feed, ...]
    pictures: Mapping[str, Path]
    findings: tuple[Finding, ...]

    @property
    def files(self) -> dict[str, bytes]:
        """The feeds that have rows, by the names of their files."""
        return {feed.rules.file: feed.content for feed in self.feeds if feed.rows}


@dataclass(frozen=True, slots=True)
class Shop:
    """What feeds are made for: the site, its title and who publishes it, the day, and whether what has no lead time is
    in stock."""

    site: SiteAddress
    title: str
    publisher: str
    day: datetime.date
    in_stock: bool = False


def make_feeds(
    items: Sequence[FeedItem],
    names: Iterable[str],
    shop: Shop,
    pictures: Mapping[PictureRequest, FeedPicture],
) -> Feeds:
    """The feeds `names` of `items`, each as its rules let it be."""
    feeds: list[Feed] = []
    findings = _examples(items)
    used: dict[str, Path] = {}
    for name in names:
        rows, left_out, said = _rows(items, FEEDS[name], shop, pictures, used)
        findings += [*said, *_currencies(FEEDS[name], rows)]
        content = _content(FEEDS[name], rows, shop)
        feeds.append(Feed(FEEDS[name], content, len(rows), len({item.key for item, _ in rows}), left_out))
    return Feeds(tuple(feeds), dict(sorted(used.items())), tuple(findings))


def _examples(items: Iterable[FeedItem]) -> list[Finding]:
    """Products of invented businesses, which nobody can buy."""
    examples = {item.key: item for item in items if item.example}
    return [Finding("", key, "", warning("feed-example", Place(item.file))) for key, item in examples.items()]


def _currencies(rules: FeedRules, rows: Iterable[tuple[FeedItem, Row]]) -> list[Finding]:
    """Prices in several currencies, of which a shop may take one alone."""
    found = sorted({item.offer.price.currency for item, _ in rows if item.offer})
    if len(found) < 2:
        return []
    said = warning("feed-currencies", Place(""), feed=rules.title, currencies=", ".join(found))
    return [Finding(rules.name, "", "", said)]


def _rows(
    items: Iterable[FeedItem],
    rules: FeedRules,
    shop: Shop,
    pictures: Mapping[PictureRequest, FeedPicture],
    used: dict[str, Path],
) -> tuple[list[tuple[FeedItem, Row]], int, list[Finding]]:
    """The rows of one feed, how many are left out, and why; pictures that they lead to are added to `used`."""
    rows: list[tuple[FeedItem, Row]] = []
    findings: list[Finding] = []
    ids: set[str] = set()
    left_out = 0
    for item in items:
        shown, said = fitting_pictures(item, rules, pictures, shop.day)
        addresses = [shop.site.file(picture.path) for picture in shown]
        make = MAKE_VALUES[rules.name]
        row, problems = fit_row(rules, make(item, shop.site.page(item.page), addresses, in_stock=shop.in_stock), item)
        problems = [*said, *problems]
        if row and item.id.casefold() in ids:  # Google does not tell capitals from small letters
            row, problems = None, [error("feed-id-twice", Place(item.file), "sku", feed=rules.title, value=item.id)]
        if row and rules is META:
            row, risky = safe_row(row, item)
            problems += risky
        findings += (Finding(rules.name, item.key, item.id, problem) for problem in dict.fromkeys(problems))
        if row is None:
            left_out += 1
            continue
        ids.add(item.id.casefold())
        rows.append((item, row))
        linked = {*row.get("image_link", ()), *row.get("additional_image_link", ()), *row.get("image", ())}
        used |= {one.path: one.file for one, address in zip(shown, addresses, strict=True) if address in linked}
    return rows, left_out, findings


def _content(rules: FeedRules, rows: Sequence[tuple[FeedItem, Row]], shop: Shop) -> bytes:
    if rules is META:
        return meta_csv(row for _, row in rows)
    if rules is MERCHANT:
        return google_xml(rows, shop.title, shop.site.page(""), shop.publisher)
    return json_lines(rows)
