"""What the planner makes of the cards that it tries: which it asks for, and where those stand that do not fit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import pytest
from hypothesis import given

from catalog.edition.views import EditionView
from catalog.model.layout_rules import Layout, LayoutRules
from catalog.planning.page_grid import SHAPES, Shape
from catalog.planning.page_templates import Rulebook
from catalog.planning.planner import Planner
from catalog.planning.text_fit import NO_FIT, Card, TextFit
from tests.loops import some
from tests.planning.books import (
    CHAPTERS,
    LAYOUTS,
    QUICK,
    RUNS,
    SALTS,
    Chapter,
    Tried,
    body_of,
    by_chance,
    keys_of,
    placed,
    plan_of,
    solved_at_once,
    view_of,
)


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_every_card_of_the_plan_was_tried_once(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    tried = Tried(partial(by_chance, salt))
    parts = body_of(plan_of(view_of(model, chapters), rulebook, layout, tried))
    assert {(slot.product, Card(slot.shape, part.template == "grid")) for part, _, slot in placed(parts)} <= set(
        tried.asked
    )
    assert len(set(tried.asked)) == len(tried.asked)


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_the_plan_depends_on_no_order_of_answers(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view, need = view_of(model, chapters), partial(by_chance, salt)
    plan = plan_of(view, rulebook, layout, Tried(need))
    assert (
        plan
        == plan_of(view, rulebook, layout, Tried(need, turned=True))
        == plan_of(view, rulebook, layout, Tried(need))
    )


@QUICK
@given(RUNS, RUNS, SALTS)
def test_trying_only_what_would_be_used_comes_to_the_best_of_all_plans(
    model: EditionView, rulebook: Rulebook, first: Sequence[str], last: Sequence[str], salt: int
) -> None:
    """With the filler counted before each chapter but the first."""
    view, need = view_of(model, [[(True, first)], [(True, last)]]), partial(by_chance, salt)
    parts = body_of(plan_of(view, rulebook, Layout.GRID, Tried(need)))
    for category, filler in zip(view.categories, (rulebook.costs.filler, 0), strict=True):
        found = [(slot.product, slot.shape) for part, _, slot in placed(parts) if part.category == category.slug]
        assert found == solved_at_once(category, rulebook, need, filler)


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_a_draft_tries_nothing_and_no_plan_costs_less(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    tried = Tried(partial(by_chance, salt))
    planner = Planner(view_of(model, chapters), LayoutRules(products=layout), rulebook, tried)
    draft = planner.draft()
    assert not tried.asked
    least = planner.quality(draft).total()
    plan = planner.plan()
    assert least <= planner.quality(plan).total()
    assert planner.draft() == plan


@pytest.mark.parametrize("shape", sorted(SHAPES - {(3, 4), (6, 4)}))
def test_texts_that_fit_one_shape_alone_stand_in_it(model: EditionView, rulebook: Rulebook, shape: Shape) -> None:
    """Whatever else would suit them; 36 fill pages of each shape that fills pages by itself."""
    view = view_of(model, [[(True, ["standard"] * 36)]])

    def only(_: str, other: Shape) -> TextFit:
        return TextFit(0) if other == shape else TextFit(NO_FIT, 5.0, "id")

    parts = body_of(plan_of(view, rulebook, Layout.GRID, Tried(only)))
    assert [slot.shape for _, _, slot in placed(parts)] == [shape] * 36


@pytest.mark.parametrize("layout", list(Layout))
def test_one_card_that_does_not_fit_moves_to_where_it_does(
    model: EditionView, rulebook: Rulebook, layout: Layout
) -> None:
    view = view_of(model, [[(True, ["standard"] * 10)]])
    stood = {slot.product: slot.shape for _, _, slot in placed(body_of(plan_of(view, rulebook, layout)))}
    for product in some(keys_of(view.products)):

        def need(key: str, shape: Shape, long: str = product) -> TextFit:
            return TextFit(NO_FIT, 2.0, "id") if key == long and shape == stood[long] else TextFit(0)

        now = {slot.product: slot.shape for _, _, slot in placed(body_of(plan_of(view, rulebook, layout, Tried(need))))}
        assert now[product] != stood[product]


@pytest.mark.parametrize("layout", list(Layout))
def test_a_text_that_fits_nowhere_is_printed_all_the_same(
    model: EditionView, rulebook: Rulebook, layout: Layout
) -> None:
    view = view_of(model, [[(True, ["standard"] * 10)]])
    tried = Tried(lambda _, shape: TextFit(NO_FIT, 100.0 / shape[1], "id"))
    stand = [slot.product for _, _, slot in placed(body_of(plan_of(view, rulebook, layout, tried)))]
    assert stand == keys_of(view.products)


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_what_is_known_before_changes_nothing_but_the_time(
    model: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view = view_of(model, chapters)
    need = partial(by_chance, salt)
    tried = Tried(need)
    planner = Planner(view, LayoutRules(products=layout, share_pages=False), rulebook, tried)
    planner.learn({product.key: {shape: need(product.key, shape) for shape in SHAPES} for product in view.products})
    assert planner.plan() == plan_of(view, rulebook, layout, Tried(need))
    assert not tried.asked
