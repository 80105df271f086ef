"""The first page of a chapter with a photo of any format: it fills its place, and no empty band is beside it."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pikepdf
import pytest
from PIL import Image, ImageDraw

from catalog.content.load_catalogue import load_catalogue
from catalog.pipeline.build import BuildOptions, build
from catalog.planning.page_grid import Box
from tests.conftest import DAY, Silence, copy_small
from tests.pipeline.painted import painted
from tests.shipped import PAGE

BLEED, SIDE = PAGE.bleed, PAGE.side_bleed


def draw_scene(size: tuple[int, int]) -> Image.Image:
    """A workshop: things of all colours up to every edge."""
    chance, scene = Random(7), Image.new("RGB", size, "#8f8578")
    brush = ImageDraw.Draw(scene)
    for _ in range(600):
        x, y = chance.randrange(-80, size[0]), chance.randrange(-80, size[1])
        fill = (chance.randrange(256), chance.randrange(256), chance.randrange(256))
        brush.rectangle((x, y, x + chance.randrange(20, 90), y + chance.randrange(20, 90)), fill=fill)
    return scene


def draw_jar(size: tuple[int, int]) -> Image.Image:
    """A thing on an even ground."""
    jar = Image.new("RGB", size, "#f2efe8")
    ImageDraw.Draw(jar).ellipse((size[0] * 0.4, size[1] * 0.2, size[0] * 0.6, size[1] * 0.8), fill="#7a3b2e")
    return jar


@pytest.mark.parametrize(
    ("draw", "size", "wide"),
    [
        (draw_scene, (1600, 900), True),
        (draw_scene, (2100, 900), True),
        (draw_scene, (700, 1600), False),
        (draw_jar, (1600, 900), False),
    ],
)
def test_a_scene_fills_a_place_of_its_format_and_a_thing_on_even_ground_the_usual_one(
    draw: object, size: tuple[int, int], wide: bool, tmp_path: Path, font_cache: Path
) -> None:
    assert callable(draw)
    project = copy_small(tmp_path / "project")
    project.build.mkdir()
    project.cache.symlink_to(font_cache)
    draw(size).save(project.images / "tenun-contoh" / "bab.jpg", quality=90)
    chapters = project.content / "categories.yaml"
    chapters.write_text(chapters.read_text("utf-8").replace("sarung.jpg", "bab.jpg"), "utf-8")
    (built,) = build(project, ("petak",), BuildOptions(DAY, outputs=("screen",)), Silence())
    assert built.book
    assert [problem for problem in built.problems if problem.code == "photo-cut"] == []
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    place = next(n for n, page in enumerate(catalogue.plans["petak"].pages) if page.layout == "opener")
    with pikepdf.open(built.book.path) as pdf:
        page = pdf.pages[place]
        (shown,) = [one.box for one in painted(page) if one.kind == "picture"]
        (image,) = [image for image in page.get_images().values() if image.Subtype == "/Image"]
        assert image.Width / image.Height == pytest.approx(shown.width / shown.height, rel=0.02)
    assert fills(shown, wide, size, draw is draw_jar, -PAGE.shift if place % 2 == 0 else PAGE.shift)


def fills(shown: Box, wide: bool, size: tuple[int, int], even: bool, shift: float) -> bool:
    """Whether the picture stands where it should: at the head, or bleeding off on the right."""
    ratio, own = shown.width / shown.height, size[0] / size[1]
    if wide:
        corner = pytest.approx((shift - SIDE, -BLEED), abs=0.3)
        return (shown.x, shown.y) == corner and max(ratio / own, own / ratio) < 1.05
    right = shown.x + shown.width == pytest.approx(PAGE.width + SIDE + shift, abs=0.3)
    return right and (ratio == pytest.approx(131 / 176, abs=0.01) if even else ratio == pytest.approx(0.5, abs=0.01))
