"""The plan + what is printed → every planned page as it is shown to people: its place, its boxes, its cost (stage 4).

Lengths are in mm from the page's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from catalog.edition.views import CategoryView, EditionView, ProductView
from catalog.planning.page_grid import CARD_PICTURES, GAP, LEFT, PAGE_WIDTH, PLACES, TOP, UNITS, WIDTH, Box, height_of
from catalog.planning.page_templates import PICTURE_STRIP
from catalog.planning.picture_places import card_place, maker_spot, place_size
from catalog.planning.plan import Matter, Page, Part, Plan, Slot
from catalog.planning.text_fit import TextFit

FRONT: Final = "front"
BACK: Final = "back"
# Single pages that are put in only where the number of pages asks for them.
FILLING: Final = ("blank", "notes")
USUAL: Final = "standard"  # prominence
MAKER_HEIGHT: Final = 80.0  # a business on a page of makers
Needs = Mapping[str, Mapping[tuple[int, int], TextFit]]


@dataclass(frozen=True, slots=True)
class PlacedProduct:
    """A product on its page: its slot, where the picture and the words stand, how its text fits (None: not tried)."""

    key: str  # <business>/<product>
    name: str
    maker: str
    prominence: str
    box: Box
    picture: Box
    words: Box
    need: TextFit | None


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page. `number` counts the body from 1 and is 0 before and behind it; `recto` means a right-hand page.

    `title` is what its heading says (a maker, a chapter), `words` where that stands, `picture` a picture beside it.
    """

    number: int
    recto: bool
    layout: str
    template: str
    cost: int
    title: str = ""
    words: Box | None = None
    picture: Box | None = None
    makers: tuple[str, ...] = ()
    directory: tuple[tuple[str, Box], ...] = ()  # the makers of a page of makers, each with its place
    products: tuple[PlacedProduct, ...] = ()


Spread = tuple[PlannedPage | None, PlannedPage | None]  # left and right


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter, or what stands before (`front`) or behind (`back`) the chapters; these have neither name nor accent.

    `flowing` names the parts whose pages are known only when they are set.
    """

    slug: str
    name: str
    short: str
    accent: str  # #rrggbb
    pages: tuple[PlannedPage, ...]
    flowing: tuple[str, ...] = ()

    @property
    def cost(self) -> int:
        return sum(page.cost for page in self.pages)

    @property
    def spreads(self) -> tuple[Spread, ...]:
        """The pages two by two as the open book shows them, None where a page of another section or none stands."""
        found: list[Spread] = []
        for page in self.pages:
            if page.recto and found and found[-1][1] is None:
                found[-1] = (found[-1][0], page)
            else:
                found.append((None, page) if page.recto else (page, None))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Overview:
    """The plan of one edition, front to back."""

    title: str
    language: str  # of the names
    sections: tuple[Section, ...]

    @property
    def pages(self) -> int:
        return sum(len(section.pages) for section in self.sections)

    @property
    def products(self) -> int:
        return sum(len(page.products) for section in self.sections for page in section.pages)

    @property
    def cost(self) -> int:
        return sum(section.cost for section in self.sections)

    @property
    def flowing(self) -> tuple[str, ...]:
        return tuple(name for section in self.sections for name in section.flowing)


def overlook(plan: Plan, view: EditionView, needs: Needs) -> Overview:
    """Every page of `plan` as it is shown. `needs` tells how the cards that were tried fit."""
    drafts = Drafts(view, needs)
    body = [part for part in plan.parts if part.matter is Matter.BODY]
    pages: dict[str, list[PlannedPage]] = {category.slug: [] for category in view.categories}
    numbered = ((part, page) for part in body for page in part.pages)
    for number, (part, page) in enumerate(numbered, start=1):
        pages[_chapter(part, body)].append(drafts.page(part, number, page))
    chapters = [Section(c.slug, c.name, c.short, c.accent, tuple(pages[c.slug])) for c in view.categories]
    outside = [part for part in plan.parts if part.matter is not Matter.BODY]
    before = plan.parts.index(body[0]) if body else len(plan.parts)
    front, back = [part for part in outside if plan.parts.index(part) < before], []
    if body:
        back = [part for part in outside if part not in front]
    return Overview(
        view.dated_title,
        view.language,
        (drafts.outside(FRONT, front), *chapters, *([drafts.outside(BACK, back)] if back else [])),
    )


def _chapter(part: Part, body: Sequence[Part]) -> str:
    """The chapter that a part of the body is shown with: its own, or the next one, or else the last one."""
    following = [other.category for other in body[body.index(part) :] if other.category]
    return following[0] if following else [other.category for other in body if other.category][-1]


class Drafts:
    """Pages of the plan → pages as they are shown. What is no longer printed goes by its key."""

    def __init__(self, view: EditionView, needs: Needs) -> None:
        self._needs = needs
        self._products = {product.key: product for product in view.products}
        self._categories: dict[str, CategoryView] = {category.slug: category for category in view.categories}

    def outside(self, slug: str, parts: Sequence[Part]) -> Section:
        """What stands before or behind the chapters: the first page is a right-hand one, and where a part of unknown
        length ends a left-hand one."""
        pages: list[PlannedPage] = []
        recto = slug == FRONT
        for part in parts:
            if not part.pages or part.name in FILLING:
                recto = False
                continue
            for page in part.pages:
                pages.append(PlannedPage(0, recto, page.layout, page.template, page.cost))
                recto = not recto
        flowing = tuple(part.name for part in parts if not part.pages or part.name in FILLING)
        return Section(slug, "", "", "", tuple(pages), flowing)

    def page(self, part: Part, number: int, page: Page) -> PlannedPage:
        """A page of a chapter; `number` is 0 for one without a number of the body."""
        category = self._categories.get(part.category)
        names = {business.slug: business.name for business in category.businesses} if category else {}
        products = tuple(self._placed(slot, page) for slot in page.slots)
        listed = [names[slug] for slug in page.subjects]
        if part.template == "profile":
            makers = [names.get(part.subject, part.subject)]
        else:
            makers = listed or list(dict.fromkeys(product.maker for product in products))
        words, picture = _heading(page)
        chapter = category.name if category else part.category
        title = chapter if page.layout == "opener" else (makers or [part.subject])[0] if words else ""
        return PlannedPage(
            number,
            number % 2 == 1,
            page.layout,
            page.template,
            page.cost,
            title=title,
            words=words,
            picture=picture,
            makers=tuple(makers),
            directory=tuple(_directory(listed)),
            products=products,
        )

    def _placed(self, slot: Slot, page: Page) -> PlacedProduct:
        key, product = slot.product, self._products.get(slot.product)
        need = self._needs.get(key, {}).get(slot.shape)
        picture = _card_picture(slot, product, bleeds=page.layout == "feature")
        return PlacedProduct(
            key,
            product.name if product else key,
            product.business_name if product else key.partition("/")[0],
            product.prominence if product else USUAL,
            slot.box,
            picture,
            _beside(picture, slot.box),
            need,
        )


def _card_picture(slot: Slot, product: ProductView | None, *, bleeds: bool) -> Box:
    """Where a card's picture stands, without what is trimmed of it."""
    width, height = place_size(card_place(slot, product)) if product else CARD_PICTURES[slot.shape]
    if bleeds:
        return _bleeding(height)
    return Box(slot.box.x, slot.box.y, width, height)


def _beside(picture: Box, slot: Box) -> Box:
    """What a picture leaves of its slot: what is to the right of it, or below where it is as wide as the slot."""
    right, bottom = slot.x + slot.width, slot.y + slot.height
    if picture.width < slot.width - GAP:
        x = picture.x + picture.width
        return Box(x, slot.y, right - x, slot.height)
    y = picture.y + picture.height
    return Box(slot.x, y, slot.width, bottom - y)


def _heading(page: Page) -> tuple[Box | None, Box | None]:
    """Where a heading stands on a page, and the picture above or beside it."""
    match page.layout:
        case "opener":
            width, height = PLACES["opener"]
            x = 84.0
            return Box(LEFT, 28, WIDTH, 44), Box(x, 78, min(width, PAGE_WIDTH - x), height)
        case "profile-full":
            picture = _bleeding(PLACES["workshop-full"][1])
            return Box(LEFT, picture.height + GAP, WIDTH, TOP + height_of(UNITS) - picture.height - GAP), picture
        case "profile" if page.strip == PICTURE_STRIP:
            picture = _bleeding(PLACES["workshop"][1])
            return Box(LEFT, picture.height + GAP, WIDTH, TOP + height_of(page.strip) - picture.height - GAP), picture
        case "profile":
            return Box(LEFT, TOP, WIDTH, height_of(page.strip)), None
    return None, None


def _bleeding(height: float) -> Box:
    """What is left of a picture that bleeds off on three sides when the page is trimmed."""
    return Box(0, 0, PAGE_WIDTH, height - 3)


def _directory(names: Sequence[str]) -> Iterator[tuple[str, Box]]:
    """The makers of a page of makers, each with its place."""
    half = (WIDTH - GAP) / 2
    for place, name in enumerate(names):
        spot = maker_spot(place, len(names))
        x, y = LEFT + spot.column * (half + GAP), TOP + spot.row * (MAKER_HEIGHT + GAP)
        yield name, Box(x, y, WIDTH if spot.wide else half, MAKER_HEIGHT)
