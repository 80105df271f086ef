"""Bags, plaited ware, wood and clay as shots."""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from . import weaves
from .cloths import Weave
from .fabric import Colour
from .garments import panel
from .heaps import tint
from .noise import Array, layered, smooth
from .render import Shot, Surface
from .shapes import box_faces, corners, curve, moved, plane, spin, tube, turned, upright

Rng = np.random.Generator
PANDAN: Sequence[Colour] = ((214, 180, 118), (202, 166, 102), (222, 190, 132))
MENDONG: Sequence[Colour] = ((206, 186, 118), (192, 170, 100), (214, 196, 134))
BAMBOO: Sequence[Colour] = ((222, 192, 122), (210, 176, 104), (230, 204, 140))
HYACINTH: Colour = (176, 132, 76)
BROWN: Colour = (122, 68, 36)


def straps(
    down: Sequence[Colour], across: Sequence[Colour], cells: tuple[int, int] = (16, 13), floats: int = 1
) -> Weave:
    return lambda rng, size: weaves.plaited(rng, down, across, cells, size, floats, 0.05)


def leather(colour: Colour) -> Weave:
    return lambda rng, size: weaves.leather(rng, colour, size)


def knit(bands: Sequence[Colour], stitches: int = 46) -> Weave:
    return lambda rng, size: weaves.knitted(rng, bands, stitches, size)


def hyacinth(rows: int = 14) -> Weave:
    return lambda rng, size: weaves.braided(rng, HYACINTH, rows, size)


def timber(light: Colour = (196, 138, 78), dark: Colour = (122, 74, 36), lines: float = 9) -> Weave:
    return lambda rng, size: weaves.wood(rng, light, dark, size, lines)


def handle(
    x: float, reach: float, low: float, high: float, y: float, radius: float, colour: Colour | Image.Image
) -> Surface:
    points = [(x - reach, y, low), (x - reach * 0.92, y, low + (high - low) * 0.6), (x, y, high)]
    points += [(x + reach * 0.92, y, low + (high - low) * 0.6), (x + reach, y, low)]
    return Surface(tube(curve(points, 140), radius), colour, gloss=0.35, rough=0.4)


def tote(
    rng: Rng, weave: Weave, trim: Colour, size: tuple[float, float, float] = (32, 12, 26), angle: float = -24
) -> list[Surface]:
    """A bag with upright sides that widen a little upward, a rim and two handles."""
    width, deep, tall = size
    surfaces = []
    for name, grid in box_faces(width, deep, tall, 1.3).items():
        if name == "top":
            continue
        up = grid[..., 2:] / tall
        spread = np.concatenate(
            [grid[..., :1] * (0.9 + 0.1 * up), grid[..., 1:2] * (0.92 + 0.08 * up), grid[..., 2:]], -1
        )
        spread[..., 1] += 0.5 * smooth(rng, 70, 70, 2, 2) * up[..., 0] * (name in ("front", "back"))
        part = (
            (1400, int(1400 * tall / width))
            if name in ("front", "back")
            else (int(1400 * deep / width), int(1400 * tall / width))
        )
        texture = weave(rng, (1400, 1140))
        if name in ("left", "right"):
            texture = texture.crop((0, 0, int(1400 * deep / width), 1140))
        surfaces.append(Surface(spin(spread, angle), texture.resize(part), gloss=0.16, rough=0.5))
    mouth = plane(width * 0.97, deep * 0.95, 20)
    surfaces.append(Surface(spin(moved(mouth, 0, 0, tall - 1.6), angle), (40, 30, 24)))
    ring = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    edge = corners([(a * width / 2, b * deep / 2, tall - 0.3) for a, b in ring], 1.6, 200)
    surfaces.append(Surface(spin(tube(edge, 0.7), angle), trim, gloss=0.3, rough=0.4))
    for y in (-deep / 2 - 0.4, deep / 2):
        loop = handle(0, width * 0.2, tall - 4.5, tall + 13, y, 0.75, trim)
        loop.points = spin(loop.points, angle)
        surfaces.append(loop)
    return surfaces


def round_bag(rng: Rng, weave: Weave, trim: Colour, radius: float = 15) -> list[Surface]:
    """A round bag seen from its face, a strap over it."""
    r, a = np.meshgrid(np.linspace(0.0, 1, 120), np.linspace(0, 2 * np.pi, 240), indexing="ij")
    puff = 4.2 * np.sqrt(np.clip(1 - r**3, 0, 1))
    face = np.stack([radius * r * np.cos(a), -puff, radius + radius * r * np.sin(a)], -1).astype(np.float32)
    flat = np.asarray(weave(rng, (1200, 1200)))
    fine_r, fine_a = np.meshgrid(np.linspace(0, 1, 900), np.linspace(0, 2 * np.pi, 2600), indexing="ij")
    px = np.clip(600 + 590 * fine_r * np.cos(fine_a), 0, 1199).astype(int)
    py = np.clip(600 - 590 * fine_r * np.sin(fine_a), 0, 1199).astype(int)
    texture = Image.fromarray(flat[py, px])
    ring = np.stack([radius * np.cos(a[0]), np.zeros(240), radius + radius * np.sin(a[0])], -1)
    strap = [(-radius * 0.8, 0, radius * 1.6), (-radius * 0.62, 0.5, radius * 2.4), (0, 0.8, radius * 2.95)]
    strap += [(radius * 0.62, 0.5, radius * 2.4), (radius * 0.8, 0, radius * 1.6)]
    return [
        Surface(face, texture, gloss=0.12),
        Surface(tube(ring, 1.5), trim, gloss=0.3, rough=0.4),
        Surface(tube(curve(strap, 160), 0.9, squash=0.5), trim, gloss=0.3, rough=0.4),
    ]


def soft_bag(
    rng: Rng,
    weave: Weave,
    trim: Colour,
    size: tuple[float, float, float] = (30, 22, 8),
    flap: float = 0.55,
    strap: float = 1.5,
    flap_weave: Weave | None = None,
) -> list[Surface]:
    """A soft upright bag with a flap (share of its height) and a strap that rises over it (in heights)."""
    width, tall, deep = size
    side = [(-width * 0.45, tall / 2), (-width * 0.5, 0), (-width * 0.47, -tall / 2)]
    body = panel(rng, side, [(-x, y) for x, y in side], deep * 0.5, 0.25)
    surfaces = [Surface(upright(body), weave(rng, (1300, int(1300 * tall / width))), gloss=0.2, rough=0.45, sheen=0.1)]
    if flap:
        low = tall * (0.5 - flap)
        edge = [
            (-width * 0.455, tall * 0.52),
            (-width * 0.5, tall * 0.2),
            (-width * 0.44, low + 2),
            (-width * 0.16, low - 1.4),
        ]
        cover = panel(rng, edge, [(-x, y) for x, y in edge], deep * 0.22, 0.12, deep * 0.5)
        up = np.stack([cover[..., 0], -cover[..., 2], cover[..., 1] + tall / 2], -1).astype(np.float32)
        surfaces.append(Surface(up, (flap_weave or weave)(rng, (1300, 800)), gloss=0.25, rough=0.45))
        line = up[[*range(6, 196, 4)], 5] + np.array([0.5, -0.25, 0])
        surfaces += [Surface(tube(line * np.array([flip, 1, 1]), 0.14), tint(trim, 1.5)) for flip in (1, -1)]
        knob = spin(plane(2.6, 3.2, 12), 0)
        surfaces.append(
            Surface(
                moved(upright(knob), 0, -deep * 0.78 - 0.4, low + tall / 2 - 1.6), (206, 168, 88), gloss=0.7, rough=0.2
            )
        )
    if strap:
        high = tall * (1 + strap * 0.62)
        points = [(-width * 0.44, -0.5, tall * 0.93), (-width * 0.36, 0.2, tall * 1.2), (0, 1.0, high)]
        points += [(width * 0.36, 0.2, tall * 1.2), (width * 0.44, -0.5, tall * 0.93)]
        surfaces.append(Surface(tube(curve(points, 200), 0.85, squash=0.35), trim, gloss=0.25, rough=0.45))
    return surfaces


def standing(surfaces: list[Surface], elevation: float = 13, fill: float = 0.84) -> Shot:
    return Shot(surfaces, elevation=elevation, fill=fill, distance=150)


def belt(rng: Rng, weave: Weave) -> Shot:
    """A belt rolled up, its buckle in front."""
    t = np.linspace(0, 5.2 * np.pi, 460)
    r = 3.2 + 0.62 * t / np.pi * 1.25
    x, y = r * np.cos(t), r * np.sin(t)
    z = np.linspace(3.8, 0, 30)
    grid = np.stack(np.broadcast_arrays(x[None], y[None], z[:, None]), -1).astype(np.float32)
    surfaces = [Surface(grid, weave(rng, (3000, 140)), gloss=0.3, rough=0.4)]
    path = [(-2.4, 0, 0.2), (-2.4, 0, 4.6), (2.4, 0, 4.6), (2.4, 0, 0.2), (-2.4, 0, 0.2)]
    buckle = tube(corners([(a, b - 10.6, c) for a, b, c in path], 0.8, 160), 0.42)
    surfaces.append(Surface(buckle, (196, 160, 84), gloss=0.8, rough=0.15))
    return Shot(surfaces, elevation=30, fill=0.74)


def basket(
    rng: Rng,
    weave: Weave,
    radius: float,
    tall: float,
    at: tuple[float, float] = (0, 0),
    trim: Colour = HYACINTH,
    belly: float = 1.06,
) -> list[Surface]:
    """A round open basket with a thick rim."""
    outer = curve([(radius, tall), (radius * belly, tall * 0.5), (radius * 0.86, 0.0)], 120)
    inner = curve([(radius * 0.95, tall - 0.2), (radius * 0.98, tall * 0.5), (radius * 0.8, 0.5), (0.01, 0.4)], 100)
    a = np.linspace(0, 2 * np.pi, 200)
    rim = np.stack([at[0] + radius * 0.98 * np.cos(a), at[1] + radius * 0.98 * np.sin(a), np.full(200, tall)], -1)
    texture = weave(rng, (2200, max(300, int(2200 * tall / (2 * np.pi * radius)))))
    dim = Image.fromarray((np.asarray(texture) * 0.8).astype(np.uint8))
    return [
        Surface(turned(outer, at=at), texture, sheen=0.1),
        Surface(turned(inner, at=at), dim),
        Surface(tube(rim, max(0.5, radius * 0.05)), trim, sheen=0.1),
    ]


def vessel(rng: Rng, profile: Array, texture: Image.Image, gloss: float = 0.1, rough: float = 0.6) -> list[Surface]:
    return [Surface(turned(profile), texture, gloss=gloss, rough=rough)]


def bowl(rng: Rng) -> Shot:
    """A turned teak bowl."""
    outer = curve([(14.4, 9.5), (13.6, 6), (10, 2.0), (6.2, 0.5), (6.0, 0.0)], 120)
    inner = curve([(14.4, 9.5), (13.6, 9.2), (11.8, 5), (7, 2.0), (0.01, 1.5)], 140)

    def wood(rng: Rng, size: tuple[int, int]) -> Image.Image:
        half = timber(lines=14)(rng, (size[0] // 2, size[1]))
        whole = Image.new("RGB", (half.width * 2, half.height))
        whole.paste(half, (0, 0))
        whole.paste(half.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (half.width, 0))
        return whole

    surfaces = [
        Surface(turned(outer), wood(rng, (2400, 600)), gloss=0.3, rough=0.4),
        Surface(turned(inner), wood(rng, (2400, 800)), gloss=0.3, rough=0.4),
    ]
    return Shot(surfaces, elevation=27, fill=0.78)


def board(rng: Rng) -> Shot:
    """Two chopping boards: a large one lies, a small round one leans on nothing but lies on it."""
    large, small = box_faces(40, 24, 2.2, 0.6), box_faces(22, 14, 1.8, 0.6)
    wood = timber(lines=7)
    surfaces = [
        Surface(spin(g, -16), wood(rng, (1600, 960)), gloss=0.2, rough=0.5, closed=True) for g in large.values()
    ]
    pale = timber((214, 160, 98), (150, 96, 50), 6)
    surfaces += [
        Surface(moved(spin(g, 6), 3, 1, 2.25), pale(rng, (1000, 640)), gloss=0.2, rough=0.5, closed=True)
        for g in small.values()
    ]
    return Shot(surfaces, elevation=42, fill=0.8)


def boxes(rng: Rng, weave: Weave, sizes: Sequence[tuple[float, float, float, float, float]], lid: float = 0.32) -> Shot:
    """Lidded boxes: (width, depth, height, x, y) each."""
    surfaces = []
    for k, (width, deep, tall, x, y) in enumerate(sizes):
        for part, base, high, grow in ((0, 0.0, tall * (1 - lid * 0.5), 1.0), (1, tall * (1 - lid), tall * lid, 1.05)):
            for grid in box_faces(width * grow, deep * grow, high, 0.5).values():
                texture = weave(rng, (900, max(120, int(900 * high / width))) if part else (900, 700))
                spot = moved(spin(moved(grid, 0, 0, base), -20 + 9 * k), x, y)
                surfaces.append(Surface(spot, texture, gloss=0.08, closed=True))
    return Shot(surfaces, elevation=24, fill=0.78)


def tissue_box(rng: Rng, weave: Weave, gloss: float) -> Shot:
    """A box with tissue that comes out of its top."""
    surfaces = [
        Surface(spin(g, -22), weave(rng, (1300, 760)), gloss=gloss, rough=0.4, closed=True)
        for g in box_faces(25, 13.5, 9.5, 0.5).values()
    ]
    slot = moved(plane(11, 2.4, 12), 0, 0, 9.58)
    surfaces.append(Surface(spin(slot, -22), (30, 22, 18), casts=False))
    n = 120
    u, v = np.meshgrid(np.linspace(-1, 1, n), np.linspace(1, 0, n))
    x = u * (4.4 + 2.6 * v)
    y = np.sin(u * 4 + v * 2) * 1.6 * v + smooth(rng, n, n, 2, 3) * 0.5 * v
    z = 9.5 + v * (7.2 - 2.2 * u * u) + layered(rng, n, n, 3, 2) * 0.4 * v
    surfaces.append(Surface(spin(np.stack([x, y, z], -1).astype(np.float32), -22), (248, 247, 244), sheen=0.3))
    return Shot(surfaces, elevation=22, fill=0.8)
