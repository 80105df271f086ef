"""Polygons in, woven SVG out: every edge is feathered thread by thread along the warp, as the ties of ikat leave it.

Lengths are millimetres; the warp runs down the page. The SVG counts in twentieths of a millimetre, so that paths are
short whole numbers. Nothing here is random: slips come from an integer hash of where a thread lies.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.graphics.ikat.motif_shapes import Point

UNITS = 20  # SVG units in a millimetre
_MASK = 0xFFFFFFFF
_START = 0x9E3779B9


def scatter(*numbers: int) -> float:
    """A number in -1…1 that depends on `numbers` alone and looks random (a 32-bit multiply and shift hash)."""
    return _spread(_stirred(_START, *numbers))


def _stirred(state: int, *numbers: int) -> int:
    for number in numbers:
        state = ((state ^ (number & _MASK)) * 0x85EBCA6B) & _MASK
        state ^= state >> 15
        state = (state * 0xC2B2AE35) & _MASK
        state ^= state >> 13
    return state


def _spread(state: int) -> float:
    return state / 0x7FFFFFFF - 1


@dataclass(frozen=True, slots=True)
class Yarn:
    """How the cloth is spun: width of a thread group and how far dye runs along it (mm); the seed of its slips."""

    thread_mm: float
    feather_mm: float
    seed: int


class ClothSvg:
    """A piece of cloth in the making; figures are laid on it, `svg` takes it off."""

    def __init__(self, width_mm: float, height_mm: float, ground: str, yarn: Yarn) -> None:
        self._width, self._height = width_mm, height_mm
        self._ground = ground
        self._yarn = yarn
        self._step = max(1, round(yarn.thread_mm * UNITS))
        self._thread = self._step / UNITS
        self._columns = int(width_mm / self._thread) + 1
        self._paths: dict[tuple[int, str], list[str]] = {}
        self._slips: dict[tuple[int, int], float] = {}
        self._dyed = [_stirred(_START, yarn.seed, 4, column) for column in range(self._columns)]

    def lay(self, depth: int, colour: str, polygons: Iterable[Sequence[Point]], looseness: float = 1) -> None:
        """Lay `polygons` (mm) in `colour`; a greater `depth` lies above a smaller one.

        `looseness` is the share of the yarn's feather that they get: small figures are tied tighter.
        """
        path = self._paths.setdefault((depth, colour), [])
        for polygon in polygons:
            path.extend(self._outline(polygon, looseness))

    def lay_line(self, depth: int, colour: str, top: float, bottom: float) -> None:
        """Lay a stripe over the whole width. Stripes are woven, not tied: their edges are straight."""
        low, high, width = round(top * UNITS), round(bottom * UNITS), round(self._width * UNITS)
        self._paths.setdefault((depth, colour), []).append(f"M0 {low}h{width}v{high - low}h-{width}z")

    def lay_streaks(self, depth: int, colour: str, share: float, key: int) -> None:
        """Colour about `share` of the warp threads from end to end: the shades of a hand-dyed ground."""
        bottom = round(self._height * UNITS)
        path = self._paths.setdefault((depth, colour), [])
        for column in range(self._columns):
            bundle = scatter(self._yarn.seed, key, column // 3)
            thread = scatter(self._yarn.seed, key + 1, column)
            if 0.4 * bundle + 0.6 * thread < share * 2 - 1:
                path.append(f"M{column * self._step} 0h{self._step}v{bottom}h-{self._step}z")

    def svg(self) -> str:
        """The cloth as a whole SVG document."""
        width, height = round(self._width * UNITS), round(self._height * UNITS)
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{self._width:g}mm" height="{self._height:g}mm" '
            f'viewBox="0 0 {width} {height}"><path fill="{self._ground}" d="M0 0h{width}v{height}h-{width}z"/>'
        ]
        for (_, colour), pieces in sorted(self._paths.items()):
            if pieces:
                parts.append(f'<path fill="{colour}" d="{"".join(pieces)}"/>')
        parts.append("</svg>")
        return "".join(parts)

    def _slip(self, column: int, y: float) -> float:
        """How far (mm) thread group `column` has slipped at height `y`: mostly for its whole length, a little by reach.

        Cubing half of it makes most threads lie nearly true and a few run far, as on cloth.
        """
        reach = int(y // 24)
        known = self._slips.get((column, reach))
        if known is not None:
            return known
        seed = self._yarn.seed
        bundle = scatter(seed, 1, column // 3)
        thread = scatter(seed, 2, column)
        local = scatter(seed, 3, column, reach)
        slip = self._yarn.feather_mm * (0.35 * bundle + 0.4 * thread**3 + 0.25 * thread + 0.35 * local)
        self._slips[column, reach] = slip
        return slip

    def _bleed(self, column: int, y: float) -> float:
        """How far (mm) the dye of one edge ran along its thread."""
        run = _spread(_stirred(self._dyed[column], int(y * 3)))
        return self._yarn.feather_mm * 0.5 * run * abs(run)

    def _outline(self, polygon: Sequence[Point], looseness: float) -> list[str]:
        """The polygon as closed outlines, one for each run of columns in which its intervals keep their number."""
        first = max(0, int(min(x for x, _ in polygon) / self._thread))
        last = min(self._columns - 1, int(max(x for x, _ in polygon) / self._thread))
        runs: list[str] = []
        open_runs: list[list[tuple[int, int]]] = []
        start = first
        crossings = self._crossings(polygon, first, last)
        for column in range(first, last + 2):
            spans = self._spans(crossings[column - first], column, looseness) if column <= last else []
            if len(spans) != len(open_runs):
                runs.extend(self._close(start, run) for run in open_runs)
                open_runs = [[] for _ in spans]
                start = column
            for run, span in zip(open_runs, spans, strict=True):
                run.append(span)
        return runs

    def _crossings(self, polygon: Sequence[Point], first: int, last: int) -> list[list[float]]:
        """Where each of the thread groups `first` to `last` meets the outline, from top to bottom (mm)."""
        middles = [(column + 0.5) * self._thread for column in range(first, last + 1)]
        found: list[list[float]] = [[] for _ in middles]
        x0, y0 = polygon[-1]
        for x1, y1 in polygon:
            for at in range(bisect_left(middles, min(x0, x1)), bisect_left(middles, max(x0, x1))):
                found[at].append(y0 + (y1 - y0) * (middles[at] - x0) / (x1 - x0))
            x0, y0 = x1, y1
        for crossings in found:
            crossings.sort()
        return found

    def _spans(self, crossings: Sequence[float], column: int, looseness: float) -> list[tuple[int, int]]:
        """Where thread group `column` is dyed, from top to bottom, in SVG units."""
        spans: list[tuple[int, int]] = []
        for top, bottom in zip(crossings[::2], crossings[1::2], strict=True):
            slip = self._slip(column, (top + bottom) / 2)
            low = round((top + looseness * (slip + self._bleed(column, top))) * UNITS)
            high = round((bottom + looseness * (slip + self._bleed(column, bottom + 1000))) * UNITS)
            if high < low:
                low = high = (low + high) // 2
            spans.append((low, high))
        return spans

    def _close(self, start: int, run: Sequence[tuple[int, int]]) -> str:
        """One closed stepped outline: along the upper ends, back along the lower ends."""
        step = self._step
        pieces = [f"M{start * step} {run[0][0]}"]
        pieces.append(_stairs([top for top, _ in run], step))
        pieces.append(f"V{run[-1][1]}")
        pieces.append(_stairs([bottom for _, bottom in reversed(run)], -step))
        pieces.append("z")
        return "".join(pieces)


def _stairs(heights: Sequence[int], step: int) -> str:
    """Steps of width `step` at the given heights; equal neighbours make one wide step."""
    pieces: list[str] = []
    width = 0
    for height, following in zip(heights, (*heights[1:], None), strict=True):
        width += step
        if following is None:
            pieces.append(f"h{width}")
        elif following != height:
            pieces.append(f"h{width}v{following - height}")
            width = 0
    return "".join(pieces)
