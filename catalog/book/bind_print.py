"""Set parts → a file for a print shop (stage 8): the same pages with bleed, in inks, with marks and without links.

The cover is in the same file, or in one of its own: as pages, or as sheets with back, spine and front side by side.
The pages of a booklet stand on sheets that are folded and stapled.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO, Final

from catalog.book.bind import Binder
from catalog.book.composed_book import Book
from catalog.book.flat_pages import FlatPage, PageCanvas
from catalog.book.furniture_drawing import rgb
from catalog.book.imposition import COVER_PAGES, Sheet, sheets_of
from catalog.book.page_numbers import BookPage
from catalog.book.page_side import move, shift_of
from catalog.core.units import PT_PER_MM
from catalog.graphics.colour import INK
from catalog.outputs.output_types import BookOutput
from catalog.outputs.print_settings import PrintSettings
from catalog.pdf.embed_images import EmbeddedImages
from catalog.pdf.flat_content import flattened, is_transparent
from catalog.pdf.ink_content import OPAQUE, STATES, in_inks, shading_in_inks
from catalog.pdf.marks import ALL_INKS, SPACE, draw_marks
from catalog.pdf.metadata import describe
from catalog.pdf.output_intent import output_intents
from catalog.pdf.page_preview import PagePreview
from catalog.pdf.page_tree import reserve_pages
from catalog.pdf.writer import PdfWriter, number, numbers, ref, text_string
from catalog.pictures.inks import Inks
from catalog.pictures.page_pixels import PagePixels
from catalog.typesetting.drawn_page import DrawnPage, Form, Piece
from catalog.typesetting.parts import TypesetContext

GROUP: Final = re.compile(r"/Group\s*<<[^<>]*>>")


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """How many pages a file has, and the pages of the book that had to become flat for it."""

    count: int
    flat: tuple[FlatPage, ...] = ()


def bind_for_print(
    book: Book, typesetting: TypesetContext, out: BinaryIO, output: BookOutput, pictures: Mapping[str, str]
) -> PrintedPages:
    """Write the pages of the book that `output` has. `pictures` are the names of the pictures in inks by those of the
    pictures on the pages. CatalogError as of `bind_book`."""
    assert output.printed is not None
    binder = _PrintBinder(book, typesetting, PdfWriter(out, output.printed.version), output, output.printed, pictures)
    binder.bind()
    return PrintedPages(len(binder.sheets), tuple(binder.flat_pages))


class _PrintBinder(Binder):
    def __init__(
        self,
        book: Book,
        typesetting: TypesetContext,
        pdf: PdfWriter,
        output: BookOutput,
        printed: PrintSettings,
        pictures: Mapping[str, str],
    ) -> None:
        super().__init__(book, typesetting, pdf, output)
        self.printed = printed
        self.inks = Inks(
            printed.profile.read_bytes(), printed.ink_limit, tuple(sorted(_accents(book))), _own_inks(book)
        )
        self.pictures = EmbeddedImages(
            pdf, typesetting.pictures, typesetting.drawings, pictures, lambda content: self.operators(Piece(content))
        )
        self._width, self._height = (length * PT_PER_MM for length in (book.geometry.width, book.geometry.height))
        self.sheets = list(sheets_of(book.pages, output))
        self.flat_pages: list[FlatPage] = []

    def bind(self) -> None:
        self.pages, nodes, root = reserve_pages(self.pdf, len(self.sheets))
        self.pdf.add(f"<</{SPACE}{ALL_INKS}>>", self.spaces)
        for place, (sheet, page) in enumerate(zip(self.sheets, self.pages, strict=True)):
            self._write_sheet(sheet, page, nodes[place])
        self.write_fonts()
        metadata, info = describe(self.pdf, self.book.about, accessible=False, claim=self.printed.claim)
        intents = output_intents(self.pdf, self.printed)
        catalogue = self.pdf.add(
            f"<</Type/Catalog/Pages {ref(root)}/Lang{text_string(self.book.about.language)}"
            f"/ViewerPreferences<</DisplayDocTitle true>>/Metadata {ref(metadata)}{intents}>>"
        )
        self.pdf.finish(catalogue, info)

    def operators(self, piece: Piece) -> bytes:
        return in_inks(piece.content, self.inks, overprint=self.printed.overprint, states=piece.states)

    def resources(self, piece: Piece) -> str:
        states = {name: text for name, text in piece.states.items() if not OPAQUE.match(text)}
        shadings = {name: shading_in_inks(text, self.inks) for name, text in piece.shadings.items()}
        forms = {name: self._opaque(form) for name, form in piece.forms.items()}
        patterns = {name: self._opaque(form) for name, form in piece.patterns.items()}
        return super().resources(Piece(piece.content, piece.pictures, forms, patterns, {**states, **STATES}, shadings))

    def _opaque(self, form: Form) -> Form:
        """A form whose group blends in inks; without a group where nothing in it shows through, or nothing may."""
        opaque = all(OPAQUE.match(text) for text in form.piece.states.values())
        claims = GROUP.sub("", form.entries) if opaque or self.printed.standard == "pdf-x-1a" else form.entries
        return Form(claims.replace("/DeviceRGB", "/DeviceCMYK"), form.piece)

    def _write_sheet(self, sheet: Sheet, page: int, node: int) -> None:
        """A page, or two side by side with the spine between them."""
        inside, count = len(self.book.pages) - 2 * COVER_PAGES, len(sheet.pages)
        spine = self.printed.spine(inside) * PT_PER_MM if count > 1 else 0.0
        whole = self._width * count + spine * (count - 1)
        if count > 1:
            contents, resources = self._pair(sheet, spine)
        else:
            contents, resources = self._single(sheet.pages[0])
        folds = sorted({self._width, self._width + spine}) if count > 1 else []
        less = sheet.creep * PT_PER_MM
        marks = draw_marks(self.printed, whole, self._height, folds, less)
        if marks:
            contents.append(self.pdf.add_deflated("", marks))
        boxes = self.output.sheet_boxes(whole, self._height, less)
        entries = "".join(f"/{name}[{numbers(box)}]" for name, box in boxes.items())
        self.pdf.add(
            f"<</Type/Page/Parent {ref(node)}{entries}/Resources{resources}/Contents[{' '.join(map(ref, contents))}]>>",
            page,
        )

    def _flat(self, page: BookPage) -> DrawnPage:
        """A page as it is drawn, without transparency where the standard has none."""
        drawn = self.drawn(page.part.name).pages[page.page]
        if self.printed.standard != "pdf-x-1a" or not is_transparent(drawn.piece):
            return drawn
        margin = self.printed.bleed * PT_PER_MM
        alone = BytesIO()
        screen = Binder(self.book, self.typesetting, PdfWriter(alone), replace(self.output, printed=None))
        screen.bind_page(page, (-margin, -margin, drawn.width + margin, drawn.height + margin))
        preview, pixels = PagePreview(alone.getvalue()), PagePixels(margin)
        canvas = PageCanvas(preview, pixels, self.printed, f"{page.place}", self.pictures.add)
        flat = flattened(drawn.piece, canvas)
        self.flat_pages.append(FlatPage(page.place, flat.recoloured, flat.pictured))
        return replace(drawn, piece=flat.piece)

    def _single(self, page: BookPage) -> tuple[list[int], str]:
        """The contents of a page of its own, and their resources."""
        shift = shift_of(page, self.book.geometry) * PT_PER_MM
        drawn = move(self._flat(page), shift, tagged=False)
        begin = self.content(Piece(zlib.compress(f"q 1 0 0 1 {number(shift)} 0 cm".encode())))
        over = self.content(Piece(zlib.compress(self.over(self.book.furniture[page.place], {}) + b" Q")))
        return [begin, self.content(drawn.piece), over], self.resources(drawn.piece)

    def _pair(self, sheet: Sheet, spine: float) -> tuple[list[int], str]:
        """Two pages as forms, each with its bleed on its own side, and the spine."""
        outside = sheet.pages[0].place > sheet.pages[1].place
        creep = sheet.creep * PT_PER_MM
        reach = self.printed.bleed * PT_PER_MM
        names, pieces = [], []
        for place, page in enumerate(sheet.pages):
            shift = shift_of(page, self.book.geometry) * PT_PER_MM
            edges = (-reach, -reach, self._width - creep, self._height + reach)
            if place:
                edges = (creep, -reach, self._width + reach, self._height + reach)
            left, bottom, right, top = edges
            box = numbers((left - shift, bottom, right - shift, top))
            at = place * (self._width + spine) + shift + (-creep if place else creep)
            piece = self._flat(page).piece
            over = self.over(self.book.furniture[page.place], {})
            operators = zlib.decompress(piece.content) + b"\nq " + over + b" Q"
            entries = f"/Type/XObject/Subtype/Form/BBox[{box}]/Matrix[1 0 0 1 {number(at)} 0]"
            form = Form(entries, Piece(zlib.compress(operators), *_names(piece)))
            names.append(f"/page-{place} {ref(self.form(form))}")
            pieces.append(f"/page-{place} Do")
        drawn = [*pieces, *(self._spine(spine) if outside and spine else ())]
        resources = f"<</Font {ref(self.fonts)}/ColorSpace {ref(self.spaces)}/XObject<<{''.join(names)}>>"
        states = "".join(f"/{name} {text}" for name, text in STATES.items())
        content = self.content(Piece(zlib.compress(" ".join(drawn).encode())))
        return [content], f"{resources}/ExtGState<<{states}>>>>"

    def _spine(self, width: float) -> Iterator[str]:
        """The spine between back and front in the colour of the cover, with the title where there is room for it."""
        accent = next((one.thumb.accent for one in self.book.furniture if one.thumb), INK)
        reach = self.printed.bleed * PT_PER_MM
        area = numbers((self._width, -reach, width, self._height + 2 * reach))
        yield f"q {rgb(accent)} rg {area} re f Q"
        yield from self.stamper.spine(self.book.about.title, self._width + width / 2, width)


def _names(piece: Piece) -> tuple[dict[str, str], dict[str, Form], dict[str, Form], dict[str, str], dict[str, str]]:
    """What the names of a piece stand for."""
    return piece.pictures, piece.forms, piece.patterns, piece.states, piece.shadings


def _accents(book: Book) -> set[str]:
    """The colours of the chapters, as the tabs of their pages have them."""
    return {furniture.thumb.accent for furniture in book.furniture if furniture.thumb}


def _own_inks(book: Book) -> tuple[tuple[str, tuple[int, int, int, int]], ...]:
    """The colours of which the theme says the inks."""
    return tuple(book.geometry.tokens.printed.items()) if book.geometry.tokens else ()
