"""What is printed + needs → the plan: which product stands where, and how large (stage 4).

A chapter begins on a right-hand page, if no pin says otherwise, and so depends on no other. Inside it each business
(or its products as a whole, in a grid) is a run that `solver` pages; the runs are chained so that a page of pattern at
the chapter's end is needed only where it costs least.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from catalog.edition.views import BusinessView, CategoryView, EditionView, ProductView
from catalog.model.layout_rules import Layout, LayoutRules
from catalog.planning.chapter_parity import Options, chained, cloth_before, wanted_parity
from catalog.planning.front_and_back import back_matter, front_matter, maker_parts, opener_parts
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_grid import UNITS, PageTemplate, Row, Shape
from catalog.planning.page_templates import PICTURE_STRIP, Rulebook
from catalog.planning.pins import Pins, notes_page
from catalog.planning.plan import Matter, Page, Part, Plan, Slot
from catalog.planning.shared_pages import MOST, pair_chapters, shared_page, shared_shapes
from catalog.planning.slot_costs import slot_costs
from catalog.planning.solver import PageCosts, Placed, Run, Solution, solve
from catalog.planning.text_fit import Card, TextFit

WHOLE: Final = (6, 6)
FEATURE: Final = PageTemplate((Row(UNITS, 1),))


@dataclass(slots=True)
class Planner:
    """Plans one edition.

    `tried` returns how cards fit. It is called for those alone that a plan would use: until then a text is taken to
    fit, so that a plan whose cards have all been tried and that is still the cheapest is the best of all.
    `kept` has the template of each page of the plan before, by the product that begins it.
    """

    view: EditionView
    rules: LayoutRules
    rulebook: Rulebook
    tried: Callable[[Mapping[str, Card]], Mapping[str, TextFit]]
    kept: Mapping[str, str] = field(default_factory=dict)
    pins: Pins = field(default_factory=Pins)
    _needs: dict[str, dict[Shape, TextFit]] = field(default_factory=dict, init=False)
    _costs: dict[str, tuple[int, Mapping[Shape, int]]] = field(default_factory=dict, init=False)
    _alike: dict[tuple[tuple[Shape, int], ...], Mapping[Shape, int]] = field(default_factory=dict, init=False)
    _solved: dict[Hashable, Mapping[int, Solution]] = field(default_factory=dict, init=False)

    @property
    def needs(self) -> Mapping[str, Mapping[Shape, TextFit]]:
        """How the cards that were tried fit, by product and shape of slot."""
        return self._needs

    def learn(self, needs: Mapping[str, Mapping[Shape, TextFit]]) -> None:
        """Add how cards fit before they are tried: the plan comes out the same, sooner. Also of those that `tried`
        took to fit, and that do not."""
        for product, by_shape in needs.items():
            self._needs.setdefault(product, {}).update(by_shape)
            self._costs.pop(product, None)

    def plan(self) -> Plan:
        """The parts of the book in order."""
        while unknown := self.unknown((plan := self.draft()).parts):
            for product, need in self.tried(unknown).items():
                self._needs.setdefault(product, {})[unknown[product].shape] = need
        return plan

    def draft(self) -> Plan:
        """The same as far as it is known how cards fit, with nothing tried: no plan costs less."""
        body = tuple(self._body())
        return Plan(self.view.slug, (*front_matter(self.view), *body, *back_matter(self.view, self.rules)))

    def quality(self, plan: Plan) -> Counter[str]:
        """The cost of a plan by chapter, leaving out what it costs to differ from the one before."""
        costs = self.rulebook.costs
        total: Counter[str] = Counter()
        for part in plan.parts:
            for page in part.pages:
                total[part.category] += page.cost
                free = part.template == "grid" or page.layout not in ("feature", "shared")
                if self.kept and page.products and free:
                    before = self.kept.get(page.products[0])
                    total[part.category] -= (
                        costs.moved if before is None else costs.changed if before != page.template else 0
                    )
        return total

    def afresh(self) -> Planner:
        """A planner with the same trials of cards that keeps nothing of the plan before."""
        planner = Planner(self.view, self.rules, self.rulebook, self.tried, pins=self.pins)
        planner._needs, planner._alike, planner._solved = self._needs, self._alike, self._solved
        return planner

    def unknown(self, parts: Sequence[Part]) -> Mapping[str, Card]:
        """The cards of these parts of which it is not known whether their text fits."""
        return {
            product: card
            for part in parts
            for product, card in cards_of(part).items()
            if card.shape not in self._needs.get(product, {})
        }

    def _body(self) -> Iterator[Part]:
        pages = 0
        if self.view.volume and self.view.volume.lists:
            return
        groups = list(pair_chapters(self.view.categories, self._is_small))
        for place, group in enumerate(groups):
            for part in self._opening(group[0], pages, shared=len(group) > 1):
                pages += len(part.pages)
                yield part
            following = groups[place + 1] if place + 1 < len(groups) else ()
            after = self.pins.after.get(group[-1].slug, ())
            wanted = self._wanted(following, pages + len(after))
            chapters = self._shared(group) if len(group) > 1 else self._chapter(group[0], wanted)
            for part in (*chapters, *after):
                pages += len(part.pages)
                yield part

    def _is_small(self, category: CategoryView) -> bool:
        """Whether a chapter may share a page: one of a grid, with few products whose texts are not known to be too long
        for it, none of them a feature, and no pins."""
        slug, pins = category.slug, self.pins
        pinned = slug in pins.starts or slug in pins.pages or slug in pins.before or slug in pins.after
        alone = any(p.key in pins.own or p.prominence == "feature" for p in category.products)
        grid = self.rules.share_pages and self.rules.products_in(slug) is Layout.GRID and not (pinned or alone)
        shapes = shared_shapes(category, self._geometry) if grid and 0 < len(category.products) <= MOST else ()
        return bool(shapes) and not any(
            self.costs_of(product)[shape] >= self.rulebook.costs.overflow
            for product, shape in zip(category.products, shapes, strict=True)
        )

    def _shared(self, group: Sequence[CategoryView]) -> Iterator[Part]:
        """Two small chapters on the page that they share, and then their makers."""
        page, slug = shared_page(group, self.costs_of, self.rulebook.costs.page, self._geometry), group[0].slug
        yield Part(f"shared/{slug}", "shared", Matter.BODY, slug, slug, (page,))
        yield from maker_parts(group, self._geometry)

    def _wanted(self, following: Sequence[CategoryView], pages: int) -> int | None:
        """How many pages, modulo 2, a chapter should have for the `following` one; None where that does not matter.
        `pages` are those of the body besides the chapter's own."""
        if len(following) != 1 or following[0].slug in self.pins.pages:
            return None
        between = len(self.pins.before.get(following[0].slug, ()))
        return wanted_parity(pages + between, self.pins.side(following[0].slug), spread=self.rules.spreads)

    def _opening(self, category: CategoryView, pages: int, *, shared: bool) -> Iterator[Part]:
        """What stands before a chapter that `pages` of the body precede: pinned pages, then what its place needs."""
        before = self.pins.before.get(category.slug, ())
        yield from before
        pages += len(before)
        anchor = self.pins.pages.get(category.slug)
        if anchor is not None:
            yield from (notes_page(f"reserve/{category.slug}/{page}") for page in range(pages + 1, anchor))
        elif not shared:
            cloths = cloth_before(pages, self.pins.side(category.slug), spread=self.rules.spreads)
            cloth = (Page("filler", head=False, cost=self.rulebook.costs.filler),)
            for name in (f"filler/{category.slug}", f"filler/{category.slug}/2")[:cloths]:
                yield Part(name, "filler", Matter.BODY, category=category.slug, pages=cloth, furniture=False)

    def _chapter(self, category: CategoryView, wanted: int | None) -> Iterator[Part]:
        """The opener, which an extract has none of, then the runs of the chapter, then its makers. `wanted` is how many
        pages, modulo 2, spare the next chapter a page of pattern; None where it begins on any."""
        openers = opener_parts(self.view, category)
        yield from openers
        filler = self.rulebook.costs.filler
        if self.rules.products_in(category.slug) is Layout.PROFILE:
            options = [self._profile(business) for business in category.businesses]
            chosen = chained(options, len(openers), wanted, filler)
            for business, pages in zip(category.businesses, chosen, strict=True):
                name = f"business/{category.slug}/{business.slug}"
                yield Part(name, "profile", Matter.BODY, business.slug, category.slug, pages)
            return
        makers = list(maker_parts([category], self._geometry))
        (pages,) = chained([self._grid(category)], len(openers) + len(makers), wanted, filler)
        for number, page in enumerate(pages, start=1):
            name = f"grid/{category.slug}/{number}"
            yield Part(name, "grid", Matter.BODY, category.slug, category.slug, (page,))
        yield from makers

    def _profile(self, business: BusinessView) -> Options:
        """A business with its story, then its products; features on pages of their own behind the first."""
        features, others = self._split(business)
        picture = business.workshop or business.portrait
        if not others and not picture:
            others, features = features[:1], features[1:]
        own = tuple(self._feature(product) for product in features)
        if not others:
            pages = (Page("profile-full", head=False), *own)
            return {len(pages) % 2: (sum(page.cost for page in pages), pages)}
        strip = PICTURE_STRIP if picture else self.rulebook.theme.story_units
        options = {}
        for solution in self._solve(others, self.rulebook.under(pictured=bool(picture))).values():
            first, *rest = self._pages(others, solution, strip)
            pages = (replace(first, head=not picture), *own, *rest)
            options[len(pages) % 2] = (sum(page.cost for page in pages), pages)
        return options

    def _split(self, business: BusinessView) -> tuple[list[ProductView], list[ProductView]]:
        """The products of a profile with pages of their own, and the others; of all, the first stands below a story
        without a picture."""
        own = [p for p in business.products if p.prominence == "feature" or p.key in self.pins.own]
        return own, [product for product in business.products if product not in own]

    def names_makers(self) -> dict[str, bool]:
        """Whether the card of each product names its maker: those of a profile need not."""
        return {
            product.key: self.rules.products_in(category.slug) is not Layout.PROFILE
            for category in self.view.categories
            for product in category.products
        }

    def runs(self) -> list[Sequence[ProductView]]:
        """Products that may stand side by side, in their order."""
        found: list[Sequence[ProductView]] = []
        for category in self.view.categories:
            if self.rules.products_in(category.slug) is Layout.PROFILE:
                found += [self._split(business)[1] for business in category.businesses]
            else:
                found.append(category.products)
        return found

    def _feature(self, product: ProductView) -> Page:
        cost = self.costs_of(product).get(WHOLE, 0) + self.rulebook.costs.page
        return Page("feature", self._slots(FEATURE, [product]), head=False, template=FEATURE.name, cost=cost)

    def _grid(self, category: CategoryView) -> Options:
        solutions = self._solve(category.products, (), self.rules.per_page_in(category.slug))
        return {
            parity: (solution.cost, tuple(self._pages(category.products, solution, 0)))
            for parity, solution in solutions.items()
        }

    def _solve(
        self, products: Sequence[ProductView], first: Sequence[PageTemplate], asked: int = 0
    ) -> Mapping[int, Solution]:
        """The best pages of a run. Most runs of a book are the same, as long as their products are only counted."""
        kept = [(place, self.kept[product.key]) for place, product in enumerate(products) if product.key in self.kept]
        slots = [self.costs_of(product, cramped=not asked) for product in products]
        features = frozenset(place for place, product in enumerate(products) if product.prominence == "feature")
        joined = frozenset(place for place, product in enumerate(products) if product.key in self.pins.beside)
        question = (tuple(map(id, slots)), id(first), joined, tuple(kept), features, asked)
        if question not in self._solved:
            before = {place: template for place, name in kept if (template := self.rulebook.template(name))}
            costs = self.rulebook.costs
            self._solved[question] = solve(
                Run(slots, self.rulebook.pages, first, joined, before, features, asked),
                PageCosts(costs.page, costs.mixed, costs.sparse, costs.other, costs.moved, costs.changed),
            )
        return self._solved[question]

    def costs_of(self, product: ProductView, *, cramped: bool = True) -> Mapping[Shape, int]:
        """Costs of the slots; the same object wherever the costs are the same."""
        needs = self._needs.get(product.key, {})
        known = self._costs.get(product.key)
        if known and known[0] == len(needs):
            return known[1]
        costs = slot_costs(product.prominence, needs, self.rulebook, cramped=cramped)
        if product.key in self.pins.own:
            costs = {WHOLE: 0}
        costs = self._alike.setdefault(tuple(costs.items()), costs)
        self._costs[product.key] = len(needs), costs
        return costs

    def _pages(self, products: Sequence[ProductView], solution: Solution, strip: int) -> Iterator[Page]:
        for number, placed in enumerate(solution.pages):
            on_page = products[placed.start : placed.start + placed.template.slots]
            below = strip if number == 0 else 0
            yield self._page(placed, on_page, below)

    def _page(self, placed: Placed, products: Sequence[ProductView], strip: int) -> Page:
        template = placed.template
        slots = self._slots(template, products, strip)
        if strip:
            return Page("profile", slots, strip, template=template.name, cost=placed.cost)
        whole = template.shapes == (WHOLE,)
        return Page("feature" if whole else "products", slots, 0, (), not whole, template.name, placed.cost)

    def _slots(self, template: PageTemplate, products: Sequence[ProductView], strip: int = 0) -> tuple[Slot, ...]:
        placed = zip(products, template.shapes, self._geometry.boxes(template, strip), strict=True)
        return tuple(Slot(product.key, shape, box) for product, shape, box in placed)

    @property
    def _geometry(self) -> PageGeometry:
        return self.rulebook.geometry


def cards_of(part: Part) -> dict[str, Card]:
    """The cards on a part's pages, by product."""
    maker = part.template != "profile"
    return {slot.product: Card(slot.shape, maker) for page in part.pages for slot in page.slots}
