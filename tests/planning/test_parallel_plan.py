"""Editions with the same pages: whatever one of them leaves out, what it has stands where it stands in the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from catalog.edition.parallel_view import in_order_of
from catalog.edition.views import CategoryView, EditionView
from catalog.model.layout_rules import Layout, LayoutRules
from catalog.planning.page_templates import Rulebook
from catalog.planning.parallel_plan import MOST_CLOTH, OwnPages
from catalog.planning.plan import Part, Plan
from catalog.planning.planner import Planner
from tests.planning.books import CHAPTERS, LAYOUTS, QUICK, SALTS, Chapter, Tried, body_of, by_chance, placed, view_of


def without(view: EditionView, left_out: frozenset[str]) -> EditionView:
    """The view without these products, and without makers and chapters of which nothing is left."""
    categories = []
    for category in view.categories:
        businesses = [
            replace(business, products=tuple(one for one in business.products if one.key not in left_out))
            for business in category.businesses
        ]
        kept = tuple(business for business in businesses if business.products)
        if kept:
            products = tuple(product for business in kept for product in business.products)
            categories.append(replace(category, businesses=kept, products=products))
    return replace(view, categories=tuple(categories))


def planner_of(view: EditionView, rulebook: Rulebook, layout: Layout, salt: int) -> Planner:
    return Planner(view, LayoutRules(products=layout), rulebook, Tried(partial(by_chance, salt)))


def numbers(parts: Sequence[Part]) -> dict[str, int]:
    """The number of each product's page in the body."""
    pages = [page for part in parts for page in part.pages]
    return {key: number for number, page in enumerate(pages, start=1) for key in page.products}


def own_plan(
    together: EditionView, own: EditionView, rulebook: Rulebook, layout: Layout, salt: int
) -> tuple[Plan, Plan, OwnPages]:
    whole = planner_of(together, rulebook, layout, salt).plan()
    pages = OwnPages(own, planner_of(own, rulebook, layout, salt + 1))
    return whole, pages.of(whole), pages


CHANCES = st.integers(0, 100)


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS, CHANCES)
def test_what_it_has_stands_on_the_same_pages(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int, percent: int
) -> None:
    together = without(view_of(model, chapters), frozenset())
    keys = [product.key for product in together.products]
    left_out = frozenset(key for key in keys if (sum(key.encode()) * 7919 + salt) % 100 < percent)
    own = without(together, left_out)
    whole, plan, pages = own_plan(together, own, rulebook, layout, salt)
    parts, before = body_of(plan), numbers(body_of(whole))
    assert numbers(parts) == {key: number for key, number in before.items() if key not in left_out}
    count = sum(len(part.pages) for part in parts)
    assert count <= sum(len(part.pages) for part in body_of(whole))
    assert not parts or (parts[-1].template != "filler" and not parts[-1].name.startswith("empty/"))
    assert all(page.number < count for page in pages.empty)
    assert len({part.name for part in parts}) == len(parts)
    check_what_is_shown(own, parts)
    check_boxes(parts)
    check_empty_pages(parts, pages, left_out)


def check_what_is_shown(own: EditionView, parts: Sequence[Part]) -> None:
    """Of chapters and makers only those that there are; each where its products are, or its story."""
    categories: dict[str, CategoryView] = {category.slug: category for category in own.categories}
    assert {part.category for part in parts} - {""} <= categories.keys()
    assert [part.category for part in parts if part.template == "opener"] == [
        category.slug for category in own.categories if any(p.name == f"opener/{category.slug}" for p in parts)
    ]
    for part in parts:
        makers = {business.slug for business in categories[part.category].businesses} if part.category else set()
        assert part.template != "profile" or part.subject in makers
        for page in part.pages:
            known = makers | {b.slug for section in page.sections for b in categories[section.category].businesses}
            assert set(page.subjects) <= known


def check_boxes(parts: Sequence[Part]) -> None:
    """No two slots of a page overlap, and none is empty of its product's templates."""
    for part in parts:
        for page in part.pages:
            boxes = [slot.box for slot in page.slots]
            for place, one in enumerate(boxes):
                for other in boxes[place + 1 :]:
                    apart = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
                    assert apart or one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01


def check_empty_pages(parts: Sequence[Part], pages: OwnPages, left_out: frozenset[str]) -> None:
    """They are named, hold nothing, and are of cloth where they are few in a row."""
    empty = [part for part in parts if part.name.startswith("empty/")]
    assert [f"empty/{page.number}" for page in pages.empty] == [part.name for part in empty]
    assert all(set(page.products) <= left_out for page in pages.empty)
    row = 0
    for place, part in enumerate(parts):
        row = row + 1 if part in empty else 0
        following = parts[place + 1] if place + 1 < len(parts) else None
        if row and following not in empty:
            run = parts[place - row + 1 : place + 1]
            assert {one.template for one in run} == {"notes" if row > MOST_CLOTH else "filler"}


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_one_that_has_all_has_the_plan_itself(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    together = without(view_of(model, chapters), frozenset())
    whole, plan, pages = own_plan(together, together, rulebook, layout, salt)
    assert plan == whole
    assert not pages.refitted
    assert not pages.empty


@QUICK
@given(CHAPTERS, st.randoms(use_true_random=False))
def test_makers_stand_in_the_order_of_the_others(
    model: EditionView, chapters: Sequence[Chapter], chance: object
) -> None:
    together = without(view_of(model, chapters), frozenset())
    mixed = replace(
        together,
        categories=tuple(
            replace(category, number=1, businesses=tuple(chance.sample(category.businesses, len(category.businesses))))  # type: ignore[attr-defined]
            for category in together.categories
        ),
    )
    assert in_order_of(mixed, together) == together


def test_the_best_template_for_what_is_left_is_taken(model: EditionView, rulebook: Rulebook) -> None:
    together = view_of(model, [[(False, ["compact"] * 9)]])
    own = without(together, frozenset(product.key for product in together.products[1:]))
    whole, plan, pages = own_plan(together, own, rulebook, Layout.GRID, 0)
    (left,) = placed(body_of(plan))
    assert placed(body_of(whole))[0][2].box != left[2].box
    assert left[1].template in {template.name for template in rulebook.pages if template.slots == 1}
    assert pages.refitted == {own.products[0].key}
