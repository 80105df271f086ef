"""The entries that are not businesses or products: catalogue, categories, regions, editions, languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import ConfigDict, Field

from catalog.model.business import ChannelName, Contacts, Photo
from catalog.model.extract import Extract
from catalog.model.figures import Figures
from catalog.model.filter import Filter
from catalog.model.layout_rules import LayoutRules, Pin
from catalog.model.market import MarketCode
from catalog.model.page_formats import A4, FormatName
from catalog.model.schema_annotations import Form, NameOf
from catalog.model.theme_tokens import TENUN, EditionTokens
from catalog.model.values import (
    Colour,
    Country,
    Currency,
    Day,
    Digits,
    Entry,
    Number,
    ParentSlug,
    Slug,
    Text,
    Whole,
)
from catalog.model.volumes import Volumes
from catalog.outputs.html import HTML
from catalog.outputs.registry import OUTPUTS
from catalog.outputs.screen import SCREEN

if TYPE_CHECKING:
    OutputName = str
else:  # a choice, which only pydantic and the field reference read as one
    OutputName = Literal[tuple(OUTPUTS)]

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"), Form("language", text=True)]
ProjectLanguage = Annotated[LanguageCode, NameOf("language")]


class Publisher(Entry):
    name: Text = Field(description="Office that publishes the catalogue.")
    address: Text | None = Field(None, description="Its address as it should be printed.")
    contacts: Contacts = Field(
        Contacts(),
        description="How to reach it. They are printed, and receive the orders for businesses that none of the "
        "edition's ways to order (order_by) reaches.",
    )
    logo: Photo | None = Field(None, description="Its logo; the file lies in images/ itself.")


class Foreword(Entry):
    text: Text = Field(
        description="The foreword; an empty line begins a new paragraph. Lists, **bold** and *italics* as in the "
        "description of a product."
    )
    signed: Text | None = Field(None, description="Who signs it.")


@dataclass(frozen=True, slots=True)
class Home:
    """Where a project is at home: by it telephone numbers are read, and the digits of a P-IRT number."""

    country: str = "ID"  # ISO 3166-1
    region: str = ""  # as it is printed
    regency_code: str = ""  # of the statistics office, "" when unknown
    origin: str = ""  # of products that name none, ISO 3166-1; "" when unknown


class CustomerGroup(Entry):
    name: Text = Field(description="What the group is called in the note on prices: Resellers, Members …")
    currency: Currency | None = Field(
        None, description="Currency of the group's prices; without it that of each product's usual price."
    )


class CatalogueInfo(Entry):
    """`content/catalogue.yaml`."""

    title: Text = Field(description="Title of the catalogue as a whole.")
    language: ProjectLanguage = Field("id", description="Language of every text that is written as one string.")
    region: Text | None = Field(
        None, description="The district as it ends an address, where the makers share one: Lamongan, Jawa Timur."
    )
    country: Country = Field(
        "ID",
        description="The country, two letters. Telephone numbers without a country's code are read as numbers there.",
    )
    origin: Country | None = Field(
        None,
        description="Country of origin of every product that names none itself, two letters; printed on the imprint.",
    )
    regency_code: Digits | None = Field(
        None,
        pattern=r"^[0-9]{4}$",
        description="The statistics office's code of the regency (BPS), four digits: 3524. With it the program looks "
        "whether P-IRT numbers come from there.",
    )
    publisher: Publisher = Field(description="Who publishes it.")
    foreword: Foreword | None = Field(None, description="Foreword; an edition may have its own instead.")
    notice: Text | None = Field(
        None, description="A notice for the colophon, such as that the businesses are examples."
    )
    copyright: Text | None = Field(None, description="Who holds the rights in texts and pictures.")
    figures: Figures | None = Field(None, description="The district in figures, a page with charts.")
    customer_groups: Mapping[Slug, CustomerGroup] = Field(
        {},
        description="Groups of customers with prices of their own: a short name for each, by which products and "
        "editions mean it.",
    )
    rates_days: Annotated[Whole, Field(ge=1, le=3650)] = Field(
        90, description="After how many days `check` asks for new exchange rates."
    )
    cache_gb: Annotated[Whole, Field(ge=1, le=10_000)] = Field(
        5,
        description="How many gigabytes build/cache may keep so that the next build is fast. What a build needs is "
        "kept even if it is more.",
    )

    @property
    def home(self) -> Home:
        region = self.region.best(self.language) if self.region else ""
        return Home(self.country, region, self.regency_code or "", self.origin or "")


class Category(Entry):
    slug: Slug = Field(description="Short name by which entries mean this category; keep it once it is used.")
    name: Text = Field(description="Title of the chapter.")
    short: Text | None = Field(None, description="One word for the tab on the page's edge.")
    accent: Colour = Field(description="Colour of the chapter, in quotation marks; dark enough for white text.")
    photo: str | None = Field(
        None, description="Picture of the opening page: folder of the business and file, below images/."
    )
    intro: Text | None = Field(None, description="Two or three sentences for the page that opens the chapter.")
    parent: ParentSlug | None = Field(
        None, description="Short name (slug) of the category above; the products then stand in that one's chapter."
    )


class Categories(Entry):
    """`content/categories.yaml`; the order of the list is the order of the chapters."""

    categories: tuple[Category, ...] = Field(min_length=1, description="The categories, in the order of the chapters.")


def _needed_without_like(schema: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"not": {"required": ["like"]}}, "then": {"required": schema.pop("required")}}


class Edition(Entry):
    """`content/editions/<edition>.yaml`."""

    # One that is like another needs no more than that.
    model_config = ConfigDict(json_schema_extra=lambda schema: schema.update(_needed_without_like(schema)))

    title: Text = Field(description="Title on the cover.")
    subtitle: Text | None = Field(None, description="Line below the title.")
    occasion: Text | None = Field(None, description="The fair or the purpose.")
    year: Whole = Field(ge=2000, le=2100, description="Year on the cover. Not printed again where the title has it.")
    date: Day | None = Field(None, description="Date of issue. Without it the day on which the catalogue is made.")
    code: str = Field(
        pattern=r"^[A-Z0-9-]{2,12}$",
        description="Short code that buyers name when they order: 2 to 12 capitals, digits and hyphens.",
    )
    languages: tuple[ProjectLanguage, ...] = Field(
        min_length=1, description="Languages. The book is in the first; HTML is made in all of them."
    )
    second_names: ProjectLanguage | None = Field(
        None, description="Language of a second, smaller name under each product's name."
    )
    like: Slug | None = Field(
        None,
        description="Another edition, whose fields hold wherever this one does not name its own: trade-fair. Of code, "
        "pins, parallel and on_request each edition has its own.",
    )
    parallel: Slug | None = Field(
        None,
        description="Another edition of the same fair: every product stands on the same page in both, in every "
        "language; the text that needs most room decides for all. Format, theme, layout, sizes of type and pins are "
        "that edition's.",
    )
    market: MarketCode | None = Field(
        None,
        description="Market for which it is made: two letters from content/markets. Products that may not be offered "
        "there are left out and listed, and languages, units and ways to order are the market's where the edition "
        "does not name its own.",
    )
    on_request: bool = Field(
        False,
        description="yes: made only where it is named, or all editions are asked for: catalog build --all. An extract "
        "is made so unless this says no.",
    )
    prices: tuple[Literal["retail", "wholesale", "export"], ...] = Field(
        ("retail",), description="Which prices are shown."
    )
    customer_group: Slug | None = Field(
        None,
        description="Group of customers for whom the edition is made: its prices are printed, where products have any. "
        "Without it prices of no group are.",
    )
    units: Literal["metric", "imperial", "both"] | None = Field(
        None,
        description="Units of weights and sizes: metric (g, cm), imperial (oz, lb, in) or both. Without it each is "
        "printed as it was typed.",
    )
    order_by: tuple[ChannelName, ...] = Field(
        ("whatsapp", "email", "web"),
        min_length=1,
        description="How buyers of this edition order: each printed code and each button opens the first of these ways "
        "that the business has, or else the publisher: whatsapp, line, wechat, kakaotalk, email, web. An edition for a "
        "market has the market's channels.",
    )
    include: Filter = Field(Filter(), description="What to take. Without it everything.")
    exclude: Filter | None = Field(None, description="What to leave out of that.")
    extract: Extract | None = Field(
        None, description="Makes it a small book of pages of another edition; `catalog extract --keep` writes it."
    )
    format: FormatName = Field(A4, description="Of the pages: a4, a5, a4-landscape, square (210 mm) or letter (US).")
    theme: Slug = Field(
        TENUN, description="How the book looks: tenun, pasar, galeri, or a folder of the project's templates/themes."
    )
    tokens: EditionTokens = Field(EditionTokens(), description="Type and colours in place of the theme's.")
    layout: LayoutRules = Field(LayoutRules(), description="How the pages are laid out.")
    volumes: Volumes | None = Field(None, description="Divides the book into volumes, each with a file of its own.")
    pins: tuple[Pin, ...] = Field((), description="What is fixed by hand, in any order.")
    cover: str | None = Field(
        None,
        description="Picture on the cover: folder of the business and file, below images/. Without it a woven pattern.",
    )
    foreword: Foreword | None = Field(None, description="Foreword of this edition, in place of the catalogue's.")
    outputs: tuple[OutputName, ...] = Field(
        (SCREEN.name, HTML.name),
        description="What to make: screen (PDF to send), phone (PDF to send, A5 in one column, for telephones), "
        "accessible (PDF for screen readers), archive (PDF/A-2b, to be kept for decades), archive-entries (PDF/A-3b "
        "with the entries whole: to be kept, not sent), print (for a print shop), html (pages to browse).",
    )
    print_shop: Slug = Field(
        "local-offset",
        description="Print shop for which `print` is made: the name of a file in content/print-shops. There are "
        "local-offset, european-offset, digital, office-laser, and those that the project adds.",
    )
    dpi: Whole = Field(
        150,
        ge=72,
        le=400,
        description="Sharpness of the pictures in dots per inch. A lower number makes a smaller file.",
    )
    max_mb: Annotated[Number, Field(gt=0, le=10_000)] = Field(
        Decimal(15),
        description="The most megabytes of a PDF to send (screen, phone), so that it gets through WhatsApp and e-mail. "
        "Where it has more, pictures are made lighter, first where it is seen least.",
    )


class Language(Entry):
    """`content/languages/<code>.yaml`: what the program itself prints in a language. Complete or refused."""

    # A project's file holds only the lines that differ from the shipped one of the same language; one that is like
    # another, those that differ from that one.
    model_config = ConfigDict(json_schema_extra=lambda schema: schema.pop("required"))

    code: LanguageCode = Field(description="Code of the language (BCP 47), the same as the file's name.")
    like: ProjectLanguage | None = Field(
        None,
        description="Another language, of which this one is a variant: its lines hold wherever this file has none, and "
        "texts in it are texts in this one. en-US is like en.",
    )
    locale: str = Field(
        description="Code of language and country by which numbers, dates and country names are written (CLDR)."
    )
    name: str = Field(description="The language's own name for itself.")
    fallback: tuple[LanguageCode, ...] = Field(
        (),
        description="Languages in which a text is printed that is not there in this one, the best first; behind them "
        "comes the catalogue's own.",
    )
    money: Mapping[str, str] = Field(
        description="How amounts are written, by currency code; * stands for all others, ¤¤ for the code. How many "
        "decimals there are depends on the currency and the amount, not on the pattern."
    )
    date: str = Field(description="How a date is written (CLDR).")
    month: str = Field(description="How a month is written (CLDR).")
    countries: Mapping[Country, str] = Field(
        {}, description="Names of countries that are written otherwise than in CLDR, by code."
    )
    units: Mapping[str, Mapping[str, str]] = Field(description="Names of the units, for one and for several.")
    licences: Mapping[str, str] = Field(description="Short names of licences, for badges.")
    licence_meanings: Mapping[str, str] = Field(description="What each licence says, for readers who do not know it.")
    phrases: Mapping[str, str] = Field(description="Words and sentences of the pages, by their key.")
