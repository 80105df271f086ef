"""Colour arithmetic on `#rrggbb` strings: mixing, darkening, contrast. Pure functions; every result is lower-case hex.

Mixing runs in Oklab (Björn Ottosson, 2020), where equal steps look equal and a tint keeps its hue.
"""

from __future__ import annotations

import math

INK = "#1d1d1b"  # black of text; the style sheets have the same
PAPER = "#ffffff"
READABLE = 4.5  # WCAG 2.2, 1.4.3: contrast of body text


def mix(first: str, second: str, share: float) -> str:
    """`first` with `share` (0–1) of `second` in it."""
    start, end = _to_oklab(first), _to_oklab(second)
    return _from_oklab((_lerp(start[0], end[0], share), _lerp(start[1], end[1], share), _lerp(start[2], end[2], share)))


def darken(colour: str, share: float) -> str:
    """`colour` with its lightness lowered by `share` (0–1); hue kept, chroma lowered a little less."""
    lightness, a, b = _to_oklab(colour)
    keep = 1 - share
    return _from_oklab((lightness * keep, a * math.sqrt(keep), b * math.sqrt(keep)))


def lighten(colour: str, share: float) -> str:
    """`colour` moved towards white by `share` (0–1)."""
    return mix(colour, PAPER, share)


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2: 0 for black, 1 for white."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio by WCAG 2.2: 1 (the same luminance) to 21 (black on white)."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def text_on(background: str, dark: str = INK, light: str = PAPER) -> str:
    """The one of `dark` and `light` that reads better on `background`."""
    return dark if contrast(background, dark) >= contrast(background, light) else light


def darken_until(colour: str, against: str, ratio: float) -> str:
    """`colour`, darkened in steps of 2 % until its contrast `against` a light colour is at least `ratio`."""
    for step in range(50):
        candidate = darken(colour, step / 50)
        if contrast(candidate, against) >= ratio:
            return candidate
    return "#000000"


def hue(colour: str) -> float:
    """Hue angle in Oklab, degrees 0–360; 0 for a grey."""
    _, a, b = _to_oklab(colour)
    if math.hypot(a, b) < 0.005:
        return 0.0
    return math.degrees(math.atan2(b, a)) % 360


def _lerp(start: float, end: float, share: float) -> float:
    return start + (end - start) * share


def _channels(colour: str) -> tuple[float, float, float]:
    """Red, green, blue as 0–1. Takes `#rgb` too."""
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) != 6:
        raise ValueError(f"not a colour: {colour!r}")
    return int(digits[:2], 16) / 255, int(digits[2:4], 16) / 255, int(digits[4:], 16) / 255


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> int:
    channel = min(max(channel, 0.0), 1.0)
    value = channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
    return round(value * 255)


def _to_oklab(colour: str) -> tuple[float, float, float]:
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(lab: tuple[float, float, float]) -> str:
    lightness, a, b = lab
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return f"#{_encoded(red):02x}{_encoded(green):02x}{_encoded(blue):02x}"
