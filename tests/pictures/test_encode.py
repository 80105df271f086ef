"""From photo to encoded picture: the colours, the piece, the size, and nothing else in the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageStat

from catalog.pictures.photo_job import EncodedPictures, PhotoJob, process
from catalog.pictures.request import Encoded, Encoding, PictureRequest
from tests.pictures.samples import (
    ADOBE_RGB,
    BLUE,
    DISPLAY_P3,
    GREEN,
    RED,
    SRGB,
    WHITE,
    Matrix,
    close,
    cmyk_profile,
    corners,
    encode,
    grey_profile,
    quadrants,
    rgb_profile,
    srgb_from_lab,
    srgb_from_rgb,
    srgb_from_xyz,
)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return tmp_path / "photo"


def bytes_of(path: Path, data: bytes, **wishes: Any) -> bytes:  # noqa: ANN401 fields of PictureRequest
    """What becomes of a photo with these bytes; unless wished otherwise 100 × 75 px."""
    path.write_bytes(data)
    size = wishes.pop("size", (100, 75))
    request = PictureRequest(path, size[0] * 25.4 / 100, size[1] * 25.4 / 100, 100, **wishes)
    prints = process(PhotoJob(path, (request,)))
    assert isinstance(prints, EncodedPictures)
    (picture,) = prints.pictures
    image = Image.open(BytesIO(picture.data))
    assert image.size == (picture.width, picture.height)
    return picture.data


def developed(path: Path, data: bytes, **wishes: Any) -> Image.Image:  # noqa: ANN401 fields of PictureRequest
    image = Image.open(BytesIO(bytes_of(path, data, **wishes)))
    image.load()
    return image


def test_a_photo_fills_its_place(photo: Path) -> None:
    image = developed(photo, encode(quadrants(), "JPEG"))
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (100, 75))
    assert close(corners(image), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize(
    ("size", "focus", "colours"),
    [
        ((200, 20), (0.5, 0.1), [RED, GREEN, RED, GREEN]),
        ((200, 20), (0.5, 0.9), [BLUE, WHITE, BLUE, WHITE]),
        ((20, 200), (0.1, 0.5), [RED, RED, BLUE, BLUE]),
        ((20, 200), (0.9, 0.5), [GREEN, GREEN, WHITE, WHITE]),
        ((20, 200), (0.5, 0.5), [RED, GREEN, BLUE, WHITE]),
    ],
)
def test_a_crop_keeps_its_focus(
    size: tuple[int, int], focus: tuple[float, float], colours: list[tuple[int, int, int]], photo: Path
) -> None:
    image = developed(photo, encode(quadrants(400, 300), "PNG"), size=size, focus=focus)
    assert image.size == size
    assert close(corners(image), colours)


def test_contain_shows_all_of_the_photo(photo: Path) -> None:
    image = developed(photo, encode(quadrants(400, 100), "PNG"), size=(80, 80), fit="contain")
    assert image.size == (80, 20)
    assert close(corners(image), [RED, GREEN, BLUE, WHITE], 10)


def test_a_small_photo_is_never_enlarged(photo: Path) -> None:
    data = encode(quadrants(60, 60), "PNG")
    assert developed(photo, data, size=(400, 300)).size == (60, 45)
    assert developed(photo, data, size=(400, 300), fit="contain").size == (60, 60)
    assert developed(photo, encode(quadrants(1, 1), "PNG"), size=(400, 300)).size == (1, 1)


@pytest.mark.parametrize("colorants", [DISPLAY_P3, ADOBE_RGB, SRGB])
@pytest.mark.parametrize("colour", [(180, 110, 70), (90, 140, 100), (60, 70, 120)])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "HEIF"])
def test_wide_colours_become_srgb(form: str, colour: tuple[int, int, int], colorants: Matrix, photo: Path) -> None:
    data = encode(Image.new("RGB", (64, 48), colour), form, icc_profile=rgb_profile(colorants), quality=95)
    image = developed(photo, data, encoding="png")
    assert close(image.getpixel((9, 9)), srgb_from_rgb(colour, colorants), 4)


def test_wide_colours_differ_from_those_stored(photo: Path) -> None:
    data = encode(Image.new("RGB", (64, 48), (180, 60, 40)), "PNG", icc_profile=rgb_profile(DISPLAY_P3))
    assert not close(developed(photo, data, encoding="png").getpixel((9, 9)), (180, 60, 40), 8)


def test_wide_colours_under_transparency(photo: Path) -> None:
    colour = (180, 110, 70)
    data = encode(Image.new("RGBA", (64, 48), (*colour, 128)), "PNG", icc_profile=rgb_profile(DISPLAY_P3))
    image = developed(photo, data, encoding="png")
    assert close(image.getpixel((9, 9)), (*srgb_from_rgb(colour, DISPLAY_P3), 128), 4)


@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_cmyk_by_its_profile(form: str, photo: Path) -> None:
    cyan = (58, -28, -38)
    data = encode(Image.new("CMYK", (64, 48), (255, 0, 0, 0)), form, icc_profile=cmyk_profile(cyan), quality=95)
    image = developed(photo, data, encoding="png")
    assert image.mode == "RGB"
    assert close(image.getpixel((9, 9)), srgb_from_lab(*cyan), 5)


@pytest.mark.parametrize("form", ["JPEG", "TIFF"])
def test_cmyk_without_a_profile(form: str, photo: Path) -> None:
    inks = {(0, 0, 0, 0): (255, 255, 255), (255, 0, 0, 0): (0, 255, 255), (0, 0, 0, 255): (0, 0, 0)}
    for ink, colour in inks.items():
        data = encode(Image.new("CMYK", (64, 48), ink), form, quality=95)
        assert close(developed(photo, data, encoding="png").getpixel((9, 9)), colour, 4)


def test_grey_stays_grey(photo: Path) -> None:
    image = developed(photo, encode(Image.new("L", (64, 48), 100), "JPEG"))
    assert (image.mode, image.getpixel((9, 9))) == ("L", 100)
    linear = developed(photo, encode(Image.new("L", (64, 48), 100), "PNG", icc_profile=grey_profile(1.0)))
    light = 100 / 255
    expected = srgb_from_xyz(0.9642 * light, light, 0.8249 * light)[0]
    assert linear.mode == "L"
    assert close(linear.getpixel((9, 9)), expected, 3)


@pytest.mark.parametrize("profile", [b"no profile at all", rgb_profile(SRGB)[:200], grey_profile(1.0), bytes(128)])
def test_a_profile_that_cannot_be_used_is_as_none(profile: bytes, photo: Path) -> None:
    data = encode(quadrants(), "JPEG", icc_profile=profile)
    assert close(corners(developed(photo, data)), [RED, GREEN, BLUE, WHITE])


@pytest.mark.parametrize("encoding", ["jpeg", "webp"])
def test_transparency_shows_the_page(encoding: Encoding, photo: Path) -> None:
    logo = Image.new("RGBA", (80, 60), (*RED, 0))
    logo.paste((*RED, 255), (40, 0, 80, 60))
    image = developed(photo, encode(logo, "PNG"), encoding=encoding)
    assert close(corners(image), [WHITE, RED] * 2, 10)
    image = developed(photo, encode(logo, "PNG"), encoding=encoding, page_colour="#1e1e78")
    assert close(corners(image), [(30, 30, 120), RED] * 2, 10)


def test_a_logo_keeps_its_transparency_as_png(photo: Path) -> None:
    logo = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    logo.paste((*RED, 255), (200, 0, 400, 300))
    image = developed(photo, encode(logo, "PNG"), encoding="png", fit="contain")
    assert image.getchannel("A").getpixel((9, 9)) == 0
    assert image.getpixel((90, 9)) == (*RED, 255)
    row = image.crop((0, 40, 100, 41)).tobytes()
    seen = [tuple(row[at : at + 3]) for at in range(0, len(row), 4) if row[at + 3] > 30]
    assert all(close(colour, RED, 8) for colour in seen)  # no dark fringe


def test_a_png_without_transparency_has_no_channel_for_it(photo: Path) -> None:
    assert developed(photo, encode(quadrants().convert("RGBA"), "PNG"), encoding="png").mode == "RGB"


MARKS = (b"GPSMARK", b"MAKERMARK", b"XMPMARK", b"COMMENTMARK", b"PROFILEMARK", b"IPTCMARK", b"TEXTMARK")
HOUSINGS = (
    b"Exif",
    b"eXIf",
    b"EXIF",
    b"http://ns.adobe",
    b"ICC_PROFILE",
    b"iCCP",
    b"ICCP",
    b"Photoshop",
    b"tEXt",
    b"iTXt",
)


def with_metadata(form: str) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "MAKERMARK"
    exif[0x8825] = {1: "S", 2: (7.0, 7.0, 12.0), 3: "E", 4: (112.0, 24.0, 50.0), 29: "GPSMARK"}
    wide = {"exif": exif.tobytes(), "xmp": b"<x:xmpmeta>XMPMARK</x:xmpmeta>", "icc_profile": rgb_profile(DISPLAY_P3)}
    if form == "PNG":
        from PIL.PngImagePlugin import PngInfo

        text = PngInfo()
        text.add_text("Comment", "TEXTMARK")
        return encode(quadrants(), "PNG", pnginfo=text, **wide)
    if form != "JPEG":
        return encode(quadrants(), form, **wide)
    data = encode(quadrants(), "JPEG", comment=b"COMMENTMARK", **wide)
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0d\x1c\x02\x50\0\x08IPTCMARK\0"
    return data[:2] + b"\xff\xed" + (len(iptc) + 2).to_bytes(2, "big") + iptc + data[2:]


@pytest.mark.parametrize("encoding", ["jpeg", "webp", "png"])
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF"])
def test_where_and_by_whom_a_photo_was_taken_is_gone(form: str, encoding: Encoding, photo: Path) -> None:
    source = with_metadata(form)
    assert b"GPSMARK" in source
    assert sum(mark in source for mark in MARKS) >= {"JPEG": 6}.get(form, 3)
    picture = bytes_of(photo, source, encoding=encoding)
    assert [mark for mark in MARKS + HOUSINGS if mark in picture] == []
    assert len(Image.open(BytesIO(picture)).getexif()) == 0


def test_a_picture_does_not_depend_on_what_else_is_asked(photo: Path) -> None:
    photo.write_bytes(encode(Image.effect_noise((800, 600), 90).convert("RGB"), "JPEG"))
    small, large = (PictureRequest.for_width(photo, width, 4 / 3) for width in (90, 700))
    alone = process(PhotoJob(photo, (small,)))
    together = process(PhotoJob(photo, (large, small)))
    assert isinstance(alone, EncodedPictures)
    assert isinstance(together, EncodedPictures)
    assert alone.pictures[0] in together.pictures


def test_a_strong_reduction_stays_crisp(photo: Path) -> None:
    edge = Image.new("L", (1600, 1200), 60)
    edge.paste(190, (808, 0, 1600, 1200))
    image = developed(photo, encode(edge, "PNG"), encoding="png")
    row = image.crop((0, 40, 100, 41)).tobytes()
    assert (row[40], row[60]) == (60, 190)
    assert sum(70 < grey < 180 for grey in row) <= 1


def test_only_a_strong_reduction_is_sharpened(photo: Path) -> None:
    noise = Image.effect_noise((400, 300), 60)
    data = encode(noise, "PNG")
    strong, mild = (developed(photo, data, size=size, encoding="png") for size in ((100, 75), (300, 225)))
    plain = noise.resize(strong.size, Image.Resampling.LANCZOS)
    assert ImageStat.Stat(strong).stddev[0] > ImageStat.Stat(plain).stddev[0] * 1.01
    assert mild.tobytes() == noise.resize(mild.size, Image.Resampling.LANCZOS).tobytes()


def test_forty_eight_megapixels(photo: Path) -> None:
    image = developed(photo, encode(quadrants(8000, 6000), "JPEG", quality=60), size=(300, 225))
    assert image.size == (300, 225)
    assert close(corners(image), [RED, GREEN, BLUE, WHITE])


def on_one_colour(colour: tuple[int, int, int], subject: tuple[int, int, int, int]) -> bytes:
    """A photo of 600 × 400 px of something on an even ground."""
    image = Image.new("RGB", (600, 400), colour)
    ImageDraw.Draw(image).rectangle(subject, fill=(180, 40, 50))
    stream = BytesIO()
    image.save(stream, "JPEG", quality=95)
    return stream.getvalue()


def with_clear_head(path: Path, data: bytes) -> Encoded:
    """A photo as a picture of 300 × 240 px that leaves 100 px clear at its head."""
    path.write_bytes(data)
    mm = 25.4 / 100
    request = PictureRequest(path, 300 * mm, 240 * mm, 100, fit="subject", margin_mm=10 * mm, clear_mm=100 * mm)
    made = process(PhotoJob(path, (request,)))
    assert isinstance(made, EncodedPictures)
    return made.pictures[0]


@pytest.mark.parametrize("subject", [(200, 100, 400, 300), (40, 180, 560, 220), (280, 20, 320, 380)])
def test_the_head_stays_clear_of_what_stands_on_the_ground(photo: Path, subject: tuple[int, int, int, int]) -> None:
    made = with_clear_head(photo, on_one_colour((230, 225, 215), subject))
    image = Image.open(BytesIO(made.data))
    assert close(ImageStat.Stat(image.crop((0, 0, 300, 100))).mean, (230, 225, 215))
    assert ImageStat.Stat(image.crop((0, 100, 300, 240))).extrema[1][0] < 60  # there it stands
    assert close(tuple(bytes.fromhex(made.clear[1:])), (230, 225, 215))


@pytest.mark.parametrize("subject", [(200, 0, 400, 300), (0, 0, 599, 399)])
def test_no_head_is_clear_where_the_subject_reaches_it(photo: Path, subject: tuple[int, int, int, int]) -> None:
    assert with_clear_head(photo, on_one_colour((230, 225, 215), subject)).clear == ""
