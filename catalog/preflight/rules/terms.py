"""What a print shop wants of a file. The values that stand here are those of the Ghent Workgroup's specification of
2015 for sheet-fed offset in CMYK (GWG_SheetCmyk_2015), and for what it leaves open those that most shops ask for."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Standard(StrEnum):
    """What a file must say that it is, and be."""

    X4 = "PDF/X-4"  # ISO 15930-7:2010
    X1A = "PDF/X-1a"  # ISO 15930-1:2001 and 15930-4:2003
    CMYK = "CMYK"  # no standard, but the colours of print
    NONE = "none"  # whatever prints


@dataclass(frozen=True, slots=True)
class PrintTerms:
    """The wishes of a shop. Resolutions: below `colour_dpi` is a warning, below `least_colour_dpi` an error."""

    standard: Standard = Standard.CMYK
    bleed: float = 3.0  # mm that what touches the trim must go on beyond it
    safe_zone: float = 3.0  # mm inside the trim that text keeps free; 0: wherever it is
    ink_limit: float = 320.0  # % of all inks together
    heavy_area: float = 15.0  # mm² of more ink than that from which it is an error
    colour_dpi: float = 225.0  # of pictures in colour or grey, at their size on paper
    least_colour_dpi: float = 150.0
    bitmap_dpi: float = 800.0  # of pictures of one bit
    least_bitmap_dpi: float = 550.0
    hairline: float = 0.25  # pt, the thinnest line
    several_inks_line: float = 0.5  # pt, the thinnest line in more than one ink
    one_ink_text: float = 9.0  # pt below which text wants a single ink
    overprinting_text: float = 12.0  # pt below which black text overprints
    overprinting_line: float = 2.0  # pt up to which black lines overprint
    page_multiple: int = 1
    same_size: bool = True  # of all pages
    spot_colours: frozenset[str] = frozenset()  # that the shop prints
    rgb_allowed: bool = False
    annotations_allowed: bool = False  # links and notes, where no standard forbids them

    @property
    def is_x(self) -> bool:
        """Whether a standard of the PDF/X family is wanted."""
        return self.standard in (Standard.X4, Standard.X1A)
