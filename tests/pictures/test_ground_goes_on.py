"""A photo that is narrower than its place: its ground goes on to the edges."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tests.pictures.samples import RED, close, corners, encode, quadrants
from tests.pictures.test_encode import developed


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return tmp_path / "photo"


def test_a_place_of_ground_is_filled_by_a_scene_and_holds_a_whole_thing_on_an_even_ground(photo: Path) -> None:
    scene = quadrants(400, 100)
    filled = developed(photo, encode(scene, "PNG"), size=(80, 80))
    assert close(corners(developed(photo, encode(scene, "PNG"), size=(80, 80), fit="ground")), corners(filled))
    thing = Image.new("RGB", (400, 100), (240, 238, 232))
    thing.paste(RED, (60, 20, 340, 80))
    shown = developed(photo, encode(thing, "PNG"), size=(80, 80), fit="ground", margin_mm=1)
    reddish = [x for x in range(80) if close(shown.getpixel((x, 40)), RED, 60)]
    assert 2 <= reddish[0] < reddish[-1] <= 77
    assert all(close(shown.getpixel((x, 4)), (240, 238, 232), 12) for x in range(80))


def test_a_ground_goes_on_without_a_seam(photo: Path) -> None:
    """Light that falls off, and a soft shadow that runs off the photo: no step where what goes on begins."""
    light = Image.radial_gradient("L").point(lambda value: 235 - value // 4).resize((120, 400))
    shadow = Image.new("L", light.size, 255)
    ImageDraw.Draw(shadow).ellipse((36, 248, 132, 320), fill=190)
    thing = ImageChops.multiply(light, shadow.filter(ImageFilter.GaussianBlur(6))).convert("RGB")
    thing.paste(RED, (48, 160, 72, 240))
    shown = developed(photo, encode(thing, "PNG"), size=(300, 150), fit="ground", margin_mm=1).convert("L")
    places = [(x, y) for x in range(298) for y in range(148)]
    dark = [(x, y) for x, y in places if level(shown, x, y) < 110]  # the thing itself
    beside = {(x + i, y + j) for x, y in dark for i in range(-9, 10) for j in range(-9, 10)}
    steps = [
        abs(level(shown, x, y) - level(shown, *other))
        for x, y in places
        for other in ((x + 2, y), (x, y + 2))
        if not {(x, y), other} & beside
    ]
    assert max(steps) <= 12


def level(image: Image.Image, x: int, y: int) -> int:
    found = image.getpixel((x, y))
    assert isinstance(found, int)
    return found
