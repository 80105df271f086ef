"""The plan: every product once and in order, no slot off its page, openers on the right, and no dearer than need be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, pairwise
from typing import Final, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.content.layout import Layout, LayoutRules
from catalog.content.validate import load_catalogue
from catalog.edition.select import select
from catalog.edition.views import BusinessView, CategoryView, EditionView, ProductView
from catalog.planning.layout import GAP, HEIGHT, LEFT, SHAPES, TOP, WIDTH, Box, Shape, height_of, slot_size
from catalog.planning.need import BARE, NO_FIT, SHORT, SMALLER, Card, Need
from catalog.planning.plan import Matter, Page, Part, Plan, Slot
from catalog.planning.planner import Planner
from catalog.planning.slots import slot_costs
from catalog.planning.solver import PageCosts, Run, solve
from catalog.planning.theme import PICTURE_STRIP, STORY_STRIP, Rulebook
from catalog.project import Project
from tests.conftest import DAY, SMALL

QUICK = settings(deadline=None, max_examples=20)
PROMINENCES: Final = ("feature", "standard", "compact")
LADDER: Final = (0, SMALLER, BARE, SHORT, NO_FIT)
Business = tuple[bool, Sequence[str]]  # whether it has a picture; the prominences of its products
Chapter = Sequence[Business]
PerPage = Literal["auto", "2", "4", "6", "9"]


@pytest.fixture(scope="module")
def small() -> EditionView:
    """The small project's view, with one business that has a picture and one without any."""
    project = Project(SMALL)
    catalogue = load_catalogue(project, DAY).catalogue
    assert catalogue
    return select(catalogue, "profil", "id", project.images, DAY)


def fits(product: str, shape: Shape) -> Need:
    """Everything as designed."""
    return Need(0)


@dataclass
class Tried:
    """Answers for the trial of cards, by a rule; remembers what it was asked."""

    need: Callable[[str, Shape], Need] = fits
    turned: bool = False  # whether answers come in another order than the questions
    asked: list[tuple[str, Card]] = field(default_factory=list)

    def __call__(self, cards: Mapping[str, Card]) -> Mapping[str, Need]:
        self.asked += cards.items()
        found = [(product, self.need(product, card.shape)) for product, card in cards.items()]
        return dict(found[::-1] if self.turned else found)


def view_of(small: EditionView, chapters: Sequence[Chapter]) -> EditionView:
    """A view with these chapters; `k-2/m-1/p-3` is the fourth product of the second business of the third chapter."""
    pictured, plain = small.businesses
    assert pictured.workshop
    assert not plain.workshop
    assert not plain.portrait
    categories = []
    for number, chapter in enumerate(chapters):
        slug = f"k-{number}"
        businesses = tuple(
            business_of(pictured if picture else plain, slug, f"{slug}-m-{place}", prominences)
            for place, (picture, prominences) in enumerate(chapter)
        )
        products = tuple(product for business in businesses for product in business.products)
        like = small.categories[0]
        categories.append(
            replace(
                like, slug=slug, anchor=f"category/{slug}", number=number + 1, businesses=businesses, products=products
            )
        )
    return replace(small, categories=tuple(categories))


def business_of(like: BusinessView, category: str, slug: str, prominences: Sequence[str]) -> BusinessView:
    products = tuple(
        replace(
            like.products[0],
            key=f"{slug}/p-{place}",
            anchor=f"product/{slug}/p-{place}",
            business=slug,
            category=category,
            prominence=prominence,
        )
        for place, prominence in enumerate(prominences)
    )
    return replace(like, slug=slug, anchor=f"business/{slug}", category=category, products=products)


def plan_of(
    view: EditionView,
    rulebook: Rulebook,
    layout: Layout,
    tried: Tried | None = None,
    per_page: PerPage = "auto",
    kept: Mapping[str, str] | None = None,
) -> Plan:
    rules = LayoutRules(products=layout, per_page=per_page, share_pages=False)
    return Planner(view, rules, rulebook, tried or Tried(), kept or {}).plan()


def body_of(plan: Plan) -> list[Part]:
    return [part for part in plan.parts if part.matter is Matter.BODY]


def placed(parts: Sequence[Part]) -> list[tuple[Part, Page, Slot]]:
    return [(part, page, slot) for part in parts for page in part.pages for slot in page.slots]


def keys_of(products: Sequence[ProductView]) -> list[str]:
    return [product.key for product in products]


RUNS = st.one_of(
    st.lists(st.sampled_from(PROMINENCES), max_size=12),
    st.builds(lambda prominence, count: [prominence] * count, st.sampled_from(PROMINENCES), st.integers(0, 60)),
)
BUSINESSES = st.tuples(st.booleans(), RUNS)
CHAPTERS = st.lists(st.lists(BUSINESSES, max_size=3), max_size=4)
LAYOUTS = st.sampled_from(list(Layout))
SALTS = st.integers(0, 1000)


def by_chance(salt: int, product: str, shape: Shape) -> Need:
    """A step of the ladder that looks random, and is the same for the same product and shape."""
    chance = (sum(product.encode()) * 31 + shape[0] * 7 + shape[1] * 3 + salt) * 2654435761 % 2**32
    step = LADDER[chance // 2**16 % len(LADDER)]
    return Need(step, chance % 500 / 10 if step == NO_FIT else 0.0, "id")


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_every_product_stands_once_and_in_order(
    small: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view = view_of(small, chapters)
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
    small: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], salt: int
) -> None:
    view = view_of(small, chapters)
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
    small: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view = view_of(small, chapters)
    parts = body_of(plan_of(view, rulebook, layout, Tried(partial(by_chance, salt))))
    for page in (page for part in parts for page in part.pages):
        below = TOP + (height_of(page.strip) + GAP if page.strip else 0)
        for number, slot in enumerate(page.slots):
            box = slot.box
            assert slot.shape in SHAPES
            assert (box.width, box.height) == pytest.approx(slot_size(slot.shape))
            assert box.x >= LEFT
            assert box.x + box.width <= LEFT + WIDTH + 0.01
            assert box.y >= below - 0.01
            assert box.y + box.height <= TOP + HEIGHT + 0.01
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
    small: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view = view_of(small, chapters)
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


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_every_card_of_the_plan_was_tried_once(
    small: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    tried = Tried(partial(by_chance, salt))
    parts = body_of(plan_of(view_of(small, chapters), rulebook, layout, tried))
    assert {(slot.product, Card(slot.shape, part.template == "grid")) for part, _, slot in placed(parts)} <= set(
        tried.asked
    )
    assert len(set(tried.asked)) == len(tried.asked)


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_the_plan_depends_on_no_order_of_answers(
    small: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view, need = view_of(small, chapters), partial(by_chance, salt)
    plan = plan_of(view, rulebook, layout, Tried(need))
    assert (
        plan
        == plan_of(view, rulebook, layout, Tried(need, turned=True))
        == plan_of(view, rulebook, layout, Tried(need))
    )


def solved_at_once(
    category: CategoryView, rulebook: Rulebook, need: Callable[[str, Shape], Need], filler: int
) -> list[tuple[str, Shape]]:
    """Where the products of a grid's chapter stand when it is known from the start how every card fits."""
    costs = rulebook.costs
    products = category.products
    slots = [
        slot_costs(product.prominence, {shape: need(product.key, shape) for shape in SHAPES}, rulebook)
        for product in products
    ]
    features = frozenset(place for place, product in enumerate(products) if product.prominence == "feature")
    page = PageCosts(costs.page, costs.mixed, costs.sparse, costs.other, costs.moved, costs.changed)
    solutions = solve(Run(slots, rulebook.pages, dense=features), page)
    makers = -(-len(category.businesses) // 6)
    on_the_right = {parity: (1 + makers + parity) % 2 for parity in solutions}
    best = min(
        solutions, key=lambda parity: (solutions[parity].cost + on_the_right[parity] * filler, on_the_right[parity])
    )
    shapes = chain.from_iterable(placed.template.shapes for placed in solutions[best].pages)
    return list(zip(keys_of(products), shapes, strict=True))


@QUICK
@given(RUNS, RUNS, SALTS)
def test_trying_only_what_would_be_used_comes_to_the_best_of_all_plans(
    small: EditionView, rulebook: Rulebook, first: Sequence[str], last: Sequence[str], salt: int
) -> None:
    """With the filler counted before each chapter but the first."""
    view, need = view_of(small, [[(True, first)], [(True, last)]]), partial(by_chance, salt)
    parts = body_of(plan_of(view, rulebook, Layout.GRID, Tried(need)))
    for category, filler in zip(view.categories, (rulebook.costs.filler, 0), strict=True):
        found = [(slot.product, slot.shape) for part, _, slot in placed(parts) if part.category == category.slug]
        assert found == solved_at_once(category, rulebook, need, filler)


@pytest.mark.parametrize("count", range(1, 41))
def test_a_filler_stands_only_where_it_is_cheaper_than_other_pages(
    small: EditionView, rulebook: Rulebook, count: int
) -> None:
    view = view_of(small, [[(True, ["standard"] * count)], [(True, ["standard"])]])
    parts = body_of(plan_of(view, rulebook, Layout.GRID))
    found = [(slot.product, slot.shape) for part, _, slot in placed(parts) if part.category == "k-0"]
    assert found == solved_at_once(view.categories[0], rulebook, fits, rulebook.costs.filler)


@pytest.mark.parametrize("shape", sorted(SHAPES - {(3, 4), (6, 4)}))
def test_texts_that_fit_one_shape_alone_stand_in_it(small: EditionView, rulebook: Rulebook, shape: Shape) -> None:
    """Whatever else would suit them; 36 fill pages of each shape that fills pages by itself."""
    view = view_of(small, [[(True, ["standard"] * 36)]])

    def only(_: str, other: Shape) -> Need:
        return Need(0) if other == shape else Need(NO_FIT, 5.0, "id")

    parts = body_of(plan_of(view, rulebook, Layout.GRID, Tried(only)))
    assert [slot.shape for _, _, slot in placed(parts)] == [shape] * 36


@pytest.mark.parametrize("layout", list(Layout))
def test_one_card_that_does_not_fit_moves_to_where_it_does(
    small: EditionView, rulebook: Rulebook, layout: Layout
) -> None:
    view = view_of(small, [[(True, ["standard"] * 10)]])
    stood = {slot.product: slot.shape for _, _, slot in placed(body_of(plan_of(view, rulebook, layout)))}
    for product in keys_of(view.products):

        def need(key: str, shape: Shape, long: str = product) -> Need:
            return Need(NO_FIT, 2.0, "id") if key == long and shape == stood[long] else Need(0)

        now = {slot.product: slot.shape for _, _, slot in placed(body_of(plan_of(view, rulebook, layout, Tried(need))))}
        assert now[product] != stood[product]


@pytest.mark.parametrize("layout", list(Layout))
def test_a_text_that_fits_nowhere_is_printed_all_the_same(
    small: EditionView, rulebook: Rulebook, layout: Layout
) -> None:
    view = view_of(small, [[(True, ["standard"] * 10)]])
    tried = Tried(lambda _, shape: Need(NO_FIT, 100.0 / shape[1], "id"))
    stand = [slot.product for _, _, slot in placed(body_of(plan_of(view, rulebook, layout, tried)))]
    assert stand == keys_of(view.products)


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("prominence", PROMINENCES)
@pytest.mark.parametrize("count", [0, 1, 10, 60])
def test_chapters_of_any_size(
    small: EditionView, rulebook: Rulebook, layout: Layout, prominence: str, count: int
) -> None:
    for picture in (True, False):
        view = view_of(small, [[(picture, [prominence] * count)], [(True, ["standard"])]])
        parts = body_of(plan_of(view, rulebook, layout))
        assert [slot.product for _, _, slot in placed(parts)] == keys_of(view.products)
        assert len([part for part in parts if part.template == "opener"]) == 2


def test_a_chapter_without_makers_is_its_opener_alone(small: EditionView, rulebook: Rulebook) -> None:
    for layout in Layout:
        parts = body_of(plan_of(view_of(small, [[]]), rulebook, layout))
        assert [part.name for part in parts] == ["opener/k-0"]


def test_a_book_without_chapters_has_no_body(small: EditionView, rulebook: Rulebook) -> None:
    for layout in Layout:
        assert body_of(plan_of(view_of(small, []), rulebook, layout)) == []


def test_features_alone_in_a_grid_get_more_room_than_compact_ones(small: EditionView, rulebook: Rulebook) -> None:
    pages = {}
    for prominence in PROMINENCES:
        parts = body_of(plan_of(view_of(small, [[(True, [prominence] * 36)]]), rulebook, Layout.GRID))
        pages[prominence] = sum(len(part.pages) for part in parts)
    assert pages["feature"] > pages["standard"] > pages["compact"]


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_planning_again_by_its_own_plan_changes_no_slot(
    small: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view, need = view_of(small, chapters), partial(by_chance, salt)
    plan = plan_of(view, rulebook, layout, Tried(need))
    kept = {page.products[0]: page.template for part in plan.parts for page in part.pages if page.slots}
    for order in (kept, dict(reversed([*kept.items()]))):
        assert plan_of(view, rulebook, layout, Tried(need), kept=order) == plan


@pytest.mark.parametrize("asked", ["2", "4", "6", "9"])
def test_a_grid_has_as_many_products_on_a_page_as_the_edition_asks(
    small: EditionView, rulebook: Rulebook, asked: PerPage
) -> None:
    view = view_of(small, [[(True, ["standard"] * 36)]])
    parts = body_of(plan_of(view, rulebook, Layout.GRID, per_page=asked))
    assert [len(page.slots) for page in products_pages(parts)] == [int(asked)] * (36 // int(asked))


def products_pages(parts: Sequence[Part]) -> Iterator[Page]:
    return (page for part in parts for page in part.pages if page.slots)


@QUICK
@given(st.lists(st.lists(BUSINESSES, min_size=1, max_size=2), min_size=2, max_size=3), LAYOUTS)
def test_an_edit_in_one_chapter_moves_nothing_in_another(
    small: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout
) -> None:
    *before, last = chapters
    shorter = [*before, [*last, (True, ["compact"] * 5)]]
    slots = []
    for changed in (chapters, shorter):
        parts = body_of(plan_of(view_of(small, changed), rulebook, layout))
        slots.append([slot for part, _, slot in placed(parts) if part.category != f"k-{len(before)}"])
    assert slots[0] == slots[1]


@QUICK
@given(CHAPTERS)
def test_chapters_that_share_pages_have_every_product_once_and_in_order(
    small: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter]
) -> None:
    view = view_of(small, chapters)
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


@QUICK
@given(CHAPTERS, LAYOUTS, SALTS)
def test_what_is_known_before_changes_nothing_but_the_time(
    small: EditionView, rulebook: Rulebook, chapters: Sequence[Chapter], layout: Layout, salt: int
) -> None:
    view = view_of(small, chapters)
    need = partial(by_chance, salt)
    tried = Tried(need)
    planner = Planner(view, LayoutRules(products=layout, share_pages=False), rulebook, tried)
    planner.learn({product.key: {shape: need(product.key, shape) for shape in SHAPES} for product in view.products})
    assert planner.plan() == plan_of(view, rulebook, layout, Tried(need))
    assert not tried.asked
