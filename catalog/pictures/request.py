"""What stage 5 takes and returns: a `PictureRequest` in, a `Picture` out. No Pillow here."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from catalog.core.units import MM_PER_INCH
from catalog.pictures import crop

Fit = Literal["cover", "contain", "subject", "ground"]
Encoding = Literal["jpeg", "webp", "png"]

_WEB_DPI = 96  # the CSS pixel is 1/96 inch, so that a web picture's size in mm is its size in CSS px
_WEB_MARGIN = 0.04  # of the width, so that all sizes of a picture show the same
_COLOUR = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class PictureInks:
    """The inks that a picture is printed in: a file with the ICC profile of the press, its digest, and the most ink of
    all four together in percent. What stands on an even ground is printed smaller where it would have less than
    `least_dpi`."""

    profile: Path
    digest: str
    limit: int
    least_dpi: float = 0.0


@dataclass(frozen=True, slots=True)
class PictureRequest:
    """One photo at one place.

    `width_mm` × `height_mm` is the place on the page and `dpi` the resolution that it needs. `cover` fills the place
    and cuts around `focus` (fractions 0..1 of the upright photo); `contain` shows the whole photo in its own ratio;
    `subject` fills the place, too, but cuts nothing off what stands on an even ground, of which `margin_mm` are left
    around it, and shows a photo whole whose format is far from the place's; `ground` is `subject` where the ground is
    even, else `cover`. `clear_mm` at the head of a `subject` are left to its ground, for words that stand there.
    Where the photo is transparent, `page_colour` (`#rrggbb`) shows, except in a PNG, which keeps its transparency
    (logos). With `inks` the picture is a JPEG in inks, made from the photo's own colours.
    """

    photo: Path
    width_mm: float
    height_mm: float
    dpi: int
    focus: tuple[float, float] = (0.5, 0.5)
    fit: Fit = "cover"
    encoding: Encoding = "jpeg"
    quality: int = 82  # 1..100; a PNG, which loses nothing, does not use it
    page_colour: str = "#ffffff"
    margin_mm: float = 0.0
    clear_mm: float = 0.0
    inks: PictureInks | None = None

    def __post_init__(self) -> None:
        """Raise ValueError on a size, resolution, focus, quality or colour that cannot be developed."""
        sizes = (self.width_mm, self.height_mm, self.dpi)
        if not all(math.isfinite(size) and size > 0 for size in sizes):
            raise ValueError(f"a picture needs a size and a resolution above 0, not {sizes}")
        if not all(0 <= fraction <= 1 for fraction in self.focus):
            raise ValueError(f"a focus lies between 0 and 1, not at {self.focus}")
        if not 1 <= self.quality <= 100:
            raise ValueError(f"a quality lies between 1 and 100, not at {self.quality}")
        if not _COLOUR.fullmatch(self.page_colour):
            raise ValueError(f"a page colour is #rrggbb in small letters, not {self.page_colour}")

    @classmethod
    def for_width(
        cls,
        photo: Path,
        width_px: int,
        ratio: float,
        *,
        focus: tuple[float, float] = (0.5, 0.5),
        fit: Fit = "cover",
        encoding: Encoding = "jpeg",
        quality: int = 82,
        page_colour: str = "#ffffff",
    ) -> Self:
        """A picture for the screen, `width_px` wide, of `ratio` (width / height)."""
        width = crop.millimetres(width_px, _WEB_DPI)
        height = crop.millimetres(max(1, round(width_px / ratio)), _WEB_DPI)
        margin = width * _WEB_MARGIN if fit == "subject" else 0.0
        return cls(photo, width, height, _WEB_DPI, focus, fit, encoding, quality, page_colour, margin)

    @property
    def target(self) -> tuple[int, int]:
        """Width and height in px that the place needs."""
        return crop.pixels(self.width_mm, self.dpi), crop.pixels(self.height_mm, self.dpi)

    @property
    def operation(self) -> str:
        """All that decides how the picture looks, apart from the photo: equal operations give equal bytes."""
        width, height = self.target
        focus = "" if self.fit == "contain" else f"{float(self.focus[0])!r},{float(self.focus[1])!r}"
        margin = f"{self.margin_px:.2f}" if self.fit in ("subject", "ground") else ""
        margin += f"+{self.clear_px:.2f}" if self.clear_mm else ""
        quality = "" if self.encoding == "png" else str(self.quality)
        ground = "" if self.encoding == "png" else self.page_colour
        inks = f" {self.inks.digest} {self.inks.limit} {self.inks.least_dpi:g}" if self.inks else ""
        return f"{self.fit} {width}x{height} {focus} {self.encoding} {quality} {ground} {margin}{inks}"

    @property
    def least_px(self) -> float:
        """How many px of the photo the width of the place needs so that it is not printed too coarsely; 0 on
        screens."""
        return self.width_mm / MM_PER_INCH * self.inks.least_dpi if self.inks else 0.0

    @property
    def margin_px(self) -> float:
        return self.margin_mm / MM_PER_INCH * self.dpi

    @property
    def clear_px(self) -> float:
        return self.clear_mm / MM_PER_INCH * self.dpi

    def cut(self, photo_width: int, photo_height: int) -> crop.Cut:
        """The piece of an upright photo of that size (px) and the picture's size (px), as far as they do not depend on
        what the photo shows."""
        if self.fit == "contain":
            return crop.contain((photo_width, photo_height), self.target)
        return crop.cover((photo_width, photo_height), self.target, self.focus)

    def dpi_of(self, picture_width: int, picture_height: int) -> float:
        """Resolution that a picture of that size (px) has at this place."""
        measure = crop.dpi_of_contain if self.fit == "contain" else crop.dpi_of_cover
        return measure((picture_width, picture_height), self.width_mm, self.height_mm)


@dataclass(frozen=True, slots=True)
class Encoded:
    """The bytes of a picture of `width` × `height` px, as they come from where it was developed."""

    operation: str
    data: bytes
    width: int
    height: int
    lost: int  # hundredths of the photo that were cut off
    clear: str = ""  # the darkest colour of what was left clear for words


@dataclass(frozen=True, slots=True)
class Picture:
    """What a photo became: an encoded file in the cache, its size in px, its resolution at its place, how many
    hundredths of the photo were cut off, and the darkest colour (`#rrggbb`) of what was left clear for words, "" where
    there is no even ground.

    The file's name starts with its content key, so two pictures with one name are one picture.
    """

    path: Path
    width: int
    height: int
    dpi: float
    lost: int = 0
    clear: str = ""
