"""Woven textures: ikat, lurik, songket and plain weaves, as pictures that lie over a surface."""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image

from .noise import Array, blur, layered, ramp, resize, smooth

Colour = tuple[int, int, int]
Motif = Callable[[Array, Array], Array]


def lozenge(x: Array, y: Array) -> Array:
    """A lozenge in rings with a stepped edge and small ones in the corners of its cell."""
    d = np.abs(np.round(x * 13) / 13) + np.abs(y)
    level = np.select([d < 0.13, d < 0.27, d < 0.47, d < 0.58, d < 0.78], [4, 1, 3, 0, 2], 0)
    corner = (1 - np.abs(x)) * 1.0 + (1 - np.abs(y)) * 1.0
    return np.where(d < 0.78, level, np.select([corner < 0.16, corner < 0.34], [4, 1], 0))


def hooked(x: Array, y: Array) -> Array:
    """A lozenge with hooks that reach into the field, as in kait cloths."""
    d = np.abs(np.round(x * 17) / 17) + np.abs(y)
    level = np.select([d < 0.12, d < 0.24, d < 0.36, d < 0.46, d < 0.56], [4, 2, 1, 0, 3], 0)
    arm = (np.abs(np.abs(y) - 0.62) < 0.06) & (np.abs(x) < 0.42)
    tip = (np.abs(np.abs(x) - 0.42) < 0.05) & (np.abs(y) > 0.45) & (np.abs(y) < 0.68)
    side = (np.abs(np.abs(x) - 0.82) < 0.07) & (np.abs(y) < 0.5 - np.abs(np.abs(x) - 0.82) * 4)
    return np.where(d < 0.56, level, np.where(arm | tip, 2, np.where(side, 1, 0)))


def star(x: Array, y: Array) -> Array:
    """An eight-pointed star in a ring."""
    a, b = np.maximum(np.abs(x), np.abs(y)), (np.abs(x) + np.abs(y)) * 0.72
    d = np.minimum(a * 1.12, b * 1.12)
    ring = np.maximum(a, b)
    return np.select([d < 0.14, d < 0.26, d < 0.42, d < 0.5, (ring > 0.72) & (ring < 0.82)], [4, 2, 1, 3, 2], 0)


def gunungan(x: Array, y: Array) -> Array:
    """A mountain of nested triangles, its point up."""
    rise = (y + 1) / 2
    inside = rise - np.abs(np.round(x * 15) / 15) * 0.94
    bands = np.select([inside < 0.06, inside < 0.16, inside < 0.24, inside < 0.42, inside < 0.5], [2, 1, 0, 3, 2], 4)
    tree = (np.abs(x) < 0.05) | (np.abs((rise * 9) % 1 - 0.5 - np.abs(x) * 2) < 0.16)
    return np.where(inside > 0, np.where((inside > 0.5) & tree, 2, bands), 0)


def zigzag(x: Array, y: Array) -> Array:
    """Three zigzag lines."""
    line = y - (np.abs(x) * 1.1 - 0.55)
    return np.select([np.abs(line) < 0.13, np.abs(line) < 0.3, np.abs(line) < 0.42], [1, 2, 3], 0)


def darts(x: Array, y: Array) -> Array:
    """Small arrowheads in rows."""
    d = np.abs(x) * 1.4 + np.abs(np.abs(y) - 0.5) * 1.4
    return np.select([d < 0.25, d < 0.45], [2, 1], 0)


def waves(x: Array, y: Array) -> Array:
    """Scrolled waves that break to one side."""
    s = np.sin(np.pi * x) * 0.45
    line = y - s
    foam = np.hypot(x - 0.5, (y - 0.1) * 0.9)
    level = np.select([np.abs(line) < 0.14, np.abs(line) < 0.26, np.abs(line + 0.5) < 0.09], [2, 1, 3], 0)
    return np.select([foam < 0.13, foam < 0.25, foam < 0.36], [4, 1, 2], level)


def stripe(_x: Array, y: Array) -> Array:
    return np.select([np.abs(y) < 0.3, np.abs(y) < 0.6], [1, 3], 0)


Row = tuple[Motif, float, int]


def ikat(
    rng: np.random.Generator, palette: Sequence[Colour], rows: Sequence[Row], size: tuple[int, int], feather: float = 9
) -> Image.Image:
    """Rows of motifs (motif, height in parts of the cloth, how many across), feathered thread by thread."""
    width, height = size
    total = sum(row[1] for row in rows)
    threads = np.repeat(rng.standard_normal(width // 3 + 1), 3)[:width] * feather
    threads += np.repeat(rng.standard_normal(width // 24 + 1), 24)[:width] * feather * 0.6
    tremble = smooth(rng, 1, width, 1, 60)[0] * feather * 0.7
    y = np.arange(height)[:, None] + (threads + tremble)[None]
    y = np.clip(y, 0, height - 1) / height * total
    x = np.broadcast_to(np.arange(width)[None] / width, y.shape)
    index = np.zeros(y.shape, np.int64)
    start = 0.0
    for motif, tall, count in rows:
        within = (y >= start) & (y < start + tall)
        top, bottom = (
            max(0, int((start - 0.6) / total * height)),
            min(height, int((start + tall + 0.6) / total * height)),
        )
        cell_x = ((x[top:bottom] * count) % 1) * 2 - 1
        cell_y = (y[top:bottom] - start) / tall * 2 - 1
        index[top:bottom] = np.where(within[top:bottom], motif(cell_x, cell_y), index[top:bottom])
        start += tall
    cloth = np.array(palette, np.float32)[index]
    drag = np.stack([np.mean([np.roll(cloth[..., c], s, axis=0) for s in (-2, -1, 0, 1, 2)], axis=0) for c in range(3)])
    return _finish(rng, np.moveaxis(drag, 0, -1), 0.05)


def _finish(rng: np.random.Generator, cloth: Array, grain: float) -> Image.Image:
    """Thread grain: quiet streaks along both threads, and a dye that took unevenly."""
    height, width = cloth.shape[:2]
    warp = resize(rng.standard_normal((max(height // 240, 2), width // 2)).astype(np.float32), height, width)
    weft = resize(rng.standard_normal((height // 2, max(width // 240, 2))).astype(np.float32), height, width)
    uneven = layered(rng, height, width, 4, 2) * 0.03
    value = cloth * (1 + warp * grain * 0.55 + weft * grain * 0.3 + uneven)[..., None]
    return Image.fromarray(np.clip(value, 0, 255).astype(np.uint8))


def lurik(
    rng: np.random.Generator, palette: Sequence[Colour], size: tuple[int, int], repeats: int = 7, cross: bool = False
) -> Image.Image:
    """Stripes along the warp from a few colours, the same run repeated; `cross` adds quiet bands along the weft."""
    width, height = size
    run: list[int] = []
    while sum(run) < 100:
        run.append(int(rng.choice([1, 1, 2, 3, 5, 8, 12])))
    colours = [int(rng.integers(0, len(palette))) if k % 2 else 0 for k in range(len(run))]
    pattern = np.repeat(colours, run)
    pattern = np.concatenate([pattern, pattern[::-1]])
    at = (np.arange(width) / width * repeats * len(pattern)).astype(np.int64) % len(pattern)
    line = np.array(palette, np.float32)[pattern[at]]
    cloth = np.broadcast_to(line[None], (height, width, 3)).copy()
    if cross:
        down = (np.arange(height) / height * repeats * 0.8 * len(pattern)).astype(np.int64) % len(pattern)
        other = np.array(palette, np.float32)[pattern[down]]
        cloth = cloth * 0.55 + other[:, None] * 0.45
    return _finish(rng, cloth, 0.07)


def plain(rng: np.random.Generator, colour: Colour, size: tuple[int, int], grain: float = 0.04) -> Image.Image:
    """Plain weave of one colour."""
    cloth = np.broadcast_to(np.array(colour, np.float32), (size[1], size[0], 3))
    return _finish(rng, cloth, grain)


def songket(
    rng: np.random.Generator, base: Colour, gold: Colour, size: tuple[int, int], across: int = 9
) -> Image.Image:
    """Gold thread floated over a dark ground: a lattice of stars between lines, a border of mountains at the foot."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    cell = width / across
    u, v = x / cell, y / cell
    shifted = u + 0.5 * (np.floor(v) % 2)
    fx, fy = (shifted % 1) * 2 - 1, (v % 1) * 2 - 1
    field = np.isin(star(fx, fy), (1, 2, 4)) | (np.abs(np.abs(fx) + np.abs(fy) - 1) < 0.07)
    edge = height * 0.66
    mount_x, mount_y = ((x / cell * 1.0) % 1) * 2 - 1, (y - edge - cell * 0.5) / cell / 1.1 * 2 - 1
    mountains = np.isin(gunungan(mount_x, mount_y), (1, 2, 4)) & (np.abs(mount_y) < 1)
    bar = (y - edge) / cell
    bands = (np.abs(bar - 0.12) < 0.05) | (np.abs(bar - 0.34) < 0.035) | (np.abs(bar - 1.72) < 0.06)
    small = np.isin(lozenge((x / cell * 3 % 1) * 2 - 1, (bar - 0.23) / 0.09), (1, 3, 4)) & (np.abs(bar - 0.23) < 0.09)
    shape = np.where(y < edge, field, mountains | bands | small).astype(np.float32)
    soft = blur(shape, 1.0)
    floats = 0.82 + 0.22 * np.sin(y * 2 * np.pi / 7) + 0.1 * rng.standard_normal((height, 1)).astype(np.float32)
    sparkle = 1 + 0.3 * layered(rng, height, width, 12, 2)
    metal = np.array(gold, np.float32) * (floats * sparkle)[..., None]
    dark = np.array(base, np.float32) * (1 - 0.25 * (blur(shape, 5) - soft))[..., None]
    cloth = dark * (1 - soft[..., None]) + metal * soft[..., None]
    return _finish(rng, cloth, 0.05)


def fringe(
    rng: np.random.Generator, cloth: Image.Image, colour: Colour, length: float, threads: int = 90, side: str = "bottom"
) -> Image.Image:
    """The cloth with a fringe of twisted threads, transparent between; `length` in parts of its height."""
    width, height = cloth.size
    tail = int(height * length)
    y, x = np.mgrid[0:tail, 0:width].astype(np.float32)
    sway = smooth(rng, tail, width, 2, threads / 5) * width / threads * 0.5
    place = ((x + sway * (y / tail)) / width * threads) % 1
    strand = np.abs(place - 0.5) < 0.31 - 0.08 * (y / tail)
    number = np.floor((x + sway * (y / tail)) / width * threads).astype(np.int64) % threads
    strand &= y < tail * (0.86 + 0.14 * rng.random(threads))[number]
    knot = np.abs(y - tail * 0.16) < tail * 0.05
    strand |= knot & (np.abs(place - 0.5) < 0.42)
    light = (0.78 + 0.5 * (0.5 - np.abs(place - 0.5)) + 0.12 * np.sin(y / 5 + number))[..., None]
    threads_rgb = np.clip(np.array(colour, np.float32) * light, 0, 255).astype(np.uint8)
    tassel = Image.fromarray(np.dstack([threads_rgb, (strand * 255).astype(np.uint8)]))
    whole = Image.new("RGBA", (width, height + tail))
    whole.paste(cloth.convert("RGBA"), (0, 0))
    whole.paste(tassel, (0, height))
    if side == "both":
        taller = Image.new("RGBA", (width, height + 2 * tail))
        taller.paste(tassel.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (0, 0))
        taller.paste(whole, (0, tail))
        return taller
    return whole


def layers(rng: np.random.Generator, colours: Sequence[Colour], count: int, size: tuple[int, int]) -> Image.Image:
    """The side of folded cloth: `count` edges above each other."""
    width, height = size
    y = np.mgrid[0:height, 0:width][0].astype(np.float32)
    place = y / height * count + smooth(rng, height, width, 2, 5) * 0.16
    dark = 0.55 + 0.5 * ramp(0.0, 0.35, place % 1) * ramp(1.0, 0.75, place % 1)
    pick = np.floor(place).astype(np.int64) % len(colours)
    value = np.array(colours, np.float32)[pick] * dark[..., None]
    return _finish(rng, value, 0.08)
