"""Where a page of a PDF paints: rectangles that are filled, pictures and forms, in mm from its top left corner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Matrix

from catalog.core.units import MM_PER_PT
from catalog.planning.page_grid import Box


@dataclass(frozen=True)
class Painted:
    """What is painted, `picture`, `form` or `area`, and where; a form itself."""

    kind: str
    box: Box
    form: pikepdf.Object | None = None


def drawing_steps(page: pikepdf.Page) -> Iterator[tuple[str, Sequence[pikepdf.Object], Matrix]]:
    """The operators that draw a page, with their operands and the matrix that holds where they stand."""
    matrix, stack = Matrix(), []
    for step in pikepdf.parse_content_stream(page):
        match str(step.operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop()
            case "cm":
                matrix = Matrix(*(float(value) for value in step.operands)) @ matrix
            case operator:
                yield operator, list(step.operands), matrix


def painted(page: pikepdf.Page) -> Iterator[Painted]:
    """Every rectangle that is filled and every picture or form that is drawn, in order."""
    height = float(page.mediabox[3])
    area: tuple[float, float, float, float] | None = None
    for operator, operands, matrix in drawing_steps(page):
        match operator:
            case "re":
                x, y, width, high = (float(value) for value in operands)
                area = x, y, x + width, y + high
            case "f" | "f*" if area:
                yield Painted("area", _box(area, matrix, height))
            case "Do":
                drawn = page.obj.Resources.XObject[str(operands[0])]
                form = drawn if drawn.Subtype == "/Form" else None
                yield Painted("form" if form is not None else "picture", _box((0, 0, 1, 1), matrix, height), form)


def _box(area: tuple[float, float, float, float], matrix: Matrix, height: float) -> Box:
    left, low, right, high = area
    corners = [matrix.transform(corner) for corner in ((left, low), (right, low), (left, high), (right, high))]
    x, y = min(x for x, _ in corners), min(y for _, y in corners)
    right, high = max(x for x, _ in corners), max(y for _, y in corners)
    return Box(x * MM_PER_PT, (height - high) * MM_PER_PT, (right - x) * MM_PER_PT, (high - y) * MM_PER_PT)
