"""The catalogue: all entries of a project, valid and linked. Stage 2 makes it; stage 3 selects from it.

Before it is one, it is a draft.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.content.business import Business
from catalog.content.plans import KeptPlan
from catalog.content.product import Product
from catalog.content.settings import CatalogueInfo, Category, Edition, Language, Rate, Region


@dataclass(frozen=True, slots=True)
class ProductEntry:
    """A product with its slug (the file's name without `.yaml`) and its file below the project folder."""

    slug: str
    business: str  # slug of the business
    file: str
    product: Product

    @property
    def key(self) -> str:
        """`<business>/<product>`: unique in the catalogue, used in editions, anchors and messages."""
        return f"{self.business}/{self.slug}"


@dataclass(frozen=True, slots=True)
class BusinessEntry:
    """A business with its slug (the folder's name), its file, and its products in the order of their slugs."""

    slug: str
    file: str
    business: Business
    products: tuple[ProductEntry, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All entries. Mappings are by slug or code, in the order of the files (categories, regions) or of the slugs."""

    info: CatalogueInfo
    categories: Mapping[str, Category]
    regions: Mapping[str, Region]
    rates: Mapping[str, Rate]
    languages: Mapping[str, Language]
    editions: Mapping[str, Edition]
    businesses: Mapping[str, BusinessEntry]
    plans: Mapping[str, KeptPlan]  # by edition; how it was last made

    def chapter(self, slug: str) -> str:
        """The top category above `slug`: the chapter in which its products stand."""
        while (parent := self.categories[slug].parent) is not None:
            slug = parent
        return slug


@dataclass(frozen=True, slots=True)
class BusinessDraft:
    """What a folder of a business holds: its entry, None when that is wrong or missing; its products that are right,
    and the slugs of those that are wrong."""

    slug: str
    file: str
    business: Business | None
    products: tuple[ProductEntry, ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Every entry that is right by itself, None for one that is not: what the rules check, so that an error in one
    entry hides no other. `wrong_languages` have a file with errors."""

    info: CatalogueInfo | None
    categories: Sequence[Category] | None
    regions: Sequence[Region] | None
    rates: Sequence[Rate]
    languages: Mapping[str, Language]
    wrong_languages: frozenset[str]
    editions: Mapping[str, Edition]
    businesses: Sequence[BusinessDraft]
    plans: Mapping[str, KeptPlan]

    def finished(self) -> Catalogue:
        """The catalogue that this is, when nothing in it is wrong."""
        if self.info is None or self.categories is None or self.regions is None:
            raise ValueError("an entry is missing")
        return Catalogue(
            info=self.info,
            categories={category.slug: category for category in self.categories},
            regions={region.slug: region for region in self.regions},
            rates={rate.currency: rate for rate in self.rates},
            languages=self.languages,
            editions=self.editions,
            businesses={
                draft.slug: BusinessEntry(draft.slug, draft.file, draft.business, draft.products)
                for draft in self.businesses
                if draft.business
            },
            plans=self.plans,
        )
