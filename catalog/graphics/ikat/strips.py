"""The rhythm of a cloth: wide fields, narrow bands and an end border, from recipes to figures on a cloth.

Lengths are millimetres. A strip is a horizontal piece of cloth; a cloth is a stack of strips.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from catalog.graphics.ikat.motif_shapes import FIGURES, Dye, Point, Polygon, mirrored
from catalog.graphics.ikat.svg import ClothSvg

Lattice = Literal["straight", "brick", "facing", "counter"]
_PANEL_DEPTH = 1
_FIGURE_DEPTH = 3


@dataclass(frozen=True, slots=True)
class Strip:
    """`rows` of figures (or one of the plain kinds `line`, `gap`, `zigzag`, `wave`, `rain`) over the whole width.

    `height` and `cell` (distance of the figures) in mm; `fill` is the share of its cell that a figure takes across and
    along; `panel` dyes the strip's ground.
    """

    kind: str
    height: float
    cell: float = 12.0
    rows: int = 1
    fill: tuple[float, float] = (0.9, 0.92)
    lattice: Lattice = "straight"
    filler: str = ""
    filler_size: float = 0.26
    dye: Dye = "light"
    panel: Dye | None = None
    flipped: bool = False

    def stretched(self, along: float, across: float = 1.0) -> Strip:
        return replace(self, height=self.height * along, cell=self.cell * across)


@dataclass(frozen=True, slots=True)
class Recipe:
    """One kind of cloth: its field, the band between two fields, the border at its end."""

    field: tuple[Strip, ...]
    band: tuple[Strip, ...]
    border: tuple[Strip, ...]


def compose(recipe: Recipe, height: float, *, scale: float, ended: bool) -> tuple[Strip, ...]:
    """Strips that fill `height` exactly: fields and bands by turns, with a border below if the cloth is `ended`."""
    field, band, border = (_stretched(strips, scale, scale) for strips in (recipe.field, recipe.band, recipe.border))
    if not ended:
        border = ()
    room = height - _total(border)
    if room < 0:
        return _stretched(border, height / _total(border))
    if room < _total(field) / 2:
        return (*_of_rows(field, room), *border)
    bands = max(0, round((room - _total(field)) / (_total(field) + _total(band))))
    stretch = room / ((bands + 1) * _total(field) + bands * _total(band))
    if bands == 0 and not 0.8 < stretch < 1.25:
        return (*_of_rows(field, room), *border)
    strips = [*_stretched(field, stretch)]
    for _ in range(bands):
        strips += [*_stretched(band, stretch), *_stretched(field, stretch)]
    return (*strips, *border)


def _of_rows(field: Sequence[Strip], height: float) -> tuple[Strip, ...]:
    """As many rows of the field's main figure as fit best into `height`; none where not even half a row does."""
    main = max(field, key=lambda strip: strip.height)
    rows = round(height * main.rows / main.height)
    if rows == 0:
        return (Strip("gap", height),)
    return (replace(main, rows=rows, height=height),)


def _stretched(strips: Sequence[Strip], along: float, across: float = 1.0) -> tuple[Strip, ...]:
    return tuple(strip.stretched(along, across) for strip in strips)


def lay_strips(
    cloth_svg: ClothSvg, strips: Sequence[Strip], dyes: Mapping[Dye, str], width: float, top: float
) -> float:
    """Lay `strips` one below the other from `top` on; returns where the last one ends (mm)."""
    for strip in strips:
        if strip.panel:
            cloth_svg.lay_line(_PANEL_DEPTH, dyes[strip.panel], top, top + strip.height)
        _lay_strip(cloth_svg, strip, dyes, width, top)
        top += strip.height
    return top


def _lay_strip(cloth_svg: ClothSvg, strip: Strip, dyes: Mapping[Dye, str], width: float, top: float) -> None:
    if strip.kind == "gap":
        return
    if strip.kind == "line":
        cloth_svg.lay_line(_FIGURE_DEPTH, dyes[strip.dye], top, top + strip.height)
    elif strip.kind in ("zigzag", "wave"):
        _lay_ribbon(cloth_svg, strip, dyes, width, top)
    else:
        _lay_figures(cloth_svg, strip, dyes, width, top)


def _lay_ribbon(cloth_svg: ClothSvg, strip: Strip, dyes: Mapping[Dye, str], width: float, top: float) -> None:
    """A ribbon that swings once a cell: light, with a thread of the second dye in its middle."""
    swing = strip.height * 0.3
    middle = top + strip.height / 2
    half_cells = math.ceil(width / strip.cell) + 2
    start = width / 2 - (half_cells // 2) * strip.cell
    finest = 2 if strip.kind == "zigzag" else 16
    points: list[Point] = []
    for step in range(half_cells * finest + 1):
        turn = step / finest
        rise = (1 if step % 2 else -1) if strip.kind == "zigzag" else -math.cos(turn * 2 * math.pi)
        points.append((start + turn * strip.cell, middle + swing * rise))
    layers: tuple[tuple[Dye, float], ...] = ((strip.dye, 0.4), ("second", 0.18))
    for depth, (dye, thick) in enumerate(layers):
        half = strip.height * thick / 2
        upper = [(x, y - half) for x, y in points]
        lower = [(x, y + half) for x, y in reversed(points)]
        cloth_svg.lay(_FIGURE_DEPTH + depth, dyes[dye], (tuple(upper + lower),), _looseness(strip.height))


def _lay_figures(cloth_svg: ClothSvg, strip: Strip, dyes: Mapping[Dye, str], width: float, top: float) -> None:
    """A lattice of figures, with a figure or a gap in the middle of the width, so that both edges cut alike."""
    tall = strip.height / strip.rows
    reach = math.ceil(width / 2 / strip.cell) + 1
    for row in range(strip.rows):
        middle = top + (row + 0.5) * tall
        aside = 0.5 if strip.lattice in ("brick", "facing") and row % 2 else 0.0
        for place in range(-reach, reach + 1):
            centre = width / 2 + (place + aside) * strip.cell
            turned = strip.lattice == "counter" and place % 2 == 1
            back = strip.lattice == "facing" and row % 2 == 1
            _lay_figure(cloth_svg, strip, dyes, (centre, middle), tall, across=back, along=turned != strip.flipped)
            if strip.filler:
                _lay_filler(cloth_svg, strip, dyes, (centre + strip.cell / 2, middle), tall, last=row == strip.rows - 1)


def _lay_figure(
    cloth_svg: ClothSvg, strip: Strip, dyes: Mapping[Dye, str], centre: Point, tall: float, *, across: bool, along: bool
) -> None:
    half_across, half_along = strip.cell / 2 * strip.fill[0], tall / 2 * strip.fill[1]
    for depth, layer in enumerate(FIGURES[strip.kind]()):
        turned = (mirrored(shape, across=across, along=along) for shape in layer.polygons)
        shapes = (_placed(shape, centre, half_across, half_along) for shape in turned)
        cloth_svg.lay(_FIGURE_DEPTH + depth, dyes[layer.dye], shapes, _looseness(tall))


def _lay_filler(
    cloth_svg: ClothSvg, strip: Strip, dyes: Mapping[Dye, str], centre: Point, tall: float, *, last: bool
) -> None:
    """A small figure where four large ones meet; in a straight lattice that is half a cell down, in others beside."""
    x, y = centre
    if strip.lattice == "straight":
        if last:
            return
        y += tall / 2
    half = min(strip.cell, tall) * strip.filler_size / 2
    for depth, layer in enumerate(FIGURES[strip.filler]()):
        shapes = (_placed(shape, (x, y), half, half * 1.25) for shape in layer.polygons)
        cloth_svg.lay(_FIGURE_DEPTH + depth, dyes[layer.dye], shapes, _looseness(half * 2.5))


def _placed(shape: Polygon, centre: Point, across: float, along: float) -> Polygon:
    return tuple((centre[0] + x * across, centre[1] + y * along) for x, y in shape)


def _total(strips: Sequence[Strip]) -> float:
    return sum(strip.height for strip in strips)


def _looseness(tall: float) -> float:
    """The share of feather for a figure `tall` mm: all of it from 20 mm on, less for the small ones of a band."""
    return min(1.0, max(0.2, tall / 20))
