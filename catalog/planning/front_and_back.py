"""What stands before and behind the chapters, the first page of each, and the makers at its end (stage 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from catalog.edition.views import CategoryView, EditionView
from catalog.model.layout_rules import LayoutRules
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.plan import Matter, Page, Part, Section

T = TypeVar("T")


def front_matter(view: EditionView) -> Iterator[Part]:
    """Covers, title, colophon, foreword, contents, figures; `blank` is used where the front would end on the right. Of
    an extract its cover and its contents, which only one of more than a few pages keeps; a volume of indexes has no
    contents."""
    if view.extract:
        yield Part("cover", "extract-cover", Matter.COVER, pages=(Page("extract-cover"),), furniture=False)
        yield Part("contents", "contents", Matter.FRONT)
        return
    yield Part("cover", "cover", Matter.COVER, pages=(Page("cover"),), furniture=False)
    yield Part("endpaper", "endpaper", Matter.COVER, pages=(Page("endpaper"),), furniture=False)
    yield Part("title", "title", Matter.FRONT, pages=(Page("title"),), furniture=False)
    yield Part("colophon", "colophon", Matter.FRONT, pages=(Page("colophon"),), furniture=False)
    if view.volume and view.volume.lists:
        yield Part("blank", "filler", Matter.FRONT, pages=(Page("filler"),), furniture=False)
        return
    if view.foreword:
        yield Part("foreword", "foreword", Matter.FRONT)
    yield Part("contents", "contents", Matter.FRONT)
    if view.figures:
        yield Part("figures", "figures", Matter.FRONT, pages=(Page("figures"),))
    yield Part("blank", "filler", Matter.FRONT, pages=(Page("filler"),), furniture=False)


def back_matter(view: EditionView, rules: LayoutRules) -> Iterator[Part]:
    """Price list, indexes, pages to write an enquiry on, back cover. Of an extract its price list, and the page by
    which one orders, which takes a short list up."""
    if rules.price_list and view.price_columns:
        yield Part("price-list", "price-list", Matter.BACK)
    if view.extract:
        yield Part("ordering", "ordering", Matter.BACK, pages=(Page("ordering", head=False),))
        return
    if view.indexes:
        yield Part("indexes", "indexes", Matter.BACK)
    yield Part("enquiry", "enquiry", Matter.BACK, pages=(Page("enquiry"),))
    yield Part("back-cover", "back-cover", Matter.COVER, pages=(Page("back-cover"),), furniture=False)


def opener_parts(view: EditionView, category: CategoryView) -> list[Part]:
    """The first page of a chapter; an extract has none."""
    page = Page("opener", head=False)
    name, slug = f"opener/{category.slug}", category.slug
    opener = Part(name, "opener", Matter.BODY, subject=slug, category=slug, pages=(page,), furniture=False)
    return [] if view.extract else [opener]


def maker_parts(categories: Sequence[CategoryView], geometry: PageGeometry) -> Iterator[Part]:
    """The makers of a chapter, or of several that share pages: of an A4 page up to six."""
    rows, columns = geometry.maker_grid
    category = categories[0]
    makers = {business.slug: business for chapter in categories for business in chapter.businesses}
    for number, run in enumerate(_runs(list(makers.values()), rows * columns), start=1):
        sections = tuple(Section(chapter.slug, 0) for chapter in categories[1:])
        page = Page("makers", subjects=tuple(business.slug for business in run), sections=sections)
        yield Part(
            f"makers/{category.slug}/{number}",
            "makers",
            Matter.BODY,
            subject=category.slug,
            category=category.slug,
            pages=(page,),
        )


def _runs(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """`items` in order in as few runs of at most `most` as can be, none more than one longer than another."""
    if not items:
        return []
    count = -(-len(items) // most)
    bounds = [len(items) * i // count for i in range(count + 1)]
    return [items[start:end] for start, end in pairwise(bounds)]
