"""Arrows between names → a drawing in rows, all arrows downwards: the row and place of each name, and the way of each
arrow (after Sugiyama, Tagawa and Toda, 1981).

Arrows to one name that pass the same row share one line there, so that few lines run beside each other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

Arrows = Mapping[str, Collection[str]]
Spot = tuple[str, int]  # a name in its own row, or the line to it in a row above
SWEEPS: Final = 60  # of the order
STRAIGHT: Final = 6  # how much more than names, lines keep to their column


@dataclass(frozen=True, slots=True)
class Layered:
    """Rows from the top, and the middle of each spot, in the unit of the widths. `ways` are the lines, spot to spot."""

    rows: tuple[tuple[Spot, ...], ...]
    x: Mapping[Spot, float]
    ways: tuple[tuple[Spot, Spot], ...]

    def is_line(self, spot: Spot) -> bool:
        """Whether a spot is but a line that passes, and no name."""
        return (spot[0], spot[1] + 1) in self.x


def lay_out(arrows: Arrows, width: Callable[[str], float], gap: float, line: float) -> Layered:
    """Names as high as their arrows let them stand. `width` of a name, `gap` between two, `line` for one that passes.
    The arrows form no circle."""
    depth = row_of(arrows)
    below: dict[Spot, list[Spot]] = {(name, row): [] for name, row in depth.items()}
    for name in sorted(arrows):
        for other in sorted(arrows[name]):
            spots = [(name, depth[name]), *((other, row) for row in range(depth[name] + 1, depth[other] + 1))]
            for upper, lower in pairwise(spots):
                if lower not in below.setdefault(upper, []):
                    below[upper].append(lower)
                below.setdefault(lower, [])
    ways = tuple((upper, lower) for upper in sorted(below) for lower in sorted(below[upper]))
    rows = _ordered(below, ways)

    def half(spot: Spot) -> float:
        return (width(spot[0]) + gap if depth[spot[0]] == spot[1] else line) / 2

    return Layered(tuple(map(tuple, rows)), _placed(rows, ways, half), ways)


def row_of(arrows: Arrows) -> dict[str, int]:
    """Row of each name: one below the lowest that points at it, 0 where none does."""
    rows = dict.fromkeys(sorted({*arrows, *(other for others in arrows.values() for other in others)}), 0)
    for _ in rows:
        for name, others in arrows.items():
            for other in others:
                rows[other] = max(rows[other], rows[name] + 1)
    return rows


def reduced(arrows: Arrows) -> dict[str, list[str]]:
    """The arrows that do not follow from others: transitive reduction of what forms no circle."""
    reached: dict[str, set[str]] = {}

    def reach(name: str) -> set[str]:
        if name not in reached:
            reached[name] = set(arrows.get(name, ())).union(*map(reach, arrows.get(name, ())))
        return reached[name]

    return {
        name: sorted(other for other in others if not any(other in reach(way) for way in others if way != other))
        for name, others in arrows.items()
    }


def _ordered(below: Mapping[Spot, Sequence[Spot]], ways: Sequence[tuple[Spot, Spot]]) -> list[list[Spot]]:
    """Each row in an order in which few lines cross: by the middle of what a spot is tied to, up and down by turns."""
    rows: list[list[Spot]] = [[] for _ in range(1 + max(row for _, row in below))]
    for spot in sorted(below):
        rows[spot[1]].append(spot)
    best, fewest = rows, _crossings(rows, ways)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        rows = [list(row) for row in rows]
        for number in range(1, len(rows)) if down else range(len(rows) - 2, -1, -1):
            place = {spot: index for index, spot in enumerate(rows[number - 1 if down else number + 1])}
            tied: dict[Spot, list[int]] = {}
            for upper, lower in ways:
                here, there = (lower, upper) if down else (upper, lower)
                if there in place:
                    tied.setdefault(here, []).append(place[there])
            old = {spot: index for index, spot in enumerate(rows[number])}
            middle = {
                spot: (sum(tied[spot]) / len(tied[spot]) if spot in tied else old[spot], old[spot]) for spot in old
            }
            rows[number].sort(key=middle.__getitem__)
        crossings = _crossings(rows, ways)
        if crossings < fewest:
            best, fewest = rows, crossings
    return best


def _crossings(rows: Sequence[Sequence[Spot]], ways: Sequence[tuple[Spot, Spot]]) -> int:
    place = {spot: index for row in rows for index, spot in enumerate(row)}
    lines = [(upper[1], place[upper], place[lower]) for upper, lower in ways]
    return sum(
        row == other_row and (left - other_left) * (right - other_right) < 0
        for index, (row, left, right) in enumerate(lines)
        for other_row, other_left, other_right in lines[:index]
    )


def _placed(
    rows: Sequence[Sequence[Spot]], ways: Sequence[tuple[Spot, Spot]], half: Callable[[Spot], float]
) -> dict[Spot, float]:
    """The middle of each spot: near those that it is tied to, and in its row none over another."""
    depth = dict(sorted(spot for row in rows for spot in row))  # a name's own row is its last
    tied: dict[Spot, list[tuple[Spot, int]]] = {spot: [] for row in rows for spot in row}
    for upper, lower in ways:
        weight = STRAIGHT ** sum(depth[spot[0]] != spot[1] for spot in (upper, lower))
        tied[upper].append((lower, weight))
        tied[lower].append((upper, weight))
    x = dict.fromkeys(tied, 0.0)
    for _ in range(5 * SWEEPS):
        for row in (*rows, *reversed(rows)):
            weights = [sum(weight for _, weight in tied[spot]) or 1 for spot in row]
            pulls = [sum(x[other] * weight for other, weight in tied[spot]) for spot in row]
            wanted = [pull / weight for pull, weight in zip(pulls, weights, strict=True)]
            apart = [0.0, *(half(one) + half(two) for one, two in pairwise(row))]
            x.update(zip(row, spread(wanted, apart, weights), strict=True))
    left = min(x[spot] - half(spot) for spot in x)
    return {spot: round(place - left, 1) for spot, place in x.items()}


def spread(wanted: Sequence[float], apart: Sequence[float], weights: Sequence[int]) -> list[float]:
    """The places nearest to those `wanted` (weighted least squares) that stand at least `apart` from the one before."""
    offsets, blocks = [], list[tuple[float, int, int]]()  # middle, weight, how many
    offset = 0.0
    for place, distance, weight in zip(wanted, apart, weights, strict=True):
        offset += distance
        offsets.append(offset)
        blocks.append((place - offset, weight, 1))
        while len(blocks) > 1 and blocks[-2][0] > blocks[-1][0]:  # pool adjacent violators
            (one, light, count), (two, heavy, more) = blocks[-2:]
            blocks[-2:] = [((one * light + two * heavy) / (light + heavy), light + heavy, count + more)]
    middles = [middle for middle, _, count in blocks for _ in range(count)]
    return [middle + offset for middle, offset in zip(middles, offsets, strict=True)]
