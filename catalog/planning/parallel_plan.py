"""The plan of several editions with the same pages → that of one of them (stage 4).

Every product stands on its page. Of a page with products that the edition does not take, the others stand in the
template that suits their number best; a page that nothing is left of is one of woven pattern, more than two in a row
are for notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Final

from catalog.edition.views import CategoryView, EditionView, ProductView
from catalog.planning.front_and_back import back_matter, front_matter
from catalog.planning.page_grid import PageTemplate
from catalog.planning.pins import notes_page
from catalog.planning.plan import Matter, Page, Part, Plan, Section, Slot
from catalog.planning.planner import WHOLE, Planner
from catalog.planning.shared_pages import shared_page, shared_shapes
from catalog.planning.solver import PageCosts, Run, solve

EMPTY: Final = Page("filler", head=False)
NAME: Final = "empty/"  # what the names of parts begin with that stand in for pages without a product
MOST_CLOTH: Final = 2  # pages of pattern in a row


@dataclass(frozen=True, slots=True)
class EmptyPage:
    """A page of the body (numbered from 1) of which nothing is left, and the products that stand there elsewhere."""

    number: int
    products: tuple[str, ...]


@dataclass(slots=True)
class OwnPages:
    """The pages of one edition of several that are planned together. `planner` is its own, which knows how its cards
    fit. `refitted` are the products whose slots are others than planned together, `empty` the pages without any."""

    view: EditionView
    planner: Planner
    refitted: set[str] = field(default_factory=set, init=False)
    empty: list[EmptyPage] = field(default_factory=list, init=False)
    _categories: Mapping[str, CategoryView] = field(init=False)
    _products: Mapping[str, ProductView] = field(init=False)

    def __post_init__(self) -> None:
        self._categories = {category.slug: category for category in self.view.categories}
        self._products = {product.key: product for product in self.view.products}

    def of(self, together: Plan) -> Plan:
        """The edition's plan. Its body is that of `together` page by page, and ends with its own last product."""
        self.refitted.clear()
        self.empty.clear()
        body: list[Part] = []
        number = 1
        for part in together.parts:
            if part.matter is Matter.BODY:
                body += self._own(part, number)
                number += len(part.pages)
        while body and (_is_empty(body[-1]) or body[-1].template == "filler"):  # behind the last product
            number -= len(body.pop().pages)
        self.empty = [page for page in self.empty if page.number < number]
        rules, parts = self.planner.rules, _for_notes(body)
        return Plan(self.view.slug, (*front_matter(self.view), *parts, *back_matter(self.view, rules)))

    def _own(self, part: Part, number: int) -> Iterable[Part]:
        """What a part of the body, whose first page has this number, is in this edition: as many pages."""
        match part.template:
            case "profile" | "grid":
                return self._split(part, number, self._with_products)
            case "shared":
                return self._split(part, number, self._shared)
            case "makers":
                return self._split(part, number, self._makers)
            case "opener" if part.category not in self._categories:
                return [self._filler(number, (), "")]
            case "filler" if part.category not in self._categories:
                return [replace(part, category="")]
        return [part]

    def _split(self, part: Part, number: int, own: Callable[[Part, Page], Page | None]) -> Iterator[Part]:
        """The part with its `own` pages; where one is empty, it goes on behind that as a part of its own."""
        pages = [own(part, page) for page in part.pages]
        if pages == [*part.pages] and part.category in self._categories:
            yield part
            return
        run: list[Page] = []
        runs = 0
        for place, page in enumerate([*pages, None]):
            if page is not None:
                run.append(page)
                continue
            if run:
                runs += 1
                yield self._rest(part, part.name if runs == 1 else f"{part.name}/{runs}", run)
                run = []
            if place < len(pages):
                yield self._filler(number + place, part.pages[place].products, part.category)

    def _rest(self, part: Part, name: str, pages: Sequence[Page]) -> Part:
        """The part with these pages; of chapters that share pages it has the first that the edition has."""
        if part.category in self._categories:
            return replace(part, name=name, pages=tuple(pages))
        slug = pages[0].sections[0].category
        pages = [replace(page, sections=page.sections[1:]) for page in pages] if part.template == "makers" else pages
        return replace(part, name=name, subject=slug, category=slug, pages=tuple(pages))

    def _filler(self, number: int, products: tuple[str, ...], category: str) -> Part:
        self.empty.append(EmptyPage(number, products))
        known = category if category in self._categories else ""
        return Part(f"{NAME}{number}", "filler", Matter.BODY, category=known, pages=(EMPTY,), furniture=False)

    def _with_products(self, part: Part, page: Page) -> Page | None:
        """A page of products; the first one of a maker who has others is there for the story alone."""
        left = self._left(page)
        if len(left) == len(page.slots) and (left or self._has(part)):
            return page
        if left:
            return self._refit(page, left)
        if not page.strip or not self._has(part):
            return None
        return Page("profile-full", head=False) if page.pictured else replace(page, slots=(), template="", cost=0)

    def _left(self, page: Page) -> list[ProductView]:
        return [self._products[key] for key in page.products if key in self._products]

    def _has(self, part: Part) -> bool:
        """Whether the edition has the maker in this chapter."""
        category = self._categories.get(part.category)
        return category is not None and any(business.slug == part.subject for business in category.businesses)

    def _refit(self, page: Page, products: Sequence[ProductView]) -> Page:
        """The page with these products, in the template that costs least; in their own slots where there is none."""
        self.refitted.update(product.key for product in products)
        rulebook = self.planner.rulebook
        templates = rulebook.under(pictured=page.pictured) if page.strip else rulebook.pages
        found = _cheapest(self.planner, products, [one for one in templates if one.slots == len(products)])
        if found is None:
            return _without(page, {product.key for product in products})
        template, cost = found
        placed = zip(products, template.shapes, rulebook.geometry.boxes(template, page.strip), strict=True)
        slots = tuple(Slot(product.key, shape, box) for product, shape, box in placed)
        changed = replace(page, slots=slots, template=template.name, cost=cost)
        if page.strip:
            return changed
        whole = template.shapes == (WHOLE,)
        return replace(changed, layout="feature" if whole else "products", head=not whole)

    def _shared(self, _part: Part, page: Page) -> Page | None:
        """A page that small chapters share; one that is alone on it stands at its top."""
        left = self._left(page)
        if len(left) == len(page.slots):
            return page
        if not left:
            return None
        self.refitted.update(product.key for product in left)
        rulebook = self.planner.rulebook
        chapters = [self._categories[one.category] for one in page.sections if one.category in self._categories]
        if all(shared_shapes(chapter, rulebook.geometry) for chapter in chapters):
            return shared_page(chapters, self.planner.costs_of, rulebook.costs.page, rulebook.geometry)
        sections = tuple(one for one in page.sections if one.category in self._categories)
        return replace(_without(page, {product.key for product in left}), sections=sections)

    def _makers(self, part: Part, page: Page) -> Page | None:
        """A page of makers, with those that the edition has in its chapters."""
        chapters = [part.category, *(section.category for section in page.sections)]
        known = [self._categories[slug] for slug in chapters if slug in self._categories]
        makers = {business.slug for category in known for business in category.businesses}
        subjects = tuple(slug for slug in page.subjects if slug in makers)
        if not subjects:
            return None
        sections = tuple(Section(one.category, one.top) for one in page.sections if one.category in self._categories)
        return replace(page, subjects=subjects, sections=sections)


def _is_empty(part: Part) -> bool:
    return part.name.startswith(NAME)


def _for_notes(body: Iterable[Part]) -> Iterator[Part]:
    """The parts with pages for notes in place of those that stand for nothing, where these are many in a row."""
    for empty, run in groupby(body, _is_empty):
        parts = list(run)
        yield from (notes_page(part.name) for part in parts) if empty and len(parts) > MOST_CLOTH else parts


def _without(page: Page, kept: set[str]) -> Page:
    """The page with those of its products alone, where they stand."""
    return replace(page, slots=tuple(slot for slot in page.slots if slot.product in kept))


def _cheapest(
    planner: Planner, products: Sequence[ProductView], templates: Sequence[PageTemplate]
) -> tuple[PageTemplate, int] | None:
    """The best of templates with a slot for each product, and what the page costs; None where there is none."""
    costs = planner.rulebook.costs
    keys = [product.key for product in products]
    joined = {place for place, key in enumerate(keys) if place and planner.pins.beside.get(key) == keys[place - 1]}
    dense = frozenset(place for place, product in enumerate(products) if product.prominence == "feature")
    run = Run([planner.costs_of(one) for one in products], templates, joined=frozenset(joined), dense=dense)
    solutions = solve(run, PageCosts(costs.page, costs.mixed, costs.sparse, costs.other)) if templates else {}
    placed = next((solution.pages[0] for solution in solutions.values()), None)
    return (placed.template, placed.cost) if placed else None
