"""Colours of pages (sRGB) → inks of a press: cyan, magenta, yellow and black, by its ICC profile (stage 8).

Text is printed in black alone where it is neutral or small, since type in several inks blurs where these do not meet to
a hair; white is no ink. What is a tint of one of the theme's own colours is that tint of its inks.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from PIL import Image, ImageCms

from catalog.graphics.colour import PAPER, mix

Rgb = tuple[int, int, int]
Ink = tuple[int, int, int, int]  # cyan, magenta, yellow, black in percent

NO_INK: Final[Ink] = (0, 0, 0, 0)
BLACK: Final[Ink] = (0, 0, 0, 100)
SMALL: Final = 9.0  # pt; GWG 2015, 5.12: smaller type in more than one ink is a fault
NEUTRAL: Final = 7.0  # chroma in CIELAB below which a dark colour is a grey
DARK: Final = 90.0  # lightness in CIELAB above which a grey ground keeps its warmth; rules are darker
LIGHT: Final = 88.0  # lightness from which small type on a dark ground is left white
SPARE: Final = 1  # percent below the limit, since a press is driven in 255 steps and not in percent
NEARLY: Final = 2  # of 255: so far two colours are the same


@dataclass(frozen=True)
class Inks:
    """The inks of one profile, the bytes of an ICC file. `limit` is the most ink of all four together in percent;
    `accents` are the theme's own colours (`#rrggbb`), of which tints are tints of their inks."""

    profile: bytes
    limit: int
    accents: tuple[str, ...] = ()
    own: tuple[tuple[str, Ink], ...] = ()  # colours (`#rrggbb`) of which the theme says the inks itself
    _known: dict[Rgb, Ink] = field(default_factory=dict, repr=False, compare=False)
    _texts: dict[tuple[int, int, int, bool], Ink] = field(default_factory=dict, repr=False, compare=False)
    _looks: dict[Rgb, tuple[float, float]] = field(default_factory=dict, repr=False, compare=False)

    def of_ground(self, colour: Rgb) -> Ink:
        """The inks of what is filled or stroked."""
        if colour not in self._known:
            self._known[colour] = self._ground_of(colour)
        return self._known[colour]

    def of_text(self, colour: Rgb, size: float) -> Ink:
        """The inks of text of `size` pt: black alone where the colour is neutral or the text small."""
        key = (*colour, size >= SMALL)
        if key not in self._texts:
            self._texts[key] = self._text_of(colour, is_large=size >= SMALL)
        return self._texts[key]

    def _text_of(self, colour: Rgb, *, is_large: bool) -> Ink:
        lightness, chroma = self._look(colour)
        if is_large and chroma >= NEUTRAL:
            return self.of_ground(colour)
        return NO_INK if lightness >= LIGHT else (0, 0, 0, self._black(lightness))

    def _ground_of(self, colour: Rgb) -> Ink:
        lightness, chroma = self._look(colour)
        if min(colour) >= 255 - NEARLY:
            return NO_INK
        for own, ink in self.own:
            if colour == _rgb(own):
                return self._limited(ink)
        if chroma < NEUTRAL and lightness < DARK:
            return (0, 0, 0, self._black(lightness))
        for tint, ink in self._tints:
            if _near(colour, tint):
                return ink
        return self._converted(colour)

    @cached_property
    def _tints(self) -> list[tuple[Rgb, Ink]]:
        """The accents and their tints in steps of a hundredth, with the same share of their inks."""
        found: list[tuple[Rgb, Ink]] = []
        wanted = [(colour, self._limited(ink)) for colour, ink in self.own]
        wanted += [(accent, self._converted(_rgb(accent))) for accent in self.accents if accent not in dict(self.own)]
        for accent, full in wanted:
            for share in range(100, 0, -1):
                tint = _rgb(mix(PAPER, accent, share / 100))
                found.append((tint, self._limited([part * share / 100 for part in full])))
        return found

    def _converted(self, colour: Rgb) -> Ink:
        levels = self._to_ink.apply(Image.new("RGB", (1, 1), colour)).getpixel((0, 0))
        assert isinstance(levels, tuple)
        return self._limited([level / 2.55 for level in levels])

    def _limited(self, parts: Sequence[float]) -> Ink:
        """In whole percent, with less colour where all would be too much."""
        *colours, black = parts
        most = self.limit - SPARE - round(black)
        share = min(1.0, most / (sum(colours) or 1))
        cyan, magenta, yellow = (round(part * share) for part in colours)
        if cyan + magenta + yellow > most:
            cyan, magenta, yellow = (int(part * share) for part in colours)
        return cyan, magenta, yellow, round(black)

    def _look(self, colour: Rgb) -> tuple[float, float]:
        """Lightness and chroma in CIELAB of a colour of the page."""
        if colour not in self._looks:
            self._looks[colour] = _lab(self._to_lab.apply(Image.new("RGB", (1, 1), colour)))[0]
        return self._looks[colour]

    def _black(self, lightness: float) -> int:
        """How much black alone comes nearest to a lightness, in percent."""
        return min(range(101), key=lambda share: abs(self._blacks[share] - lightness))

    @cached_property
    def _blacks(self) -> list[float]:
        """The lightness of each share of black on paper, from 0 to 100."""
        strip = Image.new("CMYK", (101, 1))
        strip.putdata([(0, 0, 0, round(share * 2.55)) for share in range(101)])
        back = ImageCms.buildTransform(
            self._opened, ImageCms.createProfile("LAB"), "CMYK", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC
        )
        return [lightness for lightness, _ in _lab(back.apply(strip))]

    @cached_property
    def _opened(self) -> ImageCms.ImageCmsProfile:
        return ImageCms.ImageCmsProfile(io.BytesIO(self.profile))

    @cached_property
    def _to_ink(self) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"),
            self._opened,
            "RGB",
            "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )

    @cached_property
    def _to_lab(self) -> ImageCms.ImageCmsTransform:
        return ImageCms.buildTransform(ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB")


def _lab(image: Image.Image) -> list[tuple[float, float]]:
    """Lightness and chroma of each pixel of an image in LAB, as Pillow stores it."""
    found = []
    raw = image.tobytes()
    for at in range(0, len(raw), 3):
        lightness, a, b = raw[at] / 2.55, raw[at + 1], raw[at + 2]
        a, b = (value - 256 if value > 127 else value for value in (a, b))
        found.append((lightness, (a * a + b * b) ** 0.5))
    return found


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue


def _near(one: Rgb, other: Rgb) -> bool:
    return all(abs(a - b) <= NEARLY for a, b in zip(one, other, strict=True))
