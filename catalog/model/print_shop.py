"""`content/print-shops/<name>.yaml`: what a print shop asks of a file. Lengths in mm."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Final, Literal

from pydantic import Field

from catalog.model.values import Entry, Number, Text, Whole

Standard = Literal["pdf-x-4", "pdf-x-1a", "cmyk"]
Mark = Literal["crop", "registration", "colour-bar"]
Imposition = Literal["none", "booklet"]
Cover = Literal["inside", "pages", "sheet"]


class Paper(Entry):
    """A paper, of which a book's thickness is reckoned: thickness of a leaf in mm = grams × volume / 1000."""

    grams: Annotated[Whole, Field(ge=30, le=600)] = Field(description="Weight of the paper in g/m²: 120.")
    volume: Annotated[Number, Field(gt=0, le=3)] = Field(
        Decimal(1), description="Its volume in cm³/g: 0.9 for coated, 1.0 to 1.3 for uncoated paper; the shop knows it."
    )

    @property
    def thickness(self) -> float:
        """Of a leaf, in mm."""
        return float(self.grams * self.volume) / 1000


ENOUGH: Final = 0.75  # of the resolution that a shop asks for (GWG 2015, 4.26: 225 of 300); what lacks is not seen


class PrintShop(Entry):
    """`content/print-shops/<name>.yaml`."""

    name: Text = Field(description="Name of the shop, as it stands in the summary of a build.")
    standard: Standard = Field(
        "pdf-x-4",
        description="Kind of file: pdf-x-4 (PDF/X-4:2010, for shops with current software), pdf-x-1a (PDF/X-1a:2003, "
        "which every shop can print), cmyk (plain PDF in the colours of print).",
    )
    profile: str = Field(
        "ISOcoated_v2_300_bas.icc",
        pattern=r"^[\w .-]+\.icc$",
        description="Colour profile of press and paper, an ICC file beside this one; the shop sends it. Without it ISO "
        "Coated v2 300 %.",
    )
    condition: str = Field(
        "FOGRA39", description="Printing condition of the profile as it is registered at color.org: FOGRA39."
    )
    bleed: Annotated[Number, Field(ge=0, le=20)] = Field(
        Decimal(3),
        description="How many mm what reaches the edge of a page goes on beyond it, so that no white shows when it is "
        "cut. The theme paints `bleed` of its section `page`, 3 mm, and a shop gets no more than that.",
    )
    slug: Annotated[Number, Field(ge=0, le=50)] = Field(
        Decimal(0), description="How many mm of paper the file has around the bleed, for marks; with marks 8 at least."
    )
    marks: tuple[Mark, ...] = Field(
        (), description="What is drawn around the page: crop (where to cut), registration, colour-bar; [] for nothing."
    )
    safe: Annotated[Number, Field(ge=0, le=50)] = Field(
        Decimal(5), description="How many mm from the edge of a page nothing may stand that must not be cut off."
    )
    ink_limit: Annotated[Whole, Field(ge=200, le=400)] = Field(
        300,
        description="The most ink of all four colours together, in percent: 300 for coated paper, 260 to 280 for "
        "other.",
    )
    dpi: Annotated[Whole, Field(ge=72, le=1200)] = Field(
        300,
        description="Sharpness of pictures at their printed size, in dots per inch. No photo is made larger than it "
        "is.",
    )
    page_multiple: Annotated[Whole, Field(ge=1, le=64)] = Field(
        4, description="The number of pages is a multiple of this; the rest is filled with pages for enquiries."
    )
    binding: Literal["saddle", "perfect", "wire"] = Field(
        "perfect", description="How the book is bound: saddle (stapled), perfect (glued, with a spine), wire."
    )
    imposition: Imposition = Field(
        "none",
        description="How pages stand in the file: none (one after another, as nearly every shop wants them), booklet "
        "(two side by side on sheets that are printed on both sides, folded and stapled; with binding saddle alone).",
    )
    paper: Paper = Field(
        Paper(grams=120), description="Paper of the pages, by which the width of the spine is reckoned."
    )
    cover: Cover = Field(
        "inside",
        description="Where the cover is: inside (in the same file), pages (its four pages in a file of their own), "
        "sheet (a file of its own with back, spine and front on one sheet, outside and inside).",
    )
    cover_paper: Paper | None = Field(None, description="Paper of the cover; without it that of the pages.")
    black_overprint: bool = Field(
        True,
        description="Whether black text is printed over its ground (true), so that no white edge shows; the shop "
        "knows it.",
    )

    @property
    def enough_dpi(self) -> float:
        """The resolution below which a picture is too coarse, in dots per inch."""
        return self.dpi * ENOUGH
