"""Where each field of an entry is printed: what the reference of fields says. A test holds the cards and the own pages
of products to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class PrintedPlace(StrEnum):
    """A kind of page, or the HTML."""

    CARD = "card"
    FEATURE = "feature"  # the page of one product
    MAKER = "maker"
    LIST = "list"  # of prices
    INDEX = "index"
    HTML = "html"


_CARD, _FEATURE, _MAKER, _LIST, _INDEX, _HTML = PrintedPlace
_EVERYWHERE: Final = (_CARD, _FEATURE, _LIST, _HTML)
_PAGES: Final = (_CARD, _FEATURE, _HTML)
_LARGE: Final = (_FEATURE, _HTML)
_OF_MAKERS: Final = (_MAKER, _HTML)

# Fields that no book prints, and those that decide what is printed, stand in `unprinted.py` instead.
PLACES: Final[Mapping[str, tuple[PrintedPlace, ...]]] = {
    "Product.name": (_CARD, _FEATURE, _LIST, _INDEX, _HTML),
    "Product.hs": (_CARD, _FEATURE, _INDEX, _HTML),
    **dict.fromkeys(("Product.sku", "Product.price", "Product.prices", "Product.export", "Product.moq"), _EVERYWHERE),
    **dict.fromkeys(("Product.contains", "Product.variants"), _EVERYWHERE),
    **dict.fromkeys(("Product.line", "Product.description", "Product.photos", "Product.licences"), _PAGES),
    **dict.fromkeys(("Product.case_pack", "Product.lead_time", "Product.shelf_life_days"), _PAGES),
    **dict.fromkeys(("Product.size", "Product.net_weight", "Product.gross_weight"), _PAGES),
    **dict.fromkeys(("Product.brand", "Product.attributes", "Product.goes_with"), _PAGES),
    **dict.fromkeys(("Product.materials", "Product.fibre", "Product.care"), _PAGES),
    **dict.fromkeys(("Product.ingredients", "Product.additives", "Product.fish_percent", "Product.allergens"), _PAGES),
    **dict.fromkeys(("Product.capacity", "Product.packed_size", "Product.storage", "Product.samples"), _LARGE),
    **dict.fromkeys(("Product.origin", "Product.packaging"), _LARGE),
    "Business.name": (_CARD, _FEATURE, _MAKER, _LIST, _INDEX, _HTML),
    "Business.brand": _PAGES,
    "Business.address": (_MAKER, _INDEX, _HTML),
    **dict.fromkeys(("Business.owner", "Business.story", "Business.founded", "Business.workers"), _OF_MAKERS),
    **dict.fromkeys(("Business.contacts", "Business.licences", "Business.exports", "Business.photos"), _OF_MAKERS),
}
