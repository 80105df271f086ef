"""Things that are one of a kind: wingko, palm sugar, shrimp paste, honeycomb, lamps, hats, mats, pots."""

from collections.abc import Sequence

import numpy as np

from . import labels, packs, wares, weaves
from .cloths import Weave
from .fabric import Colour
from .garments import panel
from .heaps import Heap, honeycomb, tint
from .packs import Printed
from .render import Shot, Surface
from .shapes import box_faces, corners, curve, moved, plane, spin, tube, turned

Rng = np.random.Generator


def solid(
    size: tuple[float, float, float], colour: object, at: tuple[float, float, float], angle: float = 0, **how: float
) -> list[Surface]:
    faces = box_faces(*size, min(0.5, min(size) * 0.2)).values()
    return [Surface(moved(spin(g, angle), *at), colour, closed=True, **how) for g in faces]  # type: ignore[arg-type]


def wingko(rng: Rng, printed: Printed, loose: Sequence[Colour]) -> Shot:
    """An open box of wrapped wingko, its lid leaning behind it, unwrapped pieces before it."""
    base = tint(printed.colour, 0.9)
    surfaces = solid((27, 17, 1), base, (0, 0, 0))
    for size, at in (
        ((27, 0.6, 5), (0, -8.4, 0)),
        ((27, 0.6, 5), (0, 8.4, 0)),
        ((0.6, 17, 5), (-13.3, 0, 0)),
        ((0.6, 17, 5), (13.3, 0, 0)),
    ):
        surfaces += solid(size, base, at)
    for row in range(2):
        for column in range(4):
            place = (-9.6 + 6.4 * column, -3.8 + 7.6 * row, 1.6)
            wrap = weaves.paper_sheet(rng, (246, 240, 226) if (row + column) % 2 else (240, 214, 150), (300, 300))
            surfaces += solid((5.9, 7.0, 2.6), wrap, place, float(rng.uniform(-3, 3)), gloss=0.15)
            surfaces += solid((1.7, 7.1, 2.66), printed.accents[(row + column) % 2], place, 0)
    surfaces += packs.carton_parts(printed, (28, 2.0, 17.5), 0, (0, 12.5))
    profile = corners([(0.01, 1.7), (3.4, 1.7), (3.7, 1.2), (3.6, 0.2), (3.2, 0)], 0.4, 60)
    toast = weaves.clay(rng, loose[0], (500, 200))
    for x, y in ((-8, -13.4), (-0.6, -14.2), (7.2, -13.2)):
        surfaces.append(Surface(turned(profile, at=(x, y)), toast, gloss=0.15, closed=True))
    return Shot(surfaces, elevation=34, fill=0.84)


def sugar(rng: Rng) -> Shot:
    """Half rounds of palm sugar, some wrapped in leaf and tied."""
    surfaces = []
    profile = corners([(0.01, 4.6), (4.2, 4.6), (5.2, 3.8), (5.6, 0.3), (5.3, 0)], 0.6, 80)
    spots = [(-7.5, 4, 0), (5, 5, 0), (-1.5, -5.5, 0), (12, -4, 0), (-1.6, 2.2, 4.6)]
    for k, (x, y, z) in enumerate(spots):
        wrapped = k in (1, 4)
        texture = (
            weaves.leaf(rng, (176, 160, 92), (900, 400)) if wrapped else weaves.clay(rng, (136, 74, 30), (900, 400))
        )
        surfaces.append(
            Surface(
                moved(turned(profile, at=(x, y)), z=z), texture, gloss=0.1 if wrapped else 0.3, rough=0.5, closed=True
            )
        )
        if wrapped:
            for turn in (0.3, 1.9):
                a = np.linspace(0, np.pi, 60)
                path = np.stack(
                    [
                        x + 5.7 * np.cos(a) * np.cos(turn),
                        y + 5.7 * np.cos(a) * np.sin(turn),
                        z + 4.75 * np.sin(a) ** 0.4,
                    ],
                    -1,
                )
                surfaces.append(Surface(tube(path, 0.3), (120, 92, 40)))
    return Shot(surfaces, elevation=30, fill=0.78)


def blocks(rng: Rng, printed: Printed, colour: Colour) -> Shot:
    """A carton with dark blocks before it."""
    surfaces = packs.carton_parts(printed, (15, 6, 11), 14, (-4, 5))
    for k, (x, y, z) in enumerate(((-6, -5.5, 0), (2.5, -6, 0), (-2.2, -5.6, 3.2), (10.5, -3, 0))):
        surfaces += solid((6.6, 4.4, 3.2), weaves.clay(rng, colour, (300, 200)), (x, y, z), -8 + 9 * k, gloss=0.12)
    return Shot(surfaces, elevation=24, fill=0.82)


def sweets(rng: Rng, printed: Printed, colours: Sequence[Colour]) -> Shot:
    surfaces = packs.carton_parts(printed, (17, 7, 12), 12, (-2, 5))
    for k in range(9):
        x, y = -11 + 2.9 * k, -6.0 - 1.8 * (k % 2)
        surfaces += solid(
            (2.5, 4.4, 2.2), tint(colours[k % len(colours)], 1), (x, y, 0), float(rng.uniform(-25, 25)), gloss=0.35
        )
    return Shot(surfaces, elevation=24, fill=0.82)


def comb(rng: Rng, printed: Printed) -> Shot:
    """A piece of honeycomb in a clear box with a label."""
    wax = honeycomb(rng, (1200, 840))
    surfaces = solid((20, 13, 4.6), (206, 140, 44), (0, 0, 0.4), -16, gloss=0.3)
    top = spin(moved(plane(19.6, 12.6, 60), 0, 0, 5.06), -16)
    surfaces.append(Surface(top, wax, gloss=0.5, rough=0.15))
    glass = box_faces(23, 16, 7, 0.5)
    surfaces += [
        Surface(spin(g, -16), (240, 244, 244), 0.85, 0.06, clear=0.06, closed=True, casts=False) for g in glass.values()
    ]
    face = labels.box_face(printed.title, printed.colour, printed.accents, printed.foot, (1000, 380))
    front = glass["front"][25:58, 12:-12] + np.array([0, -0.12, 0], np.float32)
    surfaces.append(Surface(spin(front, -16), face, casts=False))
    return Shot(surfaces, elevation=36, fill=0.8)


def leaf_rolls(rng: Rng, printed: Printed) -> Shot:
    """Leaf-wrapped rolls on a tray, each pinned at its ends."""
    contents = []
    for k in range(5):
        t, a = np.linspace(-1, 1, 90)[:, None], np.linspace(0, 2 * np.pi, 60)[None]
        flat = 1 - 0.75 * np.abs(t) ** 6
        grid = np.stack([t * 11 + 0 * a, 1.55 * np.cos(a) + 0 * t, 1.7 + 1.4 * flat * np.sin(a)], -1).astype(np.float32)
        texture = weaves.leaf(rng, (82, 118, 52), (600, 900), 20).rotate(90, expand=True)
        spot = moved(spin(grid, float(rng.uniform(-3, 3))), 0, -6.6 + 3.3 * k)
        contents.append(Surface(spot, texture, gloss=0.2, rough=0.4))
    shot = packs.tray_shot(rng, printed, contents, film=False, tray=(214, 178, 118))
    face = labels.box_face(printed.title, printed.colour, printed.accents, printed.foot, (900, 560))
    shot.surfaces.append(Surface(moved(plane(10, 6.2, 20), 7.5, -5.5, 3.9), face))
    return shot


def close(rng: Rng, colours: Sequence[Colour], heap: Heap) -> Shot:
    """Chips seen from near: they fill the picture."""
    bed = Surface(plane(46, 36, 40), heap(rng, (1600, 1250)))
    loose = packs.scattered(rng, colours, 80, 6.4, (-21, -16, 21, 16), 0.2)
    for k, chip in enumerate(loose):
        chip.points = moved(chip.points, z=0.05 * k)
    return Shot([bed, *loose], elevation=56, fill=1.15, bleed=True)


def lamp(rng: Rng) -> Shot:
    """A bell of plaited bamboo on its cord, lit from within."""
    bell = curve([(2.2, 24), (7, 22.5), (12.5, 16), (15, 7), (15.6, 0)], 160)
    texture = wares.straps(wares.BAMBOO, wares.BAMBOO, (60, 20))(rng, (2600, 1000))
    bulb = corners([(0.01, 9.5), (2.4, 8.6), (3.0, 6.2), (2.2, 3.9), (0.01, 3.4)], 1.0, 80)
    line = np.stack([np.zeros(60), np.zeros(60), np.linspace(24, 42, 60)], -1)
    lift = 3.0
    return Shot(
        [
            Surface(moved(turned(bell), z=lift), texture, sheen=0.1, glow=0.1),
            Surface(moved(turned(bulb), z=lift), (255, 226, 160), glow=0.6),
            Surface(moved(tube(line, 0.35), z=lift), (60, 44, 30)),
            Surface(moved(turned(corners([(0.01, 25.5), (2.5, 25.5), (2.5, 23)], 0.4, 40)), z=lift), (110, 74, 40)),
        ],
        elevation=6,
        fill=0.86,
    )


def caping(rng: Rng) -> Shot:
    cone = curve([(0.01, 17), (2, 15.6), (12, 8.5), (24, 1.2), (24.6, 0)], 160)
    texture = wares.straps(wares.BAMBOO, wares.BAMBOO, (120, 26), 2)(rng, (2800, 1000))
    a = np.linspace(0, 2 * np.pi, 200)
    rim = np.stack([24.4 * np.cos(a), 24.4 * np.sin(a), np.full(200, 0.6)], -1)
    return Shot(
        [Surface(turned(cone), texture, gloss=0.1), Surface(tube(rim, 0.55), (168, 124, 66))], elevation=24, fill=0.8
    )


def dish(rng: Rng, weave: Weave, radius: float, tall: float) -> Shot:
    """A round shallow tray."""
    return Shot(wares.basket(rng, weave, radius, tall, trim=(176, 132, 70), belly=1.0), elevation=42, fill=0.8)


def kendi(rng: Rng) -> Shot:
    """A clay jug with a spout."""
    body = curve([(2.6, 25), (2.9, 24), (1.9, 21), (2.4, 17.5), (8, 14), (10, 9), (8, 3.4), (5, 0.8), (5.2, 0)], 220)
    clay = weaves.clay(rng, (178, 92, 56), (1800, 1300))
    spout = curve([(8, 0, 11), (11.5, -0.5, 14), (13.4, -0.7, 18)], 80)
    ring = np.linspace(1.0, 0.62, 80)[:, None, None]
    pipe = (tube(spout, 1.9) - spout[:, None]) * ring + spout[:, None]
    return Shot(
        [Surface(turned(body), clay, gloss=0.12), Surface(pipe.astype(np.float32), (168, 88, 54), gloss=0.12)],
        elevation=14,
        fill=0.84,
    )


def cobek(rng: Rng) -> Shot:
    outer = curve([(14, 6), (13.4, 5), (9, 1.2), (7.6, 0)], 100)
    inner = curve([(14, 6), (12.6, 5.8), (8, 3), (0.01, 2.2)], 100)
    dark = weaves.clay(rng, (112, 74, 58), (1600, 500))
    path = curve([(3, -2, 4.2), (9, 1.5, 7.6), (15.5, 5.0, 11.6)], 90)
    thick = np.linspace(1.5, 0.75, 90)[:, None, None]
    pestle = (tube(path, 1.5) - path[:, None]) * thick + path[:, None]
    return Shot(
        [
            Surface(turned(outer), dark),
            Surface(turned(inner), dark),
            Surface(pestle.astype(np.float32), (150, 100, 58), gloss=0.25),
        ],
        elevation=30,
        fill=0.76,
    )


def sandals(rng: Rng) -> Shot:
    surfaces = []
    for flip, x in ((1, -7.5), (-1, 7.5)):
        left = [(-1.5, 15), (-4.6, 12.5), (-5.4, 7), (-4.4, -3), (-4.3, -10), (-1.4, -14.5)]
        right = [(1.5, 15), (4.4, 12.5), (5.2, 7), (4.2, -3), (4.2, -10), (1.4, -14.5)]
        sole = panel(rng, left, right, 1.6, 0.05, 0.8)
        sole = moved(spin(sole * np.array([flip, 1, 1], np.float32), -8 * flip), x)
        surfaces.append(Surface(sole, wares.hyacinth(30)(rng, (700, 1900))))
        arch = [(-5.6, 5.5, 1.0), (-3, 6.2, 4.8), (3, 6.2, 4.8), (5.4, 5.5, 1.0)]
        for dy in (-2.6, -1.3, 0, 1.3, 2.6):
            line = np.array(curve([(a, b + dy, c + 0.3) for a, b, c in arch], 80))
            surfaces.append(Surface(moved(spin(tube(line, 0.85), -8 * flip), x), tint(wares.HYACINTH, 0.85), sheen=0.1))
    return Shot(surfaces, elevation=46, fill=0.8)


def planter(rng: Rng) -> Shot:
    surfaces = wares.basket(rng, wares.hyacinth(12), 11, 15)
    for k in range(17):
        turn, high = k * 2.4, 11 + 5 * ((k * 7) % 5) / 5
        t, u = np.linspace(0, 1, 60)[:, None], np.linspace(-1, 1, 16)[None]
        reach = 3 + 9 * t**1.6
        wide = 2.6 * np.sin(np.pi * np.clip(t, 0.03, 0.985)) ** 0.8
        blade = np.stack([reach + 0 * u, u * wide, 13 + high * t - 5 * t**3 + 0.5 * u * u], -1).astype(np.float32)
        texture = weaves.leaf(rng, (74, 122, 62), (120, 500), 6)
        surfaces.append(Surface(spin(blade, float(np.degrees(turn))), texture, gloss=0.3, rough=0.35))
    return Shot(surfaces, elevation=16, fill=0.86)


def placemats(rng: Rng, weave: Weave) -> Shot:
    """A fan of placemats with bound edges."""
    surfaces = []
    for k in range(4):
        mat = plane(44, 30, 40)
        spot = moved(spin(mat, -24 + 9 * k), 2.0 * k, -1.2 * k, 0.25 + 0.55 * k)
        surfaces.append(Surface(spot, weave(rng, (1400, 950))))
        ring = [(-22, -15, 0.0), (22, -15, 0.0), (22, 15, 0.0), (-22, 15, 0.0), (-22, -15, 0.0)]
        edge = moved(spin(tube(corners(ring, 1.0, 240), 0.45), -24 + 9 * k), 2.0 * k, -1.2 * k, 0.35 + 0.55 * k)
        surfaces.append(Surface(edge, ((126, 32, 33), (31, 42, 82), (71, 90, 31), (138, 75, 36))[k]))
    return Shot(surfaces, elevation=48, fill=0.84)
