"""Rows → RSS 2.0 with the names of Google Merchant Center (support.google.com/merchants/answer/14987622)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree import ElementTree

from catalog.exchange.feeds.checking import UNREADABLE, Row, Values, cut_at_word
from catalog.exchange.feeds.item import FeedItem
from catalog.exchange.feeds.rules import MERCHANT

NAMESPACE: Final = "http://base.google.com/ns/1.0"
MOST_OPTION: Final = 250  # characters of a name or a value of `variant_option` (answer/17085214)


def google_values(item: FeedItem, link: str, pictures: Sequence[str], *, in_stock: bool) -> Values:
    """What Google is told of a row.

    What is sold from several on has the price of so many (answer/6324371), with the number as its measure. What has a
    lead time can be ordered and is ready after it: `in_stock` with that time for handling. Of all else only who asks
    for the feed can say that it is there (`in_stock`).
    """
    offer = item.offer
    price = (offer.regular or offer.price).times(offer.least) if offer else None
    sale = offer.price.times(offer.least) if offer and offer.regular else None
    several = offer is not None and offer.least > 1
    return {
        "id": [item.id],
        "title": [item.full_name],
        "description": [item.description],
        "link": [link],
        "image_link": pictures[:1],
        "additional_image_link": pictures[1:],
        "availability": ["in_stock"] if in_stock or item.lead_time is not None else [],
        "price": [price.written] if price else [],
        "sale_price": [sale.written] if sale else [],
        "brand": [item.brand],
        # Who makes what he sells gives a number of his own as MPN (answer/6324351). Whether goods of another brand have
        # a GTIN is not known: nothing is said.
        "mpn": [item.sku] if item.own_brand else [],
        "identifier_exists": ["no"] if item.own_brand and not item.sku else [],
        "item_group_id": [item.group],
        "item_group_title": [item.name] if item.group else [],
        "product_type": [item.chapter],
        "unit_pricing_measure": [f"{offer.least} ct"] if offer and several else [],
        "unit_pricing_base_measure": ["1 ct"] if several else [],
        "max_handling_time": [str(item.lead_time)] if item.lead_time is not None else [],
        **{option.attribute: [option.text] for option in item.options if option.attribute},
    }


def google_xml(rows: Iterable[tuple[FeedItem, Row]], title: str, link: str, about: str) -> bytes:
    """The whole feed. `title`, `link` and `about` are of the shop."""
    ElementTree.register_namespace("g", NAMESPACE)
    rss = ElementTree.Element("rss", {"version": "2.0"})
    channel = ElementTree.SubElement(rss, "channel")
    for name, said in (("title", title), ("link", link), ("description", about)):
        ElementTree.SubElement(channel, name).text = UNREADABLE.sub("", said)
    for item, row in rows:
        element = ElementTree.SubElement(channel, "item")
        for rule in MERCHANT.fields:
            for value in row.get(rule.name, ()):
                _add(element, rule.name, value)
        for option in item.options:
            # One that is cut here made its title too long as well, which is said.
            parts = [cut_at_word(UNREADABLE.sub("", text).strip(), MOST_OPTION) for text in (option.label, option.text)]
            if all(parts):
                group = ElementTree.SubElement(element, f"{{{NAMESPACE}}}variant_option")
                _add(group, "name", parts[0])
                _add(group, "value", parts[1])
    ElementTree.indent(rss, " ")
    text: str = ElementTree.tostring(rss, "unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _add(element: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(element, f"{{{NAMESPACE}}}{name}").text = text
