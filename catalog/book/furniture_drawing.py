"""Furniture → the operators that draw it over a page (stage 8), as `templates/book/furniture.yaml` describes it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator
from typing import Final

from catalog.book.furniture import Furniture, StampedNumber, Thumb
from catalog.book.furniture_style import FurnitureStyle, LineStyle, SpineStyle, ThumbStyle
from catalog.book.line_drawing import show_line
from catalog.core.units import MM_PER_PT, PT_PER_MM
from catalog.fonts.capitals import in_capitals
from catalog.fonts.faces import EXTRA
from catalog.fonts.scripts import ANY, stands_upright
from catalog.fonts.shaping import Line, Shaper
from catalog.fonts.static_faces import FontSet
from catalog.planning.page_geometry import PageGeometry

OTHERS: Final = frozenset(face.name for faces in EXTRA.values() for face in faces)  # of other scripts than Latin
ELLIPSIS: Final = "…"
UPRIGHT: Final = 1.12  # em from one upright letter to the next, down a tab
SPINE_END: Final = 12.0  # mm between the title on a spine and its ends
Lettering = LineStyle | SpineStyle | ThumbStyle


class FurniturePainter:
    """Draws furniture, and keeps which glyphs it used: their text by face and number."""

    def __init__(self, style: FurnitureStyle, geometry: PageGeometry, fonts: FontSet, language: str = "") -> None:
        self.style = style
        self._geometry = geometry
        self.glyphs: dict[str, dict[int, str]] = {}
        self._fonts, self._language = fonts, language
        self._shaper = Shaper(fonts, style.families, language)
        self._drawn: dict[Hashable, list[str]] = {}  # heads and tabs, which many pages share

    def margins(self, furniture: Furniture) -> bytes:
        """Heads, folio and tab of a page; b"" where it has none."""
        inner = "left" if furniture.recto else "right"
        outer = "right" if furniture.recto else "left"
        most = self._geometry.half
        if furniture.guided:  # these take half of the line at most, in the middle
            most = (self._geometry.type_width - most) / 2
        pieces = [
            *self._head(furniture.head_inner, inner, most),
            *self._head(furniture.head_outer, outer, most),
            *self._folio(furniture.folio, outer),
            *(self._tab(furniture.thumb, furniture.recto) if furniture.thumb else ()),
        ]
        return " ".join(pieces).encode()

    def _head(self, text: str, edge: str, most: float) -> list[str]:
        style = self.style.head
        return self._once((text, edge, most), lambda: self._margin_line(text, style, style.top, most, edge))

    def _folio(self, text: str, edge: str) -> Iterator[str]:
        style = self.style.folio
        top = self._geometry.height - style.bottom - style.line
        return self._margin_line(text, style, top, style.width, edge)

    def _tab(self, thumb: Thumb, recto: bool) -> list[str]:
        return self._once((thumb, recto), lambda: self._thumb(thumb, recto=recto))

    def _once(self, key: Hashable, draw: Callable[[], Iterator[str]]) -> list[str]:
        if key not in self._drawn:
            self._drawn[key] = list(draw())
        return self._drawn[key]

    def number(self, stamped: StampedNumber) -> bytes:
        """A page number at its place."""
        style = self.style.numbers.get(stamped.style) or self.style.numbers["plain"]
        line = self._shaper.line(stamped.text, style.weight)
        x = stamped.x if style.align == "left" else stamped.x + stamped.width - _width(line, style.size)
        colour = stamped.accent if style.colour == "accent" else style.colour
        return " ".join(self._draw(line, x, stamped.y + style.line / 2, style.size, colour)).encode()

    def spine(self, text: str, middle: float, width: float) -> Iterator[str]:
        """A line down a spine of `width` pt around `middle`, pt from the left; none where that is too narrow."""
        style = self.style.spine
        if width < _pt(style.least):
            return
        line, long = self._fitted(text, style, self._geometry.height - 2 * SPINE_END)
        off = (line.rise + line.fall) / 2 * style.size
        top = (_pt(self._geometry.height) + long) / 2
        yield f"{rgb(style.colour)} rg BT 0 -1 1 0 {middle - off:.2f} {top:.2f} Tm"
        yield from self._show(line, style.size)
        yield "ET"

    def _margin_line(self, text: str, style: LineStyle, top: float, most: float, edge: str) -> Iterator[str]:
        """A line at an edge of the type area, `top` mm below that of the page and at most `most` mm wide."""
        if not text:
            return
        line, long = self._fitted(text, style, most)
        geometry = self._geometry
        x = geometry.left if edge == "left" else geometry.width - geometry.left - long * MM_PER_PT
        yield from self._draw(line, x, top + style.line / 2, style.size, style.colour)

    def _fitted(self, text: str, style: Lettering, most: float, spacing: float = 0.0) -> tuple[Line, float]:
        """The line and its length in pt, with `spacing` pt between letters; of one longer than `most` mm, as much of
        its beginning as there is room for. However long a text is, it is shaped a few times only."""

        def first(count: int) -> tuple[Line, float]:
            shown = text if count == len(text) else text[:count].rstrip() + ELLIPSIS
            line = self._shaper.line(shown, style.weight)
            return line, line.width * style.size + spacing * (len(shown) - 1)

        def too_long(count: int) -> bool:
            return first(count)[1] * MM_PER_PT > most

        if too_long(len(text)):
            return first(max(1, bisect_left(range(1, len(text)), True, key=too_long)))
        return first(len(text))

    def _thumb(self, thumb: Thumb, *, recto: bool) -> Iterator[str]:
        style, page = self.style.thumb, self._geometry
        # All that is drawn over a page is moved with it; a tab stays at the edge.
        edge = page.shift if recto else -page.shift
        left = edge + (page.width - style.width if recto else -page.bleed)
        corner = _pt(left), _pt(page.height - thumb.top - style.height)
        area = f"{corner[0]:.2f} {corner[1]:.2f} {_pt(style.width + page.bleed):.2f} {_pt(style.height):.2f}"
        yield f"q {rgb(thumb.accent)} rg {area} re f"
        text = in_capitals(thumb.text, self._language)
        middle = edge + (page.width - style.middle if recto else style.middle)
        if stands_upright(text, self._language) and len(text) * style.size * UPRIGHT <= _pt(style.height):
            yield from self._downwards(text, middle, page.height - thumb.top - style.height / 2)
            yield "Q"
            return
        spacing = 0.0 if ANY.search(text) else style.spacing  # letters that join, or fill a square, are not spaced
        line, long = self._fitted(text, style, style.height, spacing)
        turn = -1 if recto else 1
        off = (line.rise + line.fall) / 2 * style.size
        x = _pt(middle) + turn * off
        y = _pt(page.height - thumb.top - style.height / 2) - turn * long / 2
        yield f"{rgb(style.colour)} rg BT {spacing:g} Tc 0 {turn} {-turn} 0 {x:.2f} {y:.2f} Tm"
        yield from self._show(line, style.size)
        yield "ET Q"

    def _downwards(self, text: str, middle: float, centre: float) -> Iterator[str]:
        """The upright letters of a tab one below the other, around `middle` from the left and `centre` from the foot of
        the page; in mm."""
        style = self.style.thumb
        step = style.size * UPRIGHT
        top = _pt(centre) + len(text) * step / 2
        for place, line in enumerate(self._shaper.upright(text, style.weight)):
            x = _pt(middle) - line.width * style.size / 2
            y = top - (place + 0.5) * step - (line.rise + line.fall) / 2 * style.size
            yield f"{rgb(style.colour)} rg BT 1 0 0 1 {x:.2f} {y:.2f} Tm"
            yield from self._show(line, style.size)
            yield "ET"

    def _draw(self, line: Line, x: float, middle: float, size: float, colour: str) -> Iterator[str]:
        """A line from `x` on, `middle` mm below the top of the page; in mm."""
        base = _pt(self._geometry.height - middle) - (line.rise + line.fall) / 2 * size
        yield f"{rgb(colour)} rg BT 1 0 0 1 {_pt(x):.2f} {base:.2f} Tm"
        yield from self._show(line, size)
        yield "ET"

    def _show(self, line: Line, size: float) -> Iterator[str]:
        return show_line(line, size, self._fonts, self.glyphs)


def _width(line: Line, size: float) -> float:
    """In mm."""
    return line.width * size * MM_PER_PT


def _pt(length: float) -> float:
    return length * PT_PER_MM


def rgb(colour: str) -> str:
    """The operands of a colour `#rrggbb`."""
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.3f}" for place in (1, 3, 5))
