"""A document of WeasyPrint's, laid out → its pages as drawn (stage 7).

WeasyPrint draws each page into a stream of operators; what it would add to make a file of it (subsets of fonts,
pictures, structure) is left to binding, which does it once for the whole book.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from xml.etree import ElementTree

import cssselect2
import pydyf
from weasyprint import HTML, html
from weasyprint.pdf.stream import Stream

from catalog.typesetting.drawn_page import DrawnPage, DrawnPart, Form, PageLink, Piece
from catalog.typesetting.weasyprint.font_registry import FontRegistry
from catalog.typesetting.weasyprint.page_structure import link_text, structure_of
from catalog.typesetting.weasyprint.spelt_text import spell

PX_TO_PT: Final = 0.75
PLACED: Final = re.compile(r"(picture|cloth|code):[A-Za-z0-9][\w.-]*")  # what binding puts on a page; SVG is fetched
SIZE: Final = re.compile(r"-(\d+)x(\d+)-\d+(?:-[0-9a-f]+)+\.\w+$")  # in the name of a developed picture; px
NOTHING: Final = re.compile(r"(?:<>|-?0(?:\.0+)?|\s)*")  # what a run without glyphs shows


class _WellFormed(HTML):  # type: ignore[misc]
    """A page that is XML, too, which is read thirty times as fast. ParseError where it is not."""

    def __init__(self, page: str, url_fetcher: object, defaults: object) -> None:
        root = ElementTree.fromstring(page)
        self.base_url, self.url_fetcher, self.media_type = "book:", url_fetcher, "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = self.wrapper_element.etree_element
        self._defaults = defaults

    def _ua_stylesheets(self, forms: bool = False) -> list[object]:
        """Called by WeasyPrint; pages have no forms."""
        return [self._defaults]


def read_page(page: str, url_fetcher: object, defaults: object) -> Any:  # noqa: ANN401
    """The HTML of a part, to be rendered over the style sheet `defaults`. A project's templates need not be XML; what
    their own style sheets use of WeasyPrint's is not known."""
    try:
        return _WellFormed(page, url_fetcher, html.UA_STYLESHEET if "<style" in page else defaults)
    except ElementTree.ParseError:
        return HTML(string=page, base_url="book:", url_fetcher=url_fetcher)


class PlacedPicture:
    """A picture of which a page has the address and the proportions alone: binding puts it there."""

    def __init__(self, address: str) -> None:
        size = SIZE.search(address)
        self.address = address
        self.width, self.height = (int(size[1]), int(size[2])) if size else (1, 1)
        self.ratio = self.width / self.height

    def get_intrinsic_size(self, resolution: float, _font_size: float) -> tuple[float, float, float]:
        """Width and height in px, and their ratio; read by WeasyPrint."""
        return self.width / resolution, self.height / resolution, self.ratio

    def draw(self, stream: Any, width: float, height: float, _style: object) -> None:  # noqa: ANN401
        """Called by WeasyPrint with the place's width and height in px."""
        name = re.sub(r"[^\w.-]", "-", self.address)
        stream._resources["XObject"][name] = self
        stream.transform(width, 0, 0, -height, 0, height)
        stream.draw_x_object(name)


class Pictures(dict[str, Any]):
    """The pictures of a document by their address, which WeasyPrint searches before it fetches one."""

    def __contains__(self, address: object) -> bool:
        return super().__contains__(address) or (isinstance(address, str) and bool(PLACED.fullmatch(address)))

    def __missing__(self, address: str) -> PlacedPicture:
        self[address] = picture = PlacedPicture(address)
        return picture


class _Stream(Stream):  # type: ignore[misc]
    """A page's stream: what is decoration there is an artefact (ISO 32000-1, 14.8.2.2), and text what it spells."""

    _inside = 0  # marked contents around what is drawn now
    _wanted: tuple[str, float] | None = None  # font and size of what is shown next
    _begun: tuple[int, str, dict[str, int]] = (0, "", {})  # the text: its first operator, font, glyphs of it before

    def begin_text(self) -> None:
        super().begin_text()
        self._wanted = self._current_font
        drawn = {face: len(texts.shown) for face, texts in self._fonts.texts.items()}
        self._begun = len(self.stream), (self._current_font or ("",))[0], drawn

    def set_font_size(self, font: str, size: float) -> None:
        """Only named when something is shown in it: a letter without a shape (U+200B) is a run without glyphs, and its
        face need not be in the book."""
        self._wanted = font, size

    def show_text(self, text: str) -> None:
        if NOTHING.fullmatch(text):
            return
        if self._wanted:
            super().set_font_size(*self._wanted)
        super().show_text(text)

    def end_text(self) -> None:
        first, font, drawn = self._begun
        if self._fonts.texts:
            self.stream[first:] = spell(self.stream[first:], font, self._fonts.texts, drawn)
        super().end_text()

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:  # noqa: ANN401
        decoration = tag == "Figure" and not box.element.get("alt")
        with self.artifact() if decoration else super().marked(box, tag):
            self._inside += 1
            yield
            self._inside -= 1

    @contextmanager
    def artifact(self) -> Iterator[None]:
        with super().artifact():
            self._inside += 1
            yield
            self._inside -= 1

    def clone(self, **changes: Any) -> Any:  # noqa: ANN401
        """A group or a pattern: it is one thing, and nothing in it is marked by itself."""
        return super().clone(**{**changes, "tags": None})

    def draw_x_object(self, reference: str) -> None:
        if self._inside:
            super().draw_x_object(reference)
        else:
            with self.artifact():
                super().draw_x_object(reference)


def paint(document: Any, used: FontRegistry) -> DrawnPart:  # noqa: ANN401 WeasyPrint has no types
    """Draw every page of a laid-out document. `used` are the fonts of this process."""
    used.forget()
    document.fonts = used
    pages = tuple(_page(document, page) for page in document.pages)
    return DrawnPart(pages, used.used())


def _page(document: Any, page: Any) -> DrawnPage:  # noqa: ANN401
    width, height = page.width * PX_TO_PT, page.height * PX_TO_PT
    resources = _resources()
    marks: dict[Any, Any] = {}
    area = (0, 0, page.width, page.height)
    stream = _Stream(document.fonts, area, resources, {}, marks, document.color_profiles, document.output_intent)
    stream.push_state()  # what binding draws over the page begins anew
    stream.transform(d=-1, f=height)
    page.paint(stream, PX_TO_PT)
    stream.pop_state()
    links, numbers = _links(page, height)
    structure = structure_of(page._page_box, marks, numbers)
    return DrawnPage(width, height, _piece(stream, resources), links, structure, len(marks))


def _resources() -> Any:  # noqa: ANN401
    kinds = ("ExtGState", "XObject", "Pattern", "Shading")
    return pydyf.Dictionary({**{kind: pydyf.Dictionary() for kind in kinds}, "ColorSpace": None})


def _links(page: Any, height: float) -> tuple[tuple[PageLink, ...], dict[Any, int]]:  # noqa: ANN401
    """The links of a page, and their numbers by box. `height` in pt."""
    links: list[PageLink] = []
    numbers: dict[Any, int] = {}
    for kind, target, (left, top, right, bottom), box in page.links:
        if kind == "attachment":
            continue
        inner = getattr(box, "_box", box)
        if right <= left or bottom <= top:  # a place where a line may break
            continue
        rect = (left * PX_TO_PT, height - bottom * PX_TO_PT, right * PX_TO_PT, height - top * PX_TO_PT)
        x, y, x2, y2 = (round(value, 2) for value in rect)
        links.append(PageLink(target, (x, y, x2, y2), link_text(inner.element)))
        numbers[inner] = -len(links)
    return tuple(links), numbers


def _piece(stream: Any, resources: Any) -> Piece:  # noqa: ANN401
    content = b"\n".join(item if isinstance(item, bytes) else _text(item).encode() for item in stream.stream)
    drawn = resources["XObject"]
    return Piece(
        zlib.compress(content),
        pictures={name: item.address for name, item in drawn.items() if isinstance(item, PlacedPicture)},
        forms={name: _form(item) for name, item in drawn.items() if isinstance(item, pydyf.Stream)},
        patterns={name: _form(item) for name, item in resources["Pattern"].items()},
        states={name: _text(item) for name, item in resources["ExtGState"].items()},
        shadings={name: _text(item) for name, item in resources["Shading"].items()},
    )


def _form(stream: Any) -> Form:  # noqa: ANN401
    entries = {key: value for key, value in stream.extra.items() if key != "Resources"}
    text = "".join(f"/{key} {_text(value)}" for key, value in entries.items())
    return Form(text, _piece(stream, stream.extra["Resources"]))


def _text(value: Any) -> str:  # noqa: ANN401
    """A value of pydyf's in PDF; a stream in it as `@name@`."""
    if isinstance(value, pydyf.Stream):
        return f"@{value.id}@"
    if isinstance(value, pydyf.Dictionary):
        return f"<<{''.join(f'/{key} {_text(item)}' for key, item in value.items())}>>"
    if isinstance(value, pydyf.Array):
        return f"[{' '.join(_text(item) for item in value)}]"
    if isinstance(value, float):
        return f"{value:f}".rstrip("0").rstrip(".")
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return value.data.decode("latin-1") if isinstance(value, pydyf.Object) else str(value)
