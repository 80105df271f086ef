"""Heaps of small food seen through a window, a jar or from near: discs, sticks, leaves, grains, floss."""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from .fabric import Colour
from .noise import layered
from .weaves import picture

Heap = Callable[[np.random.Generator, tuple[int, int]], Image.Image]


def tint(colour: Colour, gain: float) -> Colour:
    return tuple(int(min(255, max(0, c * gain))) for c in colour)  # type: ignore[return-value]


def blob(rng: np.random.Generator, x: float, y: float, a: float, b: float, rough: float) -> list[tuple[float, float]]:
    """An uneven ellipse turned at random."""
    t = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    wobble = 1 + rough * sum(rng.standard_normal() / k * np.cos(k * t + rng.uniform(0, 6.3)) for k in (2, 3, 5))
    turn = rng.uniform(0, np.pi)
    p, q = a * wobble * np.cos(t), b * wobble * np.sin(t)
    xs, ys = x + p * np.cos(turn) - q * np.sin(turn), y + p * np.sin(turn) + q * np.cos(turn)
    return list(zip(xs.tolist(), ys.tolist(), strict=True))


def _piece(
    sheet: Image.Image, rng: np.random.Generator, outline: list[tuple[float, float]], colour: Colour, size: float
) -> None:
    """One piece with its shadow below right, a dark rim and a lit upper left."""
    draw = ImageDraw.Draw(sheet, "RGBA")
    for k, alpha in ((0.16, 26), (0.11, 40), (0.06, 60)):
        draw.polygon([(x + size * k, y + size * k * 1.3) for x, y in outline], fill=(40, 22, 8, alpha))
    base = tint(colour, 1 + 0.045 * rng.standard_normal())
    cx, cy = np.mean(outline, axis=0)
    draw.polygon(outline, fill=tint(base, 0.74))
    for shrink, lift, gain in ((0.95, 0.02, 1.0), (0.82, 0.03, 0.9), (0.76, 0.05, 1.0), (0.5, 0.1, 1.06)):
        inner = [(cx + (x - cx) * shrink - size * lift, cy + (y - cy) * shrink - size * lift) for x, y in outline]
        draw.polygon(inner, fill=(*tint(base, gain), 190))


def discs(colours: Sequence[Colour], size: float = 0.16, rough: float = 0.05, specks: Colour | None = None) -> Heap:
    """Round chips; `size` in parts of the width, `specks` a colour of small flecks on them."""

    def draw_heap(rng: np.random.Generator, area: tuple[int, int]) -> Image.Image:
        width, height = area
        sheet = Image.new("RGB", area, tint(colours[0], 0.45))
        r = size * width / 2
        for _ in range(int(4.2 * width * height / (np.pi * r * r))):
            x, y = rng.uniform(-r, width + r), rng.uniform(-r, height + r)
            outline = blob(rng, x, y, r * rng.uniform(0.85, 1.1), r * rng.uniform(0.62, 1.0), rough)
            _piece(sheet, rng, outline, colours[int(rng.integers(len(colours)))], r)
            if specks:
                pen = ImageDraw.Draw(sheet, "RGBA")
                for _ in range(9):
                    a, b = x + rng.normal(0, r * 0.35), y + rng.normal(0, r * 0.3)
                    s = r * rng.uniform(0.03, 0.09)
                    pen.ellipse([a - s, b - s, a + s, b + s], fill=(*specks, 200))
        return sheet.filter(ImageFilter.GaussianBlur(max(0.6, r * 0.012)))

    return draw_heap


def sticks(colours: Sequence[Colour], size: float = 0.05, length: float = 0.34) -> Heap:
    def draw_heap(rng: np.random.Generator, area: tuple[int, int]) -> Image.Image:
        width, height = area
        sheet = Image.new("RGB", area, tint(colours[0], 0.4))
        w, long = size * width / 2, length * width / 2
        for _ in range(int(5 * width * height / (w * long * 4))):
            x, y = rng.uniform(0, width), rng.uniform(0, height)
            turn = rng.normal(np.pi / 2, 0.5)
            t = np.linspace(-long, long, 12)
            bow = rng.normal(0, w * 0.6) * (1 - (t / long) ** 2)
            side = [(a, b + w) for a, b in zip(t, bow, strict=True)]
            other = [(a, b - w) for a, b in zip(t, bow, strict=True)][::-1]
            c, s = np.cos(turn), np.sin(turn)
            outline = [(x + a * c - b * s, y + a * s + b * c) for a, b in side + other]
            _piece(sheet, rng, outline, colours[int(rng.integers(len(colours)))], w)
        return sheet.filter(ImageFilter.GaussianBlur(0.8))

    return draw_heap


def grains(colours: Sequence[Colour], cells: float = 60) -> Heap:
    """Powder, salt or ground coffee: fine uneven grains of several colours."""

    def draw_heap(rng: np.random.Generator, area: tuple[int, int]) -> Image.Image:
        width, height = area
        pick = layered(rng, height, width, cells, 2)
        steps = np.clip(((pick + 1) / 2 * len(colours)).astype(np.int64), 0, len(colours) - 1)
        light = 1 + 0.16 * layered(rng, height, width, cells * 2, 2)
        return picture(np.array(colours, np.float32)[steps] * light[..., None])

    return draw_heap


def floss(colours: Sequence[Colour]) -> Heap:
    """Tangled fibres of shredded fish."""

    def draw_heap(rng: np.random.Generator, area: tuple[int, int]) -> Image.Image:
        width, height = area
        sheet = Image.new("RGB", area, tint(colours[0], 0.6))
        pen = ImageDraw.Draw(sheet)
        for _ in range(width * height // 160):
            x, y, turn = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0, 6.3)
            points = [(x, y)]
            for _ in range(7):
                turn += rng.normal(0, 0.5)
                x, y = x + np.cos(turn) * 6, y + np.sin(turn) * 6
                points.append((x, y))
            colour = tint(colours[int(rng.integers(len(colours)))], 1 + 0.18 * rng.standard_normal())
            pen.line(points, fill=colour, width=int(rng.integers(1, 4)))
        return sheet.filter(ImageFilter.GaussianBlur(0.7))

    return draw_heap


def honeycomb(rng: np.random.Generator, area: tuple[int, int]) -> Image.Image:
    """Cells of wax with honey in them."""
    width, height = area
    sheet = Image.new("RGB", area, (226, 160, 52))
    pen = ImageDraw.Draw(sheet)
    r = width / 26
    for row in range(int(height / r / 1.5) + 2):
        for column in range(int(width / r / 1.73) + 2):
            x, y = (column + 0.5 * (row % 2)) * r * 1.732, row * r * 1.5
            glow = 1 + 0.12 * rng.standard_normal()
            for shrink, colour, lift in (
                (0.9, (132, 70, 10), 0.0),
                (0.74, (190, 104, 16), 0.08),
                (0.3, (248, 196, 92), -0.25),
            ):
                angles = np.pi / 6 + np.arange(6) * np.pi / 3
                hexagon = [
                    (x + lift * r + r * shrink * np.cos(a), y + lift * r + r * shrink * np.sin(a)) for a in angles
                ]
                pen.polygon(hexagon, fill=tint(colour, glow))
    return sheet.filter(ImageFilter.GaussianBlur(1.0))
