"""How an edition lays out its pages: rules, and what is pinned by hand."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from catalog.model.product import Prominence
from catalog.model.values import CategorySlug, Entry, ProductKey, Slug, Whole

PerPage = Literal["auto", "2", "4", "6", "9"]
CostName = Literal[
    "page",
    "mixed",
    "prominence",
    "cramped",
    "sparse",
    "other",
    "smaller",
    "bare",
    "short",
    "overflow",
    "filler",
    "moved",
    "changed",
]
Cost = Annotated[Whole, Field(ge=0, le=1_000_000)]


class Layout(StrEnum):
    """How products are laid out; see `planning.planner`."""

    PROFILE = "profile"
    GRID = "grid"


class Condition(Entry):
    """What a product must have: all that is named here."""

    categories: tuple[CategorySlug, ...] = Field((), description="Short names (slugs) of categories; one of them.")
    tags: tuple[Slug, ...] = Field((), description="Tags; one of them.")
    prominence: Prominence | None = Field(None, description="What the product itself says.")
    photos: Whole | None = Field(None, ge=0, description="At least so many photos.")
    variants: bool | None = Field(None, description="yes: it has variants. no: it has none.")


class SizeRule(Entry):
    when: Condition = Field(Condition(), description="Which products the rule is for; without it all.")
    prominence: Prominence = Field(description="How much room they get: feature, standard, compact.")


class ChapterRules(Entry):
    products: Layout | None = Field(None, description="profile or grid; without it as the edition.")
    per_page: PerPage | None = Field(None, description="Products on a page of the grid; without it as the edition.")


class LayoutRules(Entry):
    products: Layout = Field(
        Layout.PROFILE,
        description="profile: business by business, with its story. grid: by category, the makers at the end of each "
        "chapter.",
    )
    per_page: PerPage = Field("auto", description="Products on a page of the grid; auto chooses.")
    chapters: Mapping[CategorySlug, ChapterRules] = Field(
        {}, description="Other rules for single chapters, by category."
    )
    sizes: tuple[SizeRule, ...] = Field(
        (), description="The first rule that a product meets decides how much room it gets; else its own prominence."
    )
    costs: Mapping[CostName, Cost] = Field(
        {}, description="Costs in place of the theme's (templates/book/theme.yaml), by name: mixed, sparse …"
    )
    share_pages: bool = Field(
        True, description="Whether two small chapters of a grid that follow one another share a page."
    )
    spreads: bool = Field(
        False,
        description="Whether every chapter opens on two facing pages, cloth on the left and its own page on the right; "
        "otherwise where a page is left over. It makes the book longer.",
    )
    price_list: bool = Field(True, description="Whether the book ends with a price list.")
    indexes: tuple[Literal["product", "business", "kecamatan", "hs"], ...] = Field(
        ("product", "business", "kecamatan", "hs"), description="Which indexes stand at the end, in this order."
    )

    def per_page_in(self, category: str) -> int:
        """Products on a page of a chapter's grid; 0 for as many as suit."""
        rules = self.chapters.get(category)
        per_page = (rules.per_page if rules else None) or self.per_page
        return 0 if per_page == "auto" else int(per_page)

    def products_in(self, category: str) -> Layout:
        """How a chapter's products are laid out."""
        rules = self.chapters.get(category)
        return (rules.products if rules else None) or self.products


class Pin(Entry):
    """Something that is decided by hand. Exactly one of the first five fields says what."""

    own_page: ProductKey | None = Field(None, description="A product that gets a page of its own: business/product.")
    together: tuple[ProductKey, ...] = Field(
        (), description="Two or three products that stand side by side; they must follow one another."
    )
    category: CategorySlug | None = Field(None, description="A chapter, whose beginning `start` or `page` fixes.")
    notes: Annotated[Whole, Field(ge=1, le=20)] | None = Field(None, description="So many pages for notes.")
    picture: str | None = Field(
        None,
        description="A picture or advertisement that fills a page: folder of the business and file, below images/.",
    )
    start: Literal["right", "left", "any"] | None = Field(
        None, description="With category: the side on which the chapter begins."
    )
    page: Annotated[Whole, Field(ge=1)] | None = Field(
        None, description="With category: the number of the page on which the chapter begins; pages for notes fill up."
    )
    before: CategorySlug | None = Field(
        None, description="With notes or picture: the category before whose opening it stands."
    )
    after: CategorySlug | None = Field(
        None, description="With notes or picture: the category behind whose pages it stands."
    )

    @model_validator(mode="after")
    def _is_one_pin(self) -> Pin:
        kinds = [self.own_page, self.together, self.category, self.notes, self.picture]
        if sum(kind not in (None, ()) for kind in kinds) != 1:
            raise PydanticCustomError("pin-kind", "exactly one kind", {})
        if self.together and len(self.together) not in (2, 3):
            raise PydanticCustomError("pin-together", "two or three", {})
        if (self.start or self.page) and not self.category:
            raise PydanticCustomError("pin-kind", "a category is missing", {})
        if self.category and (self.start is None) == (self.page is None):
            raise PydanticCustomError("pin-start", "start or page", {})
        stands = [place for place in (self.before, self.after) if place]
        if len(stands) != (1 if self.notes or self.picture else 0):
            raise PydanticCustomError("pin-place", "before or after", {})
        return self
