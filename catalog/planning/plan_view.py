"""The plan + what is printed → every planned page as it is shown to people: its place, its boxes, its cost (stage 4).

Lengths are in mm from the page's top left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from catalog.edition.views import CategoryView, EditionView, ProductView
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_geometry import card_place as place_of
from catalog.planning.page_grid import UNITS, Box
from catalog.planning.picture_places import card_place, maker_box, maker_spot
from catalog.planning.plan import Matter, Page, Part, Plan, Slot
from catalog.planning.text_fit import TextFit

FRONT: Final = "front"
BACK: Final = "back"
# Single pages that are put in only where the number of pages needs them.
FILLING: Final = ("blank", "enquiry")
USUAL: Final = "standard"  # prominence
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
    page_size: tuple[float, float]  # mm
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


def make_overview(plan: Plan, view: EditionView, needs: Needs, geometry: PageGeometry) -> Overview:
    """Every page of `plan` as it is shown. `needs` has how the cards that were tried fit."""
    drafts = Drafts(view, needs, geometry)
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
        (geometry.width, geometry.height),
        (drafts.outside(FRONT, front), *chapters, *([drafts.outside(BACK, back)] if back else [])),
    )


def _chapter(part: Part, body: Sequence[Part]) -> str:
    """The chapter that a part of the body is shown with: its own, or the next one, or else the last one."""
    following = [other.category for other in body[body.index(part) :] if other.category]
    return following[0] if following else [other.category for other in body if other.category][-1]


class Drafts:
    """Pages of the plan → pages as they are shown. What is no longer printed goes by its key."""

    def __init__(self, view: EditionView, needs: Needs, geometry: PageGeometry) -> None:
        self._needs, self._geometry = needs, geometry
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
        chapters = [part.category, *(section.category for section in page.sections)]
        shown = [self._categories[slug] for slug in chapters if slug in self._categories]
        names = {business.slug: business.name for chapter in shown for business in chapter.businesses}
        products = tuple(self._placed(slot, page) for slot in page.slots)
        listed = [names[slug] for slug in page.subjects]
        if part.template == "profile":
            makers = [names.get(part.subject, part.subject)]
        else:
            makers = listed or list(dict.fromkeys(product.maker for product in products))
        words, picture = self._heading(page)
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
            directory=tuple(self._directory(listed)),
            products=products,
        )

    def _placed(self, slot: Slot, page: Page) -> PlacedProduct:
        key, product = slot.product, self._products.get(slot.product)
        need = self._needs.get(key, {}).get(slot.shape)
        picture = self._card_picture(slot, product, bleeds=page.layout == "feature")
        return PlacedProduct(
            key,
            product.name if product else key,
            product.business_name if product else key.partition("/")[0],
            product.prominence if product else USUAL,
            slot.box,
            picture,
            _beside(picture, slot.box, self._geometry.gap),
            need,
        )

    def _card_picture(self, slot: Slot, product: ProductView | None, *, bleeds: bool) -> Box:
        """Where a card's picture stands, without what is trimmed of it."""
        place = card_place(slot, product, self._geometry) if product else place_of(slot.shape)
        width, height = self._geometry.place_size(place)
        if bleeds:
            return Box(
                0, 0, min(width - self._geometry.side_bleed, self._geometry.width), height - self._geometry.bleed
            )
        return Box(slot.box.x, slot.box.y, width, height)

    def _heading(self, page: Page) -> tuple[Box | None, Box | None]:
        """Where a heading stands on a page, and the picture above or beside it."""
        geometry, places = self._geometry, self._geometry.places
        match page.layout:
            case "opener":
                opener = geometry.settings.pictures.opener
                picture = Box(opener.left, opener.top, geometry.width - opener.left, opener.height)
                return geometry.opener_heading, picture
            case "profile-full":
                picture = self._bleeding(places["workshop-full"])
                return self._below(picture, UNITS), picture
            case "profile" if page.pictured:
                picture = self._bleeding(places["workshop"])
                return self._below(picture, page.strip), picture
            case "profile":
                return Box(geometry.left, geometry.top, geometry.type_width, geometry.height_of(page.strip)), None
        return None, None

    def _below(self, picture: Box, units: int) -> Box:
        """What a picture leaves of the first `units` of the type area."""
        geometry = self._geometry
        if picture.width < geometry.width:
            x = geometry.left + geometry.half + geometry.gap
            return Box(x, geometry.top, geometry.half, geometry.height_of(units))
        y = picture.height + geometry.gap
        return Box(geometry.left, y, geometry.type_width, geometry.top + geometry.height_of(units) - y)

    def _bleeding(self, size: tuple[float, float]) -> Box:
        """What is left of a picture that bleeds off at the head and the left when the page is trimmed."""
        page = self._geometry
        return Box(0, 0, min(size[0] - page.side_bleed, page.width), min(size[1] - page.bleed, page.height))

    def _directory(self, names: Sequence[str]) -> Iterator[tuple[str, Box]]:
        """The makers of a page of makers, each with its place."""
        for place, name in enumerate(names):
            yield name, maker_box(maker_spot(place, len(names), self._geometry), self._geometry)


def _beside(picture: Box, slot: Box, gap: float) -> Box:
    """What a picture leaves of its slot: what is to the right of it, or below where it is as wide as the slot."""
    right, bottom = slot.x + slot.width, slot.y + slot.height
    if picture.width < slot.width - gap:
        x = picture.x + picture.width
        return Box(x, slot.y, right - x, slot.height)
    y = picture.y + picture.height
    return Box(slot.x, y, slot.width, bottom - y)
