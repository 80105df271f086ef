"""Figures in, the geometry of plain charts out (mm): bars from zero, a slope between two values, dots.

Words and numbers are set by the templates as text; nothing here writes any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HAIRLINE_MM = 0.5  # a value that is not nothing is seen


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal bar from zero: `width` mm; `label_inside` says that a label of the asked width fits on the bar."""

    value: float
    width: float
    label_inside: bool


@dataclass(frozen=True, slots=True)
class Slope:
    """A line between two values in a box; y grows downwards. `zero` is the height of the zero line, mm."""

    width: float
    height: float
    start: float
    end: float
    zero: float


def bars(values: Sequence[float], width_mm: float, label_mm: float = 0) -> tuple[Bar, ...]:
    """Bars on one linear scale from zero; the greatest, with `label_mm` kept free beside it, takes `width_mm`.

    Raises ValueError for a negative value, which a bar from the left edge cannot show.
    """
    if any(value < 0 for value in values):
        raise ValueError("bars show amounts, not losses")
    greatest = max(values, default=0)
    room = max(width_mm - label_mm, 0)
    drawn = []
    for value in values:
        width = room * value / greatest if greatest else 0.0
        if value > 0:
            width = max(width, HAIRLINE_MM)
        drawn.append(Bar(value, round(width, 2), label_inside=0 < label_mm <= width))
    return tuple(drawn)


def slope(start: float, end: float, width_mm: float, height_mm: float) -> Slope:
    """Heights of a line from `start` to `end`; the box spans both values and zero."""
    top, bottom = max(start, end, 0), min(start, end, 0)
    span = top - bottom or 1

    def down(value: float) -> float:
        return round((top - value) / span * height_mm, 2)

    return Slope(width_mm, height_mm, down(start), down(end), down(0))


def draw_slope(shape: Slope, colour: str, pale: str, thickness_mm: float = 0.9) -> str:
    """The slope as SVG: a zero line in `pale`, the line and its end point in `colour`. Half a dot is kept as margin."""
    dot = thickness_mm * 1.8
    width, height = shape.width + 2 * dot, shape.height + 2 * dot
    left, right = dot, dot + shape.width
    zero, start, end = (round(value + dot, 2) for value in (shape.zero, shape.start, shape.end))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}mm" height="{height:g}mm" '
        f'viewBox="0 0 {width:g} {height:g}">'
        f'<path fill="none" stroke="{pale}" stroke-width="0.25" d="M0 {zero:g}H{width:g}"/>'
        f'<path fill="none" stroke="{colour}" stroke-width="{thickness_mm:g}" '
        f'd="M{left:g} {start:g}L{right:g} {end:g}"/>'
        f'<circle fill="{colour}" cx="{left:g}" cy="{start:g}" r="{dot * 0.6:g}"/>'
        f'<circle fill="{colour}" cx="{right:g}" cy="{end:g}" r="{dot:g}"/></svg>'
    )
