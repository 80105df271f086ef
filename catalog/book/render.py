"""A part of the plan + what is printed → HTML, one section for each page (stage 6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup as Html
from markupsafe import escape

from catalog.book import cloth, locator, motif
from catalog.book.drawings import Drawings
from catalog.book.lists import Lists
from catalog.edition.language import Writer
from catalog.edition.views import BusinessView, CategoryView, EditionView, PhotoView, ProductView
from catalog.pictures.request import Picture, PictureRequest
from catalog.planning.layout import Box, Shape, slot_size
from catalog.planning.plan import Part, Slot
from catalog.planning.wants import card_place, maker_photo, maker_spot, place_size, request_for
from catalog.templating import Templates

LINK = "book"  # scheme of links between parts; binding turns them into links inside the PDF
INK = "#1d1d1b"


@dataclass(slots=True)
class Renderer:
    """Renders the parts of one book: the edition in one language, its pictures, its templates."""

    templates: Templates
    view: EditionView
    writer: Writer
    pictures: Mapping[PictureRequest, Picture]
    dpi: int
    drawings: Drawings
    lists: Lists
    _numbers: int = field(default=0, init=False)

    def render(self, part: Part) -> str:
        """The HTML of `part`."""
        return self._fill(part.template, self._category(part.category), part=part)

    def trial(self, products: Sequence[str], shape: Shape, *, maker: bool) -> str:
        """The HTML that shows whether the texts of `products` fit slots of `shape`; no pictures."""
        slots = [Slot(product, shape, Box(0, 0, *slot_size(shape))) for product in products]
        without = {"picture": _no_picture, "motif": _no_drawing, "qr": _no_drawing}
        return self._fill("trial", None, slots=slots, maker=maker, **without)

    @property
    def phrases(self) -> str:
        """All that the language says on pages, for content keys."""
        return self.writer.digest

    def _fill(self, template: str, category: CategoryView | None, **values: object) -> str:
        self._numbers = 0
        known: dict[str, object] = {
            "view": self.view,
            "language": self.view.language,
            "category": category,
            "accent": category.accent if category else INK,
            "accent_of": self._accent_of,
            "chapter_of": self._category,
            "business": self._business,
            "product": self._product,
            "say": self.writer.say,
            "count": self.writer.count,
            "picture": self._picture,
            "page_of": self._page_of,
            "link": link,
            "box": box_style,
            "place_size": place_size,
            "card_place": card_place,
            "qr": self.drawings.qr,
            "motif": self._motif,
            "cloth": self._cloth,
            "locator": self._locator,
            "index_pages": self.lists.index_pages,
            "contents_pages": self.lists.contents_pages,
            "tile_map": self._tile_map,
            "split_name": locator.split_name,
            "maker_photo": maker_photo,
            "maker_spot": maker_spot,
            "licences": self._licences(),
            "back": self._back(),
        }
        return self.templates.render(f"book/{template}.html", **(known | values))

    def _licences(self) -> list[tuple[str, str]]:
        """Names and meanings of the licences that this book shows, for the page that explains them."""
        shown = [*(b.badges for b in self.view.businesses), *(p.badges for p in self.view.products)]
        found = {badge.type: (badge.name, badge.meaning) for badges in shown for badge in badges}
        return [found[kind] for kind in sorted(found)]

    def _back(self) -> list[tuple[str, str]]:
        """Anchors and titles of what stands behind the chapters, for the contents."""
        prices = [("price-list", self.writer.say("price_list"))] if self.view.price_columns else []
        return prices + [(f"index/{index.key}", index.title) for index in self.view.indexes]

    def _category(self, slug: str) -> CategoryView | None:
        return next((category for category in self.view.categories if category.slug == slug), None)

    def _accent_of(self, slug: str) -> str:
        category = self._category(slug)
        return category.accent if category else INK

    def _business(self, slug: str, category: str) -> BusinessView:
        chapters = sorted(self.view.categories, key=lambda chapter: chapter.slug != category)
        return next(business for chapter in chapters for business in chapter.businesses if business.slug == slug)

    def _product(self, key: str) -> ProductView:
        return next(product for product in self.view.products if product.key == key)

    def _picture(self, photo: PhotoView, place: str) -> str:
        """Address of the developed picture of `photo` at `place`; "" when it could not be developed."""
        found = self.pictures.get(request_for(photo, place, self.dpi))
        return f"picture:{found.path.name}" if found else ""

    def _page_of(self, anchor: str, style: str = "plain") -> Html:
        """A place kept free for the page number of `anchor`, which is stamped on when all numbers are known."""
        self._numbers += 1
        mark = escape(f"number/{style}/{self._numbers}/{anchor}")
        # Nothing inside the link: it would be drawn again for each box in it.
        return Html('<a class="number number-{}" href="{}" id="{}"></a>').format(style, link(anchor), mark)

    def _motif(self, slug: str, accent: str, width: float, height: float, kind: str = "full") -> str:
        """Address of the woven pattern of a category; `kind` is `full`, `quiet` (tone on tone) or `band`."""
        style = motif.style_for(slug, accent)
        key = (motif.CODE, kind, style, width, height)
        return self.drawings.drawn(key, "svg", lambda: motif.DRAW[kind](style, width, height).encode())

    def _cloth(self, slug: str, accent: str, width: float, height: float, kind: str = "full") -> str:
        """The same, for an `img` of its own on a page: binding draws it."""
        style = motif.style_for(slug, accent)
        key = (motif.CODE, cloth.SCHEME, kind, style, width, height)
        drawn = self.drawings.drawn(key, cloth.SCHEME, lambda: cloth.steps_of(motif.DRAW[kind](style, width, height)))
        return f"{cloth.SCHEME}:{Path(drawn).stem.partition(':')[2]}"

    def _locator(self, kecamatan: str, accent: str, size: float) -> str:
        """Address of the small map that shows where a kecamatan lies."""
        tiles = [(region.slug, region.tile) for region in self.view.regions]
        return self.drawings.svg(locator.draw_locator(tiles, kecamatan, accent, size))

    def _tile_map(self, accent: str, width: float) -> locator.TileMap:
        """The district as tiles, the darker the more makers of this book work there."""
        tiles = [(region.slug, region.tile) for region in self.view.regions]
        counts = {region.slug: region.businesses for region in self.view.regions}
        return locator.draw_tile_map(tiles, counts, accent, width)


def _no_picture(*_: object) -> str:
    return ""


def _no_drawing(*_: object) -> str:
    return "drawing:none.svg"


def link(anchor: str) -> str:
    """Address of a place in the book, wherever it will stand."""
    return f"{LINK}:{anchor}"


def box_style(box: Box) -> Html:
    """The CSS that puts a positioned element on `box` (mm)."""
    return Html(f"left:{box.x:.2f}mm;top:{box.y:.2f}mm;width:{box.width:.2f}mm;height:{box.height:.2f}mm")
