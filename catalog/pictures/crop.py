"""The arithmetic of pictures: sizes in mm, px and dpi, and which piece of a photo becomes a picture. No Pillow here.

Coordinates are pixels of the upright photo, origin at its top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass

from catalog.core.units import MM_PER_INCH

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
