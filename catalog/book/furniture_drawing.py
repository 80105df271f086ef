"""Furniture → the operators that draw it over a page (stage 8), as `templates/book/furniture.yaml` describes it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Annotated, Final, Literal

from pydantic import Field

from catalog.book.furniture import Furniture, StampedNumber, Thumb
from catalog.fonts.shaping import Line, Run, Shaper
from catalog.fonts.static_faces import FontSet
from catalog.model.values import Colour, Entry
from catalog.planning.page_grid import BLEED, PAGE_HEIGHT, PAGE_WIDTH

FILE: Final = "book/furniture.yaml"
MM_TO_PT: Final = 72 / 25.4
Length = Annotated[float, Field(ge=0, le=PAGE_HEIGHT)]  # mm
Size = Annotated[float, Field(gt=0, le=72)]  # pt
Weight = Annotated[int, Field(ge=100, le=900)]


class LineStyle(Entry):
    """A line of text: the height of its line in mm, its type, its colour."""

    line: Length
    size: Size
    weight: Weight
    colour: Colour


class MarginLine(LineStyle):
    """A line in the margin: its distance from the top and from the edges at the sides, its greatest width."""

    top: Length
    side: Length
    width: Length


class ThumbStyle(Entry):
    """The tabs: their size, which bleeds off, and the type of their text, which runs along the edge."""

    width: Length
    height: Length
    size: Size
    weight: Weight
    spacing: float = Field(ge=0, le=5)  # pt between letters
    colour: Colour


class NumberStyle(Entry):
    """A page number that leads elsewhere; its colour may be that of its chapter."""

    line: Length
    size: Size
    weight: Weight
    colour: Literal["accent"] | Colour
    align: Literal["left", "right"]


class FurnitureStyle(Entry):
    """`templates/book/furniture.yaml`."""

    families: tuple[str, ...] = Field(min_length=1)
    head: MarginLine
    folio: MarginLine
    thumb: ThumbStyle
    numbers: Mapping[str, NumberStyle]


class FurniturePainter:
    """Draws furniture, and keeps which glyphs it used: their text by face and number."""

    def __init__(self, style: FurnitureStyle, fonts: FontSet) -> None:
        self.style = style
        self.glyphs: dict[str, dict[int, str]] = {}
        self._shaper = Shaper(fonts, style.families)
        self._drawn: dict[Hashable, list[str]] = {}  # heads and tabs, which many pages share

    def margins(self, furniture: Furniture) -> bytes:
        """Heads, folio and tab of a page; b"" where it has none."""
        inner = "left" if furniture.recto else "right"
        outer = "right" if furniture.recto else "left"
        pieces = [
            *self._head(furniture.head_inner, inner),
            *self._head(furniture.head_outer, outer),
            *self._margin_line(furniture.folio, self.style.folio, outer),
            *(self._tab(furniture.thumb, furniture.recto) if furniture.thumb else ()),
        ]
        return " ".join(pieces).encode()

    def _head(self, text: str, edge: str) -> list[str]:
        return self._once((text, edge), lambda: self._margin_line(text, self.style.head, edge))

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

    def _margin_line(self, text: str, style: MarginLine, edge: str) -> Iterator[str]:
        if not text:
            return
        line = self._fitted(text, style)
        x = style.side if edge == "left" else PAGE_WIDTH - style.side - _width(line, style.size)
        yield from self._draw(line, x, style.top + style.line / 2, style.size, style.colour)

    def _fitted(self, text: str, style: MarginLine) -> Line:
        """The line; of one that is too wide, what there is room for."""
        line = self._shaper.line(text, style.weight)
        while _width(line, style.size) > style.width and len(text) > 1:
            text = text.rstrip("…")[:-1].rstrip() + "…"
            line = self._shaper.line(text, style.weight)
        return line

    def _thumb(self, thumb: Thumb, *, recto: bool) -> Iterator[str]:
        style = self.style.thumb
        left = PAGE_WIDTH + BLEED - style.width if recto else -BLEED
        corner = _pt(left), _pt(PAGE_HEIGHT - thumb.top - style.height)
        area = f"{corner[0]:.2f} {corner[1]:.2f} {_pt(style.width):.2f} {_pt(style.height):.2f}"
        yield f"q {_rgb(thumb.accent)} rg {area} re f"
        line = self._shaper.line(thumb.text.upper(), style.weight)
        long = line.width * style.size + style.spacing * (len(thumb.text) - 1)  # pt
        middle = left + (style.width - BLEED) / 2 + (0 if recto else BLEED)  # of what is left of it when it is cut
        turn = -1 if recto else 1
        off = (line.rise + line.fall) / 2 * style.size
        x = _pt(middle) + turn * off
        y = _pt(PAGE_HEIGHT - thumb.top - style.height / 2) - turn * long / 2
        yield f"{_rgb(style.colour)} rg BT {style.spacing:g} Tc 0 {turn} {-turn} 0 {x:.2f} {y:.2f} Tm"
        yield from self._show(line, style.size)
        yield "ET Q"

    def _draw(self, line: Line, x: float, middle: float, size: float, colour: str) -> Iterator[str]:
        """A line from `x` on, `middle` mm below the top of the page; in mm."""
        base = _pt(PAGE_HEIGHT - middle) - (line.rise + line.fall) / 2 * size
        yield f"{_rgb(colour)} rg BT 1 0 0 1 {_pt(x):.2f} {base:.2f} Tm"
        yield from self._show(line, size)
        yield "ET"

    def _show(self, line: Line, size: float) -> Iterator[str]:
        for run in line.runs:
            texts = self.glyphs.setdefault(run.face, {})
            for glyph in run.glyphs:
                if glyph.text or glyph.number not in texts:
                    texts.setdefault(glyph.number, glyph.text)
            yield f"/{run.face} {size:g} Tf [{_operands(run)}] TJ"


def _operands(run: Run) -> str:
    """Glyphs and moves for TJ (ISO 32000-1, 9.4.3). What stands higher than its line is not moved: no face of ours
    has such marks in the scripts of heads."""
    pieces = []
    for glyph in run.glyphs:
        before, behind = -glyph.shift[0], glyph.shift[0] + glyph.back
        pieces.append(f"{before or ''}<{glyph.number:04X}>{behind or ''}")
    return "".join(pieces).replace("><", "")


def _width(line: Line, size: float) -> float:
    """In mm."""
    return line.width * size / MM_TO_PT


def _pt(length: float) -> float:
    return length * MM_TO_PT


def _rgb(colour: str) -> str:
    return " ".join(f"{int(colour[place : place + 2], 16) / 255:.3f}" for place in (1, 3, 5))
