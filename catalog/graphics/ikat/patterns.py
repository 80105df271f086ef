"""A style in, woven patterns out (SVG): covers, endpapers, chapter openers, dividers; after tenun ikat of Lamongan.

The same style and size give the same bytes anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from catalog.core.content_keys import key_name
from catalog.graphics import colour
from catalog.graphics.ikat.designs import RECIPES
from catalog.graphics.ikat.motif_shapes import Dye
from catalog.graphics.ikat.strips import compose, lay_strips
from catalog.graphics.ikat.svg import ClothSvg, Yarn

# All that a drawing depends on besides its arguments: the code that draws.
_DRAWING = (Path(colour.__file__), *sorted(Path(__file__).parent.glob("*.py")))
CODE = key_name(*(path.read_bytes() for path in _DRAWING))
COTTON = "#f3ead8"  # undyed yarn
GOLD = "#d9a441"
# The second dye goes by the hue of the ground (degrees in Oklab, upper end of a range): indigo on reds and clay,
# madder on turmeric, sea green on teak, soga on greens and blues, indigo again on violets.
_SECOND = ((58, "#2b3f7d"), (80, "#7a2430"), (112, "#1d6a63"), (300, "#b24a2c"), (360, "#2b3f7d"))

# What each line of the district's trade weaves; any other category gets one by its name.
_RECIPE_OF = {
    "tenun": "wajik",
    "busana": "bintang",
    "tas": "kait",
    "kerajinan": "tumpal",
    "keripik": "pucuk",
    "krupuk": "ombak",
    "hasil-laut": "ikan",
    "manisan": "melati",
}


@dataclass(frozen=True, slots=True)
class MotifStyle:
    """One cloth: its recipe (a key of RECIPES), the accent it serves, five colours, its yarn (mm), its slips' seed."""

    name: str
    recipe: str
    accent: str
    ground: str
    light: str
    second: str
    gold: str
    deep: str
    thread_mm: float = 0.55
    feather_mm: float = 2.1
    seed: int = 1

    @property
    def dyes(self) -> Mapping[Dye, str]:
        return {"ground": self.ground, "light": self.light, "second": self.second, "gold": self.gold, "deep": self.deep}


def style_for(slug: str, accent: str) -> MotifStyle:
    """The cloth of a category: figures by its slug, colours from its accent. Text in `light` reads on `ground`."""
    number = _number(slug)
    recipe = _RECIPE_OF.get(slug) or sorted(RECIPES)[number % len(RECIPES)]
    ground = colour.darken_until(accent, COTTON, 6.0)
    second = next(dye for upper, dye in _SECOND if colour.hue(accent) <= upper)
    return MotifStyle(
        name=slug,
        recipe=recipe,
        accent=accent,
        ground=ground,
        light=COTTON,
        second=second,
        gold=GOLD,
        deep=colour.darken(ground, 0.3),
        seed=number,
    )


def quiet(style: MotifStyle, ground: str) -> MotifStyle:
    """The same cloth tone on tone, woven into `ground`: the text that reads on `ground` reads on every thread."""
    text = colour.text_on(ground)
    towards = COTTON if text == colour.PAPER else colour.INK
    if colour.contrast(colour.mix(ground, towards, 0.13), text) < colour.READABLE:
        towards = colour.INK if text == colour.PAPER else colour.PAPER

    def tint(share: float) -> str:
        return colour.mix(ground, towards, share)

    return replace(style, ground=ground, light=tint(0.13), second=tint(0.07), gold=tint(0.1), deep=tint(0.03))


def draw_motif(style: MotifStyle, width_mm: float, height_mm: float, *, plain_mm: float = 0, scale: float = 1) -> str:
    """A piece of cloth as SVG; its last `plain_mm` are left plain for text, and the cloth then ends in a border."""
    cloth_svg = ClothSvg(width_mm, height_mm, style.ground, _yarn(style, scale))
    cloth_svg.lay_streaks(0, colour.mix(style.ground, style.deep, 0.2), 0.3, 11)
    strips = compose(RECIPES[style.recipe], height_mm - plain_mm, scale=scale, ended=plain_mm > 0)
    lay_strips(cloth_svg, strips, style.dyes, width_mm, 0)
    return cloth_svg.svg()


def draw_band(style: MotifStyle, width_mm: float, height_mm: float) -> str:
    """A narrow border strip: the band of the style's cloth."""
    cloth_svg = ClothSvg(width_mm, height_mm, style.ground, _yarn(style, 0.6))
    band = RECIPES[style.recipe].band
    stretch = height_mm / sum(strip.height for strip in band)
    strips = tuple(strip.stretched(stretch, stretch) for strip in band)
    lay_strips(cloth_svg, strips, style.dyes, width_mm, 0)
    return cloth_svg.svg()


def draw_quiet(
    style: MotifStyle, width_mm: float, height_mm: float, *, ground: str | None = None, scale: float = 1
) -> str:
    """The cloth tone on tone on `ground` (the accent unless given): behind text, where a photo is missing."""
    return draw_motif(quiet(style, ground or style.accent), width_mm, height_mm, scale=scale)


DRAW: Mapping[str, Callable[[MotifStyle, float, float], str]] = {
    "full": draw_motif,
    "quiet": draw_quiet,
    "band": draw_band,
}


def _yarn(style: MotifStyle, scale: float) -> Yarn:
    return Yarn(style.thread_mm * max(scale, 0.5), style.feather_mm * scale, style.seed)


def _number(slug: str) -> int:
    """A number for a slug, the same on every machine (Python's own hash is not)."""
    state = 2166136261
    for byte in slug.encode():
        state = ((state ^ byte) * 16777619) & 0xFFFFFFFF
    return state >> 4
