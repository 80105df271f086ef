"""Surfaces, a camera and a studio light in, a picture out.

Every surface is a grid of points (cm) with a texture over it. The grid is diced finer than a pixel and its samples
compete in a depth buffer. Light comes from some sixty directions, a large soft key and a dome, each with its own
shadow map, so that contact shadows and dim corners come by themselves.
x runs to the right, y away from the camera, z up.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .light import Light, Shadows, reflection
from .noise import Array, blur, ramp, resize

FAR = np.uint64(0xFFFFFFFFFFFFFFFF)


@dataclass
class Surface:
    """A grid of points with a texture: row 0 of the grid is the top row of the texture."""

    points: Array
    texture: Image.Image | tuple[int, int, int]
    gloss: float = 0.0
    rough: float = 0.5
    sheen: float = 0.0
    clear: float | None = None
    casts: bool = True
    closed: bool = False
    glow: float = 0.0


@dataclass
class Ground:
    """The paper under and behind the object: two tints (0–255) and how strong the corners fall off."""

    floor: tuple[int, int, int] = (232, 226, 215)
    wall: tuple[int, int, int] = (238, 233, 224)
    fall: float = 0.16
    texture: Image.Image | None = None
    texture_cm: float = 60.0


@dataclass
class Shot:
    """One picture to take."""

    surfaces: list[Surface]
    size: tuple[int, int] = (2000, 1500)
    elevation: float = 14.0
    turn: float = 0.0
    distance: float = 110.0
    fill: float = 0.76
    centre: tuple[float, float] = (0.5, 0.5)
    ground: Ground = field(default_factory=Ground)
    light: Light = field(default_factory=Light)
    bleed: bool = False


class Camera:
    """A long lens that frames the surfaces so that they fill the given part of the picture."""

    def __init__(self, shot: Shot) -> None:
        low = np.min([s.points.min(axis=(0, 1)) for s in shot.surfaces], axis=0)
        high = np.max([s.points.max(axis=(0, 1)) for s in shot.surfaces], axis=0)
        target = (low + high) / 2
        tilt, turn = np.radians(shot.elevation), np.radians(shot.turn)
        back = np.array([np.sin(turn) * np.cos(tilt), -np.cos(turn) * np.cos(tilt), np.sin(tilt)])
        self.eye = target + back * shot.distance
        self.forward = -back
        self.right = np.array([np.cos(turn), np.sin(turn), 0.0])
        self.up = np.cross(self.right, self.forward)
        self.width, self.height = shot.size
        self.scale, self.shift = 1.0, (0.0, 0.0)
        flat = [self.project(s.points) for s in shot.surfaces]
        left, right = min(f[0].min() for f in flat), max(f[0].max() for f in flat)
        top, bottom = min(f[1].min() for f in flat), max(f[1].max() for f in flat)
        across, down = shot.fill * self.width / (right - left), shot.fill * self.height / (bottom - top)
        wide = across * 1.1 if across < down else across
        self.scale = max(wide, down) if shot.bleed else min(wide, down * 1.04)
        self.shift = (
            shot.centre[0] * self.width - self.scale * (left + right) / 2,
            shot.centre[1] * self.height - self.scale * (top + bottom) / 2,
        )

    def project(self, points: Array) -> tuple[Array, Array, Array]:
        """Pixels across, pixels down and the depth (cm) of points."""
        d = points - self.eye
        depth = d @ self.forward
        return (
            d @ self.right / depth * self.scale + self.shift[0],
            -(d @ self.up) / depth * self.scale + self.shift[1],
            depth,
        )

    def floor(self, across: Array, down: Array) -> tuple[Array, Array]:
        """Where the sight lines of pixels meet the floor (points) and whether they do before 4 m."""
        x, y = (across - self.shift[0]) / self.scale, (down - self.shift[1]) / self.scale
        ray = self.forward + x[..., None] * self.right - y[..., None] * self.up
        sink = np.minimum(ray[..., 2], -1e-4)
        t = -self.eye[2] / sink
        return self.eye + ray * t[..., None], t


def normals(points: Array, eye: Array) -> tuple[Array, Array, Array]:
    """Unit normals turned to the camera, the unit view and whether the outside is seen (by the grid's own turn)."""
    down, across = np.gradient(points, axis=0), np.gradient(points, axis=1)
    n = np.cross(across, down)
    length = np.linalg.norm(n, axis=-1, keepdims=True)
    n = -n / np.maximum(length, 1e-9)
    view = eye - points
    view /= np.linalg.norm(view, axis=-1, keepdims=True)
    facing = np.sum(n * view, axis=-1)
    return np.where(facing[..., None] < 0, -n, n), view, facing


@dataclass
class Lit:
    """A surface's vertices with their light: what multiplies the texture, what is added, and which side is seen."""

    gain: Array
    shine: Array
    facing: Array


def illuminate(surface: Surface, shot: Shot, camera: Camera, shadows: Shadows) -> Lit:
    n, view, facing = normals(surface.points, camera.eye)
    light = shadows.light_at(surface.points, n)
    grey = light.mean(axis=-1)
    bounce = np.array(shot.ground.floor) / 255.0 * 0.3
    light = light + bounce * np.clip(0.55 - 0.5 * n[..., 2:3], 0, 1) * np.clip(grey[..., None] * 1.6, 0.35, 1)
    cosine = np.clip(np.sum(n * view, axis=-1), 0, 1)
    rim = (1 - cosine) ** 3
    fresnel = 0.25 + 0.75 * rim
    mirrored = 2 * cosine[..., None] * n - view
    shine = surface.gloss * fresnel * reflection(mirrored, surface.rough) * np.clip(grey * 1.5, 0.25, 1)
    light = light * (1 + surface.sheen * rim[..., None]) + surface.glow
    gain = np.clip(light, 0.004, None) ** (1 / 2.2)
    gain = np.where(gain > 1, 1 + (gain - 1) * 0.45, gain)
    return Lit(gain.astype(np.float32), np.clip(shine, 0, 0.95).astype(np.float32), facing)


def finer(grid: Array, rows: int, columns: int) -> Array:
    picture = Image.fromarray(np.ascontiguousarray(grid, dtype=np.float32))
    box = (0.5, 0.5, grid.shape[1] - 0.5, grid.shape[0] - 0.5)
    return np.asarray(picture.resize((columns, rows), Image.Resampling.BILINEAR, box=box))


class Film:
    """The depth buffer: samples of all surfaces, the nearest to the camera wins."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.keys = np.full(width * height, FAR, np.uint64)
        self.colours: list[NDArray[np.uint8]] = []
        self.count = 0

    def expose(self, surface: Surface, lit: Lit, camera: Camera, over: float) -> None:
        """Dice one surface finer than a pixel (of `over` times the picture) and enter its samples."""
        across, down, depth = (np.asarray(c, np.float32) for c in camera.project(surface.points))
        across, down = across * over, down * over
        if across.max() < 0 or down.max() < 0 or across.min() > self.width or down.min() > self.height:
            return
        steps = []
        for axis in (0, 1):
            span = np.hypot(np.diff(across, axis=axis), np.diff(down, axis=axis))
            steps.append(max(2, int((across.shape[axis] - 1) * min(np.percentile(span, 99), 60) * 1.2) + 2))
        rows, columns = min(steps[0], 9000), min(steps[1], 9000)
        x, y, z = finer(across, rows, columns), finer(down, rows, columns), finer(depth, rows, columns)
        keep = (x >= 0) & (x < self.width) & (y >= 0) & (y < self.height)
        if surface.closed:
            keep &= finer(lit.facing, rows, columns) > -0.02
        texture = surface.texture
        if isinstance(texture, Image.Image):
            texture = texture.resize((columns, rows), Image.Resampling.BILINEAR, reducing_gap=2.0)
            if texture.mode == "RGBA":
                keep &= np.asarray(texture.getchannel("A")) > 127
        kept = np.flatnonzero(keep)
        pixel = y.ravel()[kept].astype(np.int64) * self.width + x.ravel()[kept].astype(np.int64)
        order = np.arange(self.count, self.count + kept.size, dtype=np.uint64)
        np.minimum.at(self.keys, pixel, ((z.ravel()[kept] * 1e5).astype(np.uint64) << np.uint64(32)) | order)
        self.colours.append(self._colour(texture, lit, surface.clear, rows, columns, kept))
        self.count += kept.size

    @staticmethod
    def _colour(
        texture: Image.Image | tuple[int, int, int],
        lit: Lit,
        clear: float | None,
        rows: int,
        columns: int,
        kept: NDArray[np.int64],
    ) -> NDArray[np.uint8]:
        shine = finer(lit.shine, rows, columns).ravel()[kept]
        result = np.empty((kept.size, 4), np.uint8)
        pixels = np.asarray(texture.convert("RGB")).reshape(-1, 3) if isinstance(texture, Image.Image) else None
        for channel in range(3):
            gain = finer(lit.gain[..., channel], rows, columns).ravel()[kept]
            base = pixels[kept, channel] if pixels is not None else texture[channel]  # type: ignore[index]
            value = np.minimum(base * gain, 255)
            if clear is None:
                value = value + shine * (255 - value)
            else:
                value = (value * clear + 255 * shine) / np.maximum(clear + shine, 1e-3)
            result[:, channel] = np.clip(value, 0, 255)
        result[:, 3] = 255 if clear is None else np.clip((clear + shine) * 255, 0, 255)
        return result

    def develop(self) -> tuple[NDArray[np.uint8], Array]:
        """The buffer as RGBA (height, width, 4) and depths; single missed pixels are closed from their neighbours."""
        keys = self.keys.reshape(self.height, self.width)
        sides = np.full_like(keys, FAR)
        sides[:, 1:-1] = np.maximum(keys[:, :-2], keys[:, 2:])
        poles = np.full_like(keys, FAR)
        poles[1:-1] = np.maximum(keys[:-2], keys[2:])
        keys = np.minimum(keys, np.minimum(sides, poles))
        seen = keys != FAR
        picture = np.zeros((self.height, self.width, 4), np.uint8)
        if self.colours:
            everything = np.concatenate(self.colours)
            picture[seen] = everything[(keys[seen] & np.uint64(0xFFFFFFFF)).astype(np.int64)]
        depth = np.where(seen, (keys >> np.uint64(32)).astype(np.float32) / 1e5, np.float32(1e6))
        return picture, depth


def paper(shot: Shot, camera: Camera, shadows: Shadows) -> Array:
    """The ground with its shadows as (height, width, 3) floats 0–255."""
    width, height = shot.size
    rows, columns = height // 4, width // 4
    down, across = np.mgrid[0:rows, 0:columns].astype(np.float64) * 4 + 2
    points, reach = camera.floor(across, down)
    upward = np.zeros_like(points)
    upward[..., 2] = 1
    points[..., 2] = 0.02
    light = shadows.light_at(points, upward)
    open_light = shadows.open_light(np.array([0.0, 0.0, 1.0]))
    ratio = np.clip(light / open_light, 0.02, 1) ** (1 / 2.2)
    far = ramp(1.15 * shot.distance, 2.4 * shot.distance, reach.astype(np.float32))
    shade = np.stack([blur(ratio[..., c], 1.6) for c in range(3)], axis=-1)
    shade = 1 - (1 - shade) * (1 - far[..., None])
    tint = np.array(shot.ground.floor) * (1 - far[..., None]) + np.array(shot.ground.wall) * far[..., None]
    u, v = across / width - 0.42, down / height - 0.4
    pool = 1.035 - shot.ground.fall * np.clip(u * u * 1.1 + v * v * 1.1, 0, 1) * 1.9
    fine = np.stack([resize((tint * shade * pool[..., None])[..., c], height, width) for c in range(3)], axis=-1)
    if shot.ground.texture is not None:
        fine *= _textured_floor(shot, camera)
    return fine


def _textured_floor(shot: Shot, camera: Camera) -> Array:
    width, height = shot.size
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    points, _ = camera.floor(across, down)
    texture = np.asarray(shot.ground.texture, np.float32) / 255.0
    n, m = texture.shape[:2]
    column = (points[..., 0] / shot.ground.texture_cm * m).astype(np.int64) % m
    row = (-points[..., 1] / shot.ground.texture_cm * m).astype(np.int64) % n
    floor: Array = texture[row, column]
    return floor


def take(shot: Shot, over: float = 2.0) -> Image.Image:
    """Take the picture: `over` is how many samples a pixel has along each side."""
    camera = Camera(shot)
    shadows = Shadows([s.points for s in shot.surfaces if s.casts], shot.light)
    width, height = shot.size
    image = paper(shot, camera, shadows)
    solid, glass = (Film(round(width * over), round(height * over)) for _ in range(2))
    for surface in shot.surfaces:
        film = solid if surface.clear is None else glass
        film.expose(surface, illuminate(surface, shot, camera, shadows), camera, over)
    picture, depth = solid.develop()
    image = _lay(image, picture, shot.size)
    if glass.count:
        pane, pane_depth = glass.develop()
        pane[..., 3] = np.where(pane_depth < depth, pane[..., 3], 0)
        image = _lay(image, pane, shot.size)
    return Image.fromarray(np.clip(image + 0.5, 0, 255).astype(np.uint8))


def _lay(below: Array, above: NDArray[np.uint8], size: tuple[int, int]) -> Array:
    premultiplied = Image.fromarray(above).convert("RGBa").resize(size, Image.Resampling.BOX)
    layer = np.frombuffer(premultiplied.tobytes(), np.uint8).reshape(size[1], size[0], 4).astype(np.float32)
    return below * (1 - layer[..., 3:] / 255) + layer[..., :3]
