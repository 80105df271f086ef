"""A page as PDF → what is seen of it: where something is painted, whether a ground is even, a piece of it in inks.

PDFium draws the page; boxes are pt from the bottom left corner of what is cut (left, bottom, right, top).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

import pypdfium2
from PIL import Image

from catalog.pictures.icc import to_inks

Box = tuple[float, float, float, float]
Rgb = tuple[int, int, int]

PT_PER_INCH: Final = 72.0
LOOKED_AT: Final = 100  # dpi at which grounds are looked at
EDGE: Final = 1  # px around an object that may be half covered
ALIKE: Final = 2  # of 255: so far all of an even ground is the same
QUALITY: Final = 92  # of JPEG, of 100
HAIR: Final = 0.001  # px
PAPER: Final = (255, 255, 255, 255)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A piece of a page as a JPEG in inks, and its pixels of three bytes in sRGB; `box` is that of its whole pixels."""

    jpeg: bytes
    rgb: bytes
    size: tuple[int, int]
    box: Box


class _Drawn(NamedTuple):
    image: Image.Image
    box: Box


@dataclass(frozen=True, slots=True)
class PagePixels:
    """Draws pages of which the medium begins `margin` pt left of what is cut, and below it."""

    margin: float

    def covered(self, pdf: bytes) -> Box | None:
        """The box around all that is painted; None for an empty page."""
        drawn = self._drawn(pdf, LOOKED_AT, (0, 0, 0, 0)).image
        found = drawn.getchannel("A").getbbox()
        if found is None:
            return None
        scale = LOOKED_AT / PT_PER_INCH
        left, upper, right, lower = found
        across = (left / scale - self.margin, right / scale - self.margin)
        up = ((drawn.height - lower) / scale - self.margin, (drawn.height - upper) / scale - self.margin)
        return across[0], up[0], across[1], up[1]

    def even_colour(self, pdf: bytes, box: Box) -> Rgb | None:
        """The colour of a page in `box`, where all of it is the same; else None."""
        piece = self._drawn(pdf, LOOKED_AT, PAPER, box).image.convert("RGB")
        across, down = (EDGE if length > 3 * EDGE else 0 for length in piece.size)
        piece = piece.crop((across, down, piece.width - across, piece.height - down))
        bands = [band for band in piece.getextrema() if isinstance(band, tuple)]
        if any(high - low > ALIKE for low, high in bands):
            return None
        red, green, blue = (round((low + high) / 2) for low, high in bands)
        return red, green, blue

    def picture(self, pdf: bytes, box: Box, dpi: int, press: Path, limit: int) -> PagePicture:
        """What stands in `box`, in the inks of the profile `press`, at most `limit` percent of them."""
        drawn = self._drawn(pdf, dpi, PAPER, box)
        seen = drawn.image.convert("RGB")
        stream = BytesIO()
        to_inks(seen, b"", press, limit).save(stream, "JPEG", quality=QUALITY, subsampling="4:4:4")
        return PagePicture(stream.getvalue(), seen.tobytes(), seen.size, drawn.box)

    def _drawn(self, pdf: bytes, dpi: int, ground: tuple[int, int, int, int], box: Box | None = None) -> _Drawn:
        """The page, or the whole pixels of it that `box` touches."""
        scale, margin = dpi / PT_PER_INCH, self.margin
        document = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            width, height = (math.ceil(length * scale) for length in page.get_size())
            left, bottom, right, top = 0, 0, width, height
            if box is not None:
                first, low, last, high = (round((edge + margin) * scale) for edge in box)
                left, bottom = min(max(0, first), width - 1), min(max(0, low), height - 1)
                right, top = min(width, max(left + 1, last)), min(height, max(bottom + 1, high))
            around = (left, bottom, width - right, height - top)
            bitmap = page.render(
                scale=scale,
                crop=tuple(max(0.0, (length - HAIR) / scale) for length in around),
                fill_color=ground,
                maybe_alpha=True,
                rev_byteorder=True,
            )
            image: Image.Image = bitmap.to_pil()
            start, low_edge, end, high_edge = (edge / scale - margin for edge in (left, bottom, right, top))
            return _Drawn(image.convert("RGBA"), (start, low_edge, end, high_edge))
        finally:
            document.close()
