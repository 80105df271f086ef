"""Textures of plaited and natural stuff: straps, pandan, bamboo, knitting, cords, leather, wood, clay, paper."""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from .fabric import Colour
from .noise import Array, layered, resize, smooth


def picture(value: Array) -> Image.Image:
    return Image.fromarray(np.clip(value, 0, 255).astype(np.uint8))


def plaited(
    rng: np.random.Generator,
    down: Sequence[Colour],
    across: Sequence[Colour],
    cells: tuple[int, int],
    size: tuple[int, int],
    floats: int = 1,
    uneven: float = 0.06,
) -> Image.Image:
    """Straps over and under each other; `down`, `across`: the straps' colours, repeated; `floats` 2 is twill."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = x / width * cells[0], y / height * cells[1]
    i, j = np.floor(u).astype(np.int64), np.floor(v).astype(np.int64)
    phase = (i + j) % (2 * floats)
    upright = phase < floats
    fu, fv = u - i, v - j
    step = phase % floats
    wide = np.where(upright, fu, fv)
    # Along its float a strap rises and dips under its neighbour at both ends.
    long = np.where(upright, step + fv, step + fu) / floats
    shade = 1.06 - 0.5 * np.abs(wide * 2 - 1) ** 5 - 0.42 * np.abs(long * 2 - 1) ** (3 * floats)
    tone_down = 1 + uneven * rng.standard_normal(cells[0] + 2)
    tone_across = 1 + uneven * rng.standard_normal(cells[1] + 2)
    colours = np.where(
        upright[..., None],
        np.array(down, np.float32)[i % len(down)] * tone_down[i][..., None],
        np.array(across, np.float32)[j % len(across)] * tone_across[j][..., None],
    )
    streak_down = resize(rng.standard_normal((4, width // 2)).astype(np.float32), height, width)
    streak_across = resize(rng.standard_normal((height // 2, 4)).astype(np.float32), height, width)
    fibre = np.where(upright, streak_down, streak_across) * uneven * 0.7
    return picture(colours * (shade * (1 + fibre))[..., None])


def knitted(rng: np.random.Generator, bands: Sequence[Colour], stitches: int, size: tuple[int, int]) -> Image.Image:
    """Knitting: columns of V stitches, horizontal bands of the given colours."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    cell = width / stitches
    u, v = x / cell, y / (cell * 0.8)
    bend = np.abs((u % 1) - 0.5) * 1.5
    t = v + bend
    shade = 0.62 + 0.5 * np.sin(np.pi * (t % 1)) ** 0.7 - 0.5 * (np.abs((u % 1) - 0.5) < 0.05)
    shade = shade - 0.35 * (np.abs((u % 1) - 0.5) > 0.46)
    row = np.floor(t).astype(np.int64)
    rows = max(1, int(height / (cell * 0.8) / len(bands)) + 1)
    colours = np.array(bands, np.float32)[np.clip(row // rows, 0, len(bands) - 1)]
    wool = 1 + 0.06 * rng.standard_normal((height, width)).astype(np.float32)
    return picture(colours * (shade * wool)[..., None])


def braided(
    rng: np.random.Generator, colour: Colour, rows: int, size: tuple[int, int], twist: float = 1.0
) -> Image.Image:
    """Thick twisted cords laid above each other, as in water hyacinth baskets."""
    width, height = size
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    tall = height / rows
    v = y / tall + smooth(rng, height, width, rows, 8) * 0.08
    row = np.floor(v).astype(np.int64) % rows
    f = (v % 1) * 2 - 1
    lean = np.where(row % 2 == 0, 1.0, -1.0) * twist
    s = x / tall / 0.8 + lean * f * 0.55 + rng.random(rows)[row]
    strand = np.floor(s).astype(np.int64) % 997
    shade = np.clip(1 - f * f, 0, 1) ** 0.5 * (0.55 + 0.55 * np.sin(np.pi * (s % 1)) ** 0.6)
    tone = 1 + 0.13 * rng.standard_normal(997)[strand]
    streak = resize(rng.standard_normal((height // 2, max(2, width // 60))).astype(np.float32), height, width) * 0.07
    return picture(np.array(colour, np.float32) * ((0.25 + 0.85 * shade) * tone * (1 + streak))[..., None])


def leather(rng: np.random.Generator, colour: Colour, size: tuple[int, int]) -> Image.Image:
    height, width = size[1], size[0]
    grain = layered(rng, height, width, 160, 2) * 0.06 + layered(rng, height, width, 5, 3) * 0.07
    return picture(np.array(colour, np.float32) * (1 + grain)[..., None])


def wood(rng: np.random.Generator, light: Colour, dark: Colour, size: tuple[int, int], lines: float = 9) -> Image.Image:
    """Grain along x: rings bent by a slow noise, fine pores."""
    width, height = size
    y = np.mgrid[0:height, 0:width][0].astype(np.float32) / height
    bent = y * lines + smooth(rng, height, width, 2.2, 2.2) * 1.5 + smooth(rng, height, width, 7, 3) * 0.3
    ring = (bent % 1) ** 1.7
    pores = resize(rng.standard_normal((height // 2, max(4, width // 60))).astype(np.float32), height, width)
    mix = np.clip(0.2 + 0.62 * ring + 0.09 * pores, 0, 1)[..., None]
    return picture(np.array(light, np.float32) * (1 - mix) + np.array(dark, np.float32) * mix)


def clay(rng: np.random.Generator, colour: Colour, size: tuple[int, int]) -> Image.Image:
    """Turned clay: rings of the wheel, patches of the fire."""
    width, height = size
    rings = resize(rng.standard_normal((height // 5, 3)).astype(np.float32), height, width) * 0.035
    fire = layered(rng, height, width, 3, 3)[..., None] * np.array([0.06, 0.1, 0.12], np.float32)
    speck = rng.standard_normal((height, width)).astype(np.float32) * 0.025
    return picture(np.array(colour, np.float32) * (1 + fire + (rings + speck)[..., None]))


def paper_sheet(rng: np.random.Generator, colour: Colour, size: tuple[int, int]) -> Image.Image:
    width, height = size
    fibre = layered(rng, height, width, 90, 2) * 0.03 + rng.standard_normal((height, width)).astype(np.float32) * 0.015
    return picture(np.array(colour, np.float32) * (1 + fibre)[..., None])


def leaf(rng: np.random.Generator, colour: Colour, size: tuple[int, int], veins: int = 34) -> Image.Image:
    """A dried or green leaf with parallel veins across."""
    width, height = size
    x = np.mgrid[0:height, 0:width][1].astype(np.float32) / width * veins
    x = x + smooth(rng, height, width, 2, 3) * 0.3
    shade = 1 - 0.16 * (np.abs((x % 1) - 0.5) < 0.07) + 0.05 * np.sin(x * 2 * np.pi)
    patch = layered(rng, height, width, 4, 3) * 0.08
    return picture(np.array(colour, np.float32) * (shade + patch)[..., None])
