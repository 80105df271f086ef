"""The ground of a photo: found where it is even, whatever the light; none where there is none; shadows are ground."""

from __future__ import annotations

from typing import Final

import pytest
from PIL import Image, ImageDraw, ImageFilter

from catalog.pictures.ground import SIDES, Ground, find_ground

WHITE: Final = (255, 255, 255)
SIZE: Final = (600, 800)
Box = tuple[int, int, int, int]


def on_ground(colour: tuple[int, int, int] = WHITE, box: Box = (200, 200, 400, 640)) -> Image.Image:
    """A red block with a stripe on a ground of one colour."""
    image = Image.new("RGB", SIZE, colour)
    draw = ImageDraw.Draw(image)
    draw.rectangle(box, fill=(180, 40, 50))
    draw.rectangle((box[0], (box[1] + box[3]) // 2, box[2], (box[1] + box[3]) // 2 + 30), fill=(240, 220, 90))
    return image


def lit(image: Image.Image, darkest: int) -> Image.Image:
    """The same under a light that falls off towards the corners."""
    light = Image.radial_gradient("L").point(lambda value: 255 - round(value * (255 - darkest) / 255))
    return Image.composite(image, Image.new("RGB", image.size), light.resize(image.size))


def found(image: Image.Image) -> Ground:
    ground = find_ground(image)
    assert ground is not None
    return ground


def assert_box(ground: Ground, box: Box) -> None:
    wanted = [edge / SIZE[place % 2] for place, edge in enumerate(box)]
    assert list(ground.subject) == pytest.approx(wanted, abs=0.025)


@pytest.mark.parametrize("colour", [WHITE, (244, 241, 235), (30, 32, 40), (120, 160, 200)])
@pytest.mark.parametrize("box", [(200, 200, 400, 640), (60, 300, 560, 420), (280, 40, 340, 770)])
def test_what_stands_on_one_colour_is_found(colour: tuple[int, int, int], box: Box) -> None:
    ground = found(on_ground(colour, box))
    assert_box(ground, box)
    assert ground.free == frozenset(SIDES)


@pytest.mark.parametrize("darkest", [235, 205, 180])
def test_a_light_that_falls_off_is_ground_still(darkest: int) -> None:
    assert_box(found(lit(on_ground((238, 234, 228)), darkest)), (200, 200, 400, 640))


def test_a_soft_shadow_is_ground() -> None:
    image = Image.new("RGB", SIZE, (235, 233, 230))
    ImageDraw.Draw(image).ellipse((220, 560, 640, 700), fill=(170, 168, 166))
    image = image.filter(ImageFilter.GaussianBlur(45))
    image.paste(on_ground().crop((200, 200, 400, 640)), (200, 200))
    ground = found(image)
    assert_box(ground, (200, 200, 400, 640))
    assert "right" in ground.free


@pytest.mark.parametrize(
    ("box", "touched"),
    [((200, 300, 400, 800), "bottom"), ((200, 0, 400, 500), "top"), ((300, 200, 600, 500), "right")],
)
def test_a_side_that_cuts_the_subject_off_is_not_free(box: Box, touched: str) -> None:
    assert found(on_ground(box=box)).free == frozenset(SIDES) - {touched}


def test_grain_and_dust_are_ground() -> None:
    image = on_ground((228, 225, 220))
    noise = Image.effect_noise(SIZE, 14).convert("RGB")
    grainy = Image.blend(image, noise, 0.08)
    ImageDraw.Draw(grainy).point([(50, 60), (540, 90), (70, 720)], fill=(0, 0, 0))
    assert_box(found(grainy), (200, 200, 400, 640))


def scene() -> Image.Image:
    image = Image.new("RGB", SIZE, (90, 140, 190))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 420, 600, 800), fill=(70, 90, 40))
    draw.rectangle((0, 100, 180, 600), fill=(120, 80, 50))
    draw.rectangle((460, 60, 600, 800), fill=(200, 180, 160))
    return image


def stripes() -> Image.Image:
    image = Image.new("RGB", SIZE, WHITE)
    draw = ImageDraw.Draw(image)
    for y in range(0, 800, 40):
        draw.rectangle((0, y, 600, y + 19), fill=(30, 60, 120))
    return image


@pytest.mark.parametrize("image", [scene(), stripes(), Image.effect_noise(SIZE, 90).convert("RGB")])
def test_a_scene_and_a_pattern_have_no_ground(image: Image.Image) -> None:
    assert find_ground(image) is None


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (600, 1), (40, 30)])
def test_an_empty_ground_has_no_subject(size: tuple[int, int]) -> None:
    assert find_ground(Image.new("RGB", size, WHITE)) is None
    assert find_ground(Image.new("L", size, 128)) is None
