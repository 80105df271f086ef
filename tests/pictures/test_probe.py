"""Facts from headers, and what is said about files that are no photos."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest
from PIL import Image, ImageFile

from catalog.pictures import decode
from catalog.pictures.file_formats import READABLE, sniff
from catalog.pictures.photo_problem import PhotoProblem
from catalog.pictures.probe import PhotoFacts, inspect_photo
from tests.pictures.samples import encode, png, quadrants, turned

PILLOW_NAMES = {"WebP": "WEBP", "HEIC": "HEIF"}


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("form", READABLE)
def test_every_readable_format_is_measured_under_each_of_its_endings(form: str, tmp_path: Path) -> None:
    data = encode(quadrants(64, 40), PILLOW_NAMES.get(form, form))
    for ending in READABLE[form]:
        facts = inspect_photo(write(tmp_path, "photo" + ending.upper(), data))
        assert isinstance(facts, PhotoFacts)
        assert (facts.width, facts.height, facts.format, facts.disguise) == (64, 40, form, None)


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "WEBP", "AVIF", "HEIF"])
def test_the_size_is_that_of_the_upright_photo(form: str, turn: int, tmp_path: Path) -> None:
    facts = inspect_photo(write(tmp_path, "photo", turned(form, turn, quadrants(64, 40))))
    assert isinstance(facts, PhotoFacts)
    assert (facts.width, facts.height) == (64, 40)


def test_broken_exif_is_no_obstacle(tmp_path: Path) -> None:
    data = encode(quadrants(64, 40), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff\xff\xff")
    facts = inspect_photo(write(tmp_path, "photo.jpg", data))
    assert isinstance(facts, PhotoFacts)
    assert (facts.width, facts.height) == (64, 40)


def test_nothing_is_decoded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photos = [write(tmp_path, form, turned(form, 6, quadrants())) for form in ("JPEG", "PNG", "TIFF")]
    photos += [write(tmp_path, "plain " + form, encode(quadrants(), form)) for form in ("JPEG", "PNG", "GIF", "BMP")]

    def refuse(*_: object) -> NoReturn:
        pytest.fail("a photo was decoded")

    for loader in (ImageFile.ImageFile, Image.Image):
        monkeypatch.setattr(loader, "load", refuse)
    assert all(isinstance(inspect_photo(photo), PhotoFacts) for photo in photos)


@pytest.mark.parametrize("ending", [".png", ".heic", ".txt"])
def test_a_disguised_photo_is_reported_and_used(ending: str, tmp_path: Path) -> None:
    facts = inspect_photo(write(tmp_path, "photo" + ending, encode(quadrants(), "JPEG")))
    assert isinstance(facts, PhotoFacts)
    assert facts.disguise == PhotoProblem("photo-disguised", (("ending", ending), ("found", "JPEG")), fatal=False)


SVG = b'<?xml version="1.0"?>\n<!-- logo -->\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("data", "code", "found"),
    [
        (SVG, "photo-unsupported", "SVG"),
        (SVG.decode().encode("utf-16"), "photo-unsupported", "SVG"),
        (b"8BPS\0\1" + bytes(99), "photo-unsupported", "PSD"),
        (b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(99), "photo-unsupported", "JPEG XL"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html><body><svg></svg>", "photo-not-a-picture", "HTML"),
        (b"%PDF-1.7\n" + bytes(99), "photo-not-a-picture", "PDF"),
        (b"PK\3\4" + bytes(99), "photo-not-a-picture", "ZIP"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + bytes(99), "photo-not-a-picture", "MP4 video"),
        (b"\0\0\0\x18ftypcrx \0\0\0\1crx isom" + bytes(99), "photo-unsupported", "RAW"),
        (b"nama: Keripik\n", "photo-unknown", None),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + bytes(60), "photo-unreadable", "JPEG"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "photo-unreadable", "PNG"),
        (b"RIFF\x99\0\0\0WEBPVP8 " + bytes(60), "photo-unreadable", "WebP"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(60), "photo-unreadable", "HEIC"),
        (b"", "photo-empty", None),
    ],
)
def test_what_is_no_photo_is_named(data: bytes, code: str, found: str | None, tmp_path: Path) -> None:
    flaw = inspect_photo(write(tmp_path, "photo.jpg", data))
    assert flaw == PhotoProblem(code, (("found", found),) if found else ())


def test_a_camera_raw_file_is_not_taken_for_its_thumbnail(tmp_path: Path) -> None:
    flaw = inspect_photo(write(tmp_path, "IMG_0001.DNG", encode(quadrants(), "TIFF")))
    assert flaw == PhotoProblem("photo-unsupported", (("found", "RAW"),))


def test_a_measurement_in_floating_point_is_no_photo(tmp_path: Path) -> None:
    flaw = inspect_photo(write(tmp_path, "photo.tif", encode(Image.new("F", (9, 9)), "TIFF")))
    assert flaw == PhotoProblem("photo-unsupported", (("found", "TIFF (F)"),))


def test_a_bomb_is_known_by_its_header(tmp_path: Path) -> None:
    flaw = inspect_photo(write(tmp_path, "bomb.png", png(20_000, 10_001, 8, 2, b"")))
    assert flaw == PhotoProblem("photo-bomb", (("limit", "200"), ("size", "20000 × 10001")))


def test_two_hundred_megapixels_are_a_photo_whatever_pillow_thinks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 12_345)
    facts = inspect_photo(write(tmp_path, "large.png", png(20_000, 10_000, 8, 2, b"")))
    assert isinstance(facts, PhotoFacts)
    assert facts.width * facts.height == decode.MAX_PIXELS
    assert Image.MAX_IMAGE_PIXELS == 12_345


def test_what_is_not_there_or_not_a_file(tmp_path: Path) -> None:
    write(tmp_path, "file", b"x")
    os.mkfifo(tmp_path / "pipe.jpg")
    expected = {"none.jpg": "photo-gone", "file/none.jpg": "photo-gone", ".": "photo-not-a-file"}
    expected |= {"pipe.jpg": "photo-not-a-file", "x" * 300: "photo-locked", "nul\0.jpg": "photo-locked"}
    found = {name: inspect_photo(tmp_path / name) for name in expected}
    assert found == {name: PhotoProblem(code) for name, code in expected.items()}


def test_a_photo_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo = write(tmp_path, "photo.jpg", encode(quadrants(), "JPEG"))

    def refuse(*_: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything, so the system cannot be made to refuse
    assert inspect_photo(photo) == PhotoProblem("photo-locked")


@pytest.mark.parametrize(
    ("brands", "form"),
    [
        (b"avif\0\0\0\0mif1miafavif", "AVIF"),
        (b"mif1\0\0\0\0avifmiaf", "AVIF"),
        (b"mif1\0\0\0\0heicmiaf", "HEIC"),
        (b"heic\0\0\0\0mif1MiHBMiPr", "HEIC"),
        (b"msf1\0\0\0\0hevc", "HEIC"),
    ],
)
def test_heic_and_avif_share_a_container(brands: bytes, form: str) -> None:
    assert sniff((8 + len(brands)).to_bytes(4, "big") + b"ftyp" + brands) == form
