"""The arithmetic of pictures: sizes in mm, px and dpi, and which piece of a photo becomes a picture. No Pillow here.

Coordinates are pixels of the upright photo, origin at its top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalog.core.units import MM_PER_INCH

_MOST_AROUND = 1.5  # of the usual window: a subject of few pixels is shown by a third smaller at most
_HAIR = 1e-6  # what floating point may lose before a whole pixel counts as lost


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a photo and the picture it becomes.

    `left, top, right, bottom` are px of the photo, with fractions so that the ratio is kept; `width, height` are whole
    px of the picture, never more than the piece has.
    """

    left: float
    top: float
    right: float
    bottom: float
    width: int
    height: int

    @property
    def reduction(self) -> float:
        """How many px of the photo become one px of the picture, along the side that is reduced least; ≥ 1."""
        return min((self.right - self.left) / self.width, (self.bottom - self.top) / self.height)


def pixels(length_mm: float, dpi: float) -> int:
    """Length on paper → px, rounded, at least 1."""
    return max(1, round(length_mm / MM_PER_INCH * dpi))


def millimetres(length_px: int, dpi: float) -> float:
    """Px → length on paper; the inverse of `pixels`."""
    return length_px / dpi * MM_PER_INCH


def crop_box(
    photo_width: int, photo_height: int, ratio: float, focus: tuple[float, float] = (0.5, 0.5)
) -> tuple[float, float, float, float]:
    """The largest piece of a photo with `ratio` (width / height), as near to `focus` as the photo's edges allow.

    `focus` is in fractions of the photo, (0, 0) its top left. Returns left, top, right, bottom in px. A piece is at
    least one px wide and high, even where a very long ratio would need less.
    """
    if photo_width > photo_height * ratio:
        width, height = max(1.0, photo_height * ratio), float(photo_height)
    else:
        width, height = float(photo_width), max(1.0, photo_width / ratio)
    width, height = min(width, photo_width), min(height, photo_height)
    left = min(max(focus[0] * photo_width - width / 2, 0.0), photo_width - width)
    top = min(max(focus[1] * photo_height - height / 2, 0.0), photo_height - height)
    return left, top, min(left + width, photo_width), min(top + height, photo_height)


def cover(photo: tuple[int, int], target: tuple[int, int], focus: tuple[float, float] = (0.5, 0.5)) -> Cut:
    """Fill `target` (px) and cut off what stands over. A photo with fewer px gives a smaller picture of that ratio."""
    left, top, right, bottom = crop_box(*photo, target[0] / target[1], focus)
    scale = min(1.0, (right - left) / target[0], (bottom - top) / target[1])
    return Cut(left, top, right, bottom, _shrunk(target[0], scale), _shrunk(target[1], scale))


def contain(photo: tuple[int, int], target: tuple[int, int]) -> Cut:
    """The whole photo in its own ratio, inside `target` (px), never larger than it is."""
    scale = min(1.0, target[0] / photo[0], target[1] / photo[1])
    width = min(photo[0], target[0], max(1, round(photo[0] * scale)))
    height = min(photo[1], target[1], max(1, round(photo[1] * scale)))
    return Cut(0.0, 0.0, float(photo[0]), float(photo[1]), width, height)


def dpi_of_cover(picture: tuple[int, int], width_mm: float, height_mm: float) -> float:
    """Resolution of a picture (px) that fills a place (mm): that of its coarser side."""
    return min(picture[0] / width_mm, picture[1] / height_mm) * MM_PER_INCH


def dpi_of_contain(picture: tuple[int, int], width_mm: float, height_mm: float) -> float:
    """Resolution of a picture (px) set as large as a place (mm) holds: the side that touches the edges decides."""
    return max(picture[0] / width_mm, picture[1] / height_mm) * MM_PER_INCH


def decode_divisor(reduction: float) -> int:
    """By how much a JPEG decoder may shrink a photo (1, 2, 4 or 8) so that it keeps the px a picture needs."""
    return next(divisor for divisor in (8, 4, 2, 1) if divisor <= max(1.0, reduction + _HAIR))


def _shrunk(length: int, scale: float) -> int:
    return max(1, min(length, int(length * scale + _HAIR)))


@dataclass(frozen=True, slots=True)
class Placement:
    """A piece of a photo on a canvas of `width` × `height` px that may be larger: the piece's left top corner lies at
    `x`, `y` px. What it leaves free is ground. `lost` is the share of the photo (0..1) that is cut off."""

    cut: Cut
    width: int
    height: int
    x: int = 0
    y: int = 0
    lost: float = 0.0


def place_cover(photo: tuple[int, int], target: tuple[int, int], focus: tuple[float, float]) -> Placement:
    """The piece that fills `target`."""
    cut = cover(photo, target, focus)
    return Placement(cut, cut.width, cut.height, lost=_lost(photo, cut))


def place_whole(photo: tuple[int, int], target: tuple[int, int]) -> Placement:
    """The whole photo in the middle of a canvas of the ratio of `target`, never larger than it is."""
    width, height = _room(photo, target[0] / target[1])
    return _place_window(photo, target, ((photo[0] - width) / 2, (photo[1] - height) / 2, width, height))


def place_subject(
    photo: tuple[int, int],
    target: tuple[int, int],
    subject: tuple[float, float, float, float],
    margins: tuple[float, float, float, float],
    least: float = 0.0,
) -> Placement:
    """The subject of a photo whole in `target`, as large as in the piece that `cover` cuts out, or smaller where it
    would not fit. `subject` is its box in fractions of the photo, `margins` the ground around it in px of `target`
    (both left, top, right, bottom); a margin of 0 is a side on which the subject is cut off in the photo already. Where
    `target` would show fewer than `least` px of the photo across, the subject is shown smaller, by a third at most."""
    left, top, right, bottom = (fraction * length for fraction, length in zip(subject, (*photo, *photo), strict=True))
    width, height = _needed(right - left, margins[::2], target[0]), _needed(bottom - top, margins[1::2], target[1])
    ratio = target[0] / target[1]
    piece = crop_box(*photo, ratio)
    usual = max(piece[2] - piece[0], width, height * ratio)
    wide = max(usual, min(least, usual * _MOST_AROUND))
    high = wide / ratio
    scale = wide / target[0]
    x = _start((left, right), wide, photo[0], (margins[0] * scale, margins[2] * scale))
    y = _start((top, bottom), high, photo[1], (margins[1] * scale, margins[3] * scale))
    return _place_window(photo, target, (x, y, wide, high))


def _needed(length: float, margins: tuple[float, ...], target: int) -> float:
    """How long a window must be, in px of the photo, that shows `length` with margins in px of the target."""
    return length / max(0.1, 1 - sum(margins) / target)


def _start(subject: tuple[float, float], window: float, photo: int, margins: tuple[float, float]) -> float:
    """Where a window begins that has the subject in its middle: inside the photo where the margins allow it."""
    before, after = margins
    start = (subject[0] - before + subject[1] + after - window) / 2
    first, last = min(0.0, subject[0] - before), max(float(photo), subject[1] + after) - window
    if first <= last:
        start = min(max(start, first), last)
    if not before:  # the photo cuts the subject off here, and so does the picture
        return subject[0]
    return subject[1] - window if not after else start


def _room(photo: tuple[int, int], ratio: float) -> tuple[float, float]:
    """The smallest window of `ratio` that holds the whole photo."""
    width = max(float(photo[0]), photo[1] * ratio)
    return width, width / ratio


def _place_window(
    photo: tuple[int, int], target: tuple[int, int], window: tuple[float, float, float, float]
) -> Placement:
    """What of a photo lies in a window (x, y, width, height in px of the photo; it may reach beyond the photo), at most
    as large as `target` and never enlarged."""
    x, y, wide, high = window
    scale = min(1.0, target[0] / wide, target[1] / high)
    left, top = max(0.0, x), max(0.0, y)
    right, bottom = min(float(photo[0]), x + wide), min(float(photo[1]), y + high)
    canvas = min(target[0], max(1, round(wide * scale))), min(target[1], max(1, round(high * scale)))
    width = min(canvas[0], max(1, round((right - left) * scale)))
    height = min(canvas[1], max(1, round((bottom - top) * scale)))
    at = min(canvas[0] - width, round((left - x) * scale)), min(canvas[1] - height, round((top - y) * scale))
    return Placement(Cut(left, top, right, bottom, width, height), *canvas, *at)


def _lost(photo: tuple[int, int], cut: Cut) -> float:
    return 1 - (cut.right - cut.left) * (cut.bottom - cut.top) / (photo[0] * photo[1])
