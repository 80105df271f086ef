"""A decoded photo and a request → a picture's bytes: cut, reduced, in sRGB, sharpened, encoded, without metadata."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Final

from PIL import Image, ImageFilter, ImageStat

from catalog.pictures.crop import Cut, Placement, place_cover, place_subject, place_whole
from catalog.pictures.decode import DecodedPhoto
from catalog.pictures.ground import LOOKED_AT, SIDES, Ground, find_ground
from catalog.pictures.icc import to_inks, to_srgb
from catalog.pictures.request import Encoding, PictureInks, PictureRequest

# Measured on the sample, 640 and 1280 px wide: half the time of Pillow's 4 for 3 to 5 % more bytes; 6 takes twice as
# long as 4 for 3 % less, 0 saves little time for a quarter more.
WEBP_METHOD: Final = 2
LITTLE: Final = 0.02  # of a photo: no subject reaches into what is cut off there
MOST_LOST: Final = 0.35  # of a photo without an even ground; where more would be, it is shown whole
MOST_LOST_UPRIGHT: Final = 0.2
HEAD: Final = (24, 12)  # px: of the copy of what is left clear for words, whose darkest colour is looked for
EDGE: Final = 2  # px of an edge that go on
SOFT: Final = 12  # colours along an edge, smooth between them
SOFTER: Final = 3  # far from it
SEAM: Final = 0.06  # of the shorter side: how far a photo passes into what goes on of it at most
UNSURE: Final = 0.02  # of it: so far the box around the subject may be wrong
TINT: Final = 0.25
OWN: Final = ("RGB", "RGBA")  # modes of images whose colours may stay those of their photo
_STRONG_REDUCTION = 2.0  # from here on a picture looks softer than the photo did
_SHARPEN = ImageFilter.UnsharpMask(radius=0.8, percent=50, threshold=2)
# For the press, where pictures have four times the pixels of those for screens and a pixel is a fourth of what the eye
# sees: nearly the same in half the time, and a third of the time of reducing saved.
_SHARPEN_FOR_PRESS = ImageFilter.Kernel((3, 3), (-1, -2, -1, -2, 40, -2, -1, -2, -1), 28)


@dataclass(frozen=True, slots=True)
class PixelRequest:
    """All that decides the pixels of a picture of one photo; its encodings share them."""

    placement: Placement
    ground: str  # `#rrggbb` where the photo is transparent; "" keeps it so
    goes_on: bool = False  # whether the ground of the photo goes on around its piece
    seams: tuple[int, ...] = (0, 0, 0, 0)  # how far (px) the piece passes into that at the left, top, right, bottom
    clear: bool = False  # whether the subject stands below what is left clear
    press: bool = False  # whether it becomes one in inks; colours of red, green and blue stay those of its profile


def pixels_of(request: PictureRequest, photo: tuple[int, int], look: Callable[[], Ground | None]) -> PixelRequest:
    """The pixels that `request` needs of an upright photo of the size `photo` (px). `look` finds its ground."""
    return replace(_srgb_pixels(request, photo, look), press=request.inks is not None)


def _srgb_pixels(request: PictureRequest, photo: tuple[int, int], look: Callable[[], Ground | None]) -> PixelRequest:
    colour = "" if request.encoding == "png" else request.page_colour
    if request.fit == "contain":
        cut = request.cut(*photo)
        return PixelRequest(Placement(cut, cut.width, cut.height), colour)
    filled = place_cover(photo, request.target, request.focus)
    is_coarse = filled.width < request.least_px
    if request.fit == "cover" or (filled.lost <= LITTLE and not request.clear_mm and not is_coarse):
        return PixelRequest(filled, colour)
    ground = look()
    if ground:
        left, top, right, bottom = (request.margin_px if side in ground.free else 0.0 for side in SIDES)
        margins = left, max(top, request.clear_px) if top else 0.0, right, bottom
        least = request.least_px if (left or right) and (top or bottom) else 0.0
        placed = place_subject(photo, request.target, ground.subject, margins, least)
        seams = _seams(photo, placed.cut, ground)
        return PixelRequest(placed, colour, goes_on=True, seams=seams, clear=margins[1] >= request.clear_px)
    if request.fit == "ground":
        return PixelRequest(filled, colour)
    most = MOST_LOST if photo[0] >= photo[1] else MOST_LOST_UPRIGHT
    return PixelRequest(filled if filled.lost <= most else place_whole(photo, request.target), colour)


def _seams(photo: tuple[int, int], cut: Cut, ground: Ground) -> tuple[int, ...]:
    """How far a piece may pass into what goes on of its ground at each side: not as far as the subject."""
    left, top, right, bottom = (part * length for part, length in zip(ground.subject, (*photo, *photo), strict=True))
    most, unsure = SEAM * min(cut.width, cut.height), UNSURE * min(photo)
    across, down = cut.width / (cut.right - cut.left), cut.height / (cut.bottom - cut.top)
    rooms = (
        (left - cut.left) * across,
        (top - cut.top) * down,
        (cut.right - right) * across,
        (cut.bottom - bottom) * down,
    )
    return tuple(max(0, round(min(most, room - unsure * across))) for room in rooms)


def look_at(decoded: DecodedPhoto, page_colour: str) -> Ground | None:
    """The ground of a decoded photo, which lies on `page_colour` where it is transparent."""
    small = decoded.image.copy()
    small.thumbnail((2 * LOOKED_AT, 2 * LOOKED_AT), Image.Resampling.BOX)
    small = to_srgb(small, decoded.profile)
    return find_ground(_on_ground(small, page_colour) if small.mode == "RGBA" else small)


def clear_colour(image: Image.Image, request: PictureRequest, pixels: PixelRequest) -> str:
    """The darkest colour (`#rrggbb`) of what the picture of `request` leaves clear at its head; "" where it leaves
    nothing clear."""
    if not request.clear_mm or not pixels.clear or image.mode not in ("L", "RGB"):
        return ""
    head = image.crop((0, 0, image.width, max(1, round(image.height * request.clear_mm / request.height_mm))))
    parts = head.convert("RGB").resize(HEAD, Image.Resampling.BOX).tobytes()
    return f"#{min((parts[at : at + 3] for at in range(0, len(parts), 3)), key=sum).hex()}"


def draw_pixels(decoded: DecodedPhoto, photo: tuple[int, int], pixels: PixelRequest) -> Image.Image:
    """The pixels of a picture, made of a decoded photo that, upright and undiminished, has the size `photo` (px)."""
    # Colours after reducing: the fewer pixels to convert, and the eye finds no difference.
    placement, cut = pixels.placement, pixels.placement.cut
    image = _reduced(decoded.image, photo, cut, Image.Resampling.HAMMING if pixels.press else Image.Resampling.LANCZOS)
    if not (pixels.press and image.mode in OWN):
        image = to_srgb(image, decoded.profile)
    if image.mode == "RGBA" and pixels.ground:
        image = _on_ground(image, pixels.ground)
    elif image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    if cut.reduction >= _STRONG_REDUCTION and image.mode != "RGBA":
        image = image.filter(_SHARPEN_FOR_PRESS if pixels.press else _SHARPEN)
    if image.size == (placement.width, placement.height):
        return image
    return _continued(image, placement, pixels.seams) if pixels.goes_on else _on_tint(image, placement)


def _continued(image: Image.Image, placement: Placement, seams: tuple[int, ...]) -> Image.Image:
    """A piece with its ground going on to the edges of the canvas: left and right first, then above and below. `seams`
    are how far it passes into that at each side (left, top, right, bottom)."""
    wide = Image.new(image.mode, (placement.width, image.height))
    wide.paste(image, (placement.x, 0))
    across = placement.x, placement.x + image.width
    canvas = Image.new(image.mode, (placement.width, placement.height))
    wide = _gone_on(wide, across, seams[::2])
    canvas.paste(wide, (0, placement.y))
    upright = canvas.transpose(Image.Transpose.TRANSPOSE)
    down = placement.y, placement.y + image.height
    return _gone_on(upright, down, seams[1::2]).transpose(Image.Transpose.TRANSPOSE)


def _gone_on(image: Image.Image, across: tuple[int, int], seams: tuple[int, ...]) -> Image.Image:
    """An image whose columns from the first to the last of `across` are a photo, which goes on to both sides."""
    left, right = across
    if left > 0:
        _fill(image, left, seams[0])
    if right < image.width:
        mirrored = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        _fill(mirrored, image.width - right, seams[1])
        image = mirrored.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return image


def _fill(image: Image.Image, start: int, depth: int) -> None:
    """Let the column at `start` go on to the left edge, along it as softly as a ground is, and the farther from it, the
    softer: what is a spot of light at the edge is no streak on all of the area. Within `depth` columns the
    photo passes into that, so that no seam is seen."""
    height = image.height
    near = image.crop((start, 0, start + EDGE, height)).resize((1, min(SOFT, height)), Image.Resampling.BOX)
    far = near.resize((1, min(SOFTER, near.height)), Image.Resampling.BOX).resize(near.size, Image.Resampling.BICUBIC)
    both = Image.new(image.mode, (2, near.height))
    both.paste(far, (0, 0))
    both.paste(near, (1, 0))
    image.paste(both.resize((start, height), Image.Resampling.BICUBIC), (0, 0))
    if not depth:
        return
    passing = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90).resize((depth, height))
    softly = near.resize((depth, height), Image.Resampling.BICUBIC)
    image.paste(softly, (start, 0), passing.transpose(Image.Transpose.FLIP_LEFT_RIGHT))


def _on_tint(image: Image.Image, placement: Placement) -> Image.Image:
    """A whole photo on a light tint of its own edges."""
    if image.mode == "RGBA":
        canvas = Image.new("RGBA", (placement.width, placement.height), (255, 255, 255, 0))
    else:
        image = image.convert("RGB")
        red, green, blue = (round(255 - (255 - channel) * TINT) for channel in ImageStat.Stat(image).mean)
        canvas = Image.new("RGB", (placement.width, placement.height), (red, green, blue))
    canvas.paste(image, (placement.x, placement.y))
    return canvas


def _reduced(image: Image.Image, photo: tuple[int, int], cut: Cut, by: Image.Resampling) -> Image.Image:
    """The piece at its size in the picture. `image` may be smaller than the photo that `cut` is for."""
    across, down = image.width / photo[0], image.height / photo[1]
    box = (
        cut.left * across,
        cut.top * down,
        min(cut.right * across, image.width),
        min(cut.bottom * down, image.height),
    )
    return image.resize((cut.width, cut.height), by, box, reducing_gap=3.0)


def _on_ground(image: Image.Image, colour: str) -> Image.Image:
    ground = Image.new("RGB", image.size, colour)
    ground.paste(image, mask=image.getchannel("A"))
    return ground


def encode_in_inks(image: Image.Image, decoded: DecodedPhoto, inks: PictureInks, quality: int) -> bytes:
    """A JPEG in inks of pixels for the press, in the photo's own colours."""
    profile = decoded.profile if decoded.image.mode in OWN else b""
    printed = to_inks(image.convert("RGB"), profile, inks.profile, inks.limit)
    stream = BytesIO()
    printed.save(stream, "JPEG", quality=quality, subsampling="4:4:4")
    return stream.getvalue()


def encode_picture(image: Image.Image, encoding: Encoding, quality: int) -> bytes:
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
        image.save(stream, "WEBP", quality=quality, method=WEBP_METHOD)
    else:
        image.save(stream, "PNG", optimize=True)
    return stream.getvalue()
