"""A part of the plan + what is printed → HTML, one section for each page (stage 6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup as Html
from markupsafe import escape

from catalog.book.card_room import CardRoom
from catalog.book.joined_words import join_words
from catalog.book.lists.list_pages import Sheet
from catalog.book.lists.list_parts import LISTS
from catalog.book.no_pictures import no_code, no_drawing, no_picture
from catalog.book.own_capitals import own_capitals
from catalog.book.part_key import STORED, Register, layout_of
from catalog.book.printed_licences import printed_licences
from catalog.core.content_keys import KeyBuilder, key_name
from catalog.edition.edition_details import edition_details
from catalog.edition.formatting import Formatter
from catalog.edition.language_marks import Languages, languages_of, mark_languages
from catalog.edition.photo_view import PhotoView
from catalog.edition.source_pages import SourcePages, source_pages
from catalog.edition.view_languages import foreign_in, languages_of_edition
from catalog.edition.views import CategoryView, ChapterDetails, Datum, EditionView, ProductView
from catalog.fonts.family_order import named_families
from catalog.fonts.marked_runs import mark_runs
from catalog.fonts.scripts import letter_count
from catalog.graphics import qr_code, region_map, veg_mark
from catalog.graphics.colour import INK, mix
from catalog.graphics.drawing_cache import CLOTH, DrawingCache
from catalog.graphics.ikat import motifs, patterns, pdf_form
from catalog.pictures.request import Picture, PictureRequest
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_grid import Box, Shape
from catalog.planning.picture_places import (
    OPENERS,
    OVER,
    USUAL,
    card_place,
    carries_words,
    maker_box,
    maker_photo,
    maker_spot,
    opener_place,
    request_for,
)
from catalog.planning.plan import Part, Slot
from catalog.templating.jinja import Templates

LINK = "book"  # scheme of links between parts; binding turns them into links inside the PDF


@dataclass(slots=True)
class Renderer:
    """Renders the parts of one book: the edition in one language, its pictures, its templates."""

    templates: Templates
    view: EditionView
    formatter: Formatter
    geometry: PageGeometry
    pictures: Mapping[PictureRequest, Picture]
    dpi: int
    drawings: DrawingCache
    sheets: Mapping[str, Sheet] = field(default_factory=dict)  # what stands on the pages of lists, by part
    room: CardRoom | None = None  # without, cards show no more than they always do
    folder: str = "book"  # of the templates
    parts: Sequence[Part] = ()  # of the plan that is being set, for what is explained of them
    source: SourcePages | None = None  # of whose pages this edition is an extract, set as they are there
    register: Register = field(init=False)
    _common: dict[bool, str] = field(default_factory=dict, init=False)  # digests of what lists, and stored parts, share
    _numbers: int = field(default=0, init=False)
    _every_language: Languages | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        self.register = Register(self.view)

    def render(self, part: Part) -> str:
        """The HTML of `part`. Of a part that is stored by `key`, templates see no more than that depends on."""
        if part.template in LISTS:
            sheet, details = self.sheets[part.name], edition_details(self.view)
            listed = languages_of(details.foreign, foreign_in(self._languages, sheet))
            return self._fill(part.template, None, listed, part=part, view=details, sheet=sheet)
        if part.template not in STORED:
            category, cut = self._category(part.category), self.sheets.get(part.name)
            return self._fill(part.template, category, self._languages, part=part, sheet=cut)
        shown = self.register.shown(part)
        details = self.source.details if self.source else edition_details(self.view)
        values = {
            "view": details,
            "business": shown.business,
            "product": shown.product,
            "chapter_of": shown.chapters.get,
        }
        languages = shown.languages(details.foreign)
        return self._fill(part.template, shown.chapters.get(part.category), languages, part=part, **values)

    def key(self, part: Part, pictures: Iterable[str]) -> str | None:
        """A content key of the HTML of `part`, which shows `pictures` (their addresses), where it can be made without
        the HTML: for the pages of lists and `STORED` templates."""
        if part.template not in LISTS and part.template not in STORED:
            return None
        key = KeyBuilder(self._shared(stored=part.template in STORED))
        sheet = self.sheets.get(part.name)
        if sheet:
            shown = repr((sheet, foreign_in(self._languages, sheet)))
        else:
            shown = self.register.digest(self.register.shown(part))
        key.add(part.template, part.subject, part.category, shown, *layout_of(part.pages), *pictures)
        return key.name()

    def _shared(self, *, stored: bool) -> str:
        """A digest of what all lists depend on, or all stored parts: in an extract, on the edition they are from."""
        if stored not in self._common:
            of = self.source if self.source and stored else source_pages(self.view)
            common = (self.templates.digest("book"), self.phrases, qr_code.FORM, str(self.dpi), repr(self.geometry))
            self._common[stored] = key_name(*common, repr((of.details, of.tiles, of.accents)))
        return self._common[stored]

    def trial(self, products: Sequence[str], shape: Shape, *, maker: bool) -> str:
        """The HTML that shows whether the texts of `products` fit slots of `shape`; no pictures."""
        slots = [Slot(product, shape, Box(0, 0, *self.geometry.slot_size(shape))) for product in products]
        without = {"picture": no_picture, "motif": no_drawing, "qr": no_code}
        of = (self.register.products[product].foreign for product in products)
        return self._fill("trial", None, languages_of(*of), slots=slots, maker=maker, **without)

    def page(self, template: str, category: CategoryView | None, **values: object) -> str:
        """The HTML of a template, with values besides those that all have or in their place."""
        return self._fill(template, category, self._languages, **values)

    @property
    def phrases(self) -> str:
        """All that the language says on pages, for content keys."""
        return self.formatter.digest

    def _fill(
        self, template: str, category: CategoryView | ChapterDetails | None, languages: Languages, **values: object
    ) -> str:
        """The HTML of a template, with the `languages` of the texts that are in another one than the book."""
        self._numbers = 0
        html = self.templates.render(f"{self.folder}/{template}.html", **(self._known(category) | values))
        return mark_runs(mark_languages(join_words(html), languages), self.view.language, phrases=True)

    def _known(self, category: CategoryView | ChapterDetails | None) -> dict[str, object]:
        """What all templates can call and show."""
        return {
            "view": self.view,
            "language": self.view.language,
            "category": category,
            "accent": category.accent if category else INK,
            "accent_of": self._accent_of,
            "mix": mix,
            "chapter_of": self._category,
            "business": self.register.business,
            "product": self.register.products.__getitem__,
            "say": self.formatter.say,
            "count": self.formatter.count,
            "listed": self.formatter.listed,
            "colon": self.formatter.colon,
            "comma": self.formatter.comma,
            "semicolon": self.formatter.semicolon,
            "letters": letter_count,
            "own_capitals": lambda name: own_capitals(name, self.view),
            **self._drawn,
        }

    @property
    def _drawn(self) -> dict[str, object]:
        """Pictures, places and drawings."""
        return {
            "picture": self._picture,
            "page_of": self._page_of,
            "link": link,
            "box": box_style,
            "geometry": self.geometry,
            "tokens": self.geometry.tokens,
            "place_size": self.geometry.place_size,
            "opener_place": self._opener_place,
            "card_place": self._card_place,
            "extras": self._extras,
            "key_data": self._key_data,
            "qr": self.drawings.code,
            "motif": self._motif,
            "cloth": self._cloth,
            "locator": self._locator,
            "veg_mark": lambda vegetarian: self.drawings.svg(veg_mark.draw_veg_mark(vegetarian)),
            "tile_map": self._tile_map,
            "map_key": self._map_key,
            "split_name": region_map.split_name,
            "maker_photo": maker_photo,
            "maker_spot": lambda index, count: maker_spot(index, count, self.geometry),
            "maker_box": lambda spot: maker_box(spot, self.geometry),
            "licences": lambda: printed_licences(self.parts, self.register),
            "fonts": named_families(*self.geometry.families, self.view.language),
        }

    @property
    def _languages(self) -> Languages:
        """Of the texts of the whole edition."""
        if self._every_language is None:
            self._every_language = languages_of_edition(self.view)
        return self._every_language

    def _extras(self, slot: Slot, product: ProductView, place: str, maker: bool) -> tuple[str, ...]:
        """What a card has room for besides what it always shows."""
        return self.room.extras(slot.shape, product, place, maker=maker) if self.room else ()

    def _key_data(self, slot: Slot, product: ProductView, place: str, maker: bool) -> tuple[Datum, ...]:
        """What of the data that every card shows its card has room for."""
        if self.room is None:
            return product.key_data
        return self.room.key_data(slot.shape, product, place, maker=maker)

    def _category(self, slug: str) -> CategoryView | None:
        return self.register.categories.get(slug)

    def _accent_of(self, slug: str) -> str:
        category = self._category(slug)
        return category.accent if category else INK

    def _picture(self, photo: PhotoView, place: str) -> str:
        """Address of the developed picture of `photo` at `place`; "" when it could not be developed."""
        found = self.pictures.get(request_for(photo, place, self.dpi, self.geometry))
        return f"picture:{found.path.name}" if found else ""

    def settled_place(self, photo: PhotoView, place: str) -> str:
        """Where a photo stands for which `place` was planned, by the picture developed for that: a chapter's picture by
        what is cut off of it, one that is to carry words by its ground."""
        if place not in (OPENERS[0], OVER):
            return place
        found = self.pictures.get(request_for(photo, place, self.dpi, self.geometry))
        if place == OPENERS[0]:
            return opener_place(photo, found.lost if found else 0, self.geometry)
        return place if found and carries_words(found.clear) else USUAL

    def _opener_place(self, photo: PhotoView) -> str:
        return self.settled_place(photo, OPENERS[0])

    def _card_place(self, slot: Slot, product: ProductView) -> str:
        place = card_place(slot, product, self.geometry)
        return self.settled_place(product.photos[0], place) if product.photos else place

    def _page_of(self, anchor: str, style: str = "plain") -> Html:
        """A place kept free for the page number of `anchor`, which is stamped on when all numbers are known."""
        self._numbers += 1
        mark = escape(f"number/{style}/{self._numbers}/{anchor}")
        # Nothing inside the link: it would be drawn again for each box in it.
        return Html('<a class="number number-{}" href="{}" id="{}"></a>').format(style, link(anchor), mark)

    def _motif(self, slug: str, accent: str, width: float, height: float, kind: str = "full") -> str:
        """Address of the woven pattern of a category; `kind` is `full`, `quiet` (tone on tone) or `band`."""
        style = patterns.style_for(slug, accent)
        draw = self._drawing(kind)
        key = (motifs.CODE, self._theme_motif, kind, style, width, height)
        return self.drawings.drawn(key, "svg", lambda: draw(style, width, height).encode())

    def _cloth(self, slug: str, accent: str, width: float, height: float, kind: str = "full") -> str:
        """The same, for an `img` of its own on a page: binding draws it."""
        style = patterns.style_for(slug, accent)
        draw = self._drawing(kind)
        key = (motifs.CODE, self._theme_motif, pdf_form.FORM, kind, style, width, height)
        return self.drawings.drawn(key, CLOTH, lambda: pdf_form.steps_of(draw(style, width, height)))

    @property
    def _theme_motif(self) -> str:
        return self.geometry.tokens.motif if self.geometry.tokens else "ikat"

    def _drawing(self, kind: str) -> motifs.Draw:
        return motifs.MOTIFS[self._theme_motif][kind]

    def _locator(self, kecamatan: str, accent: str, size: float) -> str:
        """Address of the small map that shows where a kecamatan lies."""
        tiles = [(region.slug, region.tile) for region in self.view.regions]
        return self.drawings.svg(region_map.draw_locator(tiles, kecamatan, accent, size))

    def _tile_map(self, accent: str, width: float) -> region_map.TileMap:
        """The district as tiles, the darker the more makers of this book work there."""
        tiles = [(region.slug, region.tile) for region in self.view.regions]
        counts = {region.slug: region.businesses for region in self.view.regions}
        return region_map.draw_tile_map(tiles, counts, accent, width)

    def _map_key(self, width: float, accent: str) -> list[tuple[int, str]]:
        """How many makers each tint of that map stands for."""
        tiles = self._tile_map(accent, width).tiles
        return sorted({(int(tile.value), tile.shade) for tile in tiles if tile.value})


def link(anchor: str) -> str:
    """Address of a place in the book, wherever it will stand."""
    return f"{LINK}:{anchor}"


def box_style(box: Box) -> Html:
    """The CSS that puts a positioned element on `box` (mm)."""
    return Html(f"left:{box.x:.2f}mm;top:{box.y:.2f}mm;width:{box.width:.2f}mm;height:{box.height:.2f}mm")
