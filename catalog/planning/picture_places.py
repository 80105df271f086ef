"""A planned part → the pictures that it shows: which photo, at which place, how large (stage 4)."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from catalog.edition.photo_view import PhotoView
from catalog.edition.views import BusinessView, CategoryView, EditionView, ProductView
from catalog.graphics.colour import READABLE, contrast
from catalog.pictures.request import Fit, PictureRequest
from catalog.planning import page_geometry
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_grid import UNITS, Box
from catalog.planning.plan import Page, Part, Plan, Slot

AROUND: Final = 4.0  # mm of ground around what stands on it
AROUND_OPTION: Final = 1.0  # in a picture of the size of a stamp
SCENES: Final = frozenset({"cover", "page", "workshop", "workshop-full"})  # places that a photo fills, cut by its focus
BLEEDING: Final = frozenset({"card-6x6", "card-6x6-upright", "card-6x6-over", "opener"})
USUAL: Final = "card-6x6"  # of a product on a page of its own
OVER: Final = "card-6x6-over"  # of a product on a page of its own, with its name on the ground of the photo
MOST_UNDER: Final = {"description": 400, "data": 420}  # letters that such a page has room for below its picture
PALE_WORDS: Final = "#4d4a42"  # the lightest of the words on a photo
GROUNDED: Final = frozenset({"opener", "contents"})  # places that a photo fills where its ground is not even
THUMBNAILS: Final = frozenset({"contents"})  # of photos that other pages show as they are
OPENERS: Final = ("opener", *page_geometry.WIDE_OPENERS, "opener-narrow")  # places of a chapter's picture
MOST_CUT: Final = 25  # hundredths of a photo that may be cut off without a word
LARGE: Final = (6, 4)  # the shape of slot that has a larger picture, too
OWN_PAGE: Final = (6, 6)
WIDE: Final = frozenset({OWN_PAGE, (6, 4), (3, 2)})  # shapes of slot whose picture is wider than 3:2
MOST_OPTIONS: Final = 10  # photos of options on a page of its own, in two rows
MOST_LEAN: Final = 100  # letters of the name and the line of a product that says hardly anything


UPRIGHT: Final = "-upright"  # the place of an upright photo, where a usual one is much wider than high
OPTION: Final = "option"  # the place of a photo of a colour
LEAN: Final = "-lean"  # the place of a larger picture, where there is hardly a word to set below it


def request_for(photo: PhotoView, place: str, dpi: int, geometry: PageGeometry) -> PictureRequest:
    """The picture of `photo` for a named place (`cover`, `card-3x2`) at `dpi`."""
    width, height = geometry.place_size(place)
    if place in SCENES or place in OPENERS[1:]:
        return PictureRequest(photo.file, width, height, dpi, focus=photo.focus)
    margin = 2 * AROUND + geometry.side_bleed if place in BLEEDING else AROUND_OPTION if place == OPTION else AROUND
    fit: Fit = "ground" if place in GROUNDED else "subject"
    clear = geometry.settings.pictures.feature_over.clear + geometry.bleed if place == OVER else 0.0
    return PictureRequest(photo.file, width, height, dpi, focus=photo.focus, fit=fit, margin_mm=margin, clear_mm=clear)


def opener_place(photo: PhotoView, lost: int, geometry: PageGeometry) -> str:
    """The place of a chapter's picture, of which the usual one would cut off `lost` hundredths: the usual one up to
    MOST_CUT, and so for each photo with an even ground, of which nothing is cut; else that of which the format is
    nearest, at the head of the page where the photo is wide."""
    if lost <= MOST_CUT or not photo.ratio:
        return OPENERS[0]
    return min(OPENERS, key=lambda place: round(_cut_at(geometry.place_size(place), photo.ratio), 2))


def _cut_at(size: tuple[float, float], ratio: float) -> float:
    """Which part of a photo of `ratio` is cut off where it fills a place."""
    own = size[0] / size[1]
    return 1 - min(own / ratio, ratio / own)


def carries_words(colour: str) -> bool:
    """Whether words read well on a picture whose darkest colour below them is `colour`; "" is no even ground."""
    return bool(colour) and contrast(PALE_WORDS, colour) >= READABLE


def _is_brief(product: ProductView) -> bool:
    """Whether what is said of a product has room below a larger picture: one photo, no choice, few words."""
    more = product.variants or product.contains or product.goes_with or product.photos[1:]
    letters = sum(len(datum.label) + len(datum.value) for datum in product.data)
    return not more and len(product.description) <= MOST_UNDER["description"] and letters <= MOST_UNDER["data"]


def card_place(slot: Slot, product: ProductView, geometry: PageGeometry) -> str:
    """The place of a product's picture in its slot; on a lying page a product with a page of its own has it beside its
    words. That with words on the photo is given up where the photo's ground does not carry them (`carries_words`)."""
    place = page_geometry.card_place(slot.shape)
    upright = product.photos and product.photos[0].upright
    if slot.shape in WIDE and (upright or (geometry.lying and slot.shape == OWN_PAGE)):
        return f"{place}{UPRIGHT}"
    if slot.shape == OWN_PAGE and not geometry.kind and product.photos and _is_brief(product):
        return OVER
    says_little = not product.description and not product.data and len(product.name + product.line) <= MOST_LEAN
    return f"{place}{LEAN}" if says_little and slot.shape == LARGE else place


def wanted_pictures(plan: Plan, view: EditionView, geometry: PageGeometry) -> Iterator[tuple[Part, PhotoView, str]]:
    """Every photo that the plan shows, with the part that shows it and its place."""
    products = {product.key: product for product in view.products}
    businesses = {business.slug: business for business in view.businesses}
    categories = {category.slug: category for category in view.categories}
    for part in plan.parts:
        category = categories.get(part.category)
        here = {business.slug: business for business in category.businesses} if category else {}
        for photo, place in _of_part(part, view, category, ChainMap(here, businesses), products, geometry):
            yield part, photo, place


def _of_part(
    part: Part,
    view: EditionView,
    category: CategoryView | None,
    businesses: Mapping[str, BusinessView],
    products: Mapping[str, ProductView],
    geometry: PageGeometry,
) -> Iterator[tuple[PhotoView, str]]:
    if part.template == "cover" and view.cover:
        yield view.cover, "cover"
    if part.template == "extract-cover" and view.extract and view.extract.photo:
        yield view.extract.photo, "opener"
    if part.template == "contents":
        yield from ((category.photo, "contents") for category in view.categories if category.photo)
    if part.template == "picture":
        yield view.inserts[int(part.subject)], "page"
    if category is None:
        return
    if part.template == "opener" and category.photo:
        yield category.photo, "opener"
    for page in part.pages:
        if page.layout in ("profile", "profile-full"):
            yield from _of_profile(page, businesses[part.subject])
        for index, slug in enumerate(page.subjects):
            photo = maker_photo(businesses[slug])
            if photo:
                yield photo, maker_spot(index, len(page.subjects), geometry).place
        for slot in page.slots:
            product = products[slot.product]
            place = card_place(slot, product, geometry)
            yield from ((photo, place) for photo in product.photos[:1])
            if page.layout == "feature":
                yield from ((photo, "detail") for photo in product.photos[1:3])
                yield from ((variant.photo, OPTION) for variant in product.variant_photos[:MOST_OPTIONS])


def _of_profile(page: Page, business: BusinessView) -> Iterator[tuple[PhotoView, str]]:
    picture = business.workshop or business.portrait
    if picture and page.layout == "profile-full":
        yield picture, "workshop-full"
    elif picture and page.pictured:
        yield picture, "workshop"


@dataclass(frozen=True, slots=True)
class MakerSpot:
    """Where a maker stands on a page of makers: one of its rows, `units` high; one of the columns, or across them all.
    `place` is the name of its picture's place."""

    row: int
    column: int
    wide: bool
    units: int
    place: str


def maker_spot(index: int, count: int, geometry: PageGeometry) -> MakerSpot:
    """The spot of maker `index` of `count` on a page: as many full rows as leave none of the rows empty, the others
    across the whole width; where fewer makers than rows share the page, they share its height."""
    rows, columns = geometry.maker_grid
    usual = UNITS // rows
    if count <= rows:
        units = UNITS // count
        return MakerSpot(index, 0, True, units, f"maker-{units}" if units > usual else "maker-wide")
    full = min(rows, -(-(count - rows) // (columns - 1)))
    if index < full * columns:
        return MakerSpot(index // columns, index % columns, False, usual, "maker")
    return MakerSpot(full + index - full * columns, 0, True, usual, "maker-wide")


def maker_box(spot: MakerSpot, geometry: PageGeometry) -> Box:
    """Where a maker stands on a page of makers."""
    column = geometry.column(geometry.maker_grid[1])
    width = geometry.type_width if spot.wide else column
    x = geometry.left + spot.column * (column + geometry.gap)
    return Box(x, geometry.top_of(spot.units * spot.row), width, geometry.height_of(spot.units))


def maker_photo(business: BusinessView) -> PhotoView | None:
    """What stands for a business in the directory: its workshop, its people, else its first product."""
    products = (photo for product in business.products for photo in product.photos[:1])
    return business.workshop or business.portrait or next(products, None)
