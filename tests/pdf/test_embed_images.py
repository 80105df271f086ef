"""What binding takes out of the pictures that it places."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from catalog.pdf.embed_images import jpeg_frame


@pytest.mark.parametrize(("mode", "channels"), [("L", 1), ("RGB", 3), ("CMYK", 4)])
@pytest.mark.parametrize("progressive", [False, True])
def test_the_frame_of_a_jpeg_is_that_of_its_picture(mode: str, channels: int, progressive: bool) -> None:
    out = io.BytesIO()
    Image.new(mode, (31, 17)).save(out, "jpeg", progressive=progressive)
    assert jpeg_frame(out.getvalue()) == (31, 17, channels)
    with pytest.raises(ValueError, match="no JPEG"):
        jpeg_frame(out.getvalue()[:20])
