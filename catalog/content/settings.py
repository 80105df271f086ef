"""The entries that are not businesses or products: catalogue, categories, regions, rates, editions, languages."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from catalog.content.business import Contacts, Photo
from catalog.content.values import Amount, Colour, Country, Currency, Day, Entry, Slug, Text

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$")]


class Publisher(Entry):
    name: Text = Field(description="Office that publishes the catalogue")
    address: Text | None = Field(None, description="Its address as printed")
    contacts: Contacts = Field(Contacts(), description="How to reach it; its numbers are printed")
    logo: Photo | None = Field(None, description="Logo, a file below images/")


class Foreword(Entry):
    text: Text = Field(description="Paragraphs of the foreword; Markdown allowed")
    signed: Text | None = Field(None, description="Who signs it")


class KeyFigure(Entry):
    value: Decimal = Field(description="The figure")
    label: Text = Field(description="What it counts")
    percent: bool = Field(False, description="Print it as a percentage")


class SalesFigure(Entry):
    name: Text = Field(description="Line of products")
    amount: Amount = Field(description="Rupiah a year")
    category: Slug | None = Field(None, description="Category that gives the colour")


class Growth(Entry):
    before: Decimal = Field(description="Per cent in the earlier year")
    after: Decimal = Field(description="Per cent in the later year")
    label: Text = Field(description="What grew")


class Figures(Entry):
    """The district in figures, for the numbers page."""

    year: int = Field(description="Year of the figures")
    key: tuple[KeyFigure, ...] = Field((), max_length=4, description="Big figures")
    sales: tuple[SalesFigure, ...] = Field((), description="Sales by line, drawn as bars")
    growth: Growth | None = Field(None, description="Growth from one year to another")
    destinations: tuple[Country, ...] = Field((), description="Export destinations")
    source: Text | None = Field(None, description="Where the figures come from")


class CatalogueInfo(Entry):
    """`content/catalogue.yaml`."""

    title: Text = Field(description="Title of the catalogue")
    language: LanguageCode = Field("id", description="Language of texts that are one string")
    region: Text = Field(description="The district, as it ends an address: Lamongan, Jawa Timur")
    publisher: Publisher = Field(description="Who publishes it")
    foreword: Foreword | None = Field(None, description="Foreword, unless an edition has its own")
    notice: Text | None = Field(None, description="A notice for the colophon, such as that the businesses are examples")
    copyright: Text | None = Field(None, description="Copyright line and licences of pictures")
    figures: Figures | None = Field(None, description="The district in figures")


class Category(Entry):
    slug: Slug = Field(description="Its short name in entries")
    name: Text = Field(description="Title of the chapter")
    short: Text | None = Field(None, description="One word for the thumb index")
    accent: Colour = Field(description="Colour of the chapter: #rrggbb, dark enough for white text")
    intro: Text | None = Field(None, description="Two or three sentences on the chapter's opening page")
    photo: str | None = Field(None, description="Picture of the opening page: <business>/<file> below images/")
    parent: Slug | None = Field(None, description="Category above; its products stand in that chapter")


class Categories(Entry):
    """`content/categories.yaml`; the order of the list is the order of the chapters."""

    categories: tuple[Category, ...] = Field(min_length=1, description="Categories in the order of the book")


class Region(Entry):
    slug: Slug = Field(description="Its short name in entries")
    name: str = Field(description="Name of the kecamatan")
    code: str | None = Field(None, pattern=r"^\d\d\.\d\d\.\d\d$", description="Code of the Ministry of Home Affairs")
    tile: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]] = Field(
        description="Column and row on the tile map"
    )


class Regions(Entry):
    """`content/regions.yaml`."""

    regions: tuple[Region, ...] = Field(min_length=1, description="Kecamatan with their places on the tile map")


class Rate(Entry):
    currency: Currency = Field(description="Foreign currency")
    rupiah: Amount = Field(description="Rupiah for one unit of it")
    date: Day = Field(description="Day of the rate")
    source: str | None = Field(None, description="Where it was read")


class Rates(Entry):
    """`content/rates.yaml`."""

    rates: tuple[Rate, ...] = Field((), description="Exchange rates for approximate prices")


class Filter(Entry):
    """Which products: all that are named in every list given; an empty list sets no limit."""

    categories: tuple[Slug, ...] = Field((), description="Slugs of categories")
    businesses: tuple[Slug, ...] = Field((), description="Slugs of businesses")
    kecamatan: tuple[Slug, ...] = Field((), description="Slugs of kecamatan")
    products: tuple[str, ...] = Field((), description="<business>/<product>")
    tags: tuple[Slug, ...] = Field((), description="Any of these tags")


class Layout(StrEnum):
    """How products are laid out; see `edition.plan`."""

    PROFILE = "profile"
    GRID = "grid"


class LayoutRules(Entry):
    products: Layout = Field(Layout.PROFILE, description="profile: by business; grid: by category, makers at the end")
    per_page: Literal["auto", "2", "4", "6", "9"] = Field("auto", description="Products on a grid page")
    price_list: bool = Field(True, description="End with a price list")
    indexes: tuple[Literal["product", "business", "kecamatan", "hs"], ...] = Field(
        ("product", "business", "kecamatan", "hs"), description="Indexes at the end"
    )


class Output(StrEnum):
    """What is made of an edition."""

    SCREEN = "screen"
    HTML = "html"


class Edition(Entry):
    """`content/editions/<edition>.yaml`."""

    title: Text = Field(description="Title on the cover")
    subtitle: Text | None = Field(None, description="Line below the title")
    occasion: Text | None = Field(None, description="Fair or purpose")
    year: int = Field(ge=2000, le=2100, description="Year on the cover")
    date: Day | None = Field(None, description="Date of issue; without it SOURCE_DATE_EPOCH or the day of the build")
    languages: tuple[LanguageCode, ...] = Field(min_length=1, description="Languages; the book is in the first")
    second_names: LanguageCode | None = Field(None, description="Language of a second name under each product's")
    market: LanguageCode | None = Field(None, description="Market whose rules apply (a later version reads it)")
    prices: tuple[Literal["retail", "wholesale", "export"], ...] = Field(("retail",), description="Prices shown")
    code: str = Field(pattern=r"^[A-Z0-9-]{2,12}$", description="Short code in order messages: TF27")
    include: Filter = Field(Filter(), description="What to take")
    exclude: Filter | None = Field(None, description="What to leave out of that")
    layout: LayoutRules = Field(LayoutRules(), description="How it is laid out")
    cover: str | None = Field(None, description="Cover picture: <business>/<file> below images/; none: the motif")
    foreword: Foreword | None = Field(None, description="Foreword of this edition")
    outputs: tuple[Output, ...] = Field((Output.SCREEN, Output.HTML), description="What to make")
    dpi: int = Field(150, ge=72, le=400, description="Resolution of pictures at their printed size")


class Language(Entry):
    """`content/languages/<code>.yaml`: what the program itself prints in a language. Complete or refused."""

    code: LanguageCode = Field(description="Language code (BCP 47)")
    locale: str = Field(description="CLDR locale for numbers, dates and countries: en_GB")
    name: str = Field(description="The language's name in itself")
    money: Mapping[str, str] = Field(description="Pattern of amounts by currency code; `*` for all others")
    date: str = Field(description="Pattern of dates (CLDR): d MMMM y")
    month: str = Field(description="Pattern of a month: MMMM y")
    units: Mapping[str, Mapping[str, str]] = Field(description="Names of units by plural form")
    licences: Mapping[str, str] = Field(description="Short names of licences on badges")
    licence_meanings: Mapping[str, str] = Field(description="What each licence says, for a reader abroad")
    phrases: Mapping[str, str] = Field(description="Words and sentences of the pages, by key")
