"""The studio's light: where it comes from, what stands in its way, what glossy things mirror."""

from dataclasses import dataclass

import numpy as np

from .noise import Array, finer_points, ramp

MAP = 300


@dataclass(frozen=True)
class Light:
    """A soft key light (its direction, its size as a sine, its share) and a dome that fills."""

    key: tuple[float, float, float] = (-0.55, -0.42, 0.72)
    size: float = 0.34
    strength: float = 0.66
    dome: float = 0.52
    warm: float = 0.03

    def directions(self) -> tuple[Array, Array]:
        """Unit directions to the lights (n, 3) and their colour weights (n, 3)."""
        key = np.array(self.key) / np.linalg.norm(self.key)
        side = np.cross(key, [0, 0, 1.0])
        side = side / np.linalg.norm(side) if np.linalg.norm(side) > 1e-6 else np.array([1.0, 0, 0])
        rise = np.cross(side, key)
        k = np.arange(30)
        radius, angle = self.size * np.sqrt((k + 0.5) / 30), k * 2.399963
        soft = key + radius[:, None] * (np.cos(angle)[:, None] * side + np.sin(angle)[:, None] * rise)
        k = np.arange(38)
        z, angle = np.sqrt((k + 0.7) / 38), k * 2.399963
        flat = np.sqrt(1 - z * z)
        dome = np.stack([flat * np.cos(angle), flat * np.sin(angle), z], axis=-1)
        soft /= np.linalg.norm(soft, axis=-1, keepdims=True)
        sun = np.array([1 + self.warm, 1.0, 1 - 1.6 * self.warm]) * self.strength * 1.35 / 30
        sky = np.array([1 - self.warm, 1.0, 1 + self.warm]) * self.dome * 1.5 / 38
        return np.concatenate([soft, dome]), np.concatenate([np.tile(sun, (30, 1)), np.tile(sky, (38, 1))])


class Shadows:
    """A depth map for every light; `light_at` adds up the lights that a point sees."""

    def __init__(self, grids: list[Array], light: Light) -> None:
        self.directions, self.weights = light.directions()
        cloud = np.concatenate([grid.reshape(-1, 3) for grid in grids])
        self.low, self.high = cloud.min(axis=0), cloud.max(axis=0)
        self.texel = float(np.linalg.norm(self.high - self.low)) / MAP
        points = np.concatenate([finer_points(grid, self.texel * 0.85) for grid in grids]).astype(np.float32)
        self.middle = ((self.low + self.high) / 2).astype(np.float32)
        self.frames, self.maps = [], []
        for direction in self.directions:
            side = np.cross(direction, [0.13, 0.99, 0.07])
            side /= np.linalg.norm(side)
            frame = np.stack([side, np.cross(direction, side), direction], axis=-1).astype(np.float32)
            local = (points - self.middle) @ frame
            cell = (local[:, :2] / self.texel + MAP / 2).astype(np.int32)
            depth = np.full(MAP * MAP, -1e9, np.float32)
            np.maximum.at(depth, np.clip(cell[:, 1], 0, MAP - 1) * MAP + np.clip(cell[:, 0], 0, MAP - 1), local[:, 2])
            self.frames.append(frame)
            self.maps.append(depth)

    def light_at(self, points: Array, upward: Array) -> Array:
        """The light (…, 3) that reaches points with the given unit normals."""
        shape = points.shape[:-1]
        normal = upward.reshape(-1, 3).astype(np.float32)
        lifted = (points.reshape(-1, 3) - self.middle + normal * self.texel * 1.6).astype(np.float32)
        total = np.zeros((lifted.shape[0], 3), np.float32)
        for direction, weight, frame, depth in zip(self.directions, self.weights, self.frames, self.maps, strict=True):
            cosine = np.maximum(normal @ direction.astype(np.float32), 0)
            local = lifted @ frame
            x, y = local[:, 0] / self.texel + MAP / 2, local[:, 1] / self.texel + MAP / 2
            inside = (x >= 0) & (x < MAP - 1) & (y >= 0) & (y < MAP - 1)
            cell = np.where(inside, y.astype(np.int32) * MAP + x.astype(np.int32), 0)
            hidden = inside & (depth[cell] > local[:, 2] + self.texel * 1.2)
            total += np.where(hidden, 0, cosine)[:, None] * weight.astype(np.float32)
        return total.reshape(*shape, 3)

    def open_light(self, normal: Array) -> Array:
        """The light at a point that nothing shades."""
        total: Array = np.sum(np.maximum(self.directions @ normal, 0)[:, None] * self.weights, axis=0)
        return total


def _box(value: Array, low: float, high: float, soft: float) -> Array:
    return ramp(low - soft, low + soft, value) * (1 - ramp(high - soft, high + soft, value))


def reflection(direction: Array, rough: float) -> Array:
    """How bright the studio is in a mirrored direction: a soft box at the left, a strip at the right, one above."""
    soft = 0.03 + rough * 0.5
    azimuth = np.arctan2(direction[..., 0], -direction[..., 1]).astype(np.float32)
    height = direction[..., 2].astype(np.float32)
    left = _box(azimuth, -1.35, -0.75, soft) * _box(height, -0.25, 0.8, soft)
    right = _box(azimuth, 1.0, 1.3, soft) * _box(height, -0.3, 0.75, soft) * 0.55
    above = ramp(0.72 - soft, 0.72 + soft, height) * 0.55
    room = 0.1 + 0.1 * ramp(-0.6, 0.9, height)
    return np.clip(left + right + above, 0, 1) * (1 - 0.45 * rough) + room
