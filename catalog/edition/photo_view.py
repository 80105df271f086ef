"""A photo as templates and the planner see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

UPRIGHT: Final = 0.88  # width by height: 7:8, and so 4:5, 3:4 and 2:3


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo to show: its file, what must stay in view (fractions from left and top), and its texts. `ratio` is its
    width by its height, 0 where it cannot be read."""

    file: Path = field(repr=False)  # says nothing of what it shows, and is another on each machine
    focus: tuple[float, float]
    alt: str
    caption: str = ""
    ratio: float = 0.0

    @property
    def upright(self) -> bool:
        """Whether it is so much higher than wide that it wants a place of that form."""
        return 0 < self.ratio <= UPRIGHT
