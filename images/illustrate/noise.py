"""Random numbers and smooth noise: a name and a shape in, the same array on every run out."""

import hashlib
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Array = NDArray[np.floating[Any]]


def generator(name: str) -> np.random.Generator:
    """A generator seeded by `name` alone, so that one picture never changes because another did."""
    return np.random.default_rng(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big"))


def resize(field: Array, height: int, width: int, how: Image.Resampling = Image.Resampling.BICUBIC) -> Array:
    """`field` of one channel resampled to height × width."""
    picture = Image.fromarray(np.ascontiguousarray(field, dtype=np.float32))
    return np.asarray(picture.resize((width, height), how), dtype=np.float32)


def smooth(rng: np.random.Generator, height: int, width: int, cells_down: float, cells_across: float) -> Array:
    """Noise in about −1 … 1 that changes over 1/`cells` of the height and the width."""
    small = rng.standard_normal((max(2, round(cells_down) + 1), max(2, round(cells_across) + 1))).astype(np.float32)
    return np.clip(resize(small * 0.6, height, width), -1.6, 1.6)


def layered(rng: np.random.Generator, height: int, width: int, cells: float, octaves: int = 3) -> Array:
    """Several sizes of `smooth` noise over each other, isotropic; about −1 … 1."""
    total = np.zeros((height, width), np.float32)
    for octave in range(octaves):
        scale = cells * 2**octave
        total += smooth(rng, height, width, scale * height / max(height, width), scale * width / max(height, width)) / (
            1.8**octave
        )
    return total / 1.5


def blur(field: Array, radius: float) -> Array:
    """A soft blur: three box blurs, edges repeated; `radius` in pixels of `field`."""
    size = max(1, round(radius))
    result = field.astype(np.float32)
    for _ in range(3):
        for axis in (0, 1):
            pad = [(size + 1, size) if side == axis else (0, 0) for side in (0, 1)]
            sums = np.cumsum(np.pad(result, pad, mode="edge"), axis=axis, dtype=np.float64)
            n = result.shape[axis]
            high = np.take(sums, np.arange(2 * size + 1, 2 * size + 1 + n), axis=axis)
            low = np.take(sums, np.arange(0, n), axis=axis)
            result = ((high - low) / (2 * size + 1)).astype(np.float32)
    return result


def ramp(low: float, high: float, value: Array) -> Array:
    """0 below `low`, 1 above `high`, smooth between (Hermite)."""
    t: Array = np.clip((value - low) / (high - low), 0, 1)
    return (t * t * (3 - 2 * t)).astype(np.float32)


def finer_points(grid: Array, spacing: float) -> Array:
    """Points (n, 3) of a surface's grid with at most about `spacing` (cm) between neighbours."""
    counts = []
    for axis in (0, 1):
        span = np.linalg.norm(np.diff(grid, axis=axis), axis=-1)
        counts.append(min(max(2, int((grid.shape[axis] - 1) * np.percentile(span, 98) / spacing) + 2), 900))
    box = (0.5, 0.5, grid.shape[1] - 0.5, grid.shape[0] - 0.5)
    channels = [
        np.asarray(
            Image.fromarray(np.ascontiguousarray(grid[..., c], dtype=np.float32)).resize(
                (counts[1], counts[0]), Image.Resampling.BILINEAR, box=box
            )
        )
        for c in range(3)
    ]
    return np.stack(channels, axis=-1).reshape(-1, 3)
