"""Photos to develop."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.pictures.samples import encode, quadrants, turned


@pytest.fixture
def images(tmp_path: Path) -> Path:
    """Six photos of four kinds."""
    folder = tmp_path / "images"
    folder.mkdir()
    for number in range(3):
        noise = Image.effect_noise((400 + number, 300), 60).convert("RGB")
        (folder / f"{number}.jpg").write_bytes(encode(noise, "JPEG"))
    (folder / "3.jpg").write_bytes(turned("JPEG", 6, quadrants()))
    (folder / "4.png").write_bytes(encode(quadrants().convert("RGBA"), "PNG"))
    (folder / "5.heic").write_bytes(encode(quadrants(), "HEIF"))
    return folder
