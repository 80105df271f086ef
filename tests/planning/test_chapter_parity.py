"""Pages of cloth before a chapter, and chapters that all open on spreads."""

from __future__ import annotations

import pytest
from hypothesis import given

from catalog.edition.views import EditionView
from catalog.model.layout_rules import Layout, LayoutRules
from catalog.planning.chapter_parity import cloth_before
from catalog.planning.page_templates import Rulebook
from catalog.planning.planner import Planner
from tests.planning.books import CHAPTERS, LAYOUTS, QUICK, Chapter, Tried, body_of, view_of


@pytest.mark.parametrize(
    ("pages", "side", "spread", "cloths"),
    [
        (0, 0, False, 0),
        (3, 0, False, 1),
        (4, 0, False, 0),
        (3, 1, False, 0),
        (4, 1, False, 1),
        (3, None, False, 0),
        (0, 0, True, 0),
        (3, 0, True, 1),
        (4, 0, True, 2),
        (4, 1, True, 1),
        (4, None, True, 0),
    ],
)
def test_pages_of_cloth(pages: int, side: int | None, spread: bool, cloths: int) -> None:
    assert cloth_before(pages, side, spread=spread) == cloths


@QUICK
@given(CHAPTERS, LAYOUTS)
def test_every_chapter_opens_on_a_spread_where_that_is_wanted(
    model: EditionView, rulebook: Rulebook, chapters: list[Chapter], layout: Layout
) -> None:
    view = view_of(model, chapters)
    rules = LayoutRules(products=layout, share_pages=False, spreads=True)
    pages = [part for part in body_of(Planner(view, rules, rulebook, Tried()).plan()) for _ in part.pages]
    for place, part in enumerate(pages):
        if part.template == "opener":
            assert place % 2 == 0
            assert place == 0 or (pages[place - 1].template, pages[place - 1].category) == ("filler", part.category)
