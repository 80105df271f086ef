"""Colours as a camera or a scanner wrote them → sRGB, or the inks of a press."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageCms, ImageFilter

HEADER: Final = 128  # bytes
NODES: Final = 33
SPARE: Final = 40  # of 255, by how much less ink a picture has than may be: JPEG goes beyond at hard edges


def to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """An image of mode L, RGB, RGBA or CMYK in the colours of an ICC profile → L, RGB or RGBA in sRGB.

    No profile means sRGB, as on the web; a broken one, or one for another kind of image, counts as none. Grey stays
    grey. The intent is relative colorimetric with black point compensation: colours that sRGB has stay what they are.
    """
    if image.mode == "RGBA":
        colours = to_srgb(image.convert("RGB"), profile)
        colours.putalpha(image.getchannel("A"))
        return colours
    transform = _transform(profile, image.mode) if profile else None
    if transform is None:
        return image.convert("RGB") if image.mode == "CMYK" else image
    converted = transform.apply(image)
    return converted.convert("L") if image.mode == "L" else converted


@lru_cache(maxsize=8)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    try:
        return ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def is_press_profile(data: bytes) -> bool:
    """Whether `data` is the profile of an output device in cyan, magenta, yellow and black, as its header says (ICC.1,
    7.2)."""
    header = data[:HEADER]
    return len(header) == HEADER and header[36:40] == b"acsp" and header[12:16] == b"prtr" and header[16:20] == b"CMYK"


def to_inks(image: Image.Image, profile: bytes, press: Path, limit: int) -> Image.Image:
    """An image of mode RGB in the colours of the ICC profile `profile`, sRGB where it has none that can be used → CMYK
    by the profile in the file `press`, with at most `limit` percent of all inks together. The intent is relative
    colorimetric with black point compensation."""
    return image.filter(_ink_table(profile, press, round(limit * 2.55) - SPARE))


@lru_cache(maxsize=8)
def _ink_table(profile: bytes, press: Path, most: int) -> ImageFilter.Color3DLUT:
    """The inks of `NODES` shades of red, green and blue each; those of the colours between lie between, which is three
    times as fast as to reckon each and differs by 4 of 255 at most. None has more ink than `most`, of 4 × 255."""
    shades = [round(node * 255 / (NODES - 1)) for node in range(NODES)]
    lattice = Image.new("RGB", (NODES * NODES, NODES))
    lattice.putdata([(red, green, blue) for blue in shades for green in shades for red in shades])
    levels = _inks_transform(profile, press).apply(lattice).tobytes()
    inks = (_limited(levels[at : at + 4], most) for at in range(0, len(levels), 4))
    table = [level / 255 for ink in inks for level in ink]
    return ImageFilter.Color3DLUT(NODES, table, channels=4, target_mode="CMYK")


def _limited(ink: bytes, most: int) -> tuple[float, ...]:
    """The levels of four inks, with less colour where all have more than `most`; black stays."""
    *colours, black = ink
    share = min(1.0, (most - black) / (sum(colours) or 1))
    return (*(colour * share for colour in colours), float(black))


def _inks_transform(profile: bytes, press: Path) -> ImageCms.ImageCmsTransform:
    target = ImageCms.ImageCmsProfile(BytesIO(press.read_bytes()))
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile)) if profile else ImageCms.createProfile("sRGB")
        return ImageCms.buildTransform(source, target, "RGB", "CMYK", intent, flags)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return ImageCms.buildTransform(ImageCms.createProfile("sRGB"), target, "RGB", "CMYK", intent, flags)
