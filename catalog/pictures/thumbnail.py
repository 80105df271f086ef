"""A photo as it was handed over → a small picture of it, for a report."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from catalog.pictures import file_formats
from catalog.pictures.decode import PhotoProblemError, can_shrink, decode
from catalog.pictures.probe import open_photo, photo_format

SIDE: Final = 240  # px of the longer side
QUALITY: Final = 70
DIVISOR: Final = 8  # of the size at which a JPEG is decoded


def thumbnail(path: Path) -> bytes:
    """A JPEG of the photo, upright and on white; b"" where it cannot be opened."""
    try:
        with open_photo(path) as stream:
            form = photo_format(stream, path)
            stream.seek(0)
            data = stream.read()
        if form not in file_formats.READABLE:
            return b""
        image = decode(data, form, DIVISOR if can_shrink(form) else 1).image
    except (PhotoProblemError, OSError):
        return b""
    image.thumbnail((SIDE, SIDE))
    ground = Image.new("RGB", image.size, "white")
    shown = image.convert("RGBA")
    ground.paste(shown, (0, 0), shown)
    written = BytesIO()
    ground.save(written, "JPEG", quality=QUALITY)
    return written.getvalue()
