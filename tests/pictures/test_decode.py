"""Decoding: every photo upright, eight bits a channel, first frame, whatever it came as."""

from __future__ import annotations

import struct
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageFile

from catalog.pictures.decode import PhotoProblemError, decode, read_header
from catalog.pictures.photo_problem import PhotoProblem
from tests.pictures.samples import (
    BLUE,
    GREEN,
    RED,
    WHITE,
    close,
    corners,
    encode,
    png,
    quadrants,
    turned,
    turned_by_exif_alone,
)

UPRIGHT = [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP", "AVIF", "HEIF"])
def test_all_eight_orientations_come_upright(form: str, turn: int) -> None:
    name = {"WEBP": "WebP", "HEIF": "HEIC"}.get(form, form)
    image = decode(turned(form, turn, quadrants(120, 80)), name, 1).image
    assert image.size == (120, 80)
    assert close(corners(image), UPRIGHT, 12)


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize(("form", "name"), [("HEIF", "HEIC"), ("AVIF", "AVIF")])
def test_an_orientation_in_exif_alone_is_followed(form: str, name: str, turn: int) -> None:
    data = turned_by_exif_alone(form, turn, quadrants(120, 80))
    image = decode(data, name, 1).image
    assert image.size == (120, 80)
    assert close(corners(image), UPRIGHT, 12)
    header = read_header(BytesIO(data), name)
    assert (header.width, header.height) == (120, 80)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_picture_that_container_and_exif_turn_is_turned_once(turn: int) -> None:
    data = turned("HEIF", turn, quadrants(120, 80))
    assert (b"irot" in data or b"imir" in data) == (turn != 1)
    assert data.count(struct.pack(">HHLH", 0x0112, 3, 1, turn)) == 1
    assert close(corners(decode(data, "HEIC", 1).image), UPRIGHT, 12)
    header = read_header(BytesIO(data), "HEIC")
    assert (header.width, header.height) == (120, 80)


def test_a_png_may_say_behind_its_pixels_how_it_is_turned() -> None:
    data = turned("PNG", 6, quadrants(120, 80))
    start = data.index(b"eXIf") - 4
    end = start + 12 + struct.unpack(">I", data[start : start + 4])[0]
    moved = data[:start] + data[end:-12] + data[start:end] + data[-12:]
    assert close(corners(decode(moved, "PNG", 1).image), UPRIGHT)


@pytest.mark.parametrize("divisor", [1, 2, 4, 8])
def test_a_jpeg_is_decoded_at_a_fraction_of_its_size(divisor: int) -> None:
    image = decode(turned("JPEG", 6, quadrants(801, 603)), "JPEG", divisor).image
    assert image.size == (-(-801 // divisor), -(-603 // divisor))
    assert close(corners(image), UPRIGHT)


@pytest.mark.parametrize("form", ["PNG", "TIFF"])
@pytest.mark.parametrize("mode", ["I;16", "I;16B"])
def test_sixteen_bit_greys_are_scaled_not_clipped(form: str, mode: str) -> None:
    order = {"I;16": "<", "I;16B": ">"}[mode]
    greys = struct.pack(f"{order}5H", 0, 257, 16_384, 32_896, 65_535)
    data = encode(Image.frombytes(mode, (5, 1), greys), form)
    assert decode(data, form, 1).image.tobytes() == bytes((0, 1, 64, 128, 255))


def test_sixteen_bit_colours_are_scaled_not_clipped() -> None:
    colour = struct.pack(">3H", 0x1234, 0x8080, 0xFEDC)
    image = decode(png(4, 4, 16, 2, colour * 16), "PNG", 1).image
    assert (image.mode, image.getpixel((1, 1))) == ("RGB", (0x12, 0x80, 0xFE))


def test_sixteen_bit_transparency() -> None:
    image = decode(png(4, 4, 16, 6, struct.pack(">4H", 0xFFFF, 0x8080, 0, 0x4040) * 16), "PNG", 1).image
    assert (image.mode, image.getpixel((1, 1))) == ("RGBA", (255, 128, 0, 64))


def test_a_palette_becomes_colours() -> None:
    image = quadrants().quantize(16)
    assert close(corners(decode(encode(image, "PNG"), "PNG", 1).image), UPRIGHT, 2)


def test_a_transparent_colour_becomes_transparency() -> None:
    palette = Image.new("P", (8, 8), 1)
    palette.putpalette([0, 0, 0, *RED])
    palette.paste(0, (0, 0, 4, 8))
    for data in (encode(palette, "PNG", transparency=0), encode(quadrants(8, 8), "PNG", transparency=BLUE)):
        image = decode(data, "PNG", 1).image
        assert image.mode == "RGBA"
        assert image.getchannel("A").getpixel((1, 6)) == 0
        assert image.getchannel("A").getpixel((6, 6)) == 255


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "TIFF"])
def test_of_a_film_the_first_frame_counts(form: str) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in (RED, GREEN, BLUE)]
    data = encode(frames[0], form, save_all=True, append_images=frames[1:])
    image = decode(data, {"WEBP": "WebP"}.get(form, form), 1).image
    assert close(corners(image), [RED] * 4, 8)


def test_a_phones_jpeg_with_a_second_picture_inside() -> None:
    data = encode(quadrants(), "MPO", save_all=True, append_images=[Image.new("RGB", (64, 64))])
    image = decode(data, "JPEG", 2).image
    assert image.size == (200, 150)
    assert close(corners(image), UPRIGHT)


def test_a_film_behind_a_phones_jpeg_is_not_seen() -> None:
    data = encode(quadrants(), "JPEG") + b"\0\0\0\x18ftypmp42" + bytes(5000)
    assert close(corners(decode(data, "JPEG", 1).image), UPRIGHT)


def test_cmyk_with_and_without_adobes_mark() -> None:
    cyan = Image.new("CMYK", (32, 32), (255, 0, 0, 0))
    adobe = encode(cyan, "JPEG", quality=95)
    mark = adobe.index(b"\xff\xee")
    plain = encode(ImageChops.invert(cyan), "JPEG", quality=95)  # the encoder inverts once more
    plain = plain[:mark] + plain[mark + 16 :]
    assert b"Adobe" in adobe
    assert b"Adobe" not in plain
    for data in (adobe, plain):
        image = decode(data, "JPEG", 1).image
        assert image.mode == "CMYK"
        assert close(image.getpixel((9, 9)), (255, 0, 0, 0), 3)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "GIF", "BMP", "AVIF", "HEIF"])
def test_a_photo_that_was_cut_off(form: str) -> None:
    name = {"HEIF": "HEIC"}.get(form, form)
    data = encode(Image.effect_noise((200, 150), 80).convert("RGB"), form)
    with pytest.raises(PhotoProblemError) as caught:
        decode(data[: len(data) * 2 // 3], name, 1)
    assert caught.value.problem == PhotoProblem("photo-truncated", (("found", name),))


def test_bytes_that_make_a_decoder_stumble_are_a_flaw() -> None:
    data = bytearray(encode(Image.effect_noise((64, 64), 80).convert("RGB"), "PNG"))
    for at in range(60, len(data) - 20, 7):
        data[at] ^= 0x5A
    with pytest.raises(PhotoProblemError):
        decode(bytes(data), "PNG", 1)


def test_a_photo_that_was_cut_off_is_reported_whatever_another_library_asked_of_pillow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint leaves it
    data = encode(quadrants(400, 300), "JPEG")
    with pytest.raises(PhotoProblemError) as caught:
        decode(data[: len(data) // 2], "JPEG", 1)
    assert caught.value.problem.code == "photo-truncated"
    assert ImageFile.LOAD_TRUNCATED_IMAGES
