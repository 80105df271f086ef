"""What a part that occurs by the hundred may show, and a key of it, known before any HTML is made (stage 6).

Its templates see these values and no others, so that a part whose values are as they were need not be rendered again:
a business that moves, or an edit elsewhere, leaves it alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import msgspec

from catalog.core.content_keys import KeyBuilder, digest_of
from catalog.edition.edition_details import chapter_details
from catalog.edition.foreign_texts import Foreign
from catalog.edition.language_marks import languages_of
from catalog.edition.view_languages import foreign_of_businesses
from catalog.edition.views import BusinessView, CategoryView, ChapterDetails, EditionView, ProductView
from catalog.planning.plan import Page, Part

STORED: Final = frozenset({"profile", "grid", "shared", "makers"})  # templates of such parts


@dataclass
class Register:
    """The businesses and products of an edition, by their names."""

    view: EditionView
    _digests: dict[str, str] = field(init=False)  # of businesses and products, by anchor

    def __post_init__(self) -> None:
        self._digests = dict(self.view.digests)

    @cached_property
    def categories(self) -> Mapping[str, CategoryView]:
        return {category.slug: category for category in self.view.categories}

    @cached_property
    def products(self) -> Mapping[str, ProductView]:
        return {product.key: product for product in self.view.products}

    @cached_property
    def _businesses(self) -> Mapping[str, Mapping[str, BusinessView]]:
        """By slug, then by chapter in the order of the book."""
        found: dict[str, dict[str, BusinessView]] = {}
        for category in self.view.categories:
            for business in category.businesses:
                found.setdefault(business.slug, {})[category.slug] = business
        return found

    def business(self, slug: str, category: str) -> BusinessView:
        """The business as it stands in the chapter `category`; where it does not, in its first one."""
        chapters = self._businesses[slug]
        return chapters.get(category) or next(iter(chapters.values()))

    def shown(self, part: Part) -> PartContent:
        """What the templates of `part` may show."""
        products = {key: self.products[key] for page in part.pages for key in page.products}
        chapters = [part.category, *(section.category for page in part.pages for section in page.sections)]
        makers = {product.business for product in products.values()}
        makers |= {slug for page in part.pages for slug in page.subjects}
        makers |= {part.subject} if part.template == "profile" else set()
        businesses = {
            (slug, chapter): self.business(slug, chapter)
            for slug in sorted(makers & self._businesses.keys())
            for chapter in chapters
        }
        details = {slug: chapter_details(self.categories[slug]) for slug in chapters if slug in self.categories}
        return PartContent(businesses, products, details)

    def digest(self, shown: PartContent) -> str:
        """A content key of what is shown."""
        key = KeyBuilder(repr(sorted(shown.chapters.items())))
        seen: set[str] = set()  # products, by the digests of their businesses
        for (slug, chapter), business in shown.businesses.items():
            key.add(slug, chapter, self._digest(business))
            seen.update(product.key for product in business.products)
        for name, product in shown.products.items():
            key.add(name, "" if name in seen else self._digest(product))
        return key.name()

    def _digest(self, view: BusinessView | ProductView) -> str:
        if view.anchor not in self._digests:
            self._digests[view.anchor] = digest_of(repr(view))
        return self._digests[view.anchor]


@dataclass(frozen=True, slots=True)
class PartContent:
    """Businesses by slug and chapter, products by key, chapters by slug: what a part may show."""

    businesses: Mapping[tuple[str, str], BusinessView]
    products: Mapping[str, ProductView]
    chapters: Mapping[str, ChapterDetails]

    def business(self, slug: str, category: str) -> BusinessView:
        """LookupError for one that the part does not show."""
        return self.businesses[slug, category]

    def product(self, key: str) -> ProductView:
        """LookupError for one that the part does not show."""
        return self.products[key]

    def languages(self, edition: Foreign) -> dict[str, str]:
        """Of the texts in another language than the book; `edition` are those that it has besides its entries."""
        chapters = (chapter.foreign for chapter in self.chapters.values())
        products = (product.foreign for product in self.products.values())
        return languages_of(edition, *chapters, *foreign_of_businesses(self.businesses.values()), *products)


def layout_of(pages: Iterable[Page]) -> Iterator[str]:
    """Of planned pages all that their templates see, as text."""
    for page in pages:
        yield msgspec.json.encode(
            (page.layout, page.slots, page.strip, page.pictured, page.subjects, page.sections)
        ).decode()
