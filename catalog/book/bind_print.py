"""Set parts → a file for a print shop (stage 8): the same pages with bleed, in inks, with marks and without links.

The cover is in the same file, or in one of its own: as pages, or as sheets with back, spine and front side by side.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, Final

from catalog.book.bind import Binder, Book
from catalog.book.furniture_drawing import rgb
from catalog.book.page_numbers import BookPage
from catalog.book.page_side import move, shift_of
from catalog.core.units import PT_PER_MM
from catalog.graphics.colour import INK
from catalog.outputs.output_types import BookOutput
from catalog.outputs.print_settings import PrintSettings
from catalog.pdf.embed_images import EmbeddedImages
from catalog.pdf.ink_content import OPAQUE, STATES, in_inks, shading_in_inks
from catalog.pdf.marks import ALL_INKS, SPACE, draw_marks
from catalog.pdf.metadata import describe
from catalog.pdf.output_intent import output_intents
from catalog.pdf.page_tree import reserve_pages
from catalog.pdf.writer import PdfWriter, number, numbers, ref, text_string
from catalog.pictures.inks import Inks
from catalog.typesetting.drawn_page import Form, Piece
from catalog.typesetting.parts import TypesetContext

GROUP: Final = re.compile(r"/Group\s*<<[^<>]*>>")
COVER_PAGES: Final = 2  # at each end of the book, of a cover that is not in the same file


def bind_for_print(
    book: Book, typesetting: TypesetContext, out: BinaryIO, output: BookOutput, pictures: Mapping[str, str]
) -> int:
    """Write the pages of the book that `output` has; returns how many the file has. `pictures` are the names of the
    pictures in inks by those of the pictures on the pages. CatalogError as of `bind_book`."""
    assert output.printed is not None
    binder = _PrintBinder(book, typesetting, PdfWriter(out, output.printed.version), output, output.printed, pictures)
    binder.bind()
    return len(binder.sheets)


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
        self.inks = Inks(printed.profile.read_bytes(), printed.ink_limit, tuple(sorted(_accents(book))))
        self.pictures = EmbeddedImages(
            pdf, typesetting.pictures, typesetting.drawings, pictures, lambda content: self.operators(Piece(content))
        )
        self._width, self._height = (length * PT_PER_MM for length in (book.geometry.width, book.geometry.height))
        self.sheets = list(_sheets(book.pages, output))

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

    def _write_sheet(self, sheet: Sequence[BookPage], page: int, node: int) -> None:
        """A page, or two side by side with the spine between them."""
        inside = len(self.book.pages) - 2 * COVER_PAGES
        spine = self.printed.spine(inside) * PT_PER_MM if len(sheet) > 1 else 0.0
        whole = self._width * len(sheet) + spine * (len(sheet) - 1)
        if len(sheet) > 1:
            contents, resources = self._pair(sheet, spine)
        else:
            contents, resources = self._single(sheet[0])
        folds = (self._width, self._width + spine) if len(sheet) > 1 else ()
        marks = draw_marks(self.printed, whole, self._height, folds)
        if marks:
            contents.append(self.pdf.add_deflated("", marks))
        boxes = self.output.boxes(whole, self._height)
        entries = "".join(f"/{name}[{numbers(box)}]" for name, box in boxes.items())
        self.pdf.add(
            f"<</Type/Page/Parent {ref(node)}{entries}/Resources{resources}/Contents[{' '.join(map(ref, contents))}]>>",
            page,
        )

    def _single(self, page: BookPage) -> tuple[list[int], str]:
        """The contents of a page of its own, and their resources."""
        shift = shift_of(page, self.book.geometry) * PT_PER_MM
        drawn = move(self.drawn(page.part.name).pages[page.page], shift, tagged=False)
        begin = self.content(Piece(zlib.compress(f"q 1 0 0 1 {number(shift)} 0 cm".encode())))
        over = self.content(Piece(zlib.compress(self.over(self.book.furniture[page.place], {}) + b" Q")))
        return [begin, self.content(drawn.piece), over], self.resources(drawn.piece)

    def _pair(self, sheet: Sequence[BookPage], spine: float) -> tuple[list[int], str]:
        """Two pages as forms, each with its bleed on its own side, and the spine."""
        outside = sheet[0].place > sheet[1].place
        reach = self.printed.bleed * PT_PER_MM
        names, pieces = [], []
        for place, page in enumerate(sheet):
            shift = shift_of(page, self.book.geometry) * PT_PER_MM
            edges = (-reach, -reach, self._width, self._height + reach)
            if place:
                edges = (0.0, -reach, self._width + reach, self._height + reach)
            left, bottom, right, top = edges
            box = numbers((left - shift, bottom, right - shift, top))
            at = place * (self._width + spine) + shift
            piece = self.drawn(page.part.name).pages[page.page].piece
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


def _sheets(pages: Sequence[BookPage], output: BookOutput) -> Iterator[tuple[BookPage, ...]]:
    """The pages of the file, or pairs of them."""
    ends = COVER_PAGES
    if output.pages == "all":
        yield from ((page,) for page in pages)
    elif output.pages == "inside":
        yield from ((page,) for page in pages[ends:-ends])
    elif output.printed and output.printed.sheet:
        yield pages[-1], pages[0]  # as the cover lies before one, outside up: back, spine, front
        yield pages[1], pages[-2]
    else:
        yield from ((page,) for page in (*pages[:ends], *pages[-ends:]))


def _names(piece: Piece) -> tuple[dict[str, str], dict[str, Form], dict[str, Form], dict[str, str], dict[str, str]]:
    """What the names of a piece stand for."""
    return piece.pictures, piece.forms, piece.patterns, piece.states, piece.shadings


def _accents(book: Book) -> set[str]:
    """The colours of the chapters, as the tabs of their pages have them."""
    return {furniture.thumb.accent for furniture in book.furniture if furniture.thumb}
