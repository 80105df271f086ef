"""A photo's bytes → an upright image of eight bits a channel, in the colours it was taken in (stages 2 and 5).

What a decoder raises over bad bytes becomes a `PhotoProblem`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO

# Pillow loads a plugin when it first meets its format, but then all forty at once: name the ones we use.
from PIL import (  # noqa: F401
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageChops,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from catalog.pictures.heif_boxes import read_turn
from catalog.pictures.photo_problem import PhotoProblem, fatal

MAX_PIXELS = 200_000_000  # the largest phone sensor; more is a panorama gone wrong, or an attack

_PILLOW_NAMES = {"WebP": "WEBP", "HEIC": "HEIF"}
_SIXTEEN_BIT = ("I;16", "I;16B", "I;16L", "I;16N")
_MODES = {"1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK", "YCbCr", *_SIXTEEN_BIT}

_ORIENTATION_TAG = 0x0112
# EXIF 2.32, tag Orientation: what turns the stored picture upright.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = (5, 6, 7, 8)


class PhotoProblemError(Exception):
    """A photo cannot be used. Raised and caught inside this package, where it becomes its `problem`."""

    def __init__(self, problem: PhotoProblem) -> None:
        self.problem = problem
        super().__init__(problem.code)


@dataclass(frozen=True, slots=True)
class Header:
    """What a photo's header says; `width` and `height` in px as one sees it upright; `mode` as Pillow calls it."""

    width: int
    height: int
    mode: str


@dataclass(frozen=True, slots=True)
class DecodedPhoto:
    """A decoded photo. `image` is upright, of mode L, RGB, RGBA or CMYK; `profile` its ICC profile or empty."""

    image: Image.Image
    profile: bytes


def read_header(stream: IO[bytes], form: str) -> Header:
    """Look at a photo of the format `form` (a key of `file_formats.READABLE`) without decoding it; raises
    PhotoProblemError."""
    with _decoder_at_work("photo-unreadable", form):
        image = _open(stream, form)
        # PngImageFile.getexif would decode the photo to look for EXIF behind the pixels.
        turn = _turn(lambda: Image.Image.getexif(image), stream, form)
    if image.width * image.height > MAX_PIXELS:
        size = f"{image.width} × {image.height}"
        raise PhotoProblemError(fatal("photo-bomb", size=size, limit=MAX_PIXELS // 1_000_000))
    if image.mode not in _MODES:
        raise PhotoProblemError(fatal("photo-unsupported", found=f"{form} ({image.mode})"))
    # Pillow gives the size of a TIFF as it is upright, that of all others as it is stored.
    sideways = turn in _SIDEWAYS and form != "TIFF"
    width, height = (image.height, image.width) if sideways else image.size
    return Header(width, height, image.mode)


def decode(data: bytes, form: str, divisor: int) -> DecodedPhoto:
    """Decode a photo, a JPEG at 1/`divisor` (1, 2, 4, 8) of its size, which is much faster; raises
    PhotoProblemError."""
    with _decoder_at_work("photo-truncated", form):
        image = _open(BytesIO(data), form)
        if divisor > 1:
            image.draft(None, (image.width // divisor, image.height // divisor))
        image.load()
        turn = _turn(image.getexif, BytesIO(data), form)
    profile = image.info.get("icc_profile") or b""
    inverted = form == "JPEG" and image.mode == "CMYK" and "adobe" not in image.info
    plain = _eight_bits(image)
    if inverted:
        # Pillow takes every CMYK JPEG for one of Adobe's, which are stored inverted. This one is not.
        plain = ImageChops.invert(plain)
    return DecodedPhoto(plain.transpose(_TURNS[turn]) if turn in _TURNS else plain, profile)


def can_shrink(form: str) -> bool:
    """Whether photos of this format can be decoded at a fraction of their size."""
    return form == "JPEG"


def _open(stream: IO[bytes], form: str) -> Image.Image:
    if form == "HEIC":
        import pillow_heif  # a library of its own, loaded only where it is needed

        pillow_heif.register_heif_opener(thumbnails=False)
    return Image.open(stream, formats=(_PILLOW_NAMES.get(form, form),))


@contextmanager
def _decoder_at_work(code: str, form: str) -> Iterator[None]:
    """Raise what a decoder raises as a PhotoProblemError with `code`.

    Decoders raise nearly every built-in exception over bad bytes, hence the wide net: keep own code out of the block.
    """
    limit, lenient = Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES
    Image.MAX_IMAGE_PIXELS = None  # MAX_PIXELS is our own limit; Pillow's lies below what phones take
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it for the whole process
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about metadata that we throw away
            yield
    except MemoryError:
        raise PhotoProblemError(fatal("photo-memory")) from None
    except Exception:
        raise PhotoProblemError(fatal(code, found=form)) from None
    finally:
        Image.MAX_IMAGE_PIXELS, ImageFile.LOAD_TRUNCATED_IMAGES = limit, lenient


def _turn(read_exif: Callable[[], Image.Exif], stream: IO[bytes], form: str) -> int:
    """What is left to be done to a decoded picture. Of HEIC and AVIF Pillow reports what the container says, alone."""
    if form in ("HEIC", "AVIF"):
        found = read_turn(stream)
        if not found.by_container:
            return found.exif
    try:
        turn = read_exif().get(_ORIENTATION_TAG)
    except Exception:  # broken EXIF: viewers then show the photo as it is stored
        return 1
    return turn if turn in _TURNS else 1


def _eight_bits(image: Image.Image) -> Image.Image:
    """Any mode of `_MODES` → L, RGB, RGBA or CMYK."""
    if image.mode in _SIXTEEN_BIT:
        # convert("L") would clip at 255, so scale first; the half rounds.
        return image.convert("I").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    if image.mode in ("LA", "La", "PA", "RGBa") or "transparency" in image.info:
        return image.convert("RGBA")
    mode = {"1": "L", "P": "RGB", "RGBX": "RGB", "YCbCr": "RGB"}.get(image.mode, image.mode)
    return image if image.mode == mode else image.convert(mode)  # to its own mode would be a copy
