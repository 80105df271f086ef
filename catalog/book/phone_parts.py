"""What is printed → the parts of the edition for telephones, their pictures and their HTML (stages 4 and 6).

A page is A5 upright with one column; what comes on it has the order of the book, a part for each maker of a chapter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from catalog.book.part_html import Renderer
from catalog.edition.photo_view import PhotoView
from catalog.edition.views import BusinessView, CategoryView, EditionView
from catalog.pictures.request import Picture, PictureRequest
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_settings import Margins, PageSettings
from catalog.planning.plan import Matter, Part, Plan

WIDTH, HEIGHT, MARGIN = 148.0, 210.0, 12.0  # mm: A5 (ISO 216), and what is left free on both sides
COLUMN: Final = WIDTH - 2 * MARGIN
STYLE: Final = "phone/style.css"
FURNITURE: Final = "phone/furniture.yaml"
UPRIGHT: Final = "-upright"
Size = tuple[float, float]
PLACES: Final[Mapping[str, Size]] = {
    "cover": (WIDTH, 122),
    "scene": (COLUMN, 70),
    "product": (COLUMN, 93),
    "product-upright": (80, 100),
    "option": (36, 36),
    "option-upright": (36, 45),
}
SCENES: Final = ("cover", "scene")  # that a photo fills, cut by its focus
AROUND: Final = 4.0  # mm of ground around what stands on it


def phone_geometry(settings: PageSettings) -> PageGeometry:
    """The page of this edition; what it takes of a book's are measures that none of its pages shows."""
    margins = Margins(top=10, bottom=18, inner=MARGIN, outer=MARGIN)
    own = {"width": WIDTH, "height": HEIGHT, "bleed": 0.0, "margins": margins}
    return PageGeometry(settings.model_copy(update=own))


def phone_plan(view: EditionView) -> Plan:
    """The parts in order: cover, contents, the makers of each chapter, the office."""
    makers = (
        Part(f"business/{chapter.slug}/{business.slug}", "business", Matter.BODY, business.slug, chapter.slug)
        for chapter in view.categories
        for business in chapter.businesses
    )
    cover, contents, office = (Part(name, name, Matter.BODY) for name in ("cover", "contents", "office"))
    return Plan(view.slug, (cover, contents, *makers, office))


def size_of(photo: PhotoView, place: str) -> Size:
    """Width and height in mm of a photo at a place: upright ones have a form of their own where there is one."""
    return PLACES.get(f"{place}{UPRIGHT}", PLACES[place]) if photo.upright else PLACES[place]


def phone_request(photo: PhotoView, place: str, dpi: int) -> PictureRequest:
    """The picture of a photo at a place."""
    width, height = size_of(photo, place)
    if place in SCENES:
        return PictureRequest(photo.file, width, height, dpi, focus=photo.focus)
    return PictureRequest(photo.file, width, height, dpi, focus=photo.focus, fit="subject", margin_mm=AROUND)


def phone_pictures(view: EditionView) -> Iterator[tuple[PhotoView, str]]:
    """Every photo that the edition shows, with its place."""
    if view.cover:
        yield view.cover, "cover"
    for business in view.businesses:
        scene = business.workshop or business.portrait
        if scene:
            yield scene, "scene"
        for product in business.products:
            yield from ((photo, "product") for photo in product.photos)
            yield from ((variant.photo, "option") for variant in product.variant_photos)


@dataclass(slots=True)
class PhoneRenderer:
    """Renders the parts of one edition with the templates in `phone/`. `dpi` is that of its pictures."""

    renderer: Renderer
    pictures: Mapping[PictureRequest, Picture]
    dpi: int

    def render(self, part: Part) -> str:
        """The HTML of `part`."""
        category = self.renderer.register.categories.get(part.category)
        values: dict[str, object] = {
            "picture": self._picture,
            "size_of": size_of,
            "first_of": maker_anchor,
            "width": WIDTH,
            "cover_height": PLACES["cover"][1],
        }
        if category:
            business = self.renderer.register.business(part.subject, part.category)
            opens = category.businesses[0].slug == business.slug
            values |= {"business": business, "opens": opens}
        return self.renderer.page(part.template, category, **values)

    def _picture(self, photo: PhotoView, place: str) -> str:
        """Address of the picture of `photo` at `place`; "" when it could not be developed."""
        found = self.pictures.get(phone_request(photo, place, self.dpi))
        return f"picture:{found.path.name}" if found else ""


def maker_anchor(business: BusinessView, category: CategoryView) -> str:
    """Where a maker stands in a chapter; it may stand in several."""
    return f"maker/{category.slug}/{business.slug}"
