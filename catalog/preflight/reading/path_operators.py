"""Operators that draw paths and paint them: lines, areas, clips (ISO 32000-1, 8.5)."""

from __future__ import annotations

from typing import Any, Final

from catalog.preflight.reading.colour import Colour, ColourSpace
from catalog.preflight.reading.forms import show_cell
from catalog.preflight.reading.geometry import Box, Point, around, box_of_points, least_scale, moved
from catalog.preflight.reading.graphics_state import Paint
from catalog.preflight.reading.painted import Kind, Painted
from catalog.preflight.reading.path_shapes import hole_of, loose_sides, narrow_width, stroke_hole
from catalog.preflight.reading.pdf_objects import entry, number
from catalog.preflight.reading.plain_drawings import OUTLINE
from catalog.preflight.reading.walk import Operator, Walk

MOST_POINTS: Final = 200_000  # of a path


def _point(walk: Walk, x: Any, y: Any) -> Point:  # noqa: ANN401 pikepdf's numbers, here and below
    return moved(walk.state.matrix, float(x), float(y))


def _move(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    walk.subpaths.append([_point(walk, operands[0], operands[1])])


def _line(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    _add(walk, _point(walk, operands[0], operands[1]))


def _outline(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    """A subpath at once: x and y of each of its points."""
    points = list(zip(operands[::2], operands[1::2], strict=True))
    walk.count(len(points) - 1)
    a, b, c, d, e, f = walk.state.matrix
    walk.subpaths.append([(a * x + c * y + e, b * x + d * y + f) for x, y in points[:MOST_POINTS]])


def _curve(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    """c v y: the box of the end and control points holds the curve."""
    walk.curved = True
    given = list(operands)
    for place in range(0, len(given) - 1, 2):
        _add(walk, _point(walk, given[place], given[place + 1]))


def _add(walk: Walk, point: Point) -> None:
    if not walk.subpaths:
        raise ValueError("no current point")
    if len(walk.subpaths[-1]) < MOST_POINTS:
        walk.subpaths[-1].append(point)


def _rectangle(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    x, y, width, height = (float(operand) for operand in operands)
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    walk.subpaths.append([moved(walk.state.matrix, *corner) for corner in corners])


def _close(walk: Walk, _: Any) -> None:  # noqa: ANN401
    """The line back to the beginning lies inside the box of the points."""


def _clip(walk: Walk, _: Any) -> None:  # noqa: ANN401
    walk.clip_pending = True


def _painting(*, fill: bool, stroke: bool, even_odd: bool = False) -> Operator:
    """An operator that paints the path and ends it."""

    def operator(walk: Walk, _: Any) -> None:  # noqa: ANN401
        try:
            if walk.subpaths:
                if fill:
                    _fill(walk, even_odd=even_odd)
                if stroke:
                    _stroke(walk)
        finally:
            _end(walk)

    return operator


def _end(walk: Walk) -> None:
    if walk.clip_pending:
        walk.clip_pending = False
        points = [point for subpath in walk.subpaths for point in subpath]
        walk.state.clip = walk.state.clipped(box_of_points(points) if points else None)
    walk.subpaths.clear()
    walk.curved = False


def _fill(walk: Walk, *, even_odd: bool) -> None:
    box = around(box_of_points(subpath) for subpath in walk.subpaths)
    seen = walk.seen(box)
    if seen is None:
        return
    paint = walk.state.fill
    if paint.pattern is not None:
        paint_pattern(walk, paint, seen)
        return
    hole = hole_of(walk.subpaths, even_odd=even_odd)
    width = None if walk.curved else narrow_width(walk.subpaths, hole)
    loose = loose_sides(walk.subpaths, box, seen)
    walk.paint(Painted(Kind.FILL, seen, paint.colour, line_width=width, hole=hole, loose=loose, **walk.common()))


def _stroke(walk: Walk) -> None:
    state = walk.state
    width = state.line_width * least_scale(state.matrix)
    box = around(box_of_points(subpath) for subpath in walk.subpaths)
    wide = box.grown(width / 2)
    seen = walk.seen(wide)
    if seen is None:
        return
    if state.stroke.pattern is not None:
        paint_pattern(walk, state.stroke, seen)
        return
    hole = stroke_hole(walk.subpaths, width, box)
    loose = loose_sides(walk.subpaths, wide, seen)
    common = walk.common(stroke=True)
    colour = state.stroke.colour
    walk.paint(Painted(Kind.STROKE, seen, colour, line_width=width, hole=hole, loose=loose, **common))


def paint_pattern(walk: Walk, paint: Paint, place: Box) -> None:
    """What a pattern paints at `place`: its shading, or what its cell holds."""
    if number(entry(paint.pattern, "PatternType")) == 2:
        shading = entry(paint.pattern, "Shading")
        paint_shading(walk, shading, place)
    else:
        show_cell(walk, paint.pattern, paint, place)


def paint_shading(walk: Walk, shading: Any, place: Box) -> None:  # noqa: ANN401
    """A shading at `place`, in the space of its colours."""
    space = walk.file.spaces.read(entry(shading, "ColorSpace", "CS"), walk.resources)
    walk.paint(Painted(Kind.SHADING, place, _unvalued(space), **walk.common()))


def _unvalued(space: ColourSpace | None) -> Colour | None:
    return Colour(space, ()) if space is not None else None


PATH_OPERATORS: Final[dict[str, Operator]] = {
    "m": _move,
    "l": _line,
    OUTLINE: _outline,
    **dict.fromkeys(("c", "v", "y"), _curve),
    "re": _rectangle,
    "h": _close,
    **dict.fromkeys(("W", "W*"), _clip),
    **dict.fromkeys(("f", "F"), _painting(fill=True, stroke=False)),
    "f*": _painting(fill=True, stroke=False, even_odd=True),
    **dict.fromkeys(("S", "s"), _painting(fill=False, stroke=True)),
    **dict.fromkeys(("B", "b"), _painting(fill=True, stroke=True)),
    **dict.fromkeys(("B*", "b*"), _painting(fill=True, stroke=True, even_odd=True)),
    "n": _painting(fill=False, stroke=False),
}
