"""Colour spaces and colours of PDF as values, and the inks that a colour lays down (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PROCESS: Final = ("Cyan", "Magenta", "Yellow", "Black")
ALL: Final = "All"  # every plate there is: registration colour (8.6.6.4)
NONE: Final = "None"
VISIBLE: Final = 0.005  # the least share of an ink that a plate shows


class Family(StrEnum):
    """What a colour is made of, whatever the space is called."""

    GREY = "grey"
    CMYK = "CMYK"
    RGB = "RGB"
    LAB = "Lab"
    SPOT = "spot"
    PATTERN = "pattern"


@dataclass(frozen=True, slots=True)
class ColourSpace:
    """A colour space: `name` as PDF writes it, `components` a colour has, `colourants` of Separation and DeviceN,
    `base` what an Indexed space looks up in or a spot colour is replaced by, `profile` the digest of an ICC profile,
    `palette` the bytes of an Indexed space, `tint` the digest of the function that replaces a spot colour."""

    name: str
    components: int
    base: ColourSpace | None = None
    colourants: tuple[str, ...] = ()
    profile: str = ""
    palette: bytes = b""
    tint: str = ""

    @property
    def family(self) -> Family:
        """What its colours are made of; that of the base for Indexed."""
        if self.name == "Indexed" and self.base is not None:
            return self.base.family
        if self.name in ("Separation", "DeviceN"):
            names = [name for name in self.colourants if name not in (*PROCESS, NONE)]
            return Family.SPOT if names else Family.CMYK
        if self.name == "ICCBased":
            by_count = {1: Family.GREY, 3: Family.RGB, 4: Family.CMYK}
            if self.base is not None and self.base.name == "Lab":
                return Family.LAB
            return by_count.get(self.components, Family.RGB)
        return _FAMILIES.get(self.name, Family.RGB)

    @property
    def words(self) -> str:
        """The name for a person: `ICCBased RGB`, `Separation Emas`."""
        if self.name == "ICCBased":
            return f"ICCBased {self.family.value}"
        if self.name == "Indexed" and self.base is not None:
            return f"Indexed {self.base.words}"
        if self.colourants:
            return f"{self.name} {', '.join(self.colourants)}"
        return self.name


_FAMILIES: Final = {
    "DeviceGray": Family.GREY,
    "CalGray": Family.GREY,
    "DeviceCMYK": Family.CMYK,
    "DeviceRGB": Family.RGB,
    "CalRGB": Family.RGB,
    "Lab": Family.LAB,
    "Pattern": Family.PATTERN,
}

GREY: Final = ColourSpace("DeviceGray", 1)
RGB: Final = ColourSpace("DeviceRGB", 3)
CMYK: Final = ColourSpace("DeviceCMYK", 4)
PATTERN: Final = ColourSpace("Pattern", 0)


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour: its space and a number for each component, from 0 to 1 but for Indexed and Lab."""

    space: ColourSpace
    values: tuple[float, ...]

    def inks(self) -> Mapping[str, float] | None:
        """The share of each ink from 0 to 1 by the name of its plate; None where only a conversion could tell: RGB,
        Lab, patterns."""
        space, values = self.space, self.values
        if space.name == "Indexed":
            looked_up = _look_up(self)
            return looked_up.inks() if looked_up else None
        if len(values) < space.components:
            return None
        if space.name in ("Separation", "DeviceN"):
            return _plates(space.colourants, values)
        if space.family is Family.GREY:
            return {"Black": 1 - _share(values[0])}
        if space.family is Family.CMYK:
            return dict(zip(PROCESS, map(_share, values), strict=False))
        return None

    def is_white(self) -> bool:
        """Whether it lays down nothing: no ink, or white light."""
        found = self.inks()
        if found is not None:
            return max(found.values(), default=0.0) < VISIBLE
        return self.space.family is Family.RGB and bool(self.values) and min(self.values) > 1 - VISIBLE

    def is_pure_black(self) -> bool:
        """Whether it is full black of the black plate, and of no other."""
        found = self.inks() or {}
        others = [share for name, share in found.items() if name != "Black"]
        return found.get("Black", 0.0) > 1 - VISIBLE and max(others, default=0.0) < VISIBLE


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def _plates(names: tuple[str, ...], values: tuple[float, ...]) -> Mapping[str, float]:
    found = {name: _share(value) for name, value in zip(names, values, strict=False) if name != NONE}
    if ALL in found:
        return dict.fromkeys(PROCESS, found[ALL])
    return found


def _look_up(colour: Colour) -> Colour | None:
    """The colour that an index stands for."""
    base, palette = colour.space.base, colour.space.palette
    if base is None or not colour.values:
        return None
    start = int(colour.values[0]) * base.components
    entry = palette[start : start + base.components]
    if len(entry) < base.components:
        return None
    return Colour(base, tuple(byte / 255 for byte in entry))
