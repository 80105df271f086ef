"""The RSS for Google Merchant Center: its values, and every text found again in it."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree

from hypothesis import given

from catalog.exchange.feeds.item import ItemOption, Money, Offer
from tests.exchange.feeds.rows import G, codes, feeds_of, google_items, item, told
from tests.exchange.feeds.test_meta import TEXTS, seen


def test_the_feed_names_its_shop() -> None:
    rss = ElementTree.fromstring(feeds_of([item()], "google").files["google.xml"])
    assert (rss.tag, rss.get("version")) == ("rss", "2.0")
    said = [rss.findtext(f"channel/{name}") for name in ("title", "link", "description")]
    assert said == ["Shop", "https://shop.example/", "Office"]


def test_a_product_is_an_item_with_its_lead_time() -> None:
    (one,) = google_items(feeds_of([item()], "google"))
    assert {element.tag.removeprefix(G): element.text for element in one} == {
        "id": "W-1",
        "title": "Scarf",
        "description": "Soft and light.",
        "link": "https://shop.example/en/product/weaver/scarf.html",
        "image_link": "https://shop.example/feeds/pictures/scarf.jpg",
        "availability": "in_stock",
        "price": "12500.00 IDR",
        "brand": "Weaver",
        "mpn": "W-1",
        "product_type": "Cloth",
        "max_handling_time": "14",
    }


def test_without_a_lead_time_somebody_has_to_say_that_there_is_stock() -> None:
    feeds = feeds_of([item(lead_time=None)], "google")
    assert feeds.files == {}
    assert codes(feeds, "google") == ["feed-no-availability"]
    (one,) = google_items(feeds_of([item(lead_time=None)], "google", in_stock=True))
    assert told(one, "availability") == "in_stock"
    assert told(one, "max_handling_time") == ""


def test_what_is_sold_from_several_on_has_the_price_of_so_many() -> None:
    offer = Offer(Money(Decimal("2.15"), "USD"), Money(Decimal("2.50"), "USD"), least=200)
    (one,) = google_items(feeds_of([item(offer=offer)], "google"))
    assert (told(one, "price"), told(one, "sale_price")) == ("500.00 USD", "430.00 USD")
    assert (told(one, "unit_pricing_measure"), told(one, "unit_pricing_base_measure")) == ("200 ct", "1 ct")


def test_a_variant_names_its_group_and_each_option() -> None:
    options = (ItemOption("Size", "M", "size"), ItemOption("Taste", "Sweet"))
    (one,) = google_items(feeds_of([item(id="W-1-M", group="W-1", options=options)], "google"))
    assert told(one, "title") == "Scarf (M, Sweet)"
    assert (told(one, "item_group_id"), told(one, "item_group_title"), told(one, "size")) == ("W-1", "Scarf", "M")
    named = [(told(option, "name"), told(option, "value")) for option in one.findall(f"{G}variant_option")]
    assert named == [("Size", "M"), ("Taste", "Sweet")]


def test_an_option_that_is_too_long_is_cut_and_said() -> None:
    feeds = feeds_of([item(group="W-1", options=(ItemOption("Taste", "sweet " * 60),))], "google")
    (one,) = google_items(feeds)
    assert len(one.findtext(f"{G}variant_option/{G}value") or "") <= 250
    assert codes(feeds, "google") == ["feed-cut"]


def test_a_code_of_the_maker_is_the_number_and_of_other_brands_nothing_is_said() -> None:
    rows = [item(), item(id="2", sku=""), item(id="3", own_brand=False), item(id="4", sku="", own_brand=False)]
    said = [(told(one, "mpn"), told(one, "identifier_exists")) for one in google_items(feeds_of(rows, "google"))]
    assert said == [("W-1", ""), ("", "no"), ("", ""), ("", "")]


def test_a_formula_is_a_text_here() -> None:
    (one,) = google_items(feeds_of([item(name="=1+1")], "google"))
    assert told(one, "title") == "=1+1"


@given(TEXTS, TEXTS, TEXTS)
def test_every_text_is_found_again(name: str, description: str, option: str) -> None:
    options = (ItemOption("Taste", option),)
    feeds = feeds_of([item(name=name, description=description, group="W-1", options=options)], "google")
    (one,) = google_items(feeds)
    whole = seen(f"{name} ({option})")
    assert told(one, "title") == whole or told(one, "title").endswith("…")
    assert (told(one, "title") == whole) == ("feed-cut" not in codes(feeds, "google"))
    assert told(one, "description") == seen(description)
    assert one.findtext(f"{G}variant_option/{G}value") == option
