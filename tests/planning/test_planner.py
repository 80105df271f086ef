"""The plan: every product once and in order, no slot off its page, openers on the right, and no dearer than need be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.edition.views import EditionView
from catalog.model.layout_rules import Layout, LayoutRules
from catalog.planning.page_grid import SHAPES, Box
from catalog.planning.page_templates import PICTURE_STRIP, STORY_STRIP, Rulebook
from catalog.planning.plan import Page, Part
from catalog.planning.planner import Planner
from tests.planning.books import (
    BUSINESSES,
    CHAPTERS,
    LAYOUTS,
    PROMINENCES,
    QUICK,
    SALTS,
    Chapter,
    PerPage,
    Tried,
    body_of,
    by_chance,
    fits,
    keys_of,
    placed,
    plan_of,
    solved_at_once,
    view_of,
)
from tests.shipped import PAGE


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_every_product_stands_once_and_in_order(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view = view_of(model, chapters)
    parts = body_of(plan_of(view, rulebook, layout, Tried(partial(by_chance, salt))))
    stand = [slot.product for _, _, slot in placed(parts)]
    assert sorted(stand) == sorted(keys_of(view.products))
    if layout is Layout.GRID:
        assert stand == keys_of(view.products)
        return
    others = {product.key for product in view.products if product.prominence != "feature"}
    assert [key for key in stand if key in others] == [key for key in keys_of(view.products) if key in others]
    assert [key for key in stand if key not in others] == [key for key in keys_of(view.products) if key not in others]


@QUICK
@given(CHAPTERS, SALTS)
def test_a_profile_begins_with_its_story_and_has_its_features_behind_the_first_page(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], salt: int
) -> None:
    view = view_of(model, chapters)
    parts = body_of(plan_of(view, rulebook, Layout.PROFILE, Tried(partial(by_chance, salt))))
    profiles = {part.subject: part for part in parts if part.template == "profile"}
    assert list(profiles) == [business.slug for business in view.businesses]
    features = {product.key for product in view.products if product.prominence == "feature"}
    for business in view.businesses:
        first, *rest = profiles[business.slug].pages
        assert first.layout == ("profile" if first.slots else "profile-full")
        if first.slots:
            assert first.strip == (PICTURE_STRIP if business.workshop else STORY_STRIP)
        wholes = [page.products[0] in features for page in rest if page.products]
        alone = [page for page in rest if features.intersection(page.products)]
        assert wholes == sorted(wholes, reverse=True)
        assert all(page.layout == "feature" and len(page.slots) == 1 for page in alone)
        assert all(page.strip == 0 for page in rest)


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_no_slot_lies_off_its_page_or_on_another(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view = view_of(model, chapters)
    parts = body_of(plan_of(view, rulebook, layout, Tried(partial(by_chance, salt))))
    for page in (page for part in parts for page in part.pages):
        below = PAGE.top + (PAGE.height_of(page.strip) + PAGE.gap if page.strip else 0)
        for number, slot in enumerate(page.slots):
            box = slot.box
            assert slot.shape in SHAPES
            assert (box.width, box.height) == pytest.approx(PAGE.slot_size(slot.shape))
            assert box.x >= PAGE.left
            assert box.x + box.width <= PAGE.left + PAGE.type_width + 0.01
            assert box.y >= below - 0.01
            assert box.y + box.height <= PAGE.top + PAGE.type_height + 0.01
            assert not any(overlap(box, other.box) for other in page.slots[number + 1 :])


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width - 0.01
        and other.x < one.x + one.width - 0.01
        and one.y < other.y + other.height - 0.01
        and other.y < one.y + one.height - 0.01
    )


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_chapters_open_on_the_right_behind_one_filler_at_most(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view = view_of(model, chapters)
    parts = body_of(plan_of(view, rulebook, layout, Tried(partial(by_chance, salt))))
    number = 1
    for part in parts:
        if part.template == "opener":
            assert number % 2 == 1
        number += len(part.pages)
    assert [part.subject for part in parts if part.template == "opener"] == [c.slug for c in view.categories]
    assert not parts or parts[-1].template != "filler"
    for part, following in pairwise(parts):
        if part.template == "filler":
            assert following.template == "opener"
            assert part.category == following.subject
            assert len(part.pages) == 1
    assert len({part.name for part in parts}) == len(parts)
    assert all(part.pages for part in parts)


@pytest.mark.parametrize("count", range(1, 41))
def test_a_filler_stands_only_where_it_is_cheaper_than_other_pages(
    model: EditionView, rulebook: Rulebook, count: int
) -> None:
    view = view_of(model, [[(True, ["standard"] * count)], [(True, ["standard"])]])
    parts = body_of(plan_of(view, rulebook, Layout.GRID))
    found = [(slot.product, slot.shape) for part, _, slot in placed(parts) if part.category == "k-0"]
    assert found == solved_at_once(view.categories[0], rulebook, fits, rulebook.costs.filler)


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("prominence", PROMINENCES)
@pytest.mark.parametrize("count", [0, 1, 10, 60])
def test_chapters_of_any_size(
    model: EditionView, rulebook: Rulebook, layout: Layout, prominence: str, count: int
) -> None:
    for picture in (True, False):
        view = view_of(model, [[(picture, [prominence] * count)], [(True, ["standard"])]])
        parts = body_of(plan_of(view, rulebook, layout))
        assert [slot.product for _, _, slot in placed(parts)] == keys_of(view.products)
        assert len([part for part in parts if part.template == "opener"]) == 2


def test_a_chapter_without_makers_is_its_opener_alone(model: EditionView, rulebook: Rulebook) -> None:
    for layout in Layout:
        parts = body_of(plan_of(view_of(model, [[]]), rulebook, layout))
        assert [part.name for part in parts] == ["opener/k-0"]


def test_a_book_without_chapters_has_no_body(model: EditionView, rulebook: Rulebook) -> None:
    for layout in Layout:
        assert body_of(plan_of(view_of(model, []), rulebook, layout)) == []


def test_features_alone_in_a_grid_get_more_room_than_compact_ones(model: EditionView, rulebook: Rulebook) -> None:
    pages = {}
    for prominence in PROMINENCES:
        parts = body_of(plan_of(view_of(model, [[(True, [prominence] * 36)]]), rulebook, Layout.GRID))
        pages[prominence] = sum(len(part.pages) for part in parts)
    assert pages["feature"] > pages["standard"] > pages["compact"]


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_planning_again_by_its_own_plan_changes_no_slot(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view, need = view_of(model, chapters), partial(by_chance, salt)
    plan = plan_of(view, rulebook, layout, Tried(need))
    kept = {page.products[0]: page.template for part in plan.parts for page in part.pages if page.slots}
    for order in (kept, dict(reversed([*kept.items()]))):
        assert plan_of(view, rulebook, layout, Tried(need), kept=order) == plan


@pytest.mark.parametrize("asked", ["2", "4", "6", "9"])
def test_a_grid_has_as_many_products_on_a_page_as_the_edition_asks(
    model: EditionView, rulebook: Rulebook, asked: PerPage
) -> None:
    view = view_of(model, [[(True, ["standard"] * 36)]])
    parts = body_of(plan_of(view, rulebook, Layout.GRID, per_page=asked))
    assert [len(page.slots) for page in products_pages(parts)] == [int(asked)] * (36 // int(asked))


def products_pages(parts: Sequence[Part]) -> Iterator[Page]:
    return (page for part in parts for page in part.pages if page.slots)


@QUICK
@given(st.lists(st.lists(BUSINESSES, min_size=1, max_size=2), min_size=2, max_size=3), LAYOUTS)
def test_an_edit_in_one_chapter_moves_nothing_in_another(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout
) -> None:
    *before, last = chapters
    shorter = [*before, [*last, (True, ["compact"] * 5)]]
    slots = []
    for changed in (chapters, shorter):
        parts = body_of(plan_of(view_of(model, changed), rulebook, layout))
        slots.append([slot for part, _, slot in placed(parts) if part.category != f"k-{len(before)}"])
    assert slots[0] == slots[1]


@QUICK
@given(CHAPTERS)
def test_chapters_that_share_pages_have_every_product_once_and_in_order(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter]
) -> None:
    view = view_of(model, chapters)
    rules = LayoutRules(products=Layout.GRID)
    parts = body_of(Planner(view, rules, rulebook, Tried()).plan())
    found = [slot.product for part in parts for page in part.pages for slot in page.slots]
    assert found == [product.key for product in view.products]
    opened = [part.subject for part in parts if part.template == "opener"]
    shared = [section.category for part in parts if part.template == "shared" for section in part.pages[0].sections]
    assert sorted([*opened, *shared]) == sorted(category.slug for category in view.categories)
    for part in parts:
        for page in part.pages:
            boxes = [slot.box for slot in page.slots]
            assert not any(overlap(a, b) for place, a in enumerate(boxes) for b in boxes[place + 1 :])
