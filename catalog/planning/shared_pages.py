"""Two small chapters that follow one another → one page, each on half of it below a heading (stage 4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from catalog.edition.views import CategoryView, ProductView
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_grid import UNITS, PageTemplate, Row, Shape, with_cards
from catalog.planning.plan import Page, Section, Slot

HEADING: Final = 1  # units of a page's six
HALF: Final = UNITS // 2
MOST: Final = 3  # products of a chapter that shares a page: one row
Costs = Callable[[ProductView], Mapping[Shape, int]]


def pair_chapters(
    categories: Sequence[CategoryView], is_small: Callable[[CategoryView], bool]
) -> Iterator[tuple[CategoryView, ...]]:
    """The chapters in order: two small ones that follow one another together, every other by itself."""
    place = 0
    while place < len(categories):
        pair = tuple(categories[place : place + 2])
        together = len(pair) == 2 and all(map(is_small, pair))
        yield pair if together else pair[:1]
        place += 2 if together else 1


def shared_shapes(category: CategoryView, geometry: PageGeometry) -> tuple[Shape, ...]:
    """The slots of a chapter's products on a page that it shares; () where the page has no such slots."""
    template = _template(category, geometry)
    return template.shapes if template else ()


def _template(category: CategoryView, geometry: PageGeometry) -> PageTemplate | None:
    return with_cards(PageTemplate((Row(HALF - HEADING, len(category.products)),)), geometry.cards)


def shared_page(pair: Sequence[CategoryView], costs: Costs, page_cost: int, geometry: PageGeometry) -> Page:
    """The page of two chapters of up to MOST products."""
    slots: list[Slot] = []
    templates: list[str] = []
    for place, category in enumerate(pair):
        template = _template(category, geometry)
        assert template, "chapters without such slots share no page"
        boxes = geometry.boxes(template, place * HALF + HEADING)
        placed = zip(category.products, template.shapes, boxes, strict=True)
        slots += [Slot(product.key, shape, box) for product, shape, box in placed]
        templates.append(template.name)
    products = [product for category in pair for product in category.products]
    cost = page_cost + sum(costs(product)[slot.shape] for product, slot in zip(products, slots, strict=True))
    sections = tuple(Section(category.slug, place * HALF) for place, category in enumerate(pair))
    return Page("shared", tuple(slots), template=" ".join(templates), cost=cost, sections=sections)
