"""The plates of a page, a grey picture each, black where the plate inks → where their inks add up to too much."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageMath

FULL: Final = 255
SLACK: Final = 1.0  # % by which the rounding of four plates to 255 steps may be over the limit

Pixels = tuple[float, float, float, float]  # left, upper, right, lower


@dataclass(frozen=True, slots=True)
class HeavyPixels:
    """The pixels with too much ink: the box around them, how many they are, and the most ink of one in per cent."""

    box: Pixels
    count: int
    percent: float


def heavy_pixels(plates: Sequence[Path], limit: float, kept: Pixels, left_out: Iterable[Pixels]) -> HeavyPixels | None:
    """Where the plates add up to more than `limit` per cent inside `kept` and outside `left_out`; None where nowhere.
    `plates` are files of pictures of the same size. OSError where one of them cannot be read."""
    total = _added(plates)
    draw = ImageDraw.Draw(total)
    for box in left_out:
        draw.rectangle(box, fill=0)
    region = _whole(kept, total.size)
    if region is None:
        return None
    inner = total.crop(region)
    least = int((limit + SLACK) / 100 * FULL)
    mask = ImageMath.lambda_eval(lambda images: images["convert"](images["ink"] > least, "L"), ink=inner)
    found = mask.getbbox()
    if found is None:
        return None
    _, most = inner.getextrema()
    assert not isinstance(most, tuple)  # as of a picture of several bands
    left, upper = region[:2]
    box = (found[0] + left, found[1] + upper, found[2] + left, found[3] + upper)
    return HeavyPixels(box, mask.histogram()[1], most / FULL * 100)


def picture_height(plate: Path) -> int:
    """The height of a plate, in px."""
    with Image.open(plate) as picture:
        return picture.height


def _added(plates: Sequence[Path]) -> Image.Image:
    """All plates together as whole numbers, 255 a full ink: 0 where there is none."""
    total: Image.Image | None = None
    for path in plates:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of tags that Ghostscript writes
            with Image.open(path) as plate:
                ink = ImageChops.invert(plate.convert("L")).convert("I")
        if total is None:
            total = ink
        else:
            total = ImageMath.lambda_eval(lambda images: images["one"] + images["other"], one=total, other=ink)
    assert total is not None
    return total


def _whole(box: Pixels, size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    """The whole pixels of a picture that lie in `box`; None for none."""
    left, upper = max(0, round(box[0])), max(0, round(box[1]))
    right, lower = min(size[0], round(box[2])), min(size[1], round(box[3]))
    return (left, upper, right, lower) if left < right and upper < lower else None
