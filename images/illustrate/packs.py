"""Packed food as shots: pouches, clear packs, jars, bottles, cartons, tins, trays."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from . import labels
from .fabric import Colour
from .heaps import Heap, tint
from .noise import Array, smooth
from .render import Shot, Surface
from .shapes import box_faces, corners, curve, moved, pillow, plane, pouch, spin, tube, turned

Rng = np.random.Generator


@dataclass(frozen=True)
class Printed:
    """What stands on a pack: its title, the foot line, the ground colour and the accents (the last is bright)."""

    title: str
    foot: str
    colour: Colour
    accents: Sequence[Colour]


def crisp(rng: Rng, size: float, bend: float = 0.3, rough: float = 0.06, n: int = 44) -> Array:
    """A thin bent round chip on the floor (cm)."""
    r, a = np.meshgrid(np.linspace(0, 1, n), np.linspace(0, 2 * np.pi, n), indexing="ij")
    edge = 1 + rough * (np.cos(2 * a + rng.uniform(0, 6)) + 0.6 * np.cos(5 * a + rng.uniform(0, 6)))
    x, y = r * edge * np.cos(a), r * edge * np.sin(a) * rng.uniform(0.85, 1)
    z = bend * (x * x * rng.uniform(0.4, 1) - y * y * rng.uniform(0, 0.5)) + 0.02 * smooth(rng, n, n, 3, 3)
    z = z + 0.16 * (1 - r**6)  # a little puffed: its rim turns down to the floor
    grid = np.stack([x * size / 2, y * size / 2, (z - z.min()) * size / 2 + 0.05], axis=-1).astype(np.float32)
    return spin(grid, float(rng.uniform(0, 360)))


def scattered(
    rng: Rng,
    colours: Sequence[Colour],
    count: int,
    size: float,
    area: tuple[float, float, float, float],
    bend: float = 0.14,
) -> list[Surface]:
    """Chips that lie about in an area (left, near, right, far), later ones on top of earlier ones."""
    result = []
    for k in range(count):
        x, y = rng.uniform(area[0], area[2]), rng.uniform(area[1], area[3])
        grid = crisp(rng, size * rng.uniform(0.85, 1.1), bend)
        colour = tint(colours[k % len(colours)], 1 + 0.05 * rng.standard_normal())
        result.append(Surface(moved(grid, x, y, 0.12 * (k % 4)), colour, gloss=0.12, rough=0.6))
    return result


def pouch_shot(
    rng: Rng,
    printed: Printed,
    heap: Heap | None,
    loose: Sequence[Colour] = (),
    loose_size: float = 4.6,
    size: float = 1.0,
    matt: bool = False,
) -> Shot:
    """A stand-up pouch, its food lying before it."""
    window = heap(rng, (700, 520)) if heap else None
    front = labels.pouch_front(printed.title, printed.colour, printed.accents, printed.foot, window)
    grid, _ = pouch(rng, 18.5 * size, 27.5 * size, 7.5 * size)
    surfaces = [Surface(spin(grid, -5), front, gloss=0.14 if matt else 0.5, rough=0.75 if matt else 0.38)]
    if loose:
        surfaces += scattered(rng, loose, 9, loose_size, (-11.5, -10.0, -1.5, -6.5))
        surfaces += scattered(rng, loose, 7, loose_size, (2.5, -10.5, 12.5, -6.0))
    return Shot(surfaces, elevation=13, fill=0.84)


def three(rng: Rng, prints: Sequence[Printed], heaps: Sequence[Heap]) -> Shot:
    """Three pouches side by side, the middle one nearer."""
    surfaces = []
    for k, (printed, heap) in enumerate(zip(prints, heaps, strict=True)):
        front = labels.pouch_front(printed.title, printed.colour, printed.accents, printed.foot, heap(rng, (700, 520)))
        grid, _ = pouch(rng, 16, 24, 6.5)
        surfaces.append(Surface(moved(spin(grid, (k - 1) * 7), (k - 1) * 17.5, 4 * (k != 1)), front, 0.45, 0.4))
    return Shot(surfaces, elevation=12, fill=0.82)


def clear_front(rng: Rng, heap: Heap, printed: Printed | None, film: Colour = (232, 232, 228)) -> Image.Image:
    """The front of a clear bag: sealed film at both ends, the heap between, a sticker if something is printed."""
    width, height = 1000, 1240
    sheet = Image.new("RGB", (width, height), film)
    inside = heap(rng, (width, int(height * 0.8)))
    sheet.paste(inside, (0, int(height * 0.1)))
    mask = Image.new("L", (1, height), 0)
    for y in range(height):
        t = y / height
        mask.putpixel((0, y), int(255 * np.clip((0.145 - min(t, 1 - t)) / 0.05, 0, 0.85)))
    sheet.paste(Image.new("RGB", sheet.size, film), (0, 0), mask.resize(sheet.size))
    if printed:
        face = labels.box_face(printed.title, printed.colour, printed.accents, printed.foot, (560, 400))
        sheet.paste(face, (220, 420))
    return sheet


def clear_pack(
    rng: Rng, heap: Heap, printed: Printed | None, loose: Sequence[Colour] = (), loose_size: float = 5.0
) -> Shot:
    grid = pillow(rng, 22, 27, 8)
    surfaces = [Surface(spin(grid, 4), clear_front(rng, heap, printed), gloss=0.75, rough=0.16)]
    if loose:
        surfaces += scattered(rng, loose, 6, loose_size, (-12, -9, -3, -6))
        surfaces += scattered(rng, loose, 5, loose_size, (3, -9.5, 12, -6))
    return Shot(surfaces, elevation=12, fill=0.82)


def three_clear(rng: Rng, heaps: Sequence[Heap]) -> Shot:
    surfaces = []
    for k, heap in enumerate(heaps):
        grid = spin(pillow(rng, 17, 22, 7), (k - 1) * 8)
        surfaces.append(Surface(moved(grid, (k - 1) * 18.5, 4 * (k != 1)), clear_front(rng, heap, None), 0.75, 0.16))
    return Shot(surfaces, elevation=12, fill=0.82)


def jar_parts(
    rng: Rng,
    printed: Printed,
    heap: Heap,
    lid: Colour,
    radius: float = 5.2,
    tall: float = 13.0,
    at: tuple[float, float] = (0, 0),
    full: float = 0.97,
) -> list[Surface]:
    """A glass jar with a lid: the food within, its label, the glass."""
    r, h = radius, tall
    body = [(r * 0.82, h), (r, h * 0.9), (r, 0.5), (r * 0.9, 0), (0.01, 0)]
    glass = corners(body, 1.1, 150)
    food = corners([(0.01, h * 0.9 * full), (r * 0.93, h * 0.9 * full), (r * 0.93, 0.5), (0.01, 0.4)], 0.5, 120)
    paper = np.stack([np.full(60, r * 1.006), np.linspace(h * 0.72, h * 0.2, 60)], -1).astype(np.float32)
    cap = corners([(0.01, h + 2.0), (r * 0.9, h + 2.0), (r * 0.9, h - 0.2)], 0.35, 80)
    ratio = 2 * np.pi * r / (h * 0.52)
    label = labels.wrap_label(printed.title, printed.colour, printed.accents, printed.foot, (int(520 * ratio), 520))
    return [
        Surface(turned(food, at=at), heap(rng, (2000, 800)), closed=True),
        Surface(turned(paper, at=at), label, gloss=0.1, rough=0.7, closed=True),
        Surface(turned(cap, at=at), lid, gloss=0.5, rough=0.3, closed=True),
        Surface(turned(glass, at=at), (235, 240, 238), gloss=0.9, rough=0.06, clear=0.06, closed=True, casts=False),
    ]


def jar_shot(
    rng: Rng,
    printed: Printed,
    heap: Heap,
    lid: Colour = (186, 142, 60),
    loose: Sequence[Colour] = (),
    wide: float = 1.0,
    loose_size: float = 3.0,
) -> Shot:
    surfaces = jar_parts(rng, printed, heap, lid, 5.4 * wide, 13.0)
    if loose:
        surfaces += scattered(rng, loose, 6, loose_size, (-10, -8, -4, -5))
        surfaces += scattered(rng, loose, 6, loose_size, (4, -8.5, 11, -5))
    return Shot(surfaces, elevation=14, fill=0.82)


def bottle_shot(printed: Printed, liquid: Colour, cap: Colour) -> Shot:
    """A glass bottle; the liquid fills it to the neck. A smaller one stands behind it."""
    surfaces: list[Surface] = []
    for at, s in (((-3.2, 0.0), 1.0), ((5.4, 4.0), 0.82)):
        outer = [(1.5, 24), (1.5, 20), (1.9, 18), (4.1, 14.5), (4.2, 1.0), (3.8, 0), (0.01, 0)]
        profile = corners([(a * s, b * s) for a, b in outer], 1.6 * s, 200)
        inner = corners([(0.01, 19.4 * s), *[(a * s * 0.94, b * s + 0.1) for a, b in outer[1:]]], 1.6 * s, 160)
        top = corners([(0.01, 26.0 * s), (1.75 * s, 26.0 * s), (1.75 * s, 23.2 * s)], 0.3, 60)
        paper = np.stack([np.full(60, 4.23 * s), np.linspace(12.6, 3.2, 60) * s], -1).astype(np.float32)
        label = labels.wrap_label(printed.title, printed.colour, printed.accents, printed.foot, (1900, 660))
        surfaces += [
            Surface(turned(inner, at=at), liquid, glow=0.12, gloss=0.25, rough=0.1, closed=True),
            Surface(turned(paper, at=at), label, gloss=0.1, rough=0.7, closed=True),
            Surface(turned(top, at=at), cap, gloss=0.5, rough=0.3, closed=True),
            Surface(turned(profile, at=at), (240, 242, 236), 0.95, 0.05, clear=0.05, closed=True, casts=False),
        ]
    return Shot(surfaces, elevation=11, fill=0.84)


def carton_parts(
    printed: Printed,
    size: tuple[float, float, float],
    angle: float,
    at: tuple[float, float] = (0, 0),
    lying: bool = False,
) -> list[Surface]:
    """A printed carton that stands, or lies with its face up."""
    width, deep, tall = size
    faces = box_faces(width, deep, tall, 0.18)
    face = (int(width * 70), int((deep if lying else tall) * 70))
    main = labels.box_face(printed.title, printed.colour, printed.accents, printed.foot, face)
    edge = Image.new("RGB", (int(width * 50), int(tall * 50)), tint(printed.colour, 0.92))
    if lying:
        labels.lozenges(edge, 0.2, 0.6, printed.accents, 14)
    textures: dict[str, Image.Image | Colour] = dict.fromkeys(faces, tint(printed.colour, 0.95))
    textures |= {"top": main, "front": edge} if lying else {"front": main}
    return [
        Surface(moved(spin(grid, angle), *at), textures[name], gloss=0.16, rough=0.6, closed=True)
        for name, grid in faces.items()
    ]


def carton_shot(printed: Printed, lying: bool = False) -> Shot:
    if lying:
        return Shot(carton_parts(printed, (22, 15, 4.5), -14, lying=True), elevation=38, fill=0.74)
    return Shot(carton_parts(printed, (17, 5.5, 22), -22), elevation=16, fill=0.8)


def carton_and_jar(rng: Rng, printed: Printed, heap: Heap, lid: Colour) -> Shot:
    surfaces = carton_parts(printed, (13, 6, 18), 16, (-7.2, 2))
    surfaces += jar_parts(rng, printed, heap, lid, 5.0, 11.5, (6.2, -2.5))
    return Shot(surfaces, elevation=14, fill=0.84)


def tin_shot(rng: Rng, printed: Printed, radius: float, tall: float, loose: Sequence[Colour] = ()) -> Shot:
    """A printed tin with a rolled rim and a lid."""
    wall = corners([(radius, tall), (radius, 0.15), (radius * 0.97, 0)], 0.1, 90)
    lid = corners(
        [(0.01, tall + 1.3), (radius * 0.9, tall + 1.3), (radius * 1.02, tall + 1.1), (radius * 1.02, tall - 0.6)],
        0.3,
        120,
    )
    ratio = 2 * np.pi * radius / tall
    label = labels.wrap_label(printed.title, printed.colour, printed.accents, printed.foot, (int(600 * ratio), 600))
    surfaces = [
        Surface(turned(wall), label, gloss=0.4, rough=0.25, closed=True),
        Surface(turned(lid), tint(printed.accents[-1], 0.95), gloss=0.6, rough=0.2, closed=True),
    ]
    if loose:
        surfaces += scattered(rng, loose, 7, 3.6, (-radius * 1.7, -radius - 5, -radius * 0.3, -radius - 2), 0.1)
    return Shot(surfaces, elevation=20, fill=0.78)


def fish(rng: Rng, long: float, at: tuple[float, float], angle: float, colour: Colour) -> list[Surface]:
    """A milkfish lying on its side: a swollen body, a forked tail."""
    n = 120
    t, u = np.linspace(0, 1, n)[:, None], np.linspace(-1, 1, n)[None]
    half = long * 0.125 * np.clip(np.sin(np.pi * t**0.8) ** 0.75, 0.12, 1)
    x = (t - 0.5) * long * np.ones_like(u)
    y = half * u
    z = half * 0.5 * np.sqrt(np.clip(1 - u * u, 0, 1)) + 0.3
    body = np.stack([x, y, z], axis=-1)
    down = np.linspace(0, 1, 200)[None, :, None]
    back, belly = np.array(colour, np.float32), np.array((186, 186, 180), np.float32)
    tone = belly * (1 - down) + back * down
    scale = 1 - 0.1 * (np.sin(np.arange(500)[:, None] * 0.5) * np.sin(np.arange(200)[None] * 0.6) > 0.5)
    skin = Image.fromarray(np.clip(tone * scale[..., None], 0, 255).astype(np.uint8))
    tail_x = long * (0.48 + 0.14 * t) * np.ones_like(u)
    tail_y = u * long * (0.025 + 0.12 * t)
    tail = np.stack([tail_x + 0.05 * long * np.abs(u) * t, tail_y, np.full_like(tail_y, 0.5)], axis=-1)
    return [
        Surface(moved(spin(body, angle), *at), skin, gloss=0.35, rough=0.3),
        Surface(moved(spin(tail, angle), *at), tint(colour, 0.8), gloss=0.2),
    ]


def tray_shot(
    rng: Rng, printed: Printed, contents: list[Surface], film: bool = True, tray: Colour = (38, 40, 44)
) -> Shot:
    """A shallow tray with its contents; with `film`, clear film over it and a sticker on that."""
    rim = box_faces(28, 19, 1.6, 0.5)
    surfaces = [Surface(moved(g, 0, 0, -1.3), tray, gloss=0.3, rough=0.4, closed=True) for g in rim.values()]
    surfaces += contents
    if film:
        bump = np.abs(smooth(rng, 160, 160, 9, 9)) * 0.5 + 2.5
        sheet = plane(27, 18, 160, bump)
        surfaces.append(Surface(sheet, (244, 246, 248), gloss=0.45, rough=0.12, clear=0.03, casts=False))
        face = labels.box_face(printed.title, printed.colour, printed.accents, printed.foot, (900, 560))
        surfaces.append(Surface(moved(plane(11, 6.8, 20), 6.5, -4, 3.3), face, gloss=0.2, casts=False))
    return Shot(surfaces, elevation=50, fill=0.78)


def cord(points: Sequence[tuple[float, float, float]], radius: float, colour: Colour) -> Surface:
    """A thin cord through points."""
    return Surface(tube(curve(points, 120), radius), colour, gloss=0.1)


def flat_pouch(rng: Rng, printed: Printed, heap: Heap | None) -> Shot:
    """A flat pouch that lies, seen from above at a slant."""
    front = labels.pouch_front(
        printed.title, printed.colour, printed.accents, printed.foot, heap(rng, (700, 520)) if heap else None
    )
    grid, _ = pouch(rng, 19, 26, 2.2)
    flat = np.stack([grid[..., 0], grid[..., 2] - 13, -grid[..., 1] + 0.1], axis=-1)
    return Shot([Surface(spin(flat, -9), front, gloss=0.45, rough=0.35)], elevation=62, fill=0.8)
