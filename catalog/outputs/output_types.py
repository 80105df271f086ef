"""What an output is: a value that says how a bound book, or a site, is to be made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Rect = tuple[float, float, float, float]  # left, bottom, right, top in pt (ISO 32000-1, 7.9.5)


@dataclass(frozen=True, slots=True)
class BookOutput:
    """A bound book as one PDF file below the folder of its edition. All of an edition share their pages as set."""

    name: str  # in `outputs:` of an edition and behind --output
    file_name: str
    tagged: bool = False  # with its structure, as PDF/UA-1 (ISO 14289-1)
    margin_links: bool = True  # running heads lead to their chapter, folios to the contents

    def boxes(self, width: float, height: float) -> Mapping[str, Rect]:
        """The boxes of a page that is `width` × `height` pt when cut, by their names (ISO 32000-1, 14.11.2)."""
        return {"MediaBox": (0, 0, width, height)}


@dataclass(frozen=True, slots=True)
class SiteOutput:
    """Pages to browse in a folder below that of the edition."""

    name: str
    folder: str


Output = BookOutput | SiteOutput
