"""What templates see: one edition in one language, every text resolved, every number and date written out.

Frozen and plain: strings ready to print (autoescaped by the templates; `Html` marks the ones that are safe markup),
and names of places to link to (`anchor`). Lengths are in mm. They depend neither on the model nor on a file format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup as Html

from catalog.edition.book_views import NO_STEPS, ExtractView, OrderSteps
from catalog.edition.foreign_texts import Foreign
from catalog.edition.photo_view import PhotoView
from catalog.edition.price_views import ChoiceView, MatrixView, PriceColumn, PriceRow, PriceView, VariantsView


@dataclass(frozen=True, slots=True)
class Datum:
    """A line of a data table: `key` is stable (`moq`, `hs`), label and value are in the edition's language."""

    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Badge:
    """A licence that holds on the day of the edition: short name, number, and what it means to a reader abroad."""

    type: str
    name: str
    number: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address and how it is printed."""

    label: str
    text: str
    url: str = ""
    app: str = ""  # printed before the text where the label is not, since a name in a messenger does not say in which


@dataclass(frozen=True, slots=True)
class VariantPhoto:
    """A photo of some variants, and what they have in common: a colour."""

    label: str
    photo: PhotoView


@dataclass(frozen=True, slots=True)
class OtherProductView:
    """Another product that a product names: `quantity` is written with its sign ("2 ×"), "" where none is meant;
    `anchor` is "" where the product is not in the edition."""

    quantity: str
    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class OrderLink:
    """How to order: the link to press has a whole message, the printed code a few letters."""

    way: str  # whatsapp, line, wechat, kakaotalk, email or web
    label: str  # what opens: "Order on WhatsApp"
    text: str  # the number or address to which it leads, "" where that is too long to stand beside a code
    url: str  # to press, "" where nothing opens it
    code: str  # what a printed code holds, "" where that is too long for one
    own: bool = True  # whether it leads to the maker, and not to the office for all


@dataclass(frozen=True, slots=True)
class ProductView:
    key: str  # <business>/<product>
    anchor: str  # product/<business>/<product>
    file: str  # the entry, for problems
    business: str  # slug of its business
    business_name: str
    category: str  # slug of its chapter
    name: str
    second_name: str  # in the edition's second language; "" when the same or not printed
    line: str
    description: Html
    sku: str
    photos: tuple[PhotoView, ...]
    price: PriceView | None
    data: tuple[Datum, ...]
    key_data: tuple[Datum, ...]  # of it what every card shows
    content_data: tuple[Datum, ...]  # of it what cards add where they have room
    choices: tuple[ChoiceView, ...]  # what its variants differ in: Size – S, M, L
    badges: tuple[Badge, ...]
    variants: VariantsView | None
    matrix: MatrixView | None  # each variant with its code, and its price where they differ
    variant_photos: tuple[VariantPhoto, ...]
    hs: str  # six or eight digits with dots, "" when unknown
    kecamatan: str  # slug, "" when unknown
    prominence: str
    order: OrderLink | None
    price_rows: tuple[PriceRow, ...]
    terms: tuple[str, ...] = ()  # printed of it, and perhaps not known to a reader: moq, hs, FOB
    contains: tuple[OtherProductView, ...] = ()  # what a set consists of
    goes_with: tuple[OtherProductView, ...] = ()
    veg: bool | None = None  # whether it is vegetarian; None where no mark says so
    reading: str = ""  # of its name in Japanese, by which indexes in that language list it
    foreign: Foreign = ()  # its texts that are in another language than the edition


@dataclass(frozen=True, slots=True)
class BusinessView:
    slug: str
    anchor: str  # business/<slug>
    file: str
    category: str
    name: str
    owner: str
    story: str
    place: str  # "Parengan, Maduran"
    kecamatan: str  # slug, "" when unknown
    kecamatan_name: str
    since: str  # "Since 1998"
    facts: tuple[Datum, ...]  # owner, people, class, exports, workshop
    contacts: tuple[Link, ...]
    order: OrderLink | None
    badges: tuple[Badge, ...]
    portrait: PhotoView | None
    workshop: PhotoView | None
    logo: PhotoView | None
    fictitious: bool
    products: tuple[ProductView, ...]
    foreign: Foreign = ()  # its own texts that are in another language than the edition


@dataclass(frozen=True, slots=True)
class ChapterDetails:
    """What a chapter has besides its entries."""

    slug: str
    anchor: str  # category/<slug>
    number: int  # 1 …, its place in the book
    name: str
    short: str
    accent: str  # #rrggbb
    intro: str
    foreign: Foreign = field(default=(), kw_only=True)  # its texts that are in another language than the edition


@dataclass(frozen=True, slots=True)
class CategoryView(ChapterDetails):
    """A chapter: its businesses, and through them its products."""

    photo: PhotoView | None
    businesses: tuple[BusinessView, ...]
    products: tuple[ProductView, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    text: str
    note: str  # set lighter behind the text: the maker
    anchor: str
    reading: str = ""  # by what it is sorted and headed, where that is not its text


@dataclass(frozen=True, slots=True)
class IndexGroup:
    head: str  # a letter, a kecamatan, an HS code
    note: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    key: str  # product, business, kecamatan, hs
    title: str
    groups: tuple[IndexGroup, ...]


@dataclass(frozen=True, slots=True)
class RegionView:
    """A kecamatan on the tile map, with how many businesses of this edition it has."""

    slug: str
    name: str
    tile: tuple[int, int]  # column, row
    businesses: int


@dataclass(frozen=True, slots=True)
class SalesBar:
    name: str
    text: str
    value: float  # rupiah
    accent: str


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The district in figures."""

    title: str
    key: tuple[Datum, ...]
    sales_title: str
    sales: tuple[SalesBar, ...]
    growth_label: str
    growth: tuple[tuple[str, float], ...]  # printed and plain, earlier then later
    growth_years: tuple[int, ...]  # of both; () where they are not given
    destinations: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class PublisherView:
    name: str
    address: str
    contacts: tuple[Link, ...]
    logo: PhotoView | None
    order: OrderLink | None


@dataclass(frozen=True, slots=True)
class EditionDetails:
    """What an edition in one language has besides its entries."""

    slug: str
    language: str  # BCP 47
    languages: tuple[tuple[str, str], ...]  # code and its own name, of all languages of the edition
    code: str
    title: str
    subtitle: str
    occasion: str
    year: str  # "" where the title has it
    date: str
    region: str
    publisher: PublisherView
    notice: str
    copyright: str
    price_columns: tuple[PriceColumn, ...]  # those in which there is a price
    price_note: str
    price_list: bool  # whether the book has one
    volumes: bool  # whether it is divided, so that a page number may need the number of a volume
    own_language: str = field(default="id", kw_only=True)  # of the catalogue, and of the names in it
    foreign: Foreign = field(default=(), kw_only=True)  # texts of it that are in another language

    @property
    def dated_title(self) -> str:
        """The title with its year, once."""
        return f"{self.title} {self.year}".rstrip()


@dataclass(frozen=True, slots=True)
class VolumeView:
    """Which of the volumes of an edition a book is."""

    number: int  # 1 …
    text: str  # Volume 2 of 12
    names: str  # of what is in it: Babat – Brondong
    others: tuple[tuple[int, str], ...]  # numbers of the other volumes, and what each is called with its names
    lists: bool  # whether it has the indexes of all, and nothing else
    accents: tuple[tuple[str, str], ...]  # colours of the chapters of all volumes, by their slugs


@dataclass(frozen=True, slots=True)
class EditionView(EditionDetails):
    """One edition in one language: everything the book and the HTML print."""

    foreword: Html
    foreword_signed: str
    cover: PhotoView | None
    categories: tuple[CategoryView, ...]
    figures: FiguresView | None
    regions: tuple[RegionView, ...]
    indexes: tuple[IndexView, ...]
    terms: tuple[Datum, ...] = ()  # explained: those that occur
    ordering: OrderSteps = NO_STEPS
    extract: ExtractView | None = None
    volume: VolumeView | None = None
    inserts: Mapping[int, PhotoView] = field(default_factory=dict)  # pictures that fill a page, by their pin's place
    digests: Mapping[str, str] = field(default_factory=dict)  # of businesses, by anchor; see `view_cache.Printed`
    origin: str = ""  # country of products that name none, "" when unknown

    @property
    def businesses(self) -> tuple[BusinessView, ...]:
        return tuple(business for category in self.categories for business in category.businesses)

    @property
    def products(self) -> tuple[ProductView, ...]:
        return tuple(product for category in self.categories for product in category.products)
