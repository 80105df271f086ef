"""What binding takes out of the pictures that it places."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pytest
from PIL import Image

from catalog.graphics.drawing_cache import DrawingCache
from catalog.pdf.embed_images import jpeg_frame, png_bits


@pytest.mark.parametrize("length", [1, 40, 700])
def test_codes_come_as_the_bits_that_were_drawn(tmp_path: Path, length: int) -> None:
    drawings = DrawingCache(tmp_path)
    file = tmp_path / DrawingCache.file(drawings.qr("https://example.org/" + "a" * length))
    width, height, deflated = png_bits(file.read_bytes())
    with Image.open(file) as picture:
        bits = picture.convert("1")
    assert (width, height) == bits.size
    long = (width + 7) // 8
    rows = zlib.decompress(deflated)
    lines = [rows[at : at + 1 + long] for at in range(0, len(rows), 1 + long)]
    assert {line[0] for line in lines} == {0}  # no filter
    assert b"".join(line[1:] for line in lines) == bits.tobytes()


def test_other_pictures_are_no_codes(tmp_path: Path) -> None:
    colours = io.BytesIO()
    Image.new("RGB", (3, 3)).save(colours, "png")
    with pytest.raises(ValueError, match="single bits"):
        png_bits(colours.getvalue())
    drawings = DrawingCache(tmp_path)
    code = (tmp_path / DrawingCache.file(drawings.qr("https://example.org"))).read_bytes()
    for end in (0, 10, 40, len(code) - 12):
        with pytest.raises(ValueError, match="cut off"):
            png_bits(code[:end])


@pytest.mark.parametrize(("mode", "channels"), [("L", 1), ("RGB", 3), ("CMYK", 4)])
@pytest.mark.parametrize("progressive", [False, True])
def test_the_frame_of_a_jpeg_is_that_of_its_picture(mode: str, channels: int, progressive: bool) -> None:
    out = io.BytesIO()
    Image.new(mode, (31, 17)).save(out, "jpeg", progressive=progressive)
    assert jpeg_frame(out.getvalue()) == (31, 17, channels)
    with pytest.raises(ValueError, match="no JPEG"):
        jpeg_frame(out.getvalue()[:20])
