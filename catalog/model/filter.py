"""Which products an edition takes, or leaves out."""

from __future__ import annotations

from pydantic import Field

from catalog.model.values import BusinessSlug, CategorySlug, Entry, ProductKey, RegionSlug, Slug


class Filter(Entry):
    """Which products: all that are named in every list given; an empty list sets no limit."""

    categories: tuple[CategorySlug, ...] = Field((), description="Short names (slugs) of categories.")
    businesses: tuple[BusinessSlug, ...] = Field((), description="Short names (folders) of businesses.")
    kecamatan: tuple[RegionSlug, ...] = Field((), description="Short names (slugs) of kecamatan.")
    products: tuple[ProductKey, ...] = Field((), description="Single products, each as business/product.")
    tags: tuple[Slug, ...] = Field((), description="Tags; a product with any one of them counts.")
