"""The tokens of a theme: type families, sizes and colours, in an edition those that differ."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from catalog.model.values import Colour, Entry, Number

TENUN: Final = "tenun"  # the theme that the others are made from
Family = Literal["Plus Jakarta Sans", "Source Serif 4", "Noto Sans"]
Motif = Literal["ikat", "awning", "plain"]
Size = Annotated[Number, Field(ge=6, le=60)]
PAPER_TEXTS: Final = ("ink", "soft", "quiet", "faint", "ochre")  # colours of text on white paper
GROUND_TEXTS: Final = ("cream",)  # of text on the colour of a chapter
SIZES: Final = ("data", "text", "story", "name", "lead", "head")
COLOURS: Final = ("ink", "soft", "quiet", "faint", "ochre", "gold", "cream", "tint", "line")


class EditionTokens(Entry):
    """What an edition has in place of the tokens of its theme."""

    sans: Family | None = Field(
        None, description="Type of titles and data: Plus Jakarta Sans, Source Serif 4, Noto Sans."
    )
    serif: Family | None = Field(None, description="Type of stories and descriptions.")
    motif: Motif | None = Field(
        None, description="Pattern of cover and endpapers: ikat (woven), awning (stripes of a stall), plain (none)."
    )
    data: Size | None = Field(None, description="Size in pt of labels, rows and prices of steps.")
    text: Size | None = Field(None, description="Size in pt of what cards say of a product.")
    story: Size | None = Field(None, description="Size in pt of stories.")
    name: Size | None = Field(None, description="Size in pt of a product's name and price.")
    lead: Size | None = Field(None, description="Size in pt of the name of a product that leads a page.")
    head: Size | None = Field(None, description="Size in pt of a maker's name.")
    ink: Colour | None = Field(None, description="Colour of text, in quotation marks.")
    soft: Colour | None = Field(None, description="Colour of labels beside text.")
    quiet: Colour | None = Field(None, description="Colour of notes.")
    faint: Colour | None = Field(None, description="Colour of running heads and heads of columns.")
    ochre: Colour | None = Field(None, description="Colour of small headings.")
    gold: Colour | None = Field(None, description="Colour of the year and of marks on the cover.")
    cream: Colour | None = Field(None, description="Colour of text on the colour of a chapter.")
    tint: Colour | None = Field(None, description="Ground of boxes.")
    line: Colour | None = Field(None, description="Colour of rules between rows.")
