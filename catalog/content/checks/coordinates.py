"""Coordinates that cannot be those of the business (stage 2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import asin, cos, radians, sin, sqrt
from statistics import median
from typing import Final

from catalog.content.load.line_numbers import LineNumbers
from catalog.core.problems import Problem, warning
from catalog.model.catalogue import Draft

FIELD: Final = ("address", "coordinates")
LEAST: Final = 3  # places by which it is known where the project is
NEAR: Final = 300.0  # km; a business no farther from the middle of all is not looked at
TIMES: Final = 10  # as far from the middle as half of all are, and farther: not of this region
EARTH: Final = 6371.0  # km
HAIR: Final = 0.01  # degrees around 0, 0: where nobody has a workshop, but what an empty map shows

Point = tuple[float, float]  # latitude and longitude in degrees


def check_coordinates(draft: Draft, at: LineNumbers) -> Iterator[Problem]:
    """A warning for each business at 0, 0, or far from where the others of the project are; with what was probably
    meant where a sign is missing or the two stand in the wrong order."""
    places = [(business.file, business.coordinates) for business in draft.businesses if business.coordinates]
    known = [point for _, point in places if not _nowhere(point)]
    middle = (median(point[0] for point in known), median(point[1] for point in known)) if known else (0.0, 0.0)
    limit = max(NEAR, TIMES * median(distance(point, middle) for point in known)) if len(known) >= LEAST else None
    for file, point in places:
        value = f"[{point[0]:g}, {point[1]:g}]"
        if _nowhere(point):
            yield warning("coordinates-zero", at(file, FIELD), ".".join(FIELD), value=value)
        elif limit is not None and distance(point, middle) > limit:
            near, away = _meant(point, middle, limit), f"{distance(point, middle):.0f}"
            yield warning("coordinates-far", at(file, FIELD), ".".join(FIELD), value=value, distance=away, near=near)


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points on the globe (haversine)."""
    (a, b), (c, d) = (map(radians, point) for point in (one, other))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def _nowhere(point: Point) -> bool:
    return all(abs(degrees) < HAIR for degrees in point)


def _meant(point: Point, middle: Point, limit: float) -> str:
    latitude, longitude = point
    swapped = (longitude, latitude)
    ways: Sequence[Point] = [(-latitude, longitude), (latitude, -longitude), (-latitude, -longitude), swapped]
    close = [way for way in ways if abs(way[0]) <= 90 and distance(way, middle) <= limit]
    return f"[{close[0][0]:g}, {close[0][1]:g}]" if close else ""
