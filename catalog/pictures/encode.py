"""A negative and a request → the bytes of a picture: cut, reduced, in sRGB, sharpened, encoded, without metadata."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageFilter

from catalog.pictures.crop import Cut
from catalog.pictures.decode import DecodedPhoto
from catalog.pictures.icc import to_srgb
from catalog.pictures.request import Encoding, PictureRequest

_STRONG_REDUCTION = 2.0  # from here on a picture looks softer than the photo did
_SHARPEN = ImageFilter.UnsharpMask(radius=0.8, percent=50, threshold=2)


def print_picture(negative: DecodedPhoto, photo: tuple[int, int], request: PictureRequest) -> tuple[bytes, Cut]:
    """Encoded picture of a negative whose photo, upright and undiminished, has the size `photo` (px)."""
    cut = request.cut(*photo)
    # Colours after reducing: the fewer pixels to convert, and the eye finds no difference.
    image = to_srgb(_reduced(negative.image, photo, cut), negative.profile)
    if image.mode == "RGBA" and (request.encoding != "png" or image.getchannel("A").getextrema() == (255, 255)):
        image = _on_ground(image, request.page_colour)
    if cut.reduction >= _STRONG_REDUCTION and image.mode != "RGBA":
        image = image.filter(_SHARPEN)
    return _encoded(image, request.encoding, request.quality), cut


def _reduced(image: Image.Image, photo: tuple[int, int], cut: Cut) -> Image.Image:
    """The piece at its size in the picture. `image` may be smaller than the photo that `cut` speaks of."""
    across, down = image.width / photo[0], image.height / photo[1]
    box = (
        cut.left * across,
        cut.top * down,
        min(cut.right * across, image.width),
        min(cut.bottom * down, image.height),
    )
    return image.resize((cut.width, cut.height), Image.Resampling.LANCZOS, box, reducing_gap=3.0)


def _on_ground(image: Image.Image, colour: str) -> Image.Image:
    ground = Image.new("RGB", image.size, colour)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def _encoded(image: Image.Image, encoding: Encoding, quality: int) -> bytes:
    """Encode without EXIF, XMP, comments or profile.

    Untagged on purpose: everything here is sRGB, which browsers and PDF readers take an untagged picture for; a profile
    would be stored again with each picture and would contradict the output intent of a PDF/A.
    """
    image.info = {}  # Pillow's encoders take comments and profiles from here unasked
    stream = BytesIO()
    if encoding == "jpeg":
        subsampling = "4:4:4" if quality >= 90 else "4:2:0"
        image.save(stream, "JPEG", quality=quality, optimize=True, progressive=False, subsampling=subsampling)
    elif encoding == "webp":
        image.save(stream, "WEBP", quality=quality, method=4)
    else:
        image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
