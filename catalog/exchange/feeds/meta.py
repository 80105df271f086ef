"""Rows → the CSV (RFC 4180) that Meta takes for catalogues of Facebook, Instagram and WhatsApp."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from catalog.core.problems import Place, Problem, warning
from catalog.exchange.feeds.checking import Row, Values
from catalog.exchange.feeds.item import FeedItem
from catalog.exchange.feeds.rules import META
from catalog.exchange.tables.formulas import FORMULA_STARTS


def meta_values(item: FeedItem, link: str, pictures: Sequence[str], *, in_stock: bool) -> Values:
    """What Meta is told of a row. Variants of a product have its name, as Meta wants it, with the options for which it
    has no field. The data has no stock: what is not said to be `in_stock` is `available for order`."""
    unnamed = [option.text for option in item.options if not option.attribute]
    offer = item.offer
    price = (offer.regular or offer.price) if offer else None
    stocked = in_stock and item.lead_time is None
    return {
        "id": [item.id],
        "title": [f"{item.name} ({', '.join(unnamed)})" if unnamed else item.name],
        "description": [item.description],
        "availability": ["in stock" if stocked else "available for order"],
        "condition": ["new"],
        "price": [price.written] if price else [],
        "sale_price": [offer.price.written] if offer and offer.regular else [],
        "link": [link],
        "image_link": pictures[:1],
        "additional_image_link": pictures[1:],
        "brand": [item.brand],
        "item_group_id": [item.group],
        "product_type": [item.chapter],
        **{option.attribute: [option.text] for option in item.options if option.attribute},
    }


def safe_row(row: Row, item: FeedItem) -> tuple[Row, list[Problem]]:
    """The row with a space before each cell that a spreadsheet would take for a formula: it makes it a text there and
    changes nothing of what a shop shows, where an apostrophe would be seen."""
    risky = [field for field, values in row.items() if values[0].startswith(FORMULA_STARTS)]
    safe = {field: (f" {values[0]}", *values[1:]) if field in risky else values for field, values in row.items()}
    place = Place(item.file)
    return safe, [warning("feed-formula", place, field, feed=META.title, column=field) for field in risky]


def meta_csv(rows: Iterable[Row]) -> bytes:
    """UTF-8 without a mark, which would become part of the first heading; every cell in quotation marks."""
    stream = StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    names = [rule.name for rule in META.fields]
    writer.writerow(names)
    writer.writerows([",".join(row.get(name, ())) for name in names] for row in rows)
    return stream.getvalue().encode()
