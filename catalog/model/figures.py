"""The district in figures, of `content/catalogue.yaml`."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from pydantic import Field

from catalog.model.values import Amount, CategorySlug, Country, Entry, Number, Text, Whole

# Numbers that languages have words for, the largest first: 億 is a hundred million. Each names those it counts in, by
# phrases `figure.billion` …
LARGE_NUMBERS: Final = MappingProxyType(
    {
        "trillion": 10**12,
        "billion": 10**9,
        "hundred_million": 10**8,
        "crore": 10**7,
        "million": 10**6,
        "lakh": 10**5,
        "ten_thousand": 10**4,
    }
)


class KeyFigure(Entry):
    value: Number = Field(description="The figure, digits with a point before decimals: 7635, 5.56.")
    percent: bool = Field(False, description="yes prints it as a percentage.")
    label: Text = Field(description="What it counts, in a few words.")


class SalesFigure(Entry):
    name: Text = Field(description="Line of products.")
    amount: Amount = Field(description="Sales in rupiah a year, digits only.")
    category: CategorySlug | None = Field(
        None, description="Short name (slug) of the category whose colour its bar gets."
    )


class Growth(Entry):
    before: Number = Field(description="Per cent in the earlier year.")
    after: Number = Field(description="Per cent in the later year.")
    label: Text = Field(description="What grew.")
    years: tuple[Whole, Whole] | None = Field(None, description="The earlier and the later year: [2020, 2022].")


class Figures(Entry):
    """The district in figures, for the numbers page."""

    year: Whole = Field(description="Year of the figures.")
    key: tuple[KeyFigure, ...] = Field((), max_length=4, description="Up to four figures, printed large.")
    sales: tuple[SalesFigure, ...] = Field((), description="Sales by line of products, drawn as bars.")
    growth: Growth | None = Field(None, description="Growth from one year to the next.")
    destinations: tuple[Country, ...] = Field(
        (), description="Where the district exports to: two-letter country codes."
    )
    source: Text | None = Field(None, description="Where the figures come from.")
