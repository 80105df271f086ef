"""Set parts, their order and their furniture → the book as one PDF (stage 8). The only place that knows pikepdf."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from catalog.book.cloth import spread_cloths
from catalog.book.furniture import Furniture, Numbering, head_areas
from catalog.book.paginate import BookPage
from catalog.book.parts import SetPart
from catalog.book.render import LINK
from catalog.files import write_whole
from catalog.planning.plan import Matter

MM_TO_PT = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the outline: its title, the anchor that it leads to, and the entries below it."""

    title: str
    anchor: str
    children: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str  # BCP 47
    date: datetime  # printed as creation and change: the edition's, not the clock's


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that is bound."""

    pages: Sequence[BookPage]
    parts: Mapping[str, SetPart]
    furniture: Sequence[Furniture]
    numbering: Numbering
    outline: tuple[Heading, ...]
    about: About


def bind_book(book: Book, furniture: Path, drawings: Path, out: Path) -> None:
    """Write the book to `out`; it appears there whole or not at all.

    `furniture` is a PDF with one page for each page of the book that has furniture, in order; `drawings` is
    the folder of its cloths.
    """
    with ExitStack() as stack:
        pdf = stack.enter_context(Pdf.new())
        sources = {
            name: stack.enter_context(Pdf.open(part.pdf))
            for name, part in sorted(book.parts.items())
            if any(page.part.name == name for page in book.pages)
        }
        for page in book.pages:
            pdf.pages.append(sources[page.part.name].pages[page.page])
        spread_cloths(pdf, drawings)
        _lay_furniture(pdf, book, stack.enter_context(Pdf.open(furniture)))
        _link(pdf, book)
        _add_head_links(pdf, book)
        _outline(pdf, book)
        pdf.Root.PageLabels = _labels(book.pages)
        _describe(pdf, book.about)
        pdf.remove_unreferenced_resources()
        whole = BytesIO()  # qpdf ends the whole process where a disk is full
        pdf.save(
            whole,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    write_whole(out, whole.getbuffer())


def _lay_furniture(pdf: Pdf, book: Book, overlay: Pdf) -> None:
    """Draw the furniture's pages over the book's.

    Named by hand, since pikepdf's own overlay takes a random name each time; and each differently, since the pages of
    a part share their resources.
    """
    laid = iter(overlay.pages)
    for place, (page, furniture) in enumerate(zip(pdf.pages, book.furniture, strict=True)):
        if not furniture.empty:
            form = pdf.copy_foreign(next(laid).as_form_xobject())
            name = page.add_resource(form, Name.XObject, Name(f"/Furniture{place}"))
            page.contents_add(b"q", prepend=True)
            page.contents_add(f"Q q {name} Do Q".encode())


def _destination(pdf: Pdf, book: Book, anchor: str) -> Array | None:
    """An explicit destination: the page of the anchor, with its place at the top of the window."""
    place = book.numbering.pages.get(anchor)
    if place is None:
        return None
    page = pdf.pages[place]
    part = book.parts[book.pages[place].part.name]
    found = next(a for a in part.anchors if a.name == anchor and a.page == book.pages[place].page)
    top = float(page.mediabox[3]) - found.y * MM_TO_PT
    return Array([page.obj, Name.XYZ, 0, Decimal(f"{max(top, 0):.2f}"), 0])


def _link(pdf: Pdf, book: Book) -> None:
    """Turn links between parts (`book:<anchor>`) into links inside the file; one that leads nowhere is a fault."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            action = annotation.get("/A")
            if action is None or action.get("/S") != "/URI":
                continue
            address = str(action.URI)
            if not address.startswith(f"{LINK}:"):
                continue
            anchor = address.removeprefix(f"{LINK}:")
            destination = _destination(pdf, book, anchor)
            if destination is None:
                raise KeyError(f"no page has the anchor {anchor}")
            x, y, right, top = annotation.Rect  # WeasyPrint puts the upper corner first
            annotation.Rect = Array([x, min(y, top), right, max(y, top)])
            del annotation["/A"]
            annotation.Dest = destination


def _add_head_links(pdf: Pdf, book: Book) -> None:
    """The way back: a running head leads to its chapter, a folio to the contents."""
    for page, planned, furniture in zip(pdf.pages, book.pages, book.furniture, strict=True):
        head, folio = head_areas(furniture)
        targets = []
        if furniture.head_inner and planned.part.category:
            targets.append((head, f"category/{planned.part.category}"))
        if furniture.folio:
            targets.append((folio, "contents"))
        links = [_link_to(pdf, page, area, book, anchor) for area, anchor in targets]
        if links:
            old = list(page.obj.get("/Annots", Array()))
            page.obj.Annots = Array([*old, *(link for link in links if link is not None)])


def _link_to(
    pdf: Pdf, page: pikepdf.Page, area: tuple[float, float, float, float], book: Book, anchor: str
) -> pikepdf.Object | None:
    destination = _destination(pdf, book, anchor)
    if destination is None:
        return None
    height = float(page.mediabox[3])
    x, y, right, bottom = (value * MM_TO_PT for value in area)
    rect = [Decimal(f"{value:.2f}") for value in (x, height - bottom, right, height - y)]
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(rect), BS=Dictionary(W=0), Dest=destination, F=4)
    return pdf.make_indirect(link)


def _outline(pdf: Pdf, book: Book) -> None:
    with pdf.open_outline() as outline:
        outline.root.extend(_items(pdf, book, book.outline))


def _items(pdf: Pdf, book: Book, headings: Iterable[Heading]) -> list[OutlineItem]:
    items = []
    for heading in headings:
        destination = _destination(pdf, book, heading.anchor)
        if destination is None:
            raise KeyError(f"no page has the anchor {heading.anchor}")
        item = OutlineItem(heading.title, destination)
        item.is_closed = True
        item.children.extend(_items(pdf, book, heading.children))
        items.append(item)
    return items


def _labels(pages: Sequence[BookPage]) -> Dictionary:
    """Page labels (ISO 32000-1, 12.4.2): what the reader shows as page number is what is printed."""
    nums = Array()
    before: str | None = None
    for page in pages:
        matter = page.part.matter
        kind = "arabic" if matter in (Matter.BODY, Matter.BACK) else matter.value
        if kind == before:
            continue
        before = kind
        nums.append(page.place)
        if matter is Matter.COVER:
            nums.append(Dictionary(P=String("Cover" if page.place == 0 else "Back cover")))
        else:
            style = Name.r if matter is Matter.FRONT else Name.D
            start = 1 if matter is Matter.FRONT else int(page.folio)
            nums.append(Dictionary(S=style, St=start))
    return Dictionary(Nums=nums)


def _describe(pdf: Pdf, about: About) -> None:
    pdf.Root.Lang = String(about.language)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.PageLayout = Name.SinglePage
    stamp = about.date.astimezone(UTC)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as meta:
        meta["dc:title"] = about.title
        meta["dc:creator"] = [about.author]
        meta["dc:description"] = about.subject
        meta["dc:language"] = {about.language}
        meta["dc:subject"] = set(about.keywords)
        meta["pdf:Keywords"] = ", ".join(about.keywords)
        meta["pdf:Producer"] = "catalog, WeasyPrint, pikepdf"
        meta["xmp:CreateDate"] = meta["xmp:ModifyDate"] = stamp.isoformat()
    date = stamp.strftime("D:%Y%m%d%H%M%SZ")
    pdf.docinfo = pdf.make_indirect(
        Dictionary(
            Title=String(about.title),
            Author=String(about.author),
            Subject=String(about.subject),
            Keywords=String(", ".join(about.keywords)),
            Producer=String("catalog, WeasyPrint, pikepdf"),
            CreationDate=String(date),
            ModDate=String(date),
        )
    )
