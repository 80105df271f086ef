"""Views with generated chapters, after the businesses of the small project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup as Html

from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.select import select
from catalog.edition.views import BusinessView, CategoryView, EditionView, ProductView
from tests.conftest import DAY, SMALL


@dataclass(frozen=True, slots=True)
class Item:
    """A generated product. Where a text is None it is that of the product that it is made after."""

    slug: str
    prominence: str = "standard"
    name: str | None = None
    line: str | None = None
    description: str | None = None


@dataclass(slots=True)
class Maker:
    """A generated business; `pictured` is whether there is a picture of its workshop."""

    slug: str
    pictured: bool
    items: list[Item]


def small_view(edition: str = "profil", language: str = "id") -> EditionView:
    """What an edition of the small project prints in one language."""
    project = Project(SMALL)
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    return select(catalogue, edition, language, project.images, DAY)


def with_chapters(small: EditionView, chapters: Mapping[str, Sequence[Maker]]) -> EditionView:
    """The small project's view with these chapters, by slug, in place of its own."""
    pictured, plain = small.businesses
    assert pictured.workshop
    assert not plain.workshop
    categories = tuple(
        _chapter(small.categories[0], slug, number, [_business(pictured, plain, slug, maker) for maker in makers])
        for number, (slug, makers) in enumerate(chapters.items(), start=1)
    )
    return replace(small, categories=categories)


def _chapter(like: CategoryView, slug: str, number: int, businesses: Sequence[BusinessView]) -> CategoryView:
    products = tuple(product for business in businesses for product in business.products)
    anchor = f"category/{slug}"
    return replace(
        like, slug=slug, anchor=anchor, number=number, businesses=tuple(businesses), products=products, photo=None
    )


def _business(pictured: BusinessView, plain: BusinessView, category: str, maker: Maker) -> BusinessView:
    products = tuple(_product(pictured.products[0], category, maker.slug, item) for item in maker.items)
    return replace(
        pictured if maker.pictured else plain,
        slug=maker.slug,
        anchor=f"business/{maker.slug}",
        category=category,
        products=products,
    )


def _product(like: ProductView, category: str, business: str, item: Item) -> ProductView:
    key = f"{business}/{item.slug}"
    described = like.description if item.description is None else Html("<p>{}</p>").format(item.description)
    return replace(
        like,
        key=key,
        anchor=f"product/{key}",
        business=business,
        category=category,
        prominence=item.prominence,
        name=item.name or like.name,
        line=like.line if item.line is None else item.line,
        description=described if item.description != "" else Html(""),
    )
