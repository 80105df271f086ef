"""The marks for vegetarian food and other food that India prints: a green disc or a brown triangle in a square of that
colour (Food Safety and Standards (Labelling and Display) Regulations 2020, regulation 5 (4))."""

from __future__ import annotations

from typing import Final

GREEN, BROWN = "#008000", "#7b3f00"
SIDE: Final = 10.0  # of the square, by which its line and what is in it are drawn
LINE: Final = 0.9


def draw_veg_mark(vegetarian: bool) -> str:
    """The mark as a square SVG, without a size of its own."""
    colour = GREEN if vegetarian else BROWN
    inside = f'<circle cx="5" cy="5" r="2.6" fill="{colour}"/>'
    if not vegetarian:
        inside = f'<path d="M5 2.2 8 7.6H2z" fill="{colour}"/>'
    side = SIDE - LINE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE:g} {SIDE:g}">'
        f'<rect x="{LINE / 2:g}" y="{LINE / 2:g}" width="{side:g}" height="{side:g}" fill="none" stroke="{colour}" '
        f'stroke-width="{LINE:g}"/>{inside}</svg>'
    )
