"""Books made up for the planner: chapters of makers, and how their cards would fit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final, Literal

from hypothesis import settings
from hypothesis import strategies as st

from catalog.edition.views import BusinessView, CategoryView, EditionView, ProductView
from catalog.model.layout_rules import Layout, LayoutRules
from catalog.planning.page_grid import SHAPES, Shape
from catalog.planning.page_templates import Rulebook
from catalog.planning.plan import Matter, Page, Part, Plan, Slot
from catalog.planning.planner import Planner
from catalog.planning.slot_costs import slot_costs
from catalog.planning.solver import PageCosts, Run, solve
from catalog.planning.text_fit import BARE, NO_FIT, SHORT, SMALLER, Card, TextFit

QUICK = settings(deadline=None, max_examples=20)
PROMINENCES: Final = ("feature", "standard", "compact")
LADDER: Final = (0, SMALLER, BARE, SHORT, NO_FIT)
Business = tuple[bool, Sequence[str]]  # whether it has a picture; the prominences of its products
Chapter = Sequence[Business]
PerPage = Literal["auto", "2", "4", "6", "9"]


def fits(product: str, shape: Shape) -> TextFit:
    """Everything as designed."""
    return TextFit(0)


@dataclass
class Tried:
    """Answers for the trial of cards, by a rule; remembers what it was asked."""

    need: Callable[[str, Shape], TextFit] = fits
    turned: bool = False  # whether answers come in another order than the questions
    asked: list[tuple[str, Card]] = field(default_factory=list)

    def __call__(self, cards: Mapping[str, Card]) -> Mapping[str, TextFit]:
        self.asked += cards.items()
        found = [(product, self.need(product, card.shape)) for product, card in cards.items()]
        return dict(found[::-1] if self.turned else found)


def view_of(model: EditionView, chapters: Sequence[Chapter]) -> EditionView:
    """A view with these chapters; `k-2/m-1/p-3` is the fourth product of the second business of the third chapter."""
    pictured, plain = model.businesses
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
        like = model.categories[0]
        categories.append(
            replace(
                like, slug=slug, anchor=f"category/{slug}", number=number + 1, businesses=businesses, products=products
            )
        )
    return replace(model, categories=tuple(categories))


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


def by_chance(salt: int, product: str, shape: Shape) -> TextFit:
    """A step of the ladder that looks random, and is the same for the same product and shape."""
    chance = (sum(product.encode()) * 31 + shape[0] * 7 + shape[1] * 3 + salt) * 2654435761 % 2**32
    step = LADDER[chance // 2**16 % len(LADDER)]
    return TextFit(step, chance % 500 / 10 if step == NO_FIT else 0.0, "id")


def solved_at_once(
    category: CategoryView, rulebook: Rulebook, need: Callable[[str, Shape], TextFit], filler: int
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
