"""A style in, the pattern of a theme out (SVG), in the places that woven patterns have.

`ikat` is woven (`patterns.py`), `awning` the stripes above a market stall, `plain` a ground without a figure. All
are drawn as stepped outlines, which binding draws as vectors (`pdf_form.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from catalog.graphics import colour
from catalog.graphics.ikat import patterns
from catalog.graphics.ikat.patterns import MotifStyle
from catalog.graphics.ikat.svg import UNITS

CODE: Final = f"{patterns.CODE}-motifs-1"  # changes when the same motif would be drawn in another way
STRIPE: Final = 10.0  # mm
TILE: Final = 4.0
Draw = Callable[[MotifStyle, float, float], str]
Bar = tuple[float, float, float, float]  # left, top, width, height in mm


def _svg(width: float, height: float, ground: str, layers: Mapping[str, list[Bar]]) -> str:
    across, down = round(width * UNITS), round(height * UNITS)
    paths = [f'<path fill="{ground}" d="M0 0h{across}v{down}h-{across}z"/>']
    for fill, bars in layers.items():
        steps = (tuple(round(length * UNITS) for length in bar) for bar in bars)
        outline = "".join(f"M{left} {top}h{wide}v{high}h-{wide}z" for left, top, wide, high in steps)
        paths.append(f'<path fill="{fill}" d="{outline}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" height="{height:g}mm" '
        f'viewBox="0 0 {across} {down}">{"".join(paths)}</svg>'
    )


def _stripes(width: float, height: float, every: int) -> list[Bar]:
    """Each `every`-th stripe, from the second on."""
    count = int(width / STRIPE) + 1
    lefts = (place * STRIPE for place in range(1, count, every))
    return [(left, 0.0, min(STRIPE, width - left), height) for left in lefts if left < width]


def _awning(style: MotifStyle, width: float, height: float) -> str:
    return _svg(width, height, style.accent, {patterns.COTTON: _stripes(width, height, 2)})


def _quiet_awning(style: MotifStyle, width: float, height: float) -> str:
    darker = colour.darken(style.accent, 0.12)
    return _svg(width, height, style.accent, {darker: _stripes(width, height, 2)})


def _tiles(style: MotifStyle, width: float, height: float) -> str:
    """A band of squares, turn about."""
    rows, columns = int(height / TILE) + 1, int(width / TILE) + 1
    spots = ((column, row) for row in range(rows) for column in range(columns) if (column + row) % 2)
    bars = [
        (column * TILE, row * TILE, min(TILE, width - column * TILE), min(TILE, height - row * TILE))
        for column, row in spots
        if column * TILE < width and row * TILE < height
    ]
    return _svg(width, height, style.accent, {style.gold: bars})


def _plain(style: MotifStyle, width: float, height: float) -> str:
    return _svg(width, height, style.accent, {})


MOTIFS: Final[Mapping[str, Mapping[str, Draw]]] = {
    "ikat": patterns.DRAW,
    "awning": {"full": _awning, "quiet": _quiet_awning, "band": _tiles},
    "plain": dict.fromkeys(("full", "quiet", "band"), _plain),
}
