import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from catalog.graphics import colour, region_map
from tests.loops import some

FILE = Path(__file__).parents[2] / "content" / "regions.yaml"
REGIONS = yaml.safe_load(FILE.read_text(encoding="utf-8"))["regions"]
TILES = [(region["slug"], tuple(region["tile"])) for region in REGIONS]


def test_every_kecamatan_has_its_own_tile_and_code() -> None:
    assert len(TILES) == 27
    assert len({tile for _, tile in TILES}) == 27
    assert sorted(region["code"] for region in REGIONS) == [f"35.24.{number:02}" for number in range(1, 28)]


def test_the_map_lies_as_the_land_does() -> None:
    at = dict(TILES)
    assert {slug for slug, (_, row) in TILES if row == 0} == {"brondong", "paciran"}
    assert at["babat"][0] < at["pucuk"][0] < at["sukodadi"][0] < at["lamongan"][0] < at["deket"][0]
    assert {slug for slug, (_, row) in TILES if row == 6} == {"sukorame", "bluluk", "ngimbang"}
    cells = {tile for _, tile in TILES}
    for column, row in cells:
        assert cells & {(column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)}


def test_locator_marks_one() -> None:
    pale, marked = ET.fromstring(region_map.draw_locator(TILES, "maduran", "#1f2a52", 26))
    assert pale.attrib["d"].count("M") == 26
    assert marked.attrib == {"fill": "#1f2a52", "d": marked.attrib["d"]}
    assert marked.attrib["d"].count("M") == 1


def test_locator_of_an_unknown_place_marks_none() -> None:
    assert len(list(ET.fromstring(region_map.draw_locator(TILES, None, "#1f2a52", 26)))) == 1


def test_locator_stays_inside_its_square() -> None:
    text = region_map.draw_locator(TILES, "glagah", "#1f2a52", 26)
    for x, y, side in some(re.findall(r"M([\d.]+) ([\d.]+)h([\d.]+)", text)):
        assert float(x) + float(side) <= 26.02
        assert float(y) + float(side) <= 26.02


@pytest.mark.parametrize("accent", ["#1f2a52", "#7e2021", "#a9661a", "#8a4b24"])
def test_tile_map_reads_everywhere(accent: str) -> None:
    values = {slug: float(number) for number, (slug, _) in enumerate(TILES)}
    drawn = region_map.draw_tile_map(TILES, values, accent, 170)
    for tile in some(drawn.tiles):
        assert colour.contrast(tile.shade, tile.text) >= 4.5
        assert tile.x + tile.size <= drawn.width + 0.01
        assert tile.y + tile.size <= drawn.height + 0.01
    shades = [colour.luminance(tile.shade) for tile in drawn.tiles]
    assert all(later <= earlier + 0.004 for earlier, later in pairwise(shades))


def test_tile_map_without_values_is_pale() -> None:
    assert {tile.value for tile in region_map.draw_tile_map(TILES, {}, "#1f2a52", 170).tiles} == {0}


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("Babat", 18, ("Babat",)),
        ("Karangbinangun", 18, ("Karang-", "binangun")),
        ("Karanggeneng", 16, ("Karang-", "geneng")),
        ("Kembangbahu", 14, ("Kembang-", "bahu")),
        ("Kedungpring", 14, ("Kedung-", "pring")),
        ("Lamongan", 10, ("Lamo-", "ngan")),
        ("Tanah Merah", 12, ("Tanah", "Merah")),
        ("Karangbinangun", 40, ("Karangbinangun",)),
    ],
)
def test_long_names_are_split(name: str, room: float, lines: tuple[str, ...]) -> None:
    assert region_map.split_name(name, room) == lines
