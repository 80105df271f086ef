"""A row of every feed before it has the form of one of them: a product, or one variant of it, with plain values."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from catalog.edition.photo_view import PhotoView
from catalog.markets.currencies import decimals_of, most_decimals


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its currency (ISO 4217)."""

    amount: Decimal
    currency: str

    @property
    def digits(self) -> str:
        """The amount with the decimals of its currency, and more where it has more: `12500.00`, `4999`."""
        return f"{self.amount:.{max(most_decimals(self.currency), decimals_of(self.amount))}f}"

    @property
    def written(self) -> str:
        """As feeds write it: `12500.00 IDR`."""
        return f"{self.digits} {self.currency}"

    def times(self, count: int) -> Money:
        """The price of several."""
        return Money(self.amount * count, self.currency)


@dataclass(frozen=True, slots=True)
class Offer:
    """What one costs. `regular` is the higher price that a sale price stands in for; `until` the last day on which the
    price holds, None where none is named; `least` how many are sold at least; `terms` are those of delivery of an
    export price: `FOB Surabaya`, "" of a price at home."""

    price: Money
    regular: Money | None = None
    until: datetime.date | None = None
    least: int = 1
    terms: str = ""


@dataclass(frozen=True, slots=True)
class ItemOption:
    """What tells a variant from the others: what differs, and in which option. `attribute` is the field that feeds have
    for it (`color`, `size`, `material`, `pattern`), "" where they have none."""

    label: str
    text: str
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A row. `key` and `file` are of the product's entry; `page` is the path of its page below the site."""

    key: str
    file: str
    id: str
    group: str  # id of the product of which this is a variant, "" where it has none
    sku: str
    name: str
    options: tuple[ItemOption, ...]
    description: str
    brand: str
    maker: str
    chapter: str
    page: str
    photos: tuple[PhotoView, ...]
    offer: Offer | None
    expired: datetime.date | None = None  # until when the price held that there was
    lead_time: int | None = None  # days
    origin: str = ""  # ISO 3166-1, "" when unknown
    own_brand: bool = True  # whether the maker's name or brand is the product's
    example: bool = False  # of a business that is an invented example

    @property
    def full_name(self) -> str:
        """The name with the options: `Sarung (M, Red)`."""
        return f"{self.name} ({self.option_text})" if self.options else self.name

    @property
    def option_text(self) -> str:
        """The options in their order."""
        return ", ".join(option.text for option in self.options)
