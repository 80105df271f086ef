"""All feeds together: what each of them has, and that nothing is left out in silence."""

from __future__ import annotations

from decimal import Decimal

from catalog.exchange.feeds.item import Money, Offer
from tests.exchange.feeds.rows import codes, feeds_of, item, meta_rows, products


def test_the_feeds_that_are_asked_for_are_made_in_that_order() -> None:
    assert [feed.rules.name for feed in feeds_of([item()], "jsonld", "meta").feeds] == ["jsonld", "meta"]
    assert list(feeds_of([item()], "google").files) == ["google.xml"]


def test_every_row_is_in_the_feed_or_left_out_with_a_reason() -> None:
    rows = [item(), item(id="2", offer=None), item(id="3", photos=()), item(id="4", description="", lead_time=None)]
    feeds = feeds_of(rows)
    for feed in feeds.feeds:
        left_out = {finding.id for finding in feeds.findings if finding.leaves_out and finding.feed == feed.rules.name}
        assert (feed.rows, feed.left_out) == (4 - len(left_out), len(left_out))
    assert [feed.left_out for feed in feeds.feeds] == [3, 3, 0]
    assert codes(feeds, "google").count("feed-no-availability") == 1


def test_two_rows_with_one_id_are_one_row_and_a_finding() -> None:
    feeds = feeds_of([item(id="ab"), item(id="AB", name="Other")], "meta")
    assert [row["title"] for row in meta_rows(feeds)] == ["Scarf"]
    assert codes(feeds, "meta") == ["feed-id-twice"]


def test_a_feed_without_rows_is_no_file() -> None:
    feeds = feeds_of([item(offer=None)])
    assert list(feeds.files) == ["products.jsonl"]
    assert [feed.rows for feed in feeds.feeds] == [0, 0, 1]


def test_several_currencies_are_said_once_a_feed() -> None:
    dollars = Offer(Money(Decimal(2), "USD"))
    assert codes(feeds_of([item(), item(id="2", offer=dollars)]), "google") == ["feed-currencies"]
    assert codes(feeds_of([item(), item(id="2")]), "google") == []


def test_products_of_invented_businesses_are_said_once() -> None:
    feeds = feeds_of([item(example=True), item(id="2", group="W-1", example=True)])
    assert [finding.problem.code for finding in feeds.findings] == ["feed-example"]


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = [item(), item(id="2", name="Other")]
    assert feeds_of(rows).files == feeds_of(rows).files
    assert [product["productID"] for product in products(feeds_of(rows))] == ["W-1", "2"]
