"""A face → what the descriptor of a font in a PDF states of it (ISO 32000-1, 9.8), from the face's own tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

import uharfbuzz
from uharfbuzz import OTMetricsTag, StyleTag

from catalog.fonts.metrics import EM

FIXED_PITCH, SERIF, SYMBOLIC, ITALIC = 1, 2, 4, 64  # flags (table 123)
STEMS: Final = "lI1"  # letters that are one upright stem where they are cut half way up; the first that there is
LATIN_TEXT: Final = 2  # a kind of family in PANOSE's classification
SERIFS: Final = range(2, 11)  # the styles of serifs in it, from cove to triangle; 11 to 15 are without
CURVE_STEPS: Final = 16  # straight pieces in place of a curve

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Descriptor:
    """Lengths in thousandths of the em; `italic_angle` in degrees against the clock, less than 0 for what leans right.

    `stem_v` is how wide the stem of an l is half way up, measured horizontally; 0, which is unknown (ISO 32000-2,
    table 120), where a face has neither l nor a letter like it.
    """

    box: tuple[int, int, int, int]  # left, lower, right and upper edge of all glyphs laid upon each other
    ascent: int
    descent: int
    cap_height: int
    stem_v: int
    italic_angle: float
    flags: int


def describe_face(face: uharfbuzz.Face) -> Descriptor:
    """Read `face`, a static TrueType font; ascent and descent are those of its hhea or OS/2 table."""
    font, em = uharfbuzz.Font(face), int(face.upem)
    head, style, post = (bytes(face.reference_table(tag).data) for tag in ("head", "OS/2", "post"))

    def in_em(value: float) -> int:
        return round(value * EM / em)

    left, lower, right, upper = (in_em(_signed(head, at)) for at in (36, 38, 40, 42))
    extents = font.get_font_extents("ltr")
    angle = font.get_style_value(StyleTag.SLANT_ANGLE)
    family, serifs = style[32], style[33]  # of PANOSE
    flags = SYMBOLIC  # there are more letters than Adobe's Latin set has, so that it must be set
    flags |= FIXED_PITCH * any(post[12:16])
    flags |= SERIF * (family == LATIN_TEXT and serifs in SERIFS)
    flags |= ITALIC * bool(angle or font.get_style_value(StyleTag.ITALIC))
    return Descriptor(
        box=(left, lower, right, upper),
        ascent=in_em(extents.ascender),
        descent=in_em(extents.descender),
        cap_height=in_em(font.get_metric_position_with_fallback(OTMetricsTag.CAP_HEIGHT)),
        stem_v=in_em(_stem(font)),
        italic_angle=round(angle, 3),
        flags=flags,
    )


def _signed(table: bytes, at: int) -> int:
    """A number of two bytes in a table."""
    return int.from_bytes(table[at : at + 2], "big", signed=True)


def _stem(font: uharfbuzz.Font) -> float:
    """How far apart the outermost edges of the first of STEMS are half way up, in the face's units."""
    glyph = next(filter(None, (font.get_nominal_glyph(ord(letter)) for letter in STEMS)), None)
    if glyph is None:
        return 0
    outline = Outline()
    font.draw_glyph(glyph, DRAW, outline)
    heights = [y for line in outline.lines for _, y in line]
    if not heights:
        return 0
    edges = sorted(_crossings(outline, (min(heights) + max(heights)) / 2))
    return edges[-1] - edges[0]


def _crossings(outline: Outline, height: float) -> Iterator[float]:
    """Where an outline crosses a horizontal line."""
    for line in outline.lines:
        for (x, y), (u, v) in pairwise([*line, line[0]]):
            if (y <= height) != (v <= height):
                yield x + (height - y) / (v - y) * (u - x)


@dataclass(slots=True)
class Outline:
    """The contours of a glyph as polygons, collected while HarfBuzz draws it."""

    lines: list[list[Point]] = field(default_factory=list)

    def move(self, x: float, y: float) -> None:
        self.lines.append([(x, y)])

    def draw(self, *points: Point) -> None:
        """A line or a Bézier curve from where the last one ended, through control points, by de Casteljau's steps."""
        steps = CURVE_STEPS if len(points) > 1 else 1
        control = [self.lines[-1][-1], *points]
        for step in range(1, steps + 1):
            left = control
            while len(left) > 1:
                part = step / steps
                left = [(x + part * (u - x), y + part * (v - y)) for (x, y), (u, v) in pairwise(left)]
            self.lines[-1].append(left[0])


def _draw_funcs() -> uharfbuzz.DrawFuncs:
    funcs = uharfbuzz.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, outline: outline.move(x, y))
    funcs.set_line_to_func(lambda x, y, outline: outline.draw((x, y)))
    funcs.set_quadratic_to_func(lambda a, b, x, y, outline: outline.draw((a, b), (x, y)))
    funcs.set_cubic_to_func(lambda a, b, c, d, x, y, outline: outline.draw((a, b), (c, d), (x, y)))
    funcs.set_close_path_func(lambda _outline: None)
    return funcs


DRAW: Final = _draw_funcs()
