"""Which sizes of type a page of a PDF prints, read back from what draws it."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Matrix

from tests.pipeline.painted import drawing_steps


def type_sizes(page: pikepdf.Page) -> set[float]:
    """Sizes in pt of all texts of the page, to a tenth."""
    return {round(size, 1) for size in _sizes(page)}


def _sizes(page: pikepdf.Page) -> Iterator[float]:
    text, size = Matrix(), 0.0
    for operator, operands, matrix in drawing_steps(page):
        match operator:
            case "Tf":
                size = float(operands[1])
            case "BT":
                text = Matrix()
            case "Tm":
                text = Matrix(*(float(value) for value in operands))
            case "Tj" | "TJ":
                turned = text @ matrix
                yield abs(size) * (turned.b**2 + turned.d**2) ** 0.5
