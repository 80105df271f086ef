"""How what is laid over the pages looks, from `templates/book/furniture.yaml`. Lengths in mm, type in pt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import Field

from catalog.model.values import Colour, Entry
from catalog.planning.page_settings import Edge, Length

FILE: Final = "book/furniture.yaml"
Size = Annotated[float, Field(gt=0, le=72)]  # pt
Weight = Annotated[int, Field(ge=100, le=900)]


class LineStyle(Entry):
    """A line of text: the height of its line, its type, its colour."""

    line: Edge
    size: Size
    weight: Weight
    colour: Colour


class HeadStyle(LineStyle):
    """The running head: from the top of the page to the top of its line."""

    top: Length


class FolioStyle(LineStyle):
    """The page number: from the foot of its line to the foot of the page, and its greatest width."""

    bottom: Length
    width: Edge


class ThumbStyle(Entry):
    """The tabs: from the top of the page to the first one, from one to the next, how many there are until they begin
    again at the top; their size without what bleeds off; the type of their text, which runs along the edge, and from
    there to its middle."""

    top: Length
    step: Edge
    places: int = Field(ge=1, le=100)
    width: Edge
    height: Edge
    size: Size
    weight: Weight
    spacing: float = Field(ge=0, le=5)  # pt between letters
    middle: Edge
    colour: Colour


class NumberStyle(Entry):
    """A page number that leads elsewhere; its colour may be that of its chapter."""

    line: Edge
    size: Size
    weight: Weight
    colour: Literal["accent"] | Colour
    align: Literal["left", "right"]


class SpineStyle(Entry):
    """The title on the spine of a printed book, from a width in mm on."""

    least: Length
    size: Size
    weight: Weight
    colour: Colour


class FurnitureStyle(Entry):
    """`templates/book/furniture.yaml`."""

    families: tuple[str, ...] = Field(min_length=1)
    head: HeadStyle
    folio: FolioStyle
    thumb: ThumbStyle
    spine: SpineStyle
    numbers: Mapping[str, NumberStyle]
