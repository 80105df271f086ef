"""The eight cloths that styles are made from. Lengths in mm; see `strips.Strip` for the words."""

from __future__ import annotations

from dataclasses import replace

from catalog.graphics.ikat.strips import Recipe, Strip

_GOLD = Strip("line", 0.9, dye="gold")
_THIN = Strip("line", 0.45, dye="light")
_BREATH = Strip("gap", 4.0)
_SLIT = Strip("gap", 1.1)


def _edged(*middle: Strip) -> tuple[Strip, ...]:
    """A band on a dark panel between golden and white lines, with a breath of ground on either side."""
    edge = (_GOLD, _SLIT, _THIN, replace(_SLIT, panel="deep"))
    return (_BREATH, *edge, *(replace(strip, panel="deep") for strip in middle), *reversed(edge), _BREATH)


_BEADS = Strip("bead", 7.0, cell=9.0, fill=(0.7, 0.75))

_END = (
    Strip("gap", 3.0),
    _GOLD,
    _SLIT,
    _THIN,
    Strip("bead", 6.0, cell=7.2, panel="deep", fill=(0.7, 0.72)),
    _THIN,
    _SLIT,
    _GOLD,
    Strip("gap", 0.6),
    Strip("pasung", 26.0, cell=14.4, fill=(0.96, 0.98)),
)

RECIPES: dict[str, Recipe] = {
    "wajik": Recipe(
        (Strip("wajik", 84.0, cell=24.0, rows=3, filler="wajik", filler_size=0.3, fill=(0.84, 0.96)),),
        _edged(Strip("drop", 5.0, cell=6.0), Strip("zigzag", 12.0, cell=24.0), Strip("drop", 5.0, cell=6.0)),
        _END,
    ),
    "bintang": Recipe(
        (Strip("bintang", 87.0, 36.0, rows=3, filler="cross", filler_size=0.3, lattice="brick", fill=(0.74, 0.9)),),
        _edged(_BEADS, Strip("wajik", 15.0, cell=12.0), _BEADS),
        _END,
    ),
    "kait": Recipe(
        (Strip("kait", 72.0, cell=36.0, rows=2, filler="bead", filler_size=0.3, fill=(0.94, 0.96)),),
        _edged(Strip("drop", 5.0, cell=6.0), Strip("pucuk", 14.0, cell=12.0), Strip("drop", 5.0, cell=6.0)),
        _END,
    ),
    "tumpal": Recipe(
        (Strip("tumpal", 76.0, cell=36.0, rows=2, fill=(0.98, 0.97)),),
        _edged(Strip("drop", 4.5, cell=6.0), Strip("wajik", 15.0, cell=18.0), Strip("drop", 4.5, cell=6.0)),
        _END,
    ),
    "pucuk": Recipe(
        (Strip("pucuk", 84.0, cell=24.0, rows=3, lattice="counter", fill=(0.9, 0.98)),),
        _edged(Strip("cross", 8.0, cell=12.0), Strip("zigzag", 10.0, cell=12.0), Strip("cross", 8.0, cell=12.0)),
        _END,
    ),
    "ombak": Recipe(
        (Strip("ombak", 80.0, cell=40.0, rows=4, lattice="brick", fill=(0.98, 0.98)),),
        _edged(Strip("drop", 4.5, cell=6.0), Strip("wave", 11.0, cell=18.0), Strip("drop", 4.5, cell=6.0)),
        _END,
    ),
    "ikan": Recipe(
        (Strip("ikan", 76.0, cell=36.0, rows=4, lattice="facing", filler="bead", filler_size=0.24, fill=(0.78, 0.8)),),
        _edged(Strip("wave", 10.0, cell=24.0), Strip("wave", 10.0, cell=24.0)),
        _END,
    ),
    "melati": Recipe(
        (Strip("melati", 84.0, cell=24.0, rows=4, filler="drop", filler_size=0.36, fill=(0.86, 0.8)),),
        _edged(Strip("drop", 5.0, cell=6.0), Strip("zigzag", 9.0, cell=12.0), Strip("drop", 5.0, cell=6.0)),
        _END,
    ),
}
