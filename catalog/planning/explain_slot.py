"""The plan and the planner that made it → why a product stands where it does (stage 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from catalog.edition.views import ProductView
from catalog.planning.page_grid import PageTemplate, Shape
from catalog.planning.plan import Matter, Page, Part, Plan
from catalog.planning.planner import WHOLE, Planner
from catalog.planning.slot_costs import text_cost
from catalog.planning.solver import FORBIDDEN, PageCosts, Run, solve
from catalog.planning.text_fit import TextFit

FEATURE: Final = "feature"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A shape of slot (columns of six × units of height) and what it costs a product there.

    `need` is None where the card was not tried, since it costs too much even if its text fits, as was taken.
    """

    shape: Shape
    size: tuple[float, float]  # width and height of the slot in mm
    room: int
    text: int
    need: TextFit | None

    @property
    def cells(self) -> int:
        return self.shape[0] * self.shape[1]

    @property
    def cost(self) -> int:
        return self.room + self.text


@dataclass(frozen=True, slots=True)
class Rival:
    """Another template for the same products, and what the page would cost in it."""

    template: str
    cost: int


@dataclass(frozen=True, slots=True)
class Reasons:
    """What decided where a product stands and how large it is.

    `candidates` are in the order of their cost. `bound` is not "" where a product has a page of its own whatever that
    costs: `feature` in a profile, `pin` by hand. `rival` is the next best template, None where the theme has no other.
    """

    product: ProductView
    number: int  # of its page in the body, from 1
    chapter: str
    layout: str
    ideal: int  # cells
    least: int  # cells
    taken: Candidate
    candidates: tuple[Candidate, ...]
    bound: str
    kept: bool  # whether there was a plan before, and pages that differ from it cost more
    strip: int  # units that the heading strip takes of the page
    template: str
    products: int  # on the page
    page_cost: int
    products_cost: int  # the part of it that the products make
    rival: Rival | None


def explain_product(planner: Planner, plan: Plan, key: str) -> Reasons:
    """Why the product `key` (`<business>/<product>`) of `plan` stands where it does. KeyError when it is not in it."""
    number, part, page = _place(plan, key)
    products = {product.key: product for product in planner.view.products}
    product = products[key]
    bound = _bound(planner, part, page, product)
    asked = planner.rules.per_page_in(part.category) if part.template == "grid" else 0
    taken_shape = next(slot.shape for slot in page.slots if slot.product == key)
    candidates = _candidates(planner, product, page, planner.costs_of(product, cramped=not asked), bound)
    room = planner.rulebook.room(product.prominence)
    return Reasons(
        product=product,
        number=number,
        chapter=next(category.name for category in planner.view.categories if category.slug == part.category),
        layout=page.layout,
        ideal=room.ideal,
        least=room.least,
        taken=next(candidate for candidate in candidates if candidate.shape == taken_shape),
        candidates=candidates,
        bound=bound,
        kept=bool(planner.kept),
        strip=page.strip,
        template=page.template,
        products=len(page.slots),
        page_cost=page.cost,
        products_cost=sum(
            planner.costs_of(products[slot.product], cramped=not asked)[slot.shape] for slot in page.slots
        ),
        rival=None if bound else _rival(planner, page, [products[key] for key in page.products], asked),
    )


def _place(plan: Plan, key: str) -> tuple[int, Part, Page]:
    """The page of a product, its part, and its number in the body from 1."""
    body = ((part, page) for part in plan.parts if part.matter is Matter.BODY for page in part.pages)
    for number, (part, page) in enumerate(body, start=1):
        if key in page.products:
            return number, part, page
    raise KeyError(key)


def _bound(planner: Planner, part: Part, page: Page, product: ProductView) -> str:
    """What gives a product a page of its own whatever that costs; "" where nothing does."""
    if product.key in planner.pins.own:
        return "pin"
    alone = page.layout == FEATURE and part.template == "profile" and product.prominence == FEATURE
    return FEATURE if alone else ""


def _candidates(
    planner: Planner, product: ProductView, page: Page, costs: Mapping[Shape, int], bound: str
) -> tuple[Candidate, ...]:
    """The shapes that a product may have on a page like this one or on a later one of the same run, cheapest first."""
    templates = [*planner.rulebook.pages, *(planner.rulebook.under(pictured=page.pictured) if page.strip else ())]
    shapes = {WHOLE} if bound else {shape for template in templates for shape in template.shapes}
    needs, geometry = planner.needs.get(product.key, {}), planner.rulebook.geometry
    found = []
    for shape in sorted(shapes & costs.keys()):
        need = needs.get(shape)
        text = min(text_cost(need, planner.rulebook.costs), costs[shape])  # a pinned product's does not count
        found.append(Candidate(shape, geometry.slot_size(shape), costs[shape] - text, text, need))
    return tuple(sorted(found, key=lambda candidate: (candidate.cost, candidate.cells, candidate.shape)))


def _rival(planner: Planner, page: Page, products: Sequence[ProductView], asked: int) -> Rival | None:
    """The cheapest other template for the products of `page`; None also where chapters share it, as they can in one way
    alone."""
    rulebook = planner.rulebook
    templates = rulebook.under(pictured=page.pictured) if page.strip else rulebook.pages
    fitting = [template for template in templates if template.slots == len(products)]
    costs = {template.name: _page_cost(planner, template, products, asked) for template in fitting}
    own = costs.pop(page.template, None)
    if own is None:
        return None
    # A page that begins elsewhere than in the plan before costs that much in every template: only differences count.
    others = [(cost - own, place, name) for place, (name, cost) in enumerate(costs.items()) if cost < FORBIDDEN]
    if not others:
        return None
    more, _, name = min(others)
    return Rival(name, page.cost + more)


def _page_cost(planner: Planner, template: PageTemplate, products: Sequence[ProductView], asked: int) -> int:
    """What a page of these products costs in `template`; FORBIDDEN where that would part what is pinned together."""
    costs = planner.rulebook.costs
    before = planner.rulebook.template(planner.kept.get(products[0].key, ""))
    run = Run(
        [planner.costs_of(product, cramped=not asked) for product in products],
        [template],
        joined=frozenset(
            place for place, product in enumerate(products) if place and product.key in planner.pins.beside
        ),
        kept={0: before} if before else {},
        dense=frozenset(place for place, product in enumerate(products) if product.prominence == FEATURE),
        asked=asked,
    )
    charges = PageCosts(costs.page, costs.mixed, costs.sparse, costs.other, costs.moved, costs.changed)
    return min((solution.cost for solution in solve(run, charges).values()), default=FORBIDDEN)
