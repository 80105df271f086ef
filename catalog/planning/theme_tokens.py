"""The tokens of a theme as its file has them, section `tokens` of `theme.yaml`, and with those of an edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from catalog.model.theme_tokens import COLOURS, SIZES, EditionTokens, Family, Motif
from catalog.model.values import Colour, Entry, Whole
from catalog.planning.page_settings import PageSettings, TypeSize

Share = Annotated[Whole, Field(ge=0, le=100)]
Inks = tuple[Share, Share, Share, Share]  # cyan, magenta, yellow, black in percent


class Tokens(Entry):
    """Families and colours. `motif` is the pattern of covers and endpapers. `inks` are those of colours that a press
    is not to make of the screen's."""

    sans: Family
    serif: Family
    motif: Motif
    ink: Colour
    soft: Colour
    quiet: Colour
    faint: Colour
    ochre: Colour
    gold: Colour
    cream: Colour
    tint: Colour
    line: Colour
    inks: Mapping[str, Inks]

    @property
    def colours(self) -> dict[str, str]:
        """`#rrggbb` by name."""
        return {name: getattr(self, name) for name in COLOURS}

    @property
    def printed(self) -> dict[str, Inks]:
        """Inks in percent by the colour of the screen."""
        return {self.colours[name]: inks for name, inks in self.inks.items() if name in self.colours}

    def changed(self, by: EditionTokens) -> Tokens:
        """With what an edition has in place of them; a colour of its own has no inks of the theme's."""
        names = (*COLOURS, "sans", "serif", "motif")
        own = {name: value for name in names if (value := getattr(by, name)) is not None}
        inks = {name: inks for name, inks in self.inks.items() if name not in own}
        return self.model_copy(update=own | {"inks": inks})


def with_sizes(page: PageSettings, by: EditionTokens) -> PageSettings:
    """The page with the sizes of type that an edition sets; the distance of lines follows."""
    own = {name: float(size) for name in SIZES if (size := getattr(by, name)) is not None}
    sizes: dict[str, TypeSize] = {}
    for name, size in own.items():
        before: TypeSize = getattr(page.type, name)
        sizes[name] = TypeSize(size=size, line=round(before.line * size / before.size * 4) / 4)
    return page.model_copy(update={"type": page.type.model_copy(update=sizes)}) if sizes else page
