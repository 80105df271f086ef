"""Rows → lines of JSON-LD, each a Product of schema.org (JSON Lines, UTF-8)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

from catalog.exchange.feeds.checking import UNREADABLE, Row, Values
from catalog.exchange.feeds.item import FeedItem
from catalog.exchange.feeds.rules import SCHEMA

ALIKE: Final = ("name", "productID", "url", "description", "sku", "category", "color", "size", "material", "pattern")
# What would end a script element into which a line is copied, and what some readers take for the end of a line.
ESCAPED: Final = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<\x85\u2028\u2029"}


def json_ld_values(item: FeedItem, link: str, pictures: Sequence[str], *, in_stock: bool) -> Values:
    """What the line of a row says. A product without a price has no offer, one without a photo no image."""
    offer = item.offer
    return {
        "name": [item.full_name],
        "productID": [item.id],
        "url": [link],
        "description": [item.description],
        "image": pictures,
        "sku": [item.sku],
        "brand": [item.brand],
        "manufacturer": [item.maker],
        "category": [item.chapter],
        "countryOfOrigin": [item.origin],
        "productGroupID": [item.group],
        "price": [offer.price.digits] if offer else [],
        "priceCurrency": [offer.price.currency] if offer else [],
        "priceValidUntil": [offer.until.isoformat()] if offer and offer.until else [],
        "eligibleQuantity": [str(offer.least)] if offer and offer.least > 1 else [],
        "deliveryLeadTime": [str(item.lead_time)] if item.lead_time is not None else [],
        "availability": [f"{SCHEMA}InStock"] if in_stock and item.lead_time is None else [],
        **{option.attribute: [option.text] for option in item.options if option.attribute},
    }


def json_lines(rows: Iterable[tuple[FeedItem, Row]]) -> bytes:
    """A line for each row."""
    lines = (json.dumps(_product(item, row), ensure_ascii=False).translate(ESCAPED) for item, row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def _product(item: FeedItem, row: Row) -> dict[str, Any]:
    one = {name: values[0] for name, values in row.items()}
    product: dict[str, Any] = {"@context": "https://schema.org", "@type": "Product"}
    product |= {name: one[name] for name in ALIKE if name in one}
    if "image" in row:
        product["image"] = list(row["image"])
    for name, kind in (("brand", "Brand"), ("manufacturer", "Organization"), ("countryOfOrigin", "Country")):
        if name in one:
            product[name] = {"@type": kind, "name": one[name]}
    other = [
        (UNREADABLE.sub("", option.label), UNREADABLE.sub("", option.text))
        for option in item.options
        if not option.attribute
    ]
    if other:
        product["additionalProperty"] = [
            {"@type": "PropertyValue", "name": label, "value": text} for label, text in other
        ]
    if "productGroupID" in one:
        group = {"@type": "ProductGroup", "productGroupID": one["productGroupID"], "name": item.name}
        product["isVariantOf"] = group
    if "price" in one and "priceCurrency" in one:
        product["offers"] = _offer(one)
    return product


def _offer(one: dict[str, str]) -> dict[str, Any]:
    offer: dict[str, Any] = {"@type": "Offer", "url": one["url"]}
    offer |= {name: one[name] for name in ("price", "priceCurrency", "priceValidUntil", "availability") if name in one}
    if "eligibleQuantity" in one:
        offer["eligibleQuantity"] = {"@type": "QuantitativeValue", "minValue": int(one["eligibleQuantity"])}
    if "deliveryLeadTime" in one:
        days = int(one["deliveryLeadTime"])
        offer["deliveryLeadTime"] = {"@type": "QuantitativeValue", "value": days, "unitCode": "DAY"}
    return offer
