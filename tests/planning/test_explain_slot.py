"""The plan as it is shown, and why a product stands where it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest

from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.select import select
from catalog.edition.views import EditionView
from catalog.model.layout_rules import Layout, LayoutRules, Pin
from catalog.planning.explain_slot import Reasons, explain_product
from catalog.planning.page_grid import Box
from catalog.planning.page_templates import Rulebook
from catalog.planning.pins import read_pins
from catalog.planning.plan import Plan
from catalog.planning.plan_view import Overview, make_overview
from catalog.planning.planner import Planner
from catalog.planning.text_fit import NO_FIT, SMALLER, Card, TextFit
from tests.conftest import DAY, SMALL
from tests.loops import some
from tests.shipped import PAGE

Tried = Callable[[Mapping[str, Card]], Mapping[str, TextFit]]
PROFILE = LayoutRules(products=Layout.PROFILE)
GRID = LayoutRules(products=Layout.GRID)


def fits(cards: Mapping[str, Card]) -> dict[str, TextFit]:
    return {key: TextFit(0, 0.0, "en") for key in cards}


@pytest.fixture(scope="module")
def view() -> EditionView:
    project = Project(SMALL)
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    return select(catalogue, "profil", "en", project.images, DAY)


def planned(view: EditionView, rulebook: Rulebook, rules: LayoutRules, tried: Tried = fits) -> tuple[Planner, Plan]:
    planner = Planner(view, rules, rulebook, tried)
    return planner, planner.plan()


def shown(view: EditionView, rulebook: Rulebook, rules: LayoutRules) -> Overview:
    planner, plan = planned(view, rulebook, rules)
    return make_overview(plan, view, planner.needs, PAGE)


def asked(view: EditionView, rulebook: Rulebook, rules: LayoutRules, key: str, tried: Tried = fits) -> Reasons:
    planner, plan = planned(view, rulebook, rules, tried)
    return explain_product(planner, plan, key)


def inside(box: Box, around: Box) -> bool:
    return (
        box.x >= around.x - 0.01
        and box.y >= around.y - 0.01
        and box.x + box.width <= around.x + around.width + 0.01
        and box.y + box.height <= around.y + around.height + 0.01
    )


@pytest.mark.parametrize("rules", [PROFILE, GRID])
def test_every_product_is_shown_once_in_its_chapter(view: EditionView, rulebook: Rulebook, rules: LayoutRules) -> None:
    overview = shown(view, rulebook, rules)
    found = {s.slug: sorted(product.key for page in s.pages for product in page.products) for s in overview.sections}
    assert found.pop("front") == found.pop("back") == []
    assert found == {category.slug: sorted(p.key for p in category.products) for category in view.categories}
    assert overview.products == len(view.products)


@pytest.mark.parametrize("rules", [PROFILE, GRID])
def test_the_body_is_numbered_from_1_and_odd_pages_stand_right(
    view: EditionView, rulebook: Rulebook, rules: LayoutRules
) -> None:
    sections = shown(view, rulebook, rules).sections
    body = [page for section in sections for page in section.pages if section.accent]
    assert [page.number for page in body] == list(range(1, len(body) + 1))
    assert all(page.recto == (page.number % 2 == 1) for page in body)
    for section in some(sections):
        assert [page for spread in section.spreads for page in spread if page] == list(section.pages)
        assert all(left is None or not left.recto for left, _ in section.spreads)
        assert all(right is None or right.recto for _, right in section.spreads)


@pytest.mark.parametrize("rules", [PROFILE, GRID])
def test_boxes_lie_on_the_page_and_words_in_their_slot(
    view: EditionView, rulebook: Rulebook, rules: LayoutRules
) -> None:
    sheet, area = Box(0, 0, PAGE.width, PAGE.height), Box(PAGE.left, PAGE.top, PAGE.type_width, PAGE.type_height)
    for page in some(page for section in shown(view, rulebook, rules).sections for page in section.pages):
        boxes = [*(box for _, box in page.directory), *(box for box in (page.words, page.picture) if box)]
        assert all(inside(box, sheet) for box in boxes)
        for product in page.products:
            assert inside(product.box, area)
            assert inside(product.words, product.box)
            assert inside(product.picture, sheet if page.layout == "feature" else product.box)
            assert product.words.width > 20
            assert product.words.height > 20


def test_costs_add_up(view: EditionView, rulebook: Rulebook) -> None:
    planner, plan = planned(view, rulebook, PROFILE)
    overview = make_overview(plan, view, planner.needs, PAGE)
    assert overview.cost == sum(page.cost for part in plan.parts for page in part.pages) > 0
    assert set(overview.flowing) == {part.name for part in plan.parts if not part.pages} | {"blank", "notes"}


def test_an_edition_without_products_is_shown_too(view: EditionView, rulebook: Rulebook) -> None:
    overview = shown(replace(view, categories=()), rulebook, PROFILE)
    assert next(page.layout for section in overview.sections for page in section.pages) == "cover"
    assert (overview.products, overview.cost) == (0, 0)


@pytest.mark.parametrize("rules", [PROFILE, GRID])
def test_reasons_agree_with_the_plan(view: EditionView, rulebook: Rulebook, rules: LayoutRules) -> None:
    planner, plan = planned(view, rulebook, rules)
    pages = {key: page for part in plan.parts for page in part.pages for key in page.products}
    for key, page in some(pages.items()):
        reasons = explain_product(planner, plan, key)
        slot = next(slot for slot in page.slots if slot.product == key)
        assert reasons.taken.shape == slot.shape
        assert reasons.taken in reasons.candidates
        assert [one.cost for one in reasons.candidates] == sorted(one.cost for one in reasons.candidates)
        assert (reasons.template, reasons.page_cost) == (page.template, page.cost)
        assert 0 <= reasons.products_cost <= page.cost
        assert reasons.rival is None or reasons.rival.cost >= page.cost
        assert reasons.rival is None or reasons.rival.template != page.template


def test_a_feature_in_a_book_by_makers_is_bound_to_its_own_page(view: EditionView, rulebook: Rulebook) -> None:
    features = [product.key for product in view.products if product.prominence == "feature"]
    reasons = [asked(view, rulebook, PROFILE, key) for key in features]
    assert [one for one in reasons if one.bound]
    for one in some(reasons):
        assert bool(one.bound) == (one.layout == "feature")
        if one.bound:
            assert [candidate.shape for candidate in one.candidates] == [(6, 6)]
            assert one.rival is None


def test_pins_are_told_and_pinned_pages_shown(view: EditionView, rulebook: Rulebook) -> None:
    own, (first, second) = "tenun-contoh/serbet", [product.key for product in view.categories[-1].products[:2]]
    slug = view.categories[-1].slug
    pins = [Pin(own_page=own), Pin(together=(first, second)), Pin(notes=2, before=slug)]
    planner = Planner(view, GRID, rulebook, fits, pins=read_pins(pins))
    plan = planner.plan()
    reasons = explain_product(planner, plan, own)
    assert (reasons.bound, reasons.taken.shape, reasons.taken.cost) == ("pin", (6, 6), 0)
    assert explain_product(planner, plan, second).taken.need == TextFit(0, 0.0, "en")
    overview = make_overview(plan, view, planner.needs, PAGE)
    last = next(section for section in overview.sections if section.slug == slug)
    assert [page.layout for page in last.pages][:2] == ["notes", "notes"]
    assert overview.products == len(view.products)


def test_a_text_that_was_tried_counts_in_its_slot_alone(view: EditionView, rulebook: Rulebook) -> None:
    key = next(product.key for product in view.products if product.prominence == "standard")
    first = asked(view, rulebook, GRID, key).taken

    def tried(cards: Mapping[str, Card]) -> dict[str, TextFit]:
        tight = {name: card for name, card in cards.items() if name == key and card.shape == first.shape}
        return fits(cards) | {name: TextFit(NO_FIT, 3.2, "id") for name in tight}

    reasons = asked(view, rulebook, GRID, key, tried)
    refused = next(one for one in reasons.candidates if one.shape == first.shape)
    assert refused.need == TextFit(NO_FIT, 3.2, "id")
    assert refused.text == rulebook.costs.overflow + 32
    assert refused.room == first.room
    assert reasons.taken.shape != first.shape
    assert any(one.need is None and one.text == 0 for one in reasons.candidates)


def test_a_smaller_text_is_paid_for(view: EditionView, rulebook: Rulebook) -> None:
    key = view.products[0].key
    reasons = asked(view, rulebook, GRID, key, lambda cards: {name: TextFit(SMALLER, 0.0, "en") for name in cards})
    assert reasons.taken.text == rulebook.costs.smaller
    assert reasons.taken.cost == reasons.taken.room + reasons.taken.text


def test_what_is_not_in_the_plan_has_no_reasons(view: EditionView, rulebook: Rulebook) -> None:
    with pytest.raises(KeyError):
        asked(view, rulebook, GRID, "nobody/nothing")
