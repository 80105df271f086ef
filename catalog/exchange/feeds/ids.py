"""Codes and names of products → ids of rows that every feed takes, and that stay the same from run to run."""

from __future__ import annotations

import re
from typing import Final

from catalog.core.content_keys import digest_of

MOST: Final = 50  # characters: what Google takes, which takes least
DIGITS: Final = 6  # of the digest at the end of what had to be changed
OTHER: Final = re.compile(r"[^A-Za-z0-9_-]+")  # what is neither letter, digit, underscore nor hyphen in ASCII


def feed_id(sku: str, key: str) -> str:
    """The code of a product, else its key (`<business>/<product>`). An id follows from these alone, so that it does not
    change with other entries; what no feed would take is told from others by a digest of it."""
    return _fitting(sku) if sku else _fitting(key.replace("/", "_"))


def variant_id(sku: str, product: str, options: tuple[str, ...]) -> str:
    """The code of a variant, else the id of its product and the keys of its options."""
    return _fitting(sku or "_".join((product, *options)))


def _fitting(text: str) -> str:
    if len(text) <= MOST and text and not OTHER.search(text):
        return text
    plain = OTHER.sub("-", text)[: MOST - DIGITS - 1].strip("-")
    return "-".join(filter(None, (plain, digest_of(text)[:DIGITS])))
