"""Grids of points (cm) for the common forms: turned vessels, boxes, tubes, cloth, pouches, chips."""

from collections.abc import Callable, Sequence

import numpy as np

from .noise import Array, layered, ramp, smooth

Path = Sequence[tuple[float, ...]]


def curve(points: Path, count: int, even: bool = True) -> Array:
    """A smooth line (Catmull-Rom) through points of any dimension, `count` steps of about the same length."""
    p = np.asarray(points, np.float64)
    p = np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    parts = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        t = np.linspace(0, 1, 40, endpoint=False)[:, None]
        parts.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    line = np.concatenate([*parts, p[-2:-1]])
    return respace(line, count) if even else line


def respace(line: Array, count: int) -> Array:
    """The same line with `count` points at equal distances along it."""
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    at = np.linspace(0, length[-1], count)
    return np.stack([np.interp(at, length, line[:, k]) for k in range(line.shape[1])], axis=-1).astype(np.float32)


def corners(points: Path, radius: float, count: int) -> Array:
    """A line through points with straight runs and corners rounded by `radius`."""
    p = np.asarray(points, np.float64)
    parts = [p[:1]]
    for a, b, c in zip(p, p[1:], p[2:], strict=False):
        before, after = a - b, c - b
        cut = min(radius, np.linalg.norm(before) / 2, np.linalg.norm(after) / 2)
        start, end = b + before / np.linalg.norm(before) * cut, b + after / np.linalg.norm(after) * cut
        t = np.linspace(0, 1, 9)[:, None]
        parts.append((1 - t) ** 2 * start + 2 * t * (1 - t) * b + t * t * end)
    parts.append(p[-1:])
    return respace(np.concatenate(parts), count)


def turned(profile: Array, around: int = 220, at: tuple[float, float] = (0, 0), base: float = 0.0) -> Array:
    """A profile (radius, height), top first, turned about the upright axis; the texture's middle faces the camera."""
    angle = np.linspace(-np.pi, np.pi, around)
    x = profile[:, :1] * np.sin(angle) + at[0]
    y = -profile[:, :1] * np.cos(angle) + at[1]
    z = np.broadcast_to(profile[:, 1:] + base, x.shape)
    return np.stack([x, y, z], axis=-1).astype(np.float32)


def tube(path: Array, radius: float, around: int = 20, squash: float = 1.0) -> Array:
    """A round cord along a path of points; `squash` flattens it."""
    forward = np.gradient(path, axis=0)
    forward /= np.linalg.norm(forward, axis=1, keepdims=True)
    steady = np.array([0.31, 0.87, 0.38])
    side = np.cross(forward, steady)
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    up = np.cross(side, forward)
    angle = np.linspace(0, 2 * np.pi, around)
    ring = np.cos(angle)[None, :, None] * side[:, None] + np.sin(angle)[None, :, None] * up[:, None] * squash
    return (path[:, None] + radius * ring).astype(np.float32)


def strap(path: Array, across: Array, width: float) -> Array:
    """A flat band along a path; `across` is the direction of its width."""
    t = np.linspace(-0.5, 0.5, 24)
    return (path[:, None] + t[None, :, None] * width * np.asarray(across)[None, None]).astype(np.float32)


def spin(points: Array, degrees: float, about: tuple[float, float] = (0.0, 0.0)) -> Array:
    """Turn about the upright axis through `about`."""
    a = np.radians(degrees)
    x, y = points[..., 0] - about[0], points[..., 1] - about[1]
    turned_x, turned_y = x * np.cos(a) - y * np.sin(a), x * np.sin(a) + y * np.cos(a)
    return np.stack([turned_x + about[0], turned_y + about[1], points[..., 2]], -1).astype(np.float32)


def lean(points: Array, degrees: float, height: float = 0.0) -> Array:
    """Lean back (away from the camera) about the x axis at `height`."""
    a = np.radians(degrees)
    y, z = points[..., 1], points[..., 2] - height
    tilted = [points[..., 0], y * np.cos(a) + z * np.sin(a), z * np.cos(a) - y * np.sin(a) + height]
    return np.stack(tilted, axis=-1).astype(np.float32)


def moved(points: Array, x: float = 0, y: float = 0, z: float = 0) -> Array:
    there: Array = points + np.array([x, y, z])
    return there.astype(np.float32)


def box_faces(width: float, depth: float, height: float, radius: float = 0.15, n: int = 70) -> dict[str, Array]:
    """The five seen faces of a box with rounded edges that stands on the floor, each as a grid seen from outside."""
    half = np.array([width, depth, height]) / 2
    s, t = np.meshgrid(np.linspace(-1, 1, n), np.linspace(1, -1, n))
    one = np.ones_like(s)
    faces = {
        "front": (s, -one, t),
        "right": (one, s, t),
        "left": (-one, -s, t),
        "top": (s, t, one),
        "back": (-s, one, t),
    }
    result = {}
    for name, parts in faces.items():
        p = np.stack(parts, axis=-1) * half
        core = np.clip(p, -(half - radius), half - radius)
        away = p - core
        away /= np.maximum(np.linalg.norm(away, axis=-1, keepdims=True), 1e-9)
        result[name] = (core + away * radius + np.array([0, 0, height / 2])).astype(np.float32)
    return result


def plane(width: float, depth: float, n: int = 200, bumps: Array | None = None) -> Array:
    """A flat sheet on the floor, texture's top away from the camera, raised by `bumps` (n, n) in cm."""
    x, y = np.meshgrid(np.linspace(-width / 2, width / 2, n), np.linspace(depth / 2, -depth / 2, n))
    z = np.zeros_like(x) if bumps is None else bumps
    return np.stack([x, y, z], axis=-1).astype(np.float32)


def upright(grid: Array) -> Array:
    """A sheet that lay on the floor stood up: its top goes up, its upper side faces the camera."""
    return np.stack([grid[..., 0], -grid[..., 2], grid[..., 1] - grid[..., 1].min()], axis=-1).astype(np.float32)


def folded(
    rng: np.random.Generator, width: float, depth: float, thick: float, n: int = 260, wave: float = 0.35
) -> Array:
    """Cloth folded toward the camera: the top, round the front fold and a little under it."""
    r = thick / 2
    run = [(depth / 2 - r * 0.6, thick * 0.8), (depth / 2 - r * 1.6, thick), (-depth / 2 + r, thick)]
    arc = np.linspace(np.pi / 2, -np.pi / 2, 14)[1:]
    run += [(-depth / 2 + r - r * np.cos(a), r + r * np.sin(a)) for a in arc]
    line = respace(np.array(run), n)
    t = np.linspace(-1, 1, n)
    edge = np.clip((1 - np.abs(t)) / (thick / width * 1.4), 0, 1)
    sag = 1 - 0.5 * (1 - np.sqrt(np.clip(1 - (1 - edge) ** 2, 0, 1)))
    x = np.broadcast_to(t * width / 2, (n, n)) + smooth(rng, n, n, 4, 3) * 0.12
    y = np.broadcast_to(line[:, :1], (n, n)) + smooth(rng, n, n, 2, 5) * 0.1
    z = line[:, 1:] * sag + layered(rng, n, n, 3.0, 2) * wave * thick * 0.45 * ramp(0, 0.3, edge)[None]
    return np.stack([x, y, np.maximum(z, 0.02)], axis=-1).astype(np.float32)


def hanging(
    rng: np.random.Generator, width: float, height: float, folds: float = 5, depth: float = 2.4, n: int = 320
) -> Array:
    """Cloth that hangs from a rod in soft vertical folds which open toward the hem."""
    u, v = np.meshgrid(np.linspace(0, 1, n), np.linspace(0, 1, n))
    drift = smooth(rng, n, n, 1.2, 3) * 0.35 + smooth(rng, n, n, 0.8, 7) * 0.16
    phase = (u * folds + drift) * 2 * np.pi
    y = depth * (0.35 + 0.65 * v) * (np.sin(phase) * 0.6 + 0.25 * np.sin(2.3 * phase + 1.0))
    x = (u - 0.5) * width * (1 + 0.03 * v) + 0.12 * depth * np.cos(phase) * v
    z = height * (1 - v) + np.sin(phase) * 0.15 * v
    return np.stack([x, y, z], axis=-1).astype(np.float32)


def drape_over(rng: np.random.Generator, width: float, fall: float, radius: float, folds: float, n: int = 300) -> Array:
    """Cloth laid over a rod (along x at z = 0): a short back part, over the rod, down the front."""
    line = [(radius, -fall * 0.35), (radius, 0.0)]
    line += [(radius * np.cos(a), radius * np.sin(a)) for a in np.linspace(0, np.pi, 12)[1:]]
    line += [(-radius * 1.15, -fall)]
    path = respace(np.array(line), n)
    u = np.linspace(0, 1, n)[None, :]
    low = np.clip(-path[:, 1:], 0, None) / fall
    phase = (u * folds + smooth(rng, n, n, 1, 3) * 0.3) * 2 * np.pi
    swing = (0.25 + 0.75 * low) * radius * 0.9
    y = path[:, :1] + np.sin(phase) * swing * ramp(0.02, 0.3, low)
    x = (u - 0.5) * width * (1 + 0.05 * low) + np.cos(phase) * swing * 0.25 * low
    return np.stack([x, y, np.broadcast_to(path[:, 1:], (n, n))], axis=-1).astype(np.float32)


def pouch(
    rng: np.random.Generator, width: float, height: float, deep: float, n: int = 260, seal: float = 0.1
) -> tuple[Array, Callable[[float, float], tuple[float, float, float]]]:
    """The front of a stand-up pouch: flat at its top seal, full below, a gusset at the foot."""
    u, v = np.meshgrid(np.linspace(-1, 1, n), np.linspace(0, 1, n))
    full = ramp(seal * 0.8, 0.72, v) * (1 - 0.1 * ramp(0.75, 1.0, v))
    across = np.clip(1 - np.abs(u) ** 2.6, 0, 1) ** 0.75
    waist = 1 - 0.045 * full + 0.02 * ramp(0.85, 1, v)
    crease = smooth(rng, n, n, 5, 9) * 0.1 * np.abs(u) ** 1.5 + smooth(rng, n, n, 9, 7) * 0.07 * ramp(0.3, 0.1, 1 - v)
    crease += layered(rng, n, n, 3, 2) * 0.1
    near_seal = np.exp(-(((v - seal - 0.05) / 0.06) ** 2)) * np.sin(u * 9 + smooth(rng, n, n, 2, 3) * 4) * 0.09
    y = -deep / 2 * full * across - (crease + near_seal) * ramp(seal, seal + 0.06, v)
    foot = 0.035 * height * (1 - np.abs(u) ** 2.2) * ramp(0.8, 1.0, v)
    z = height * (1 - v) - foot + 0.035 * height
    x = u * width / 2 * waist
    grid = np.stack([x, y, z], axis=-1).astype(np.float32)
    return grid, lambda a, b: tuple(grid[round(b * (n - 1)), round(a * (n - 1))])


def pillow(
    rng: np.random.Generator, width: float, height: float, deep: float, n: int = 260, lumps: float = 0.3
) -> Array:
    """The front of a filled bag sealed at the top and the bottom, as lumpy as its contents; it stands upright."""
    u, v = np.meshgrid(np.linspace(-1, 1, n), np.linspace(0, 1, n))
    inner = np.clip((v - 0.09) / 0.82, 0, 1)
    full = np.clip(1 - np.abs(2 * inner - 1) ** 3.0, 0, 1) ** 0.7
    across = np.clip(1 - np.abs(u) ** 2.8, 0, 1) ** 0.7
    lump = layered(rng, n, n, 7, 2) * lumps * full * across
    pleat = np.sin(u * 16 + smooth(rng, n, n, 2, 5) * 5) * 0.16
    pleat = pleat * (np.exp(-(((v - 0.12) / 0.06) ** 2)) + np.exp(-(((v - 0.88) / 0.06) ** 2)))
    y = -deep / 2 * full * across - lump - pleat
    x = u * width / 2 * (1 - 0.05 * full)
    return np.stack([x, y, height * (1 - v)], axis=-1).astype(np.float32)


def chip(rng: np.random.Generator, size: float, bend: float = 0.25, n: int = 60) -> Array:
    """A thin bent chip lying on the floor."""
    x, y = np.meshgrid(np.linspace(-1, 1, n), np.linspace(1, -1, n))
    a, b = rng.uniform(0.2, 1.0, 2) * bend
    z = a * x * x - b * y * y * 0.6 + smooth(rng, n, n, 2, 2) * 0.05
    grid = np.stack([x * size / 2, y * size / 2, (z - z.min()) * size / 2], axis=-1).astype(np.float32)
    return spin(grid, float(rng.uniform(0, 360)))
