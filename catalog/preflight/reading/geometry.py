"""Matrices and boxes of PDF. Lengths are in pt of 1/72 inch, the y axis points up (ISO 32000-1, 8.3)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Box(NamedTuple):
    """A rectangle with upright sides; one without width or height is a line or a point, and still a place."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    @property
    def area(self) -> float:
        return self.width * self.height

    def within(self, other: Box) -> Box | None:
        """What both have in common; None where they do not even touch."""
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        right, top = min(self.right, other.right), min(self.top, other.top)
        return Box(left, bottom, right, top) if left <= right and bottom <= top else None

    def overlaps(self, other: Box) -> bool:
        """Whether the two have an area in common, not an edge alone."""
        return (
            self.left < other.right and other.left < self.right and self.bottom < other.top and other.bottom < self.top
        )

    def grown(self, by: float) -> Box:
        """The box with `by` more on each side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Whether `other` lies inside, or reaches out by no more than `slack`."""
        return (
            other.left >= self.left - slack
            and other.bottom >= self.bottom - slack
            and other.right <= self.right + slack
            and other.top <= self.top + slack
        )


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of `boxes`. ValueError for none."""
    found = list(boxes)
    return Box(
        min(box.left for box in found),
        min(box.bottom for box in found),
        max(box.right for box in found),
        max(box.top for box in found),
    )


def box_of_points(points: Sequence[Point]) -> Box:
    """The smallest box around `points`. ValueError for none, or where one of them lies nowhere (infinite)."""
    across = [x for x, _ in points]
    up = [y for _, y in points]
    box = Box(min(across), min(up), max(across), max(up))
    if not all(map(math.isfinite, box)):
        raise ValueError("a point lies nowhere")
    return box


def joined(first: Matrix, second: Matrix) -> Matrix:
    """The matrix that does `first`, then `second` (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(matrix: Matrix, x: float, y: float) -> Point:
    """Where `matrix` puts a point."""
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def box_under(matrix: Matrix, box: Box) -> Box:
    """The upright box around what `matrix` makes of `box`."""
    left, bottom, right, top = box
    return box_of_points(
        (moved(matrix, left, bottom), moved(matrix, right, bottom), moved(matrix, left, top), moved(matrix, right, top))
    )


def least_scale(matrix: Matrix) -> float:
    """How much `matrix` enlarges in the direction in which it does so least: its smaller singular value."""
    a, b, c, d, _, _ = matrix
    square = a * a + b * b + c * c + d * d
    spread = math.sqrt(max(0.0, square * square - 4 * (a * d - b * c) ** 2))
    return math.sqrt(max(0.0, (square - spread) / 2))
