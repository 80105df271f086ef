"""How a file for a print shop is made, as values for binding. Lengths in mm."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

STANDARDS: Final = {"pdf-x-4": ("PDF/X-4", "1.6"), "pdf-x-1a": ("PDF/X-1a:2003", "1.4"), "cmyk": ("", "1.6")}


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """What a print shop asks of a file: see `catalog/model/print_shop.py`, of which each is a field."""

    shop: str  # the name of its file
    standard: str  # pdf-x-4, pdf-x-1a, cmyk
    profile: Path
    condition: str
    bleed: float
    slug: float
    marks: tuple[str, ...]
    ink_limit: int  # percent
    dpi: int
    enough_dpi: float  # below which a picture is too coarse
    overprint: bool
    page_multiple: int
    leaf: float  # thickness of a leaf of the pages
    board: float  # of the cover
    glued: bool  # whether the book has a spine
    booklet: bool = False  # whether pages stand on sheets as they are folded and stapled
    sheet: bool = False  # whether this file is the cover, back and front on one sheet

    def spine(self, pages: int) -> float:
        """The width of the spine of a book with so many pages inside its cover; 0 where it has none."""
        return round(-(-pages // 2) * self.leaf + 2 * self.board, 1) if self.glued else 0.0

    def thickness(self, pages: int) -> float:
        """Of a folded book of so many pages in mm, its cover left out."""
        return round(pages / 2 * self.leaf, 1)

    @property
    def version(self) -> str:
        """The version of PDF that the standard is built on."""
        return STANDARDS[self.standard][1]

    @property
    def claim(self) -> str:
        """The standard as the file claims it (ISO 15930); "" for none."""
        return STANDARDS[self.standard][0]
