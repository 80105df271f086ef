"""The CSV for Meta: its values, safe in a spreadsheet, and every text found again in it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.feeds.checking import UNREADABLE
from catalog.exchange.feeds.item import ItemOption, Money, Offer
from catalog.model.html_as_text import html_as_text
from tests.exchange.feeds.rows import codes, feeds_of, item, meta_rows

TEXTS = (
    st.text(min_size=1, max_size=150)
    .map(lambda text: UNREADABLE.sub("", text.replace("\r", "\n")).strip())
    .filter(lambda text: bool(seen(text)))
)


def seen(text: str) -> str:
    """A text as its reader sees it, who sees no HTML."""
    return html_as_text(text, markdown=False).strip()


def test_a_product_is_a_row_with_plain_values() -> None:
    assert meta_rows(feeds_of([item()], "meta")) == [
        {
            "id": "W-1",
            "title": "Scarf",
            "description": "Soft and light.",
            "availability": "available for order",
            "condition": "new",
            "price": "12500.00 IDR",
            "link": "https://shop.example/en/product/weaver/scarf.html",
            "image_link": "https://shop.example/feeds/pictures/scarf.jpg",
            "brand": "Weaver",
            "additional_image_link": "",
            "sale_price": "",
            "item_group_id": "",
            "color": "",
            "size": "",
            "material": "",
            "pattern": "",
            "product_type": "Cloth",
        }
    ]


def test_a_sale_has_both_prices() -> None:
    offer = Offer(Money(Decimal("9.5"), "USD"), Money(Decimal(12), "USD"))
    (row,) = meta_rows(feeds_of([item(offer=offer)], "meta"))
    assert (row["price"], row["sale_price"]) == ("12.00 USD", "9.50 USD")


def test_variants_have_the_name_of_their_product_and_their_options_in_fields() -> None:
    red = item(id="W-1-R", group="W-1", options=(ItemOption("Colour", "Red", "color"), ItemOption("Taste", "Sweet")))
    (row,) = meta_rows(feeds_of([red], "meta"))
    assert (row["id"], row["item_group_id"], row["color"], row["title"]) == ("W-1-R", "W-1", "Red", "Scarf (Sweet)")


@pytest.mark.parametrize(
    ("lead_time", "said", "availability"),
    [(14, True, "available for order"), (None, True, "in stock"), (None, False, "available for order")],
)
def test_only_what_is_said_to_be_in_stock_is(lead_time: int | None, said: bool, availability: str) -> None:
    (row,) = meta_rows(feeds_of([item(lead_time=lead_time)], "meta", in_stock=said))
    assert row["availability"] == availability


@pytest.mark.parametrize("title", ["=1+1", "+62 Kopi", "-50%", "@home", "＝1", '=HYPERLINK("https://a.example")'])
def test_no_cell_is_a_formula_and_that_is_said(title: str) -> None:
    feeds = feeds_of([item(name=title)], "meta")
    (row,) = meta_rows(feeds)
    assert row["title"] == f" {title}"
    assert codes(feeds, "meta") == ["feed-formula"]


def test_the_file_is_utf_8_without_a_mark_with_line_ends_of_rfc_4180() -> None:
    content = feeds_of([item(name="Kué, “manis”")], "meta").files["meta.csv"]
    assert content.startswith(b'"id","title"')
    assert content.count(b"\r\n") == 2
    assert "Kué, “manis”" in content.decode("utf-8")


@given(TEXTS, TEXTS, TEXTS)
def test_every_text_is_found_again(name: str, description: str, brand: str) -> None:
    (row,) = meta_rows(feeds_of([item(name=name, description=description, brand=brand[:100].strip() or "B")], "meta"))
    assert row["title"].strip() == seen(name)
    assert row["description"].strip() == seen(description)
    assert all(not value.startswith(("=", "+", "-", "@", "\t")) for value in row.values())
