"""Each rule takes a value that the published rules take, and refuses one that they refuse."""

from __future__ import annotations

import datetime

import pytest

from catalog.exchange.feeds.checking import fits
from catalog.exchange.feeds.rules import FEEDS, JSON_LD, MERCHANT, META, UNREAD, FeedRules

LINK = "https://shop.example/a.html"
# Feed, field, a value that fits, one that does not: a letter too many, no value of the list, another form.
CASES = [
    ("meta", "id", "A" * 100, "A" * 101),
    ("meta", "title", "t" * 200, "t" * 201),
    ("meta", "description", "d" * 9999, "d" * 10_000),
    ("meta", "availability", "available for order", "in_stock"),
    ("meta", "condition", "new", "New"),
    ("meta", "price", "12500.00 IDR", "Rp12.500"),
    ("meta", "link", LINK, "http://shop.example/a.html"),
    ("meta", "image_link", "https://shop.example/a%20b.jpeg", "https://shop.example/a b.jpeg"),
    ("meta", "brand", "b" * 100, "b" * 101),
    ("meta", "additional_image_link", LINK, "https://shop.example/a,b.jpeg"),
    ("meta", "sale_price", "9.50 USD", "9,50 USD"),
    ("meta", "color", "c" * 200, "c" * 201),
    ("meta", "size", "s" * 200, "s" * 201),
    ("meta", "material", "m" * 200, "m" * 201),
    ("meta", "pattern", "p" * 100, "p" * 101),
    ("meta", "product_type", "p" * 750, "p" * 751),
    ("google", "id", "a_B-9" * 10, "A/1"),
    ("google", "title", "t" * 150, "t" * 151),
    ("google", "description", "d" * 5000, "d" * 5001),
    ("google", "link", LINK, "https://toko.example/kué.html"),
    ("google", "image_link", LINK, f"https://shop.example/{'a' * 2000}"),
    ("google", "additional_image_link", LINK, "ftp://shop.example/a.jpeg"),
    ("google", "availability", "in_stock", "in stock"),
    ("google", "price", "4999 JPY", "0.00 IDR"),
    ("google", "sale_price", "1.955 KWD", "1.95"),
    ("google", "brand", "b" * 70, "b" * 71),
    ("google", "mpn", "m" * 70, "m" * 71),
    ("google", "identifier_exists", "no", "none"),
    ("google", "item_group_id", "G" * 50, "G" * 51),
    ("google", "item_group_title", "t" * 150, "t" * 151),
    ("google", "color", "c" * 40, "c" * 41),
    ("google", "size", "s" * 100, "s" * 101),
    ("google", "material", "m" * 200, "m" * 201),
    ("google", "pattern", "p" * 100, "p" * 101),
    ("google", "product_type", "p" * 750, "p" * 751),
    ("google", "unit_pricing_measure", "100 ct", "0 ct"),
    ("google", "unit_pricing_base_measure", "1 ct", "2 ct"),
    ("google", "max_handling_time", "14", "14 days"),
    ("jsonld", "url", LINK, "a.html"),
    ("jsonld", "image", LINK, "a.jpeg"),
    ("jsonld", "countryOfOrigin", "ID", "Indonesia"),
    ("jsonld", "price", "12500.00", "12.500,00"),
    ("jsonld", "priceCurrency", "IDR", "Rp"),
    ("jsonld", "priceValidUntil", "2026-12-31", "31/12/2026"),
    ("jsonld", "eligibleQuantity", "12", "0"),
    ("jsonld", "deliveryLeadTime", "14", "two weeks"),
    ("jsonld", "availability", "https://schema.org/InStock", "InStock"),
]
FREE = {  # what may be any text
    ("meta", "item_group_id"),
    *(("jsonld", name) for name in ("name", "productID", "description", "sku", "brand", "manufacturer", "category")),
    *(("jsonld", name) for name in ("color", "size", "material", "pattern", "productGroupID")),
}


@pytest.mark.parametrize(("feed", "field", "good", "bad"), CASES)
def test_a_rule_takes_what_fits_and_nothing_else(feed: str, field: str, good: str, bad: str) -> None:
    (rule,) = (rule for rule in FEEDS[feed].fields if rule.name == field)
    assert fits(rule, good)
    assert not fits(rule, bad)


def test_every_rule_has_a_case_or_takes_any_text() -> None:
    every = {(name, rule.name) for name, rules in FEEDS.items() for rule in rules.fields}
    cases = {(feed, field) for feed, field, _, _ in CASES}
    assert cases | FREE == every
    assert not cases & FREE
    for feed, field in FREE:
        (rule,) = (rule for rule in FEEDS[feed].fields if rule.name == field)
        assert (rule.most, rule.pattern, rule.values) == (None, "", ())


@pytest.mark.parametrize("rules", [META, MERCHANT, JSON_LD], ids=lambda rules: rules.name)
def test_every_rule_names_its_source(rules: FeedRules) -> None:
    names = [rule.name for rule in rules.fields]
    assert len(names) == len(set(names))
    assert all(rule.source.startswith("https://") and rule.seen in (UNREAD, 2026) for rule in rules.fields)


def test_a_picture_has_to_be_larger_from_the_day_on_that_google_names() -> None:
    assert MERCHANT.picture
    assert META.picture
    assert MERCHANT.picture.least_on(datetime.date(2027, 1, 30)) == 100
    assert MERCHANT.picture.least_on(datetime.date(2027, 1, 31)) == 500
    assert META.picture.least_on(datetime.date(2020, 1, 1)) == 500
