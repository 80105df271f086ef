"""The formats in which a book can be made: their names and sizes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

FormatName = Literal["a4", "a5", "a4-landscape", "square", "letter"]
A4: Final = "a4"
SIZES: Final[Mapping[FormatName, tuple[float, float]]] = {  # width and height of the trimmed page in mm
    "a4": (210, 297),  # ISO 216
    "a5": (148, 210),  # ISO 216
    "a4-landscape": (297, 210),
    "square": (210, 210),
    "letter": (215.9, 279.4),  # ANSI/ASME Y14.1, 8.5 × 11 in
}
