"""The lines of JSON-LD: a Product each, and every text found again in it."""

from __future__ import annotations

import datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.feeds.checking import UNREADABLE
from catalog.exchange.feeds.item import ItemOption, Money, Offer
from tests.exchange.feeds.rows import feeds_of, item, products
from tests.exchange.feeds.test_meta import seen

LINES = (
    st.text(min_size=1, max_size=200)
    .map(lambda text: UNREADABLE.sub("", text).strip())
    .filter(lambda text: bool(seen(text)))
)


def test_a_product_is_a_line_with_its_offer() -> None:
    assert products(feeds_of([item()], "jsonld")) == [
        {
            "@context": "https://schema.org",
            "@type": "Product",
            "name": "Scarf",
            "productID": "W-1",
            "url": "https://shop.example/en/product/weaver/scarf.html",
            "description": "Soft and light.",
            "sku": "W-1",
            "category": "Cloth",
            "image": ["https://shop.example/feeds/pictures/scarf.jpg"],
            "brand": {"@type": "Brand", "name": "Weaver"},
            "manufacturer": {"@type": "Organization", "name": "Weaver"},
            "countryOfOrigin": {"@type": "Country", "name": "ID"},
            "offers": {
                "@type": "Offer",
                "url": "https://shop.example/en/product/weaver/scarf.html",
                "price": "12500.00",
                "priceCurrency": "IDR",
                "deliveryLeadTime": {"@type": "QuantitativeValue", "value": 14, "unitCode": "DAY"},
            },
        }
    ]


def test_a_product_without_a_price_has_no_offer() -> None:
    (product,) = products(feeds_of([item(offer=None)], "jsonld"))
    assert "offers" not in product


def test_an_offer_says_until_when_and_from_how_many_on() -> None:
    offer = Offer(Money(Decimal("2.15"), "USD"), until=datetime.date(2027, 3, 31), least=200, terms="FOB Surabaya")
    (product,) = products(feeds_of([item(offer=offer, lead_time=None)], "jsonld", in_stock=True))
    assert product["offers"] == {
        "@type": "Offer",
        "url": "https://shop.example/en/product/weaver/scarf.html",
        "price": "2.15",
        "priceCurrency": "USD",
        "priceValidUntil": "2027-03-31",
        "availability": "https://schema.org/InStock",
        "eligibleQuantity": {"@type": "QuantitativeValue", "minValue": 200},
    }


def test_a_variant_names_its_group_and_what_differs() -> None:
    options = (ItemOption("Colour", "Red", "color"), ItemOption("Taste", "Sweet"))
    (product,) = products(feeds_of([item(id="W-1-R", group="W-1", options=options)], "jsonld"))
    assert product["isVariantOf"] == {"@type": "ProductGroup", "productGroupID": "W-1", "name": "Scarf"}
    assert product["color"] == "Red"
    assert product["additionalProperty"] == [{"@type": "PropertyValue", "name": "Taste", "value": "Sweet"}]


@given(LINES, LINES)
def test_every_text_is_found_again_in_one_line_that_ends_no_script(name: str, description: str) -> None:
    feeds = feeds_of([item(name=name, description=description), item(id="W-2")], "jsonld")
    text = feeds.files["products.jsonl"].decode("utf-8")
    assert len(text.splitlines()) == 2
    assert "<" not in text
    first = products(feeds)[0]
    assert (first["name"], first["description"]) == (seen(name), seen(description))
