"""The published rules of each feed as a table: which fields there are, how long and of which form their values may be.

Lengths are in characters, pictures in px. `seen` is the year of the copy in which a source was read; UNREAD where the
limit is known from those who repeat it alone, which is to be looked up again. Meta's lengths are as others list them.
A rule that a source states for later has the day from which it holds.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

META_FIELDS: Final = "https://developers.facebook.com/documentation/ads-commerce/catalog/reference"
META_LENGTHS: Final = "https://productfeedspec.com/platforms/meta-catalog"
META_COMMON: Final = "https://flexify.net/meta-catalog-docs/categories/common"
META_VARIANTS: Final = "https://developers.facebook.com/documentation/ads-commerce/catalog/guides/product-variants"
GOOGLE: Final = "https://support.google.com/merchants/answer/"
SCHEMA: Final = "https://schema.org/"
LISTING: Final = "https://developers.google.com/search/docs/appearance/structured-data/merchant-listing"

UNREAD: Final = 0

PRICE: Final = r"(?!0+(\.0+)? )[0-9]+(\.[0-9]{1,3})? [A-Z]{3}"  # a number above 0 with a point, a code of ISO 4217
AMOUNT: Final = r"(?!0+(\.0+)?$)[0-9]+(\.[0-9]+)?"
ADDRESS: Final = r"https://[A-Za-z0-9._~:/?#\[\]@!$&'()*+;=%-]+"  # RFC 3986, no comma: lists of addresses have those
CODE: Final = r"[A-Za-z0-9_-]+"
DAY: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
COUNT: Final = r"[1-9][0-9]*"


@dataclass(frozen=True, slots=True)
class FieldRule:
    """A field of a feed. `most` characters of one value, None where nothing is said; a value of a `cut` field may end
    sooner, at a word, and one of a `plain` field has no HTML. `pattern` fits a whole value, which is one of `values`
    where those are named; `many` is how many values there may be, `together` how long they may be in one cell."""

    name: str
    source: str
    seen: int
    required: bool = False
    most: int | None = None
    cut: bool = False
    plain: bool = False
    pattern: str = ""
    values: tuple[str, ...] = ()
    many: int = 1
    together: int | None = None


@dataclass(frozen=True, slots=True)
class PictureRule:
    """What a picture has to be: at least `least` px wide and high, from the day `later_from` on at least `later`."""

    least: int
    source: str
    seen: int
    later: int = 0
    later_from: datetime.date = datetime.date.max

    def least_on(self, day: datetime.date) -> int:
        """The least width and height on a day."""
        return self.later if day >= self.later_from else self.least


@dataclass(frozen=True, slots=True)
class FeedRules:
    """A feed: what it is called, its file, its fields in their order, its pictures (None where nothing is asked)."""

    name: str
    title: str
    file: str
    fields: tuple[FieldRule, ...]
    picture: PictureRule | None = None


META: Final = FeedRules(
    "meta",
    "Meta",
    "meta.csv",
    (
        FieldRule("id", META_LENGTHS, 2026, required=True, most=100),
        FieldRule("title", META_LENGTHS, 2026, required=True, most=200, cut=True, plain=True),
        FieldRule("description", META_LENGTHS, 2026, required=True, most=9999, cut=True, plain=True),
        FieldRule(
            "availability",
            META_LENGTHS,
            2026,
            required=True,
            values=("in stock", "out of stock", "available for order", "preorder", "discontinued"),
        ),
        FieldRule("condition", META_LENGTHS, 2026, required=True, values=("new", "refurbished", "used")),
        FieldRule("price", META_LENGTHS, 2026, required=True, pattern=PRICE),
        FieldRule("link", META_FIELDS, 2026, required=True, pattern=ADDRESS),
        FieldRule("image_link", META_FIELDS, 2026, required=True, pattern=ADDRESS),
        FieldRule("brand", META_LENGTHS, 2026, required=True, most=100, cut=True),
        FieldRule("additional_image_link", META_COMMON, 2026, pattern=ADDRESS, many=20, together=2000),
        FieldRule("sale_price", META_FIELDS, 2026, pattern=PRICE),
        FieldRule("item_group_id", META_VARIANTS, 2026),
        FieldRule("color", META_VARIANTS, UNREAD, most=200, cut=True),
        FieldRule("size", META_VARIANTS, UNREAD, most=200, cut=True),
        FieldRule("material", META_VARIANTS, UNREAD, most=200, cut=True),
        FieldRule("pattern", META_VARIANTS, UNREAD, most=100, cut=True),
        FieldRule("product_type", META_FIELDS, UNREAD, most=750, cut=True),
    ),
    PictureRule(500, META_LENGTHS, 2026),
)

MERCHANT: Final = FeedRules(
    "google",
    "Google",
    "google.xml",
    (
        FieldRule("id", f"{GOOGLE}6324405", 2026, required=True, most=50, pattern=CODE),
        FieldRule("title", f"{GOOGLE}6324415", 2026, required=True, most=150, cut=True, plain=True),
        FieldRule("description", f"{GOOGLE}6324468", UNREAD, required=True, most=5000, cut=True, plain=True),
        FieldRule("link", f"{GOOGLE}6324416", UNREAD, required=True, most=2000, pattern=ADDRESS),
        FieldRule("image_link", f"{GOOGLE}6324350", 2026, required=True, most=2000, pattern=ADDRESS),
        FieldRule("additional_image_link", f"{GOOGLE}6324370", UNREAD, most=2000, pattern=ADDRESS, many=10),
        FieldRule(
            "availability",
            f"{GOOGLE}6324448",
            2026,
            required=True,
            values=("in_stock", "out_of_stock", "preorder", "backorder"),
        ),
        FieldRule("price", f"{GOOGLE}6324371", 2026, required=True, pattern=PRICE),
        FieldRule("sale_price", f"{GOOGLE}6324471", UNREAD, pattern=PRICE),
        FieldRule("brand", f"{GOOGLE}6324351", 2026, most=70, cut=True),
        FieldRule("mpn", f"{GOOGLE}6324482", UNREAD, most=70),
        FieldRule("identifier_exists", f"{GOOGLE}6324478", 2026, values=("yes", "no", "true", "false")),
        FieldRule("item_group_id", f"{GOOGLE}6324507", 2026, most=50, pattern=CODE),
        FieldRule("item_group_title", f"{GOOGLE}17085214", 2026, most=150, cut=True),
        FieldRule("color", f"{GOOGLE}6324487", 2026, most=40, cut=True),
        FieldRule("size", f"{GOOGLE}6324492", UNREAD, most=100, cut=True),
        FieldRule("material", f"{GOOGLE}6324410", UNREAD, most=200, cut=True),
        FieldRule("pattern", f"{GOOGLE}6324483", UNREAD, most=100, cut=True),
        FieldRule("product_type", f"{GOOGLE}6324406", UNREAD, most=750, cut=True),
        FieldRule("unit_pricing_measure", f"{GOOGLE}6324455", UNREAD, pattern=rf"{COUNT} ct"),
        FieldRule("unit_pricing_base_measure", f"{GOOGLE}6324490", UNREAD, pattern=r"1 ct"),
        FieldRule("max_handling_time", f"{GOOGLE}7388496", 2026, pattern=COUNT),
    ),
    PictureRule(100, f"{GOOGLE}6324350", 2026, later=500, later_from=datetime.date(2027, 1, 31)),
)

JSON_LD: Final = FeedRules(
    "jsonld",
    "schema.org",
    "products.jsonl",
    (
        FieldRule("name", LISTING, 2026, required=True, plain=True),
        FieldRule("productID", f"{SCHEMA}productID", 2026, required=True),
        FieldRule("url", f"{SCHEMA}url", 2026, required=True, pattern=ADDRESS),
        FieldRule("description", LISTING, 2026, plain=True),
        FieldRule("image", LISTING, 2026, pattern=ADDRESS, many=21),
        FieldRule("sku", f"{SCHEMA}sku", 2026),
        FieldRule("brand", f"{SCHEMA}brand", 2026),
        FieldRule("manufacturer", f"{SCHEMA}manufacturer", 2026),
        FieldRule("category", f"{SCHEMA}category", 2026),
        FieldRule("countryOfOrigin", f"{SCHEMA}countryOfOrigin", 2026, pattern="[A-Z]{2}"),
        FieldRule("color", f"{SCHEMA}color", 2026),
        FieldRule("size", f"{SCHEMA}size", 2026),
        FieldRule("material", f"{SCHEMA}material", 2026),
        FieldRule("pattern", f"{SCHEMA}pattern", 2026),
        FieldRule("productGroupID", f"{SCHEMA}productGroupID", 2026),
        FieldRule("price", LISTING, 2026, pattern=AMOUNT),
        FieldRule("priceCurrency", LISTING, 2026, pattern="[A-Z]{3}"),
        FieldRule("priceValidUntil", LISTING, 2026, pattern=DAY),
        FieldRule("eligibleQuantity", f"{SCHEMA}eligibleQuantity", 2026, pattern=COUNT),
        FieldRule("deliveryLeadTime", f"{SCHEMA}deliveryLeadTime", 2026, pattern=COUNT),
        FieldRule("availability", f"{SCHEMA}ItemAvailability", 2026, values=(f"{SCHEMA}InStock",)),
    ),
)

FEEDS: Final = {rules.name: rules for rules in (META, MERCHANT, JSON_LD)}
