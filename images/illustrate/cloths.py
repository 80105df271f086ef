"""Woven and printed cloth as shots: folded, stacked, hanging, rolled, over a rod, scarves, cushions."""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image

from . import batik, fabric
from .fabric import Colour
from .heaps import tint
from .noise import Array, layered, ramp, smooth
from .render import Shot, Surface
from .shapes import drape_over, folded, hanging, moved, plane, spin, tube, turned

Rng = np.random.Generator
Weave = Callable[[Rng, tuple[int, int]], Image.Image]


def ikat(palette: Sequence[Colour], kind: str = "lozenge", count: int = 11) -> Weave:
    """A weave of ikat rows; `kind` names the large motif."""
    large = getattr(fabric, kind)
    small = count * 3
    rows = [(large, 3.4, count), (large, 3.4, count), (fabric.darts, 0.8, small), (fabric.zigzag, 1.3, count * 2)]
    rows += [(fabric.darts, 0.8, small), (fabric.star, 3.0, count), (fabric.stripe, 0.4, 1), (large, 3.4, count)]
    rows += [
        (fabric.zigzag, 1.3, count * 2),
        (large, 3.4, count),
        (fabric.stripe, 0.4, 1),
        (fabric.gunungan, 3.0, count),
    ]
    return lambda rng, size: fabric.ikat(rng, palette, rows, size, feather=5.5)


def lurik(palette: Sequence[Colour], repeats: int = 4, cross: bool = False) -> Weave:
    return lambda rng, size: fabric.lurik(rng, palette, size, repeats, cross)


def plain(colour: Colour) -> Weave:
    return lambda rng, size: fabric.plain(rng, colour, size)


def songket(base: Colour, gold: Colour = (226, 178, 84), across: int = 9) -> Weave:
    return lambda rng, size: fabric.songket(rng, base, gold, size, across)


def printed(palette: Sequence[Colour], motif: str, border: bool = True, tile: int = 520) -> Weave:
    """A batik weave: `motif` is scrolls, gate, parang, kawung or singo."""

    def weave(rng: Rng, size: tuple[int, int]) -> Image.Image:
        drawn = {
            "scrolls": lambda: batik.scrolls(rng, palette, tile),
            "gate": lambda: batik.scrolls(rng, palette, tile, gate=True),
            "parang": lambda: batik.parang(palette, tile),
            "kawung": lambda: batik.kawung(palette, tile // 2),
            "singo": lambda: batik.singo(rng, palette, tile),
        }[motif]()
        return batik.cloth(rng, drawn, size, palette if border else None)

    return weave


def stacked(rng: Rng, weaves: Sequence[Weave], size: tuple[float, float, float], elevation: float = 34) -> Shot:
    """Folded cloths on top of each other, the first lowest; `size` of one is width, depth, thickness (cm)."""
    width, deep, thick = size
    surfaces = []
    for k, weave in enumerate(weaves):
        grid = folded(rng, width, deep, thick, wave=0.22)
        shift = float(rng.uniform(-0.5, 0.5)) if k else 0.0
        spot = spin(moved(grid, shift, 0, k * thick * 0.94), -12 + float(rng.uniform(-2, 2)))
        surfaces.append(Surface(spot, weave(rng, (1500, 1250)), sheen=0.25))
    return Shot(surfaces, elevation=elevation, fill=0.8)


def folded_open(rng: Rng, weave: Weave, second: Weave | None = None) -> Shot:
    """A long cloth, folded, its end laid open before it."""
    base = folded(rng, 46, 27, 5.5, wave=0.25)
    sheet = plane(46, 26, 240, np.clip(layered(rng, 240, 240, 4, 2) * 0.5 + 0.6, 0.1, 2))
    back = weave(rng, (1700, 1250))
    surfaces = [
        Surface(spin(moved(sheet, 1.0, -17), -9), (second or weave)(rng, (1700, 1000)), sheen=0.25),
        Surface(spin(moved(base, 0, 7, 0.4), -9), back, sheen=0.25),
    ]
    return Shot(surfaces, elevation=44, fill=0.82)


def rod(width: float, height: float, radius: float = 0.9) -> Surface:
    path = np.stack([np.linspace(-width / 2, width / 2, 80), np.zeros(80), np.full(80, height)], axis=-1)
    return Surface(tube(path, radius), (132, 88, 52), gloss=0.2, rough=0.5)


def hung(rng: Rng, weave: Weave, width: float = 74, fall: float = 88, folds: float = 3.2) -> Shot:
    """Cloth over a wooden rod, its folds open toward the hem."""
    grid = moved(drape_over(rng, width, fall, 2.4, folds), 0, 0, fall + 6)
    surfaces = [Surface(grid, weave(rng, (1700, 1900)), sheen=0.2), rod(width + 26, fall + 6, 1.5)]
    return Shot(surfaces, elevation=7, distance=240, fill=0.86)


def scarf(rng: Rng, weave: Weave, colour: Colour, narrow: float = 36, fall: float = 92) -> Shot:
    """A shawl laid over a rod, both ends down, with a fringe at the front end."""
    front = fabric.fringe(rng, weave(rng, (1100, 1700)), colour, 0.09, 60)
    near = moved(drape_over(rng, narrow, fall, 2.2, 1.7), -narrow * 0.22, 0, fall + 6)
    far = moved(hanging(rng, narrow * 0.9, fall * 0.82, 1.6, 2.4), narrow * 0.5, 3.2, fall * 0.22 + 5)
    far_cloth = fabric.fringe(rng, weave(rng, (1000, 1500)), colour, 0.09, 54)
    surfaces = [
        Surface(near, front, sheen=0.3, casts=True),
        Surface(far, far_cloth, sheen=0.3, casts=True),
        rod(narrow * 2.9, fall + 6, 1.4),
    ]
    return Shot(surfaces, elevation=7, distance=240, fill=0.86)


def rolled(rng: Rng, weave: Weave, width: float = 50, radius: float = 5.2, count: int = 1, tail: float = 15) -> Shot:
    """Cloth rolled up, its end running out toward the camera; more rolls lie behind it."""
    surfaces = []
    for k in range(count):
        turn = np.linspace(np.pi * 0.2, -np.pi * 1.5, 150)
        y, z = radius * np.cos(turn), radius + radius * np.sin(turn)
        if k == 0 and tail:
            out = np.linspace(0, tail, 110)
            y = np.concatenate([(radius * np.cos(np.linspace(np.pi * 0.5, np.pi * 1.5, 150))), -out * 1.0])
            z = np.concatenate(
                [radius + radius * np.sin(np.linspace(np.pi * 0.5, np.pi * 1.5, 150)), np.full(110, 0.15)]
            )
        x = np.linspace(-width / 2, width / 2, 240)
        grid = np.stack(np.broadcast_arrays(x[None], y[:, None], z[:, None]), axis=-1)
        grid = grid + smooth(rng, grid.shape[0], 240, 2, 3)[..., None] * 0.12
        spot = (0.0, 0.0, 0.0) if k < 2 else (0.0, radius, radius * 1.7)
        grid = moved(grid.astype(np.float32), 1.5 * k, 2.05 * radius * (k == 1) + spot[1], spot[2])
        surfaces.append(Surface(spin(grid, -16), weave(rng, (1500, 1200)), sheen=0.2))
        surfaces += _ends(grid, radius, weave, rng)
    return Shot(surfaces, elevation=30, fill=0.8)


def _ends(grid: Array, radius: float, weave: Weave, rng: Rng) -> list[Surface]:
    """The spirals at the two ends of a roll."""
    low, high = grid[..., 0].min(), grid[..., 0].max()
    roll = grid[:150]
    middle = (roll[..., 1].max() + roll[..., 1].min()) / 2, (roll[..., 2].max() + roll[..., 2].min()) / 2
    colour = np.asarray(weave(rng, (60, 60)).convert("RGB"), np.float32).mean(axis=(0, 1))
    r, a = np.meshgrid(np.linspace(0.02, 0.985, 60), np.linspace(0, 2 * np.pi, 90), indexing="ij")
    ring = 0.62 + 0.38 * (((r * 9 + a / (2 * np.pi)) % 1) > 0.35)
    texture = Image.fromarray(np.clip(ring[..., None] * colour, 0, 255).astype(np.uint8))
    result = []
    for x in (low, high):
        disc = np.stack(
            [np.full_like(r, x), middle[0] + r * radius * np.cos(a), middle[1] + r * radius * np.sin(a)], -1
        )
        result.append(Surface(spin(disc.astype(np.float32), -16), texture))
    return result


def cushion(rng: Rng, weave: Weave, side: float = 44) -> Shot:
    """A full cushion that leans on its lower edge."""
    u, v = np.meshgrid(np.linspace(-1, 1, 220), np.linspace(-1, 1, 220))
    full = np.clip((1 - np.abs(u) ** 2.6) * (1 - np.abs(v) ** 2.6), 0, 1) ** 0.55
    pinch = 1 - 0.07 * (1 - u * u) * np.abs(v) ** 3
    pinch_v = 1 - 0.07 * (1 - v * v) * np.abs(u) ** 3
    crease = layered(rng, 220, 220, 4, 2) * 0.5 * full
    x, z = u * side / 2 * pinch_v, -v * side / 2 * pinch
    y = -full * 7.5 - crease
    grid = np.stack([x, y + z * 0.28, z + side / 2], axis=-1).astype(np.float32)
    return Shot([Surface(spin(grid, 13), weave(rng, (1400, 1400)), sheen=0.25)], elevation=14, fill=0.8)


def laid(
    rng: Rng, weave: Weave, width: float, deep: float, fringe: Colour | None = None, elevation: float = 56
) -> Shot:
    """A runner or a tablecloth laid flat over a low block so that its sides fall softly."""
    n = 260
    x, y = np.meshgrid(np.linspace(-1, 1, n), np.linspace(1, -1, n))
    edge = np.maximum(ramp(0.72, 0.98, np.abs(y)), 0.0)
    fold = np.sin(x * 9 + smooth(rng, n, n, 1, 4) * 3) * edge
    z = 3.2 * (1 - edge) + 0.1 + 0.5 * fold * edge + layered(rng, n, n, 3, 2) * 0.15 + 0.3
    grid = np.stack([x * width / 2, y * deep / 2 + fold * 0.5, np.maximum(z, 0.05)], axis=-1).astype(np.float32)
    cloth = weave(rng, (1700, int(1700 * deep / width)))
    if fringe:
        cloth = fabric.fringe(rng, cloth.rotate(90, expand=True), fringe, 0.05, 80, side="both").rotate(
            -90, expand=True
        )
    return Shot([Surface(spin(grid, -12), cloth, sheen=0.15)], elevation=elevation, fill=0.84)


def near(weave: Weave, rng: Rng) -> Shot:
    """Cloth from near: it fills the picture, one soft fold runs across it."""
    n = 260
    x, y = np.meshgrid(np.linspace(-1, 1, n), np.linspace(1, -1, n))
    ridge = np.exp(-(((y * 0.9 - x * 0.35 + 0.1 + smooth(rng, n, n, 2, 2) * 0.06) / 0.16) ** 2))
    z = 3.0 * ridge + layered(rng, n, n, 2.5, 2) * 0.7 + 1
    grid = np.stack([x * 30, y * 24, z], axis=-1).astype(np.float32)
    return Shot([Surface(grid, weave(rng, (2000, 1600)), sheen=0.2)], elevation=58, fill=1.16, bleed=True)


def peci(rng: Rng, bands: Image.Image) -> Shot:
    """A round cap."""
    profile = np.array([[0.01, 9.2], [4, 9.3], [7.4, 9.0], [8.3, 8.3], [8.6, 4], [8.8, 0.0]])
    from .shapes import corners

    dome = corners(profile.tolist(), 0.9, 120)
    rim = corners([(8.9, 2.1), (9.0, 0.0)], 0.1, 30)
    return Shot(
        [
            Surface(turned(dome), bands, sheen=0.3, closed=True),
            Surface(turned(rim), tint((180, 150, 96), 0.9), sheen=0.3, closed=True),
        ],
        elevation=24,
        fill=0.72,
    )
