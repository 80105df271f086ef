"""Lines → an SVG with two logarithmic axes, each line named at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Final

WIDTH: Final = 820  # px, as all lengths here
HEIGHT: Final = 470
LEFT: Final = 62
RIGHT: Final = 225  # for the names
TOP: Final = 40
BOTTOM: Final = 48
APART: Final = 17  # between two names
FONT: Final = "font-family='system-ui, sans-serif'"


@dataclass(frozen=True, slots=True)
class Line:
    """Points are pages and seconds, in the order of the pages."""

    title: str
    colour: str
    points: tuple[tuple[float, float], ...]
    heavy: bool


@dataclass(frozen=True, slots=True)
class Axes:
    """Decades of seconds, and the least and greatest number of pages."""

    least: int  # power of ten
    greatest: int
    first: float
    last: float

    def x(self, pages: float) -> float:
        share = log10(pages / self.first) / log10(self.last / self.first) if self.last > self.first else 0.5
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, seconds: float) -> float:
        share = (log10(seconds) - self.least) / (self.greatest - self.least)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def draw_plot(lines: Sequence[Line], ticks: Sequence[float]) -> str:
    """The SVG; lines without points are left out. `ticks` are the pages that the axis names."""
    lines = [line for line in lines if line.points]
    seconds = [point[1] for line in lines for point in line.points] or [1.0]
    pages = [*ticks] or [1.0]
    least = floor(log10(min(seconds)))
    axes = Axes(least, max(ceil(log10(max(seconds))), least + 1), min(pages), max(pages))
    body = [*_grid(axes, ticks), *(_path(axes, line) for line in lines), *_names(axes, lines)]
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {WIDTH} {HEIGHT}' width='{WIDTH}' height='{HEIGHT}'>\n"
        f"<rect width='{WIDTH}' height='{HEIGHT}' fill='#fff'/>\n" + "\n".join(body) + "\n</svg>\n"
    )


def _grid(axes: Axes, ticks: Sequence[float]) -> Iterator[str]:
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    for power in range(axes.least, axes.greatest + 1):
        y = axes.y(10**power)
        yield f"<path d='M{LEFT} {y:.1f}H{right}' stroke='#ccc'/>"
        yield _text(LEFT - 8, y + 4, f"{10**power:,g}", "end")
        for step in range(2, 10) if power < axes.greatest else ():
            yield f"<path d='M{LEFT} {axes.y(step * 10**power):.1f}H{right}' stroke='#f0f0f0'/>"
    for pages in ticks:
        x = axes.x(pages)
        yield f"<path d='M{x:.1f} {TOP}V{bottom}' stroke='#ccc'/>"
        yield _text(x, bottom + 18, f"{pages:,g}", "middle")
    yield _text(LEFT - 8, TOP - 16, "seconds", "end")
    yield _text((LEFT + right) / 2, bottom + 38, "pages of the book", "middle")


def _path(axes: Axes, line: Line) -> str:
    places = [(axes.x(pages), axes.y(seconds)) for pages, seconds in line.points]
    steps = " ".join(f"{x:.1f} {y:.1f}" for x, y in places)
    width, dash = (2.6, "") if line.heavy else (1.8, " stroke-dasharray='6 4'")
    dots = "".join(f"<circle cx='{x:.1f}' cy='{y:.1f}' r='3.2' fill='{line.colour}'/>" for x, y in places)
    return f"<path d='M{steps}' fill='none' stroke='{line.colour}' stroke-width='{width}'{dash}/>{dots}"


def _names(axes: Axes, lines: Sequence[Line]) -> Iterator[str]:
    """Each line's name at the height of its last point, moved so far that none lies on another; that of a line which
    ends before the others, left above its last point."""
    whole = [line for line in lines if line.points[-1][0] == axes.last]
    for line in lines:
        if line not in whole:
            pages, seconds = line.points[-1]
            yield _text(axes.x(pages) - 7, axes.y(seconds) - 9, line.title, "end", line.colour)
    ends = [axes.y(line.points[-1][1]) for line in whole]
    start = WIDTH - RIGHT + 14
    for line, end, y in zip(whole, ends, spread(ends), strict=True):
        yield f"<path d='M{WIDTH - RIGHT + 5} {end:.1f}L{start - 3} {y:.1f}' stroke='{line.colour}' stroke-width='.7'/>"
        yield _text(start, y + 4, line.title, "start", line.colour)


def spread(heights: Sequence[float]) -> list[float]:
    """The heights, in their order, moved apart as little as a pass from the top and one from the bottom can."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    moved = [heights[place] for place in order]
    for place in range(1, len(moved)):
        moved[place] = max(moved[place], moved[place - 1] + APART)
    lowest = float(HEIGHT - BOTTOM)
    for place in reversed(range(len(moved))):
        moved[place] = min(moved[place], lowest)
        lowest = moved[place] - APART
    places = dict(zip(order, moved, strict=True))
    return [places[place] for place in range(len(heights))]


def _text(x: float, y: float, text: str, anchor: str, colour: str = "#333") -> str:
    return (
        f"<text x='{x:.1f}' y='{y:.1f}' {FONT} font-size='12.5' text-anchor='{anchor}' fill='{colour}'"
        " stroke='#fff' stroke-width='3' paint-order='stroke'>"
        f"{escape(text)}</text>"
    )
