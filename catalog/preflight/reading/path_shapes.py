"""The points of a path → what its shape is: a line, a frame, or else an area."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from catalog.preflight.reading.geometry import Box, Point, box_of_points

LINE: Final = 3.0  # a filled rectangle at least so many times as long as it is wide can be a line
SHORTEST: Final = 2.0  # pt, and at least so long
SKEW: Final = 0.01  # pt by which the corners of a rectangle may be off


def narrow_width(subpaths: Sequence[Sequence[Point]], hole: Box | None) -> float | None:
    """The width of the narrowest rectangle or frame of a filled path that is long enough to be a line; None where there
    is none. One without any width shows only where the path is nothing else."""
    corners = [_rectangle(points) for points in subpaths]
    if hole is not None and all(corners):
        outer = max((box_of_points(points) for points in subpaths), key=lambda box: box.area)
        gaps = [hole.left - outer.left, outer.right - hole.right, hole.bottom - outer.bottom, outer.top - hole.top]
        return min((gap for gap in gaps if gap > SKEW), default=None)
    widths = [width for points in corners if points and (width := _line_width(points)) is not None]
    if len(subpaths) > 1:
        widths = [width for width in widths if width > 0]
    return min(widths, default=None)


def hole_of(subpaths: Sequence[Sequence[Point]], *, even_odd: bool) -> Box | None:
    """What a filled path leaves out where it is a frame: one shape inside another (ISO 32000-1, 8.5.3.3); None for all
    else."""
    if len(subpaths) != 2:
        return None
    (outer, around_outer), (inner, around_inner) = sorted(
        ((points, box_of_points(points)) for points in subpaths), key=lambda pair: -pair[1].area
    )
    if not around_outer.holds(around_inner) or around_inner.area <= 0:
        return None
    return around_inner if even_odd or _area(outer) * _area(inner) < 0 else None


def stroke_hole(subpaths: Sequence[Sequence[Point]], width: float, box: Box) -> Box | None:
    """What the stroke of a single shape leaves free inside; None for a line."""
    if len(subpaths) != 1 or len(subpaths[0]) < 4:
        return None
    inner = box.grown(-width)
    return inner if inner.width > 0 and inner.height > 0 else None


def loose_sides(subpaths: Sequence[Sequence[Point]], box: Box, seen: Box) -> frozenset[str]:
    """The sides of `box` that a path only touches: none of an upright rectangle or a line, and none where a clip has
    cut it, so that `seen` is less."""
    if _is_straight(subpaths):
        return frozenset()
    sides = ("left", "bottom", "right", "top")
    return frozenset(side for side, one, other in zip(sides, box, seen, strict=True) if one == other)


def _is_straight(subpaths: Sequence[Sequence[Point]]) -> bool:
    """Whether a path is a single upright rectangle, or a line."""
    if len(subpaths) != 1:
        return False
    points = subpaths[0]
    if len(points) == 2:
        return True
    corners = _rectangle(points)
    if not corners:
        return False
    (ax, ay), (bx, by) = corners[0], corners[1]
    return abs(ax - bx) <= SKEW or abs(ay - by) <= SKEW


def _rectangle(points: Sequence[Point]) -> Sequence[Point]:
    """The four corners of a rectangle, or () where the points are none."""
    corners = points[:4] if len(points) == 5 and points[0] == points[4] else points
    if len(corners) != 4:
        return ()
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = corners
    return corners if abs(ax + cx - bx - dx) + abs(ay + cy - by - dy) <= SKEW else ()


def _line_width(corners: Sequence[Point]) -> float | None:
    sides = (math.dist(corners[0], corners[1]), math.dist(corners[0], corners[3]))
    width, length = min(sides), max(sides)
    return width if length >= max(SHORTEST, LINE * width) else None


def _area(points: Sequence[Point]) -> float:
    """Twice the area of a polygon, negative where it runs clockwise."""
    following = [*points[1:], points[0]]
    return sum(x * v - u * y for (x, y), (u, v) in zip(points, following, strict=True))
