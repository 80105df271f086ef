"""The orders of an extract → the links and codes that take the place of those with which its pages were set (stage 8).

A page was set for a code of so many squares. One of more would have smaller ones, which telephones read with
difficulty; so what a code says is cut until it has no more, down to the last signs of the extract's own code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from catalog.edition.views import OrderLink
from catalog.graphics.drawing_cache import DrawingCache

SPACE = quote(" ")


def own_orders(
    orders: Mapping[OrderLink, OrderLink], source_code: str, own_code: str, drawings: DrawingCache
) -> dict[str, str]:
    """Links, and addresses of drawn codes, by those on the pages. `orders` are by those from the edition whose code is
    `source_code`. A code that cannot be cut so far says what it says there."""
    instead: dict[str, str] = {}
    for theirs, own in orders.items():
        instead[theirs.url] = own.url
        if not theirs.code:
            continue
        set_for = drawings.code(theirs.code)
        for text in _texts(theirs.code, own.code, source_code, own_code):
            drawn = drawings.code(text)
            if drawn.size <= set_for.size:
                instead[set_for.address] = drawn.address
                break
    return instead


def _texts(theirs: str, own: str, source_code: str, own_code: str) -> Iterator[str]:
    """What a code may say, the longest first."""
    if own:
        yield own
    if theirs.endswith(source_code):
        before, last = theirs.removesuffix(source_code), own_code.rpartition("-")[2]
        yield f"{before}{last}"
        if before.endswith(SPACE):
            yield f"{before.removesuffix(SPACE)}-{last}"
