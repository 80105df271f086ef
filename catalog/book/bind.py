"""Set parts, their order and their furniture → the book as one PDF (stage 8).

Pages are written one after another; fonts, pictures and forms once, when the first page shows them. What is kept in
memory grows by some hundred bytes a page.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from catalog.book.composed_book import Book
from catalog.book.furniture import CODE, Area, Furniture, head_areas
from catalog.book.furniture_drawing import FurniturePainter
from catalog.book.page_numbers import BookPage, page_labels
from catalog.book.page_side import move, shift_of
from catalog.book.part_html import LINK
from catalog.core.content_keys import content_key
from catalog.core.problems import CatalogError, Place, error
from catalog.core.units import PT_PER_MM
from catalog.outputs.output_types import BookOutput
from catalog.pdf.embed_fonts import embed_face
from catalog.pdf.embed_images import EmbeddedImages
from catalog.pdf.metadata import describe
from catalog.pdf.navigation import write_destinations, write_labels, write_outline
from catalog.pdf.page_tree import reserve_pages
from catalog.pdf.structure_tree import StructureTree, TaggedPage
from catalog.pdf.writer import PdfWriter, number, numbers, ref, text_string
from catalog.typesetting.drawn_page import COLOUR_SPACES, DrawnPage, DrawnPart, Form, PageLink, Piece, Rect
from catalog.typesetting.parts import TypesetContext, read_drawn


def bind_book(
    book: Book, typesetting: TypesetContext, out: BinaryIO, output: BookOutput, lighter: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Write the book to `out`, as `output` is made; returns the names of its pictures. `lighter` has the names of those
    that take their place in this file. CatalogError where a set part has gone from the cache since it was read."""
    binder = Binder(book, typesetting, PdfWriter(out), output, lighter)
    binder.bind()
    return binder.pictures.photos


class Binder:
    """Writes one book as one file; what a file for a print shop has of its own is `book/bind_print.py`."""

    def __init__(
        self,
        book: Book,
        typesetting: TypesetContext,
        pdf: PdfWriter,
        output: BookOutput,
        lighter: Mapping[str, str] | None = None,
    ) -> None:
        self.book, self.typesetting, self.output, self.pdf = book, typesetting, output, pdf
        self.stamper = FurniturePainter(book.style, book.geometry, typesetting.fonts, book.about.language)
        self.pictures = EmbeddedImages(self.pdf, typesetting.pictures, typesetting.drawings, lighter)
        self.pages: list[int] = []
        self.fonts, self.spaces = self.pdf.reserve(), self.pdf.reserve()
        self.tree = StructureTree(self.pdf, book.about.language, len(book.pages)) if output.tagged else None
        self.glyphs: dict[str, dict[int, str]] = {}
        self.forms: dict[bytes, int] = {}
        self.contents: dict[bytes, int] = {}
        self.destinations: dict[str, str] = {}

    def bind(self) -> None:
        self.pages, nodes, root = reserve_pages(self.pdf, len(self.book.pages))
        self.pdf.add(COLOUR_SPACES, self.spaces)
        drawn: DrawnPart | None = None
        before = ""
        for page in self.book.pages:
            if drawn is None or page.part.name != before:
                drawn, before = self.drawn(page.part.name), page.part.name
            self._write_page(page, drawn.pages[page.page], nodes[page.place])
        self.write_fonts()
        navigation = (
            f"/Outlines {ref(write_outline(self.pdf, self.book.outline, self._destination))}"
            f"/Names<<{self.names()}>>"
            f"/PageLabels {ref(write_labels(self.pdf, list(page_labels(self.book.pages))))}"
        )
        structure = f"/StructTreeRoot {ref(self.tree.finish())}/MarkInfo<</Marked true>>" if self.tree else ""
        metadata, info = self.describe()
        catalogue = self.pdf.add(
            f"<</Type/Catalog/Pages {ref(root)}/Lang{text_string(self.book.about.language)}/PageMode/UseOutlines"
            f"/PageLayout/{self.output.layout}/ViewerPreferences<</DisplayDocTitle true>>/Metadata {ref(metadata)}"
            f"{navigation}{structure}{self.claims()}>>"
        )
        self.pdf.finish(catalogue, info)

    def names(self) -> str:
        """What the document has by names: destinations."""
        return f"/Dests {ref(write_destinations(self.pdf, self._named()))}"

    def describe(self) -> tuple[int, int]:
        """What the file says of itself; the objects of both."""
        return describe(self.pdf, self.book.about, accessible=self.tree is not None)

    def claims(self) -> str:
        """Entries of the document's catalogue by which the file keeps to a standard."""
        return ""

    def bind_page(self, page: BookPage, media: Rect) -> None:
        """A page alone, with nothing over it, of the size `media`."""
        (number_of_page,), (node,), root = reserve_pages(self.pdf, 1)
        self.pdf.add(COLOUR_SPACES, self.spaces)
        piece = self.drawn(page.part.name).pages[page.page].piece
        contents = self.content(piece)
        entries = f"/MediaBox[{numbers(media)}]/Resources{self.resources(piece)}/Contents {ref(contents)}"
        self.pdf.add(f"<</Type/Page/Parent {ref(node)}{entries}>>", number_of_page)
        self.write_fonts()
        self.pdf.finish(self.pdf.add(f"<</Type/Catalog/Pages {ref(root)}>>"), self.pdf.add("<<>>"))

    def drawn(self, name: str) -> DrawnPart:
        drawn = read_drawn(self.typesetting, self.book.parts[name].key)
        if drawn is None:
            raise CatalogError([error("part-gone", Place(""), part=name)])
        for face, texts in drawn.glyphs.items():
            self._use(face, texts)
        return drawn

    def _use(self, face: str, texts: Mapping[int, str]) -> None:
        known = self.glyphs.setdefault(face, {})
        for glyph, text in texts.items():
            if not known.get(glyph):
                known[glyph] = text

    def _write_page(self, page: BookPage, drawn: DrawnPage, node: int) -> None:
        furniture = self.book.furniture[page.place]
        stamps = dict(self._stamped_links(furniture, drawn)) if self.tree else {}
        shift = shift_of(page, self.book.geometry) * PT_PER_MM
        drawn = move(drawn, shift, tagged=self.tree is not None)
        contents = [self.content(drawn.piece)]
        if shift:
            contents.insert(0, self.content(Piece(zlib.compress(f"1 0 0 1 {number(shift)} 0 cm".encode()))))
        over = self.over(furniture, stamps)
        if over:
            contents.append(self.content(Piece(zlib.compress(over))))
        links = [self._write_link(link) for link in drawn.links]
        annotations = [link for link, _ in links]
        if self.output.margin_links:
            annotations += self._head_links(page, furniture)
        entries = [
            f"/Type/Page/Parent {ref(node)}{self._boxes(drawn)}",
            f"/Resources{self.resources(drawn.piece)}/Contents[{' '.join(map(ref, contents))}]/Tabs/S",
        ]
        if annotations:
            entries.append(f"/Annots[{' '.join(map(ref, annotations))}]")
        if self.tree:
            bound = TaggedPage(self.pages[page.place], page.place, links, stamps, drawn.marks + len(stamps))
            part = page.part.category or page.part.matter.value
            self.tree.add_page(part, page.part.name, drawn, bound)
            entries.append(f"/StructParents {page.place}")
        self.pdf.add(f"<<{''.join(entries)}>>", self.pages[page.place])

    def _boxes(self, drawn: DrawnPage) -> str:
        boxes = self.output.boxes(drawn.width, drawn.height)
        return "".join(f"/{name}[{numbers(box)}]" for name, box in boxes.items())

    def content(self, piece: Piece) -> int:
        """Content that several pages show is written once."""
        key = content_key(piece.content)
        if key not in self.contents:
            self.contents[key] = self.pdf.add_stream("/Filter/FlateDecode", self.operators(piece))
        return self.contents[key]

    def operators(self, piece: Piece) -> bytes:
        """The operators of a piece as this file has them, deflated."""
        return piece.content

    def over(self, furniture: Furniture, stamps: Mapping[int, int]) -> bytes:
        """What is drawn over a page. A number on a link is text of the page; all else is furniture."""
        pieces = []
        margins = self.stamper.margins(furniture)
        if margins:
            pieces.append(b"/Artifact <</Type/Pagination>> BDC " + margins + b" EMC")
        marks = iter(stamps.values())
        for stamped in furniture.numbers:
            mark = next(marks, None) if self.tree and stamped.style != CODE else None
            begin = f"/Link <</MCID {mark}>> BDC " if mark is not None else "/Artifact BMC "
            pieces.append(begin.encode() + self.stamper.number(stamped) + b" EMC")
        return b"\n".join(pieces)

    def _stamped_links(self, furniture: Furniture, drawn: DrawnPage) -> Iterator[tuple[int, int]]:
        """The links (-1 …) on which numbers are stamped, and the marks of these, in the order of the numbers."""
        places: dict[tuple[int, int], int] = {}
        for index, link in enumerate(drawn.links, start=1):
            places[round(link.rect[0]), round(link.rect[3])] = -index
        linked = (stamped for stamped in furniture.numbers if stamped.style != CODE)
        for mark, stamped in enumerate(linked, start=drawn.marks):
            place = round(stamped.x * PT_PER_MM), round(drawn.height - stamped.y * PT_PER_MM)
            near = (places.get((place[0] + x, place[1] + y)) for x in (0, -1, 1) for y in (0, -1, 1))
            yield next(link for link in near if link is not None), mark

    def resources(self, piece: Piece) -> str:
        forms = {name: self.form(form) for name, form in piece.forms.items()}
        shown = {name: self.book.instead.get(address, address) for name, address in piece.pictures.items()}
        drawn = {name: self.pictures.number(address) for name, address in shown.items()} | forms
        pieces = [f"/Font {ref(self.fonts)}/ColorSpace {ref(self.spaces)}"]
        if drawn:
            pieces.append(f"/XObject<<{''.join(f'/{name} {ref(number)}' for name, number in drawn.items())}>>")
        if piece.patterns:
            patterns = (f"/{name} {ref(self.form(form))}" for name, form in piece.patterns.items())
            pieces.append(f"/Pattern<<{''.join(patterns)}>>")
        for kind, values in (("ExtGState", piece.states), ("Shading", piece.shadings)):
            if values:
                texts = (f"/{name} {_referring(text, forms)}" for name, text in values.items())
                pieces.append(f"/{kind}<<{''.join(texts)}>>")
        return f"<<{''.join(pieces)}>>"

    def form(self, form: Form) -> int:
        """A form that several pages show is written once."""
        entries = f"{form.entries}/Resources{self.resources(form.piece)}/Filter/FlateDecode"
        key = content_key(entries, form.piece.content)
        if key not in self.forms:
            self.forms[key] = self.pdf.add_stream(entries, self.operators(form.piece))
        return self.forms[key]

    def _write_link(self, link: PageLink) -> tuple[int, int]:
        """The annotation of a link, and its key in the parent tree."""
        anchor = link.target.removeprefix(f"{LINK}:")
        if anchor == link.target:
            goal = f"/A<</S/URI/URI{text_string(self.book.instead.get(link.target, link.target))}>>"
        elif anchor in self.book.others.anchors and anchor not in self.book.numbering.pages:
            goal = f"/A{self._other_file(anchor)}"
        else:
            goal = f"/Dest{self._destination(anchor)}"
        key, contents = 0, ""
        if self.tree:
            key = self.tree.new_key()
            contents = f"/StructParent {key}/Contents{text_string(link.text or self._title(link.target))}"
        return self._annotation(link.rect, f"{goal}{contents}"), key

    def _other_file(self, anchor: str) -> str:
        """The action that leads to an anchor in the file of another volume, beside this one (12.6.4.3)."""
        file = self.output.of_volume(self.book.others.anchors[anchor].volume).file_name
        return f"<</S/GoToR/F{text_string(file)}/D{text_string(anchor)}>>"

    def _title(self, target: str) -> str:
        """What a link without words is called: the number of the page to which it leads, or its address."""
        return self.book.numbering.folios.get(target.removeprefix(f"{LINK}:")) or target

    def _annotation(self, rect: Rect, entries: str) -> int:
        return self.pdf.add(f"<</Type/Annot/Subtype/Link/F 4/BS<</W 0>>/Rect[{numbers(rect)}]{entries}>>")

    def _head_links(self, page: BookPage, furniture: Furniture) -> list[int]:
        """The way back: a running head leads to its chapter, a folio to the contents."""
        head, folio = head_areas(furniture, self.book.style, self.book.geometry)
        targets = []
        if furniture.head_inner and page.part.category:
            targets.append((head, f"category/{page.part.category}"))
        if furniture.folio:
            targets.append((folio, "contents"))
        return [
            self._annotation(self._from_mm(area), f"/Dest{self._destination(anchor)}")
            for area, anchor in targets
            if anchor in self.book.numbering.pages
        ]

    def _from_mm(self, area: Area) -> Rect:
        """An area from the top left of the page in mm, as PDF has it."""
        x, y, right, bottom = area
        height = self.book.geometry.height
        edges = (x, height - bottom, right, height - y)
        left, low, end, high = (round(edge * PT_PER_MM, 2) for edge in edges)
        return left, low, end, high

    def _destination(self, anchor: str) -> str:
        """An explicit destination (12.3.2.2): the page of the anchor, with its place at the top of the window."""
        if anchor not in self.destinations:
            place = self.book.numbering.pages.get(anchor)
            if place is None:
                raise RuntimeError(f"no page has the anchor {anchor}, to which others lead")
            top = (self.book.geometry.height - self.book.numbering.tops[anchor]) * PT_PER_MM
            self.destinations[anchor] = f"[{ref(self.pages[place])}/XYZ 0 {number(max(top, 0))} 0]"
        return self.destinations[anchor]

    def _named(self) -> dict[str, str]:
        """Destinations of businesses, products and chapters, for links from outside: `product/<business>/<product>`."""
        return {anchor: self._destination(anchor) for anchor in sorted(self.book.numbering.pages)}

    def write_fonts(self) -> None:
        for face, texts in self.stamper.glyphs.items():
            self._use(face, texts)
        names = {}
        for face in sorted(self.glyphs):
            names[face] = self.pdf.reserve()
            embed_face(self.pdf, _font_file(self.typesetting, face), self.glyphs[face], names[face])
        self.pdf.add(f"<<{''.join(f'/{face} {ref(font)}' for face, font in names.items())}>>", self.fonts)


def _font_file(typesetting: TypesetContext, face: str) -> Path:
    return typesetting.fonts.files[face]


def _referring(text: str, forms: Mapping[str, int]) -> str:
    """A dictionary with references in the places kept for forms."""
    for name, form in forms.items():
        text = text.replace(f"@{name}@", ref(form))
    return text
