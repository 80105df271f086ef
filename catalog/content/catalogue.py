"""The catalogue: all entries of a project, valid and linked. Stage 2 makes it; stage 3 selects from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from catalog.content.business import Business
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

    def chapter(self, slug: str) -> str:
        """The top category above `slug`: the chapter in which its products stand."""
        while (parent := self.categories[slug].parent) is not None:
            slug = parent
        return slug
