"""Photos of the sample → photos as they come from a telephone: 1600 × 1200, of their real weight, each another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy
from PIL import Image, ImageOps

SIZE: Final = (1600, 1200)  # px
QUALITY: Final = 85
GRAIN: Final = 2.5  # levels of 255: what the sensor of a telephone adds, and what makes a photo as heavy as it is
TINTS: Final = (
    (1.00, 1.00, 1.00),
    (1.04, 1.00, 0.94),
    (0.95, 1.00, 1.05),
    (1.00, 0.96, 0.98),
    (0.97, 1.03, 0.97),
    (1.03, 0.98, 1.02),
    (0.93, 0.95, 0.97),
)
Array = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.int16]]


def take_photos(source: Path, wanted: Iterable[tuple[int, Path]]) -> None:
    """Write photos made from `source`: for each `turn` (0 …) another one, to the path beside it."""
    with Image.open(source) as opened:
        scene = opened.convert("RGB")
    for turn, path in wanted:
        _develop(_cut(scene, turn), turn).save(path, quality=QUALITY)


def _cut(scene: Image.Image, turn: int) -> Image.Image:
    """A window of the scene, four fifths of its width or more: no two of the first hundred thousand are the same."""
    width, height = scene.size
    spare_x, spare_y = width - SIZE[0] + 1, height - SIZE[1] + 1
    left, top = turn * 149 % spare_x, turn * 97 % spare_y
    window = scene.crop((left, top, left + SIZE[0], top + SIZE[1]))
    return ImageOps.mirror(window) if turn % 2 else window


@lru_cache
def _grain() -> Array:
    chance = numpy.random.default_rng(2027)
    return numpy.rint(chance.normal(0, GRAIN, (SIZE[1], SIZE[0], 1))).astype(numpy.int16)


def _develop(window: Image.Image, turn: int) -> Image.Image:
    """The window tinted, with grain over it."""
    tint = TINTS[turn % len(TINTS)]
    tables = [min(255, round(level * share)) for share in tint for level in range(256)]
    levels = numpy.asarray(window.point(tables)).astype(numpy.int16)
    levels += numpy.roll(_grain(), turn * 7919, axis=0)
    return Image.fromarray(numpy.clip(levels, 0, 255, out=levels).astype(numpy.uint8))
