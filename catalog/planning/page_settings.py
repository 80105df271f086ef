"""The measures of a page, as section `page` of `templates/book/theme.yaml` has them. Lengths in mm, type in pt."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from catalog.model.values import Entry

Length = Annotated[float, Field(ge=0, le=2000)]
Points = Annotated[float, Field(ge=4, le=200)]
Edge = Annotated[float, Field(gt=0, le=2000)]


class Margins(Entry):
    """What stays free around the type area but for running heads, page numbers and what bleeds off."""

    top: Length = Field(description="Above the type area.")
    bottom: Length = Field(description="Below it.")
    inner: Length = Field(description="At the spine.")
    outer: Length = Field(description="At the fore-edge.")


class PictureSize(Entry):
    """A picture that is as wide as no column."""

    width: Edge
    height: Edge


class PictureUnderWords(Entry):
    """A picture that bleeds off, with words on the ground of its photo."""

    height: Edge
    clear: Length = Field(description="What its subject leaves free for the words, from the top edge of the page.")


class OpenerPicture(Entry):
    """The picture of a chapter's first page; it bleeds off to the right."""

    left: Length = Field(description="From the left edge of the page.")
    top: Length = Field(description="From its top edge.")
    height: Edge


class Pictures(Entry):
    """Heights of pictures; those that bleed off are counted from the trimmed edge. Widths are those of the columns."""

    cover: Edge
    feature: Edge
    feature_upright: PictureSize = Field(alias="feature-upright")
    feature_over: PictureUnderWords = Field(alias="feature-over")
    workshop: Edge
    workshop_full: Edge = Field(alias="workshop-full")
    card_6x4: Edge = Field(alias="card-6x4")
    card_6x4_lean: Edge = Field(alias="card-6x4-lean")
    card_6x4_upright: Edge = Field(alias="card-6x4-upright")
    card_3x4: Edge = Field(alias="card-3x4")
    card_3x3: Edge = Field(alias="card-3x3")
    card_3x2: Edge = Field(alias="card-3x2")
    card_3x2_upright: PictureSize = Field(alias="card-3x2-upright")
    card_2x3: Edge = Field(alias="card-2x3")
    card_2x2: Edge = Field(alias="card-2x2")
    card_2x1: PictureSize = Field(alias="card-2x1")
    card_1x2: Edge = Field(alias="card-1x2")
    beside: float = Field(gt=0.2, lt=0.8)  # share of the width of a slot, of a picture that has its words beside it
    opener: OpenerPicture
    contents: PictureSize
    maker: PictureSize
    detail: PictureSize
    option: PictureSize


class TypeSize(Entry):
    """A size of type in pt, and the distance of its lines."""

    size: Points
    line: Points


class TypeSizes(Entry):
    """The sizes of type in cards and boxes: no page shows more than these."""

    data: TypeSize = Field(description="Labels, rows, prices of steps, badges.")
    text: TypeSize = Field(description="What cards say of a product.")
    story: TypeSize
    name: TypeSize = Field(description="Name of a product, and its price.")
    lead: TypeSize = Field(description="Name of a product that leads a page.")
    head: TypeSize = Field(description="Name of a maker, or of a product with a page of its own.")


class PageSettings(Entry):
    """The page, its margins, the gap between what stands on it, its type and its pictures."""

    width: Edge = Field(description="Of the trimmed page.")
    height: Edge = Field(description="Of the trimmed page.")
    bleed: Length = Field(description="How far what bleeds off goes on beyond the edge.")
    margins: Margins
    gap: Length = Field(description="Between cards, columns and rows.")
    type: TypeSizes
    pictures: Pictures
