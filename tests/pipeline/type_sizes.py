"""Which sizes of type a page of a PDF prints, read back from what draws it."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Matrix


def type_sizes(page: pikepdf.Page) -> set[float]:
    """Sizes in pt of all texts of the page, to a tenth."""
    return {round(size, 1) for size in _sizes(page)}


def _sizes(page: pikepdf.Page) -> Iterator[float]:
    matrix, stack, text, size = Matrix(), [], Matrix(), 0.0
    for step in pikepdf.parse_content_stream(page):
        operands = step.operands
        match str(step.operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop()
            case "cm":
                matrix = Matrix(*(float(value) for value in operands)) @ matrix
            case "Tf":
                size = float(operands[1])
            case "BT":
                text = Matrix()
            case "Tm":
                text = Matrix(*(float(value) for value in operands))
            case "Tj" | "TJ":
                turned = text @ matrix
                yield abs(size) * (turned.b**2 + turned.d**2) ** 0.5
