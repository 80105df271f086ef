"""How what is laid over the pages looks, from `templates/book/furniture.yaml`. Lengths in mm, type in pt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal, TypeVar

from pydantic import Field, WrapValidator

from catalog.model.theme_tokens import COLOURS
from catalog.model.values import Colour as Rgb
from catalog.model.values import Entry
from catalog.planning.page_geometry import PageGeometry
from catalog.planning.page_settings import Edge, Length
from catalog.planning.theme_tokens import Tokens

FILE: Final = "book/furniture.yaml"
Colour = Annotated[Rgb, WrapValidator(lambda value, colour: value if value in COLOURS else colour(value))]  # or a token
Size = Annotated[float, Field(gt=0, le=72)]  # pt
Weight = Annotated[int, Field(ge=100, le=900)]


Styled = TypeVar("Styled", "HeadStyle", "FolioStyle", "ThumbStyle", "SpineStyle", "NumberStyle")


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
    """`templates/book/furniture.yaml`, for the page that the theme is drawn for."""

    families: tuple[str, ...] = Field(min_length=1)
    head: HeadStyle
    folio: FolioStyle
    thumb: ThumbStyle
    spine: SpineStyle
    numbers: Mapping[str, NumberStyle]

    def on(self, geometry: PageGeometry) -> FurnitureStyle:
        """The same with the type and the colours of a theme, on its pages: what is measured down a page follows their
        height."""
        down, tokens = geometry.down(1.0), geometry.tokens
        thumb = {name: getattr(self.thumb, name) * down for name in ("top", "step", "height")}
        return self.model_copy(
            update={
                "head": _in_colour(self.head, tokens).model_copy(update={"top": self.head.top * down}),
                "folio": _in_colour(self.folio, tokens).model_copy(update={"bottom": self.folio.bottom * down}),
                "spine": _in_colour(self.spine, tokens),
                "families": tuple(getattr(tokens, family, family) for family in self.families),
                "thumb": _in_colour(self.thumb, tokens).model_copy(update=thumb),
                "numbers": {name: _in_colour(style, tokens) for name, style in self.numbers.items()},
            }
        )


def _in_colour(style: Styled, tokens: Tokens | None) -> Styled:
    """A style with the colour of the token that it names."""
    return style.model_copy(update={"colour": getattr(tokens, style.colour)}) if style.colour in COLOURS else style
