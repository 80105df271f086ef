"""How much ink lies on the pages, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from catalog.preflight.reading.geometry import Box


class InkMethod(StrEnum):
    """How it was found out."""

    SEPARATIONS = "separations"  # plates made by Ghostscript
    ESTIMATE = "estimate"  # each object by itself: what lies below is not added up


@dataclass(frozen=True, slots=True)
class HeavyPlace:
    """Where the inks of a page add up to more than the limit: the most there in per cent, and its area in mm²."""

    box: Box
    percent: float
    area: float


@dataclass(frozen=True, slots=True)
class Ink:
    """The heavy places of a document by the number of the page."""

    method: InkMethod
    pages: Mapping[int, tuple[HeavyPlace, ...]] = field(default_factory=dict)
