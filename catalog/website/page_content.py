"""What a page of the HTML may show, and a content key of it, known before the page is rendered.

The templates of pages that occur by the hundred see these values and no others, so that a page whose values are as they
were need not be rendered again: an edit elsewhere leaves it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Final

from catalog.cache.program_digest import program_digest
from catalog.core.content_keys import content_key
from catalog.edition.edition_details import chapter_details
from catalog.edition.formatting import Formatter
from catalog.edition.language_marks import Languages, languages_of
from catalog.edition.view_languages import foreign_in, foreign_of_businesses, languages_of_edition
from catalog.edition.views import (
    BusinessView,
    CategoryView,
    ChapterDetails,
    EditionDetails,
    EditionView,
    IndexView,
    ProductView,
    RegionView,
)
from catalog.website.picture_files import PictureFiles, photos_of_business
from catalog.website.urls import SitePage, businesses_of, has_prices, neighbours, pages_of

STORED: Final = frozenset({"business", "product", "category", "index"})  # templates of such pages
SecondNames = Mapping[tuple[str, str], str]  # (anchor, second name) → its language


@dataclass(frozen=True, slots=True)
class IndexDetails:
    """What an index has besides its entries."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class SiteDetails(EditionDetails):
    """Of an edition what every page shows: its header, its footer, the map."""

    categories: tuple[ChapterDetails, ...]
    indexes: tuple[IndexDetails, ...]
    regions: tuple[RegionView, ...]


@dataclass(frozen=True, slots=True)
class PageContent:
    """What the template of a page sees of the catalogue.

    `second` and `chapters` (anchor → slug of its category) are of the entries that the page shows; `names` (subject →
    what it is called) of the pages `before` and `after`, too.
    """

    view: EditionView | SiteDetails
    category: CategoryView | ChapterDetails | None
    business: BusinessView | None
    product: ProductView | None
    index: IndexView | None
    second: SecondNames
    chapters: Mapping[str, str]
    names: Mapping[str, str]
    languages: Languages  # of the texts that are in another language than the page
    before: SitePage | None
    after: SitePage | None


@dataclass
class SiteContent:
    """An edition in one language with its pages, found by their subject."""

    view: EditionView
    formatter: Formatter
    picture_files: PictureFiles
    second: SecondNames
    templates: str  # content key of the templates
    pages: Mapping[str, SitePage] = field(init=False)
    businesses: Mapping[str, BusinessView] = field(init=False)
    products: Mapping[str, ProductView] = field(init=False)

    @property
    def written(self) -> Mapping[str, object]:
        """How the language writes things, by the names that templates have for it."""
        return {"say": self.formatter.say, "colon": self.formatter.colon, "count": self.formatter.count}

    def __post_init__(self) -> None:
        view = self.view
        pages = pages_of(view)
        self.pages = {page.subject: page for page in pages}
        self.businesses = businesses_of(view)
        self.has_prices = has_prices(view)
        self._around = neighbours(pages)
        self._languages = languages_of_edition(view)
        self._categories = {category.slug: category for category in view.categories}
        self.products = {product.anchor: product for product in view.products}
        self._indexes = {f"index-{index.key}": index for index in view.indexes}
        self._names = {
            **{category.anchor: category.name for category in view.categories},
            **{f"business/{slug}": business.name for slug, business in self.businesses.items()},
            **{anchor: product.name for anchor, product in self.products.items()},
        }
        self._chapters = {
            **{business.anchor: business.category for business in view.businesses},
            **{anchor: product.category for anchor, product in self.products.items()},
        }
        details: dict[str, Any] = {part.name: getattr(view, part.name) for part in fields(EditionDetails)}
        details["categories"] = tuple(map(chapter_details, view.categories))
        details["indexes"] = tuple(IndexDetails(index.key, index.title) for index in view.indexes)
        details["regions"] = view.regions
        self._site = SiteDetails(**details)
        logo = self.picture_files.files_of(view.publisher.logo, "logo")
        seen = (repr(self._site), repr(self.has_prices), repr(logo))
        self._shared = content_key("page", program_digest(), self.templates, self.formatter.digest, *seen)
        self._digests = {business.anchor: self._digest(business) for business in view.businesses}
        chapters: dict[str, list[bytes]] = {}
        for business in view.businesses:
            chapters.setdefault(business.slug, []).append(self._digests[business.anchor])
        self._whole = {slug: content_key(*digests) for slug, digests in chapters.items()}

    def content_of(self, page: SitePage) -> PageContent:
        """What `page` may show: of STORED templates, what `key` depends on; of the others, the whole edition."""
        product = self.products.get(page.subject)
        business = self.businesses[product.business] if product else self.businesses.get(_after(page, "business"))
        entry = product or business
        category = self._categories.get(entry.category if entry else _after(page, "category"))
        index = self._indexes.get(page.subject)
        before, after = self._around[page.subject]
        if page.template not in STORED:
            shown = (category, business, product, index)
            return PageContent(
                self.view, *shown, self.second, self._chapters, self._names, self._languages, before, after
            )
        details = category if page.template == "category" or category is None else chapter_details(category)
        named = dict(_named(business, category if page.template == "category" else None, index))
        subjects = {around.subject for around in (before, after) if around} | named.keys()
        return PageContent(
            self._site,
            details,
            business,
            product,
            index,
            {pair: self.second[pair] for pair in _pairs(named) if pair in self.second},
            {anchor: self._chapters[anchor] for anchor in named if anchor in self._chapters},
            names := {subject: self._names[subject] for subject in sorted(subjects) if subject in self._names},
            self._languages_on(category, business, index, tuple(names.values())),
            before,
            after,
        )

    def _languages_on(
        self,
        category: CategoryView | None,
        business: BusinessView | None,
        index: IndexView | None,
        names: tuple[str, ...],
    ) -> Languages:
        """Of the texts on a page about these, which names the pages before and after it."""
        businesses = (business,) if business else category.businesses if category else ()
        chapters = (one.foreign for one in self.view.categories)
        listed = foreign_in(self._languages, (index, names))
        return languages_of(self.view.foreign, *chapters, *foreign_of_businesses(businesses), listed)

    def key(self, page: SitePage, content: PageContent, *rest: str) -> bytes | None:
        """A content key of `page` with its `content` and what else (`rest`) it shows, where its template is one of
        those that are stored."""
        if page.template not in STORED:
            return None
        shown: list[str | bytes] = []
        if content.business:
            shown += [repr(content.category), self._whole[content.business.slug]]
        elif isinstance(content.category, CategoryView):
            category = content.category
            shown += [repr(chapter_details(category)), repr(category.photo)]
            shown += [
                name for place in ("wide", "chapter") for name in self.picture_files.files_of(category.photo, place)
            ]
            shown += [self._digests[business.anchor] for business in category.businesses]
        around = repr((content.before, content.after, *content.names.items()))
        seen = (
            repr(content.index),
            repr(content.second),
            repr(content.chapters),
            repr(sorted(content.languages.items())),
        )
        return content_key(self._shared, repr(page), around, *seen, *rest, *shown)

    def _digest(self, business: BusinessView) -> bytes:
        """A content key of a business in one chapter, with its pictures."""
        words = self.view.digests.get(business.anchor) or repr(business)
        files = (name for wanted in photos_of_business(business) for name in self.picture_files.files_of(*wanted))
        return content_key(words, *files)


def _named(
    business: BusinessView | None, category: CategoryView | None, index: IndexView | None
) -> Iterator[tuple[str, Sequence[str]]]:
    """The entries that a page shows, by anchor, with the names under which it may show them."""
    businesses: Iterable[BusinessView] = category.businesses if category else (business,) if business else ()
    for one in businesses:
        yield one.anchor, (one.name,)
        yield from ((product.anchor, (product.name, product.second_name)) for product in one.products)
    entries: dict[str, list[str]] = {}
    for group in index.groups if index else ():
        for entry in group.entries:
            entries.setdefault(entry.anchor, []).append(entry.text)
    yield from entries.items()


def _pairs(named: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    return ((anchor, name) for anchor, names in named.items() for name in names)


def _after(page: SitePage, kind: str) -> str:
    """What follows `kind` in the subject of a page; "" where it is about something else."""
    head, _, rest = page.subject.partition("/")
    return rest if head == kind else ""
