"""Garments laid flat: every part is a ruled panel between two edges, a little full, with folds."""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from .cloths import Weave
from .fabric import Colour
from .noise import Array, layered, smooth
from .render import Shot, Surface
from .shapes import curve, tube

Rng = np.random.Generator
Edge = Sequence[tuple[float, float]]


def darkened(colour: Colour, factor: float) -> Colour:
    """The colour in shade: `factor` of its light."""
    red, green, blue = (int(c * factor) for c in colour)
    return red, green, blue


def panel(
    rng: Rng,
    left: Edge,
    right: Edge,
    thick: float = 1.0,
    folds: float = 0.35,
    base: float = 0.1,
    n: int = 200,
    pleats: float = 0.0,
) -> Array:
    """A panel on the floor between a left and a right edge (from the top down, cm); its seams lie flat."""
    a, b = curve(left, n)[:, None, :], curve(right, n)[:, None, :]
    u = np.linspace(0, 1, n)[None, :, None]
    flat = a * (1 - u) + b * u
    s = np.linspace(-1, 1, n)[None]
    full = np.clip(1 - np.abs(s) ** 3.2, 0, 1) ** 0.6 * np.ones((n, 1))
    ends = np.clip(np.minimum(np.linspace(0, 14, n), np.linspace(8, 0.6, n)), 0.35, 1)[:, None]
    crease = layered(rng, n, n, 3.2, 3) * folds + smooth(rng, n, n, 1.3, 5) * folds * 0.8
    z = (thick + crease) * full * ends
    if pleats:
        drift = smooth(rng, n, n, 1, 4) * 0.5
        down = np.linspace(0.15, 1, n)[:, None]
        z = z + 0.55 * thick * down * np.sin(2 * np.pi * (s * pleats + drift)) * full
    return np.concatenate([flat, np.maximum(z + base, base * 0.5)[..., None]], axis=-1).astype(np.float32)


def mirror(edge: Edge) -> list[tuple[float, float]]:
    return [(-x, y) for x, y in edge]


def band(points: Sequence[tuple[float, float, float]], radius: float, colour: Colour) -> Surface:
    return Surface(tube(curve(points, 120), radius, squash=0.5), colour, sheen=0.2)


def buttons(x: float, ys: Sequence[float], z: float, colour: Colour) -> list[Surface]:
    r, a = np.meshgrid(np.linspace(0, 1, 8), np.linspace(0, 2 * np.pi, 24), indexing="ij")
    result = []
    for y in ys:
        disc = np.stack([x + 0.75 * r * np.cos(a), y + 0.75 * r * np.sin(a), z + 0.12 * (1 - r)], -1).astype(np.float32)
        result.append(Surface(disc, colour, gloss=0.5, rough=0.2))
    return result


def shirt(
    rng: Rng,
    weave: Weave,
    trim: Colour,
    sleeve: str = "short",
    collar: str = "shirt",
    at: tuple[float, float] = (0, 0),
    long: float = 72,
    sleeve_weave: Weave | None = None,
    embroidery: Colour | None = None,
) -> list[Surface]:
    """A shirt, jacket or kebaya, its middle at `at`; collars: shirt, stand (koko), polo, open (kebaya)."""
    bottom = -long + 34
    side = [(-8, 34), (-22, 30), (-24.5, 16), (-25, 0), (-25.5, bottom)]
    body = panel(rng, side, mirror(side), 1.9, 0.45)
    body[..., 1] += 1.6 * np.linspace(0, 1, body.shape[0])[:, None] * (np.linspace(-1, 1, body.shape[1]) ** 2 - 1)[None]
    reach = {"short": ((-41, 12), (-27, 7)), "long": ((-53, -30), (-43, -34))}[sleeve]
    if sleeve == "short":
        outer, inner = [(-20, 30.6), (-30, 25), reach[0]], [(-23, 13), (-25, 10), reach[1]]
    else:
        outer = [(-20, 30.8), (-33, 22), (-45, -4), reach[0]]
        inner = [(-23, 13), (-29, 2), (-37, -14), reach[1]]
    arm = panel(rng, outer, inner, 1.5, 0.5)
    parts = [body, arm, arm * np.array([-1, 1, 1], np.float32)]
    cloth = weave(rng, (1500, 1500 * int(long) // 56))
    arms = (sleeve_weave or weave)(rng, (700, 1100))
    surfaces = [Surface(p, cloth if k == 0 else arms, sheen=0.2) for k, p in enumerate(parts)]
    surfaces += _collar(rng, collar, trim, bottom, embroidery, arms)
    return [_placed(s, at) for s in surfaces]


def _placed(surface: Surface, at: tuple[float, float]) -> Surface:
    surface.points = (surface.points + np.array([at[0], at[1], 0], np.float32)).astype(np.float32)
    return surface


def _collar(
    rng: Rng, collar: str, trim: Colour, bottom: float, embroidery: Colour | None, cloth: Image.Image
) -> list[Surface]:
    dark = darkened(trim, 0.55)
    neck = panel(rng, [(-7.5, 35), (-6, 31), (-1, 27.5)], [(7.5, 35), (6, 31), (1, 27.5)], 0.2, 0, 2.0)
    surfaces = [Surface(neck, dark)]
    low = {"shirt": bottom + 1, "stand": 4.0, "polo": 13.0, "open": bottom + 1}[collar]
    strip = panel(rng, [(-1.9, 28), (-1.9, low)], [(1.9, 28), (1.9, low)], 0.35, 0.05, 2.15)
    texture = cloth if collar == "shirt" else trim
    surfaces.append(Surface(strip, texture, sheen=0.2))
    for side in (-1, 1):
        if collar == "stand":
            points = [(side * 8, 34.5, 2.0), (side * 5.5, 30.5, 2.9), (side * 0.8, 27.8, 3.1)]
            surfaces.append(band(points, 1.5, trim))
        else:
            outer = [(side * 8.2, 36), (side * 11.5, 30.5), (side * 6.5, 23.5)]
            inner = [(side * 7.2, 36), (side * 3.5, 30.5), (side * 0.9, 27.8)]
            flap = panel(rng, outer, inner, 0.5, 0.1, 2.3)
            surfaces.append(Surface(flap, trim, sheen=0.2))
    ys = np.arange(25, low + 2, -8.5 if collar == "shirt" else -6)
    surfaces += buttons(0, ys.tolist(), 2.75, (238, 232, 220))
    if embroidery:
        for side in (-1, 1):
            for k in range(3):
                x = side * (4.2 + 1.7 * k)
                wavy = [(x + 0.6 * np.sin(y), float(y), 2.5) for y in np.linspace(26 - 3 * k, low - 4 + 4 * k, 26)]
                surfaces.append(band(wavy, 0.3, embroidery))
    return surfaces


def trousers(
    rng: Rng, weave: Weave, stripe: Colour | None, at: tuple[float, float] = (0, 0), long: float = 86
) -> list[Surface]:
    low = 36 - long
    outer, inner = [(-18, 36), (-21, 20), (-21, 0), (-19, low)], [(-0.2, 36), (-0.2, 18), (-3, 0), (-6, low)]
    leg = panel(rng, outer, inner, 1.9, 0.5)
    cloth = weave(rng, (700, 1500))
    surfaces = [Surface(leg, cloth, sheen=0.2), Surface(leg * np.array([-1, 1, 1], np.float32), cloth, sheen=0.2)]
    waist = panel(rng, [(-18.4, 37.5), (-18.6, 33)], [(18.4, 37.5), (18.6, 33)], 1.7, 0.1, 0.5, pleats=9)
    surfaces.append(Surface(waist, cloth, sheen=0.2))
    if stripe:
        for side in (-1, 1):
            line = [(side * 18.6, 32, 1.3), (side * 19.6, 18, 1.5), (side * 19.6, 0, 1.5), (side * 17.8, low + 1, 1.2)]
            surfaces.append(band(line, 0.8, stripe))
    return [_placed(s, at) for s in surfaces]


def skirt(rng: Rng, weave: Weave, tie: Colour) -> list[Surface]:
    side = [(-19, 40), (-24, 26), (-28, 0), (-31, -38)]
    body = panel(rng, side, mirror(side), 2.0, 0.4, pleats=3.0)
    over = panel(rng, [(-2, 40), (-3, 26), (2, 0), (12, -36)], [(18, 40), (24, 26), (28, 0), (31, -37)], 1.2, 0.3, 2.2)
    ribbon = [(17, 38, 3), (23, 30, 3), (20, 20, 3.4), (24, 8, 3.4)]
    belt = panel(rng, [(-19, 42), (-19.4, 37)], [(19, 42), (19.4, 37)], 1.6, 0.1, 2.0)
    cloth = weave(rng, (1500, 1900))
    return [
        Surface(body, cloth, sheen=0.2),
        Surface(over, weave(rng, (900, 1900)), sheen=0.2),
        Surface(belt, tie, sheen=0.2),
        band(ribbon, 1.0, tie),
    ]


def mukena(rng: Rng, weave: Weave, lace: Colour, ink: Colour) -> list[Surface]:
    """A prayer set: the long hood and, beside it, the folded skirt."""
    edge = [(-6, 46), (-15, 38), (-20, 20), (-31, -8), (-42, -34)]
    hood = panel(rng, edge, mirror(edge), 2.4, 0.4, pleats=4.0)
    hood[..., 1] -= 5 * np.linspace(0, 1, 200)[:, None] ** 2 * (1 - np.linspace(-1, 1, 200)[None] ** 2)
    a = np.linspace(0, 2 * np.pi, 60)
    opening = np.stack([8.0 * np.cos(a), 30 + 10.5 * np.sin(a), np.full(60, 3.9)], -1)
    r = np.linspace(0.02, 1, 30)[:, None, None]
    centre = np.array([0, 30, 3.4])
    face = (centre + (opening[None] - centre) * r).astype(np.float32)
    surfaces = [
        Surface(hood, weave(rng, (1600, 1600)), sheen=0.25),
        Surface(face, darkened(ink, 0.5)),
        Surface(tube(opening, 0.9), lace, sheen=0.2),
    ]
    for row, (t, radius) in enumerate(((0.965, 1.0), (0.91, 0.55), (0.86, 0.55))):
        line = hood[int(t * 199), 4:-4:5] + np.array([0, 0, 0.5], np.float32)
        wave = line + np.array([0, 1, 0]) * np.sin(np.arange(len(line)) * 1.6)[:, None] * (1.0 if row else 0.2)
        surfaces.append(band([tuple(p) for p in wave], radius, lace if row == 0 else ink))
    return surfaces


def hijab(rng: Rng, weave: Weave, seam: Colour) -> list[Surface]:
    """An instant hijab: a hood with a visor, falling in soft folds."""
    edge = [(-7, 34), (-13, 27), (-15, 12), (-22, -6), (-30, -22)]
    hood = panel(rng, edge, mirror(edge), 2.6, 0.5, pleats=2.6)
    hood[..., 1] -= 6 * np.linspace(0, 1, 200)[:, None] ** 2 * (1 - np.linspace(-1, 1, 200)[None] ** 2)
    a = np.linspace(0, 2 * np.pi, 60)
    opening = np.stack([7.2 * np.cos(a), 19 + 9.5 * np.sin(a), np.full(60, 4.2)], -1)
    r = np.linspace(0.02, 1, 30)[:, None, None]
    centre = np.array([0, 19, 3.2])
    face = (centre + (opening[None] - centre) * r).astype(np.float32)
    dark = darkened(seam, 0.45)
    return [Surface(hood, weave(rng, (1400, 1500)), sheen=0.3), Surface(face, dark), Surface(tube(opening, 0.8), seam)]


def laid_out(surfaces: list[Surface], elevation: float = 72, fill: float = 0.86) -> Shot:
    return Shot(surfaces, elevation=elevation, distance=260, fill=fill)
