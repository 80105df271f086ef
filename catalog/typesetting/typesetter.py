"""What a typesetter does, whichever library lays out its pages."""

from __future__ import annotations

from typing import Protocol

from catalog.typesetting.drawn_page import DrawnPart
from catalog.typesetting.parts import Overflow, PartJob, SetPart


class Typesetter(Protocol):
    """Sets parts and tries cards, one job after another, in the process that it was made in."""

    def set_part(self, job: PartJob) -> tuple[SetPart, DrawnPart]:
        """Set a part. RuntimeError that names the part on a fault in it."""
        ...

    def measure(self, html: str) -> tuple[Overflow, ...]:
        """The boxes of `html` that are too small for their text, each by how much. No page is too short for them."""
        ...
