"""The figures of the cloth: names → nested polygons, in a unit cell that runs from -1 to 1 both ways, y downwards.

A figure is a list of layers, painted in order; a layer is a dye and its polygons. The dyes are roles, not colours:
a style says which colour each role has.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Dye = Literal["ground", "light", "second", "gold", "deep"]
Point = tuple[float, float]
Polygon = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Polygons of one dye."""

    dye: Dye
    polygons: tuple[Polygon, ...]


Figure = tuple[Layer, ...]


def scaled(polygon: Sequence[Point], across: float, along: float = 0.0) -> Polygon:
    """`polygon` scaled about its cell's centre; `along` the warp differs from `across` unless left out."""
    along = along or across
    return tuple((x * across, y * along) for x, y in polygon)


def moved(polygon: Sequence[Point], right: float, down: float) -> Polygon:
    return tuple((x + right, y + down) for x, y in polygon)


def mirrored(polygon: Sequence[Point], *, across: bool = False, along: bool = False) -> Polygon:
    """`polygon` turned over: `across` swaps left and right, `along` top and bottom."""
    return tuple((-x if across else x, -y if along else y) for x, y in polygon)


def four_ways(polygon: Sequence[Point]) -> tuple[Polygon, ...]:
    """A polygon of one quadrant, set into all four."""
    both = (tuple(polygon), mirrored(polygon, across=True))
    return both + tuple(mirrored(each, along=True) for each in both)


def stroke(points: Sequence[Point], thickness: float) -> tuple[Polygon, ...]:
    """A bent line as one polygon a segment; segments overlap at the bends by half the thickness."""
    half = thickness / 2
    quads: list[Polygon] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        ux, uy = (x1 - x0) / length * half, (y1 - y0) / length * half
        quads.append(
            (
                (x0 - ux - uy, y0 - uy + ux),
                (x1 + ux - uy, y1 + uy + ux),
                (x1 + ux + uy, y1 + uy - ux),
                (x0 - ux + uy, y0 - uy - ux),
            )
        )
    return tuple(quads)


LOZENGE: Polygon = ((0, -1), (1, 0), (0, 1), (-1, 0))


def star(inner: float, tips: int = 8) -> Polygon:
    """A star with `tips` tips on the unit circle and notches at radius `inner`."""
    turns = [math.pi * step / tips for step in range(2 * tips)]
    return tuple(
        (math.sin(turn) * (1 if step % 2 == 0 else inner), -math.cos(turn) * (1 if step % 2 == 0 else inner))
        for step, turn in enumerate(turns)
    )


def steps(count: int, half_width: float, height: float, flat: float) -> Polygon:
    """A stepped triangle on the line y = 0, `height` upwards in `count` steps, its top `flat` half-widths wide."""
    left: list[Point] = []
    for step in range(count):
        x = half_width - (half_width - flat) * step / (count - 1)
        left += [(-x, -height * step / count), (-x, -height * (step + 1) / count)]
    return (*left, *mirrored(tuple(reversed(left)), across=True))


def wajik() -> Figure:
    """Lozenge in lozenge: the figure that Parengan weaves most."""
    return (
        Layer("light", (LOZENGE,)),
        Layer("ground", (scaled(LOZENGE, 0.78, 0.74),)),
        Layer("second", (scaled(LOZENGE, 0.62, 0.58),)),
        Layer("gold", (scaled(LOZENGE, 0.34, 0.33),)),
        Layer("deep", (scaled(LOZENGE, 0.14, 0.15),)),
    )


def bintang() -> Figure:
    """Star of eight tips round a lozenge."""
    outer = star(0.62)
    return (
        Layer("light", (outer,)),
        Layer("second", (scaled(star(0.6), 0.8),)),
        Layer("deep", (scaled(star(0.66), 0.55),)),
        Layer("light", (scaled(LOZENGE, 0.36),)),
        Layer("gold", (scaled(LOZENGE, 0.2),)),
    )


def kait() -> Figure:
    """Lozenge with hooks at its four shoulders."""
    arm = ((0.24, -0.5), (0.66, -0.86), (0.66, -0.5), (0.5, -0.5))
    foot = ((0.62, -0.14), (0.95, -0.42), (0.95, -0.1))
    hooks = [piece for path in (arm, foot) for quad in stroke(path, 0.1) for piece in four_ways(quad)]
    return (
        Layer("light", (scaled(LOZENGE, 0.78, 0.84), *hooks)),
        Layer("ground", (scaled(LOZENGE, 0.63, 0.66),)),
        Layer("second", (scaled(LOZENGE, 0.5, 0.52),)),
        Layer("light", (scaled(LOZENGE, 0.3, 0.32),)),
        Layer("gold", (scaled(LOZENGE, 0.2, 0.2),)),
    )


def tumpal() -> Figure:
    """Stepped triangles, one standing and one hanging in the gap beside it."""

    def both(count: int, half_width: float, height: float, flat: float, lift: float) -> tuple[Polygon, ...]:
        standing = moved(steps(count, half_width, height, flat), 0, 0.93 - lift)
        hanging = mirrored(standing, along=True)
        return (standing, moved(hanging, -1, 0), moved(hanging, 1, 0))

    return (
        Layer("light", both(6, 0.82, 1.62, 0.1, 0.0)),
        Layer("second", both(5, 0.6, 1.16, 0.1, 0.14)),
        Layer("deep", both(4, 0.4, 0.8, 0.1, 0.2)),
        Layer("gold", both(3, 0.2, 0.42, 0.07, 0.28)),
    )


def pucuk() -> Figure:
    """Leaf shoots: chevrons on a stem."""

    def leaf(top: float, wide: float, thick: float) -> Polygon:
        tip = top + wide * 0.62
        return ((0, top), (wide, tip), (wide, tip + thick), (0, top + thick * 1.6), (-wide, tip + thick), (-wide, tip))

    return (
        Layer("light", (leaf(-1.02, 0.92, 0.2), leaf(-0.02, 0.92, 0.2))),
        Layer("second", (leaf(-0.68, 0.78, 0.2), leaf(0.32, 0.78, 0.2))),
        Layer("gold", (leaf(-0.34, 0.34, 0.15), leaf(0.66, 0.34, 0.15))),
    )


def ombak() -> Figure:
    """Waves: scallops in rows, each row half a cell aside."""

    def arch(radius: float, rise: float) -> Polygon:
        turns = [math.pi * step / 12 for step in range(13)]
        return tuple((-math.cos(turn) * radius, 0.96 - math.sin(turn) * rise) for turn in turns)

    return (
        Layer("light", (arch(1.0, 1.92),)),
        Layer("ground", (arch(0.84, 1.5),)),
        Layer("second", (arch(0.66, 1.14),)),
        Layer("light", (arch(0.42, 0.72),)),
        Layer("gold", (arch(0.26, 0.42),)),
    )


def ikan() -> Figure:
    """Fish: a long rhomb with a tail and an eye, heads to the right."""
    body: Polygon = ((-0.52, 0), (-0.1, -0.78), (0.3, -0.86), (0.98, 0), (0.3, 0.86), (-0.1, 0.78))
    tail: Polygon = ((-0.34, 0), (-0.96, -0.72), (-0.8, 0), (-0.96, 0.72))
    return (
        Layer("light", (body, tail)),
        Layer("second", (moved(scaled(body, 0.72, 0.66), 0.08, 0),)),
        Layer("deep", (moved(scaled(LOZENGE, 0.2, 0.5), -0.06, 0), moved(scaled(LOZENGE, 0.15, 0.4), 0.2, 0))),
        Layer("gold", (moved(scaled(LOZENGE, 0.1, 0.24), 0.52, 0),)),
    )


def melati() -> Figure:
    """Jasmine: four petals round a golden heart."""
    petal: Polygon = ((0, -0.12), (0.3, -0.52), (0.2, -0.86), (0, -1), (-0.2, -0.86), (-0.3, -0.52))
    aside: Polygon = tuple((y, x) for x, y in petal)
    petals = (petal, mirrored(petal, along=True), aside, mirrored(aside, across=True))
    inner = tuple(moved(scaled(each, 0.5), *_towards(each, 0.27)) for each in petals)
    return (
        Layer("light", petals),
        Layer("second", inner),
        Layer("gold", (scaled(LOZENGE, 0.24),)),
        Layer("deep", (scaled(LOZENGE, 0.09),)),
    )


def _towards(polygon: Sequence[Point], share: float) -> Point:
    """The way from the cell's centre to the polygon's own, `share` of it."""
    return (
        sum(x for x, _ in polygon) / len(polygon) * share,
        sum(y for _, y in polygon) / len(polygon) * share,
    )


def pasung() -> Figure:
    """The row of spearheads in which a cloth ends; they point down."""

    def spear(wide: float, top: float, tip: float) -> Polygon:
        neck = top + (tip - top) * 0.22
        return ((-wide, top), (wide, top), (wide * 0.86, neck), (0, tip), (-wide * 0.86, neck))

    between: Polygon = moved(scaled(LOZENGE, 0.13, 0.1), 1, 0.1)
    return (
        Layer("light", (spear(0.9, -1, 0.98),)),
        Layer("ground", (spear(0.72, -1, 0.66),)),
        Layer("second", (spear(0.56, -1, 0.4),)),
        Layer("gold", (spear(0.3, -1, -0.1), between, moved(between, -2, 0))),
        Layer("deep", (spear(0.13, -1, -0.5),)),
    )


def bead() -> Figure:
    """A small lozenge that fills the gaps between large ones."""
    return (Layer("gold", (LOZENGE,)), Layer("ground", (scaled(LOZENGE, 0.42, 0.4),)))


def drop() -> Figure:
    """A grain of rain."""
    return (Layer("gold", (scaled(LOZENGE, 0.5, 1.0),)),)


def cross() -> Figure:
    """Four small lozenges about a point."""
    grain = scaled(LOZENGE, 0.42)
    places = ((0, -0.58), (0, 0.58), (-0.58, 0), (0.58, 0))
    return (Layer("gold", tuple(moved(grain, right, down) for right, down in places)),)


FIGURES: dict[str, Callable[[], Figure]] = {
    "wajik": wajik, "bintang": bintang, "kait": kait, "tumpal": tumpal,
    "pucuk": pucuk, "ombak": ombak, "ikan": ikan, "melati": melati, "pasung": pasung,
    "bead": bead, "drop": drop, "cross": cross,
}  # fmt: skip
