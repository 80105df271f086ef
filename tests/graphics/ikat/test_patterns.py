import re
import xml.etree.ElementTree as ET

import pytest

from catalog.graphics import colour
from catalog.graphics.ikat import patterns
from catalog.graphics.ikat.designs import RECIPES
from catalog.graphics.ikat.motif_shapes import FIGURES
from catalog.graphics.ikat.strips import compose
from catalog.graphics.ikat.svg import ClothSvg, Yarn, scatter

ACCENTS = {
    "tenun": "#1f2a52", "busana": "#7e2021", "tas": "#8a4b24", "kerajinan": "#5b4a1f",
    "keripik": "#475a1f", "krupuk": "#14504c", "hasil-laut": "#2b5366", "manisan": "#a9661a",
}  # fmt: skip
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module", params=ACCENTS)
def page(request: pytest.FixtureRequest) -> str:
    return patterns.draw_motif(patterns.style_for(request.param, ACCENTS[request.param]), 216, 303)


def test_a_full_page_keeps_its_budget(page: str) -> None:
    assert len(page) <= 350_000
    paths = list(ET.fromstring(page).iter(SVG + "path"))
    assert 5 <= len(paths) <= 20
    assert all(re.fullmatch(r"#[0-9a-f]{6}", path.attrib["fill"]) for path in paths)


def test_the_eight_categories_weave_eight_cloths() -> None:
    assert {patterns.style_for(slug, accent).recipe for slug, accent in ACCENTS.items()} == set(RECIPES)


@pytest.mark.parametrize("slug", ACCENTS)
def test_text_reads_on_the_ground(slug: str) -> None:
    style = patterns.style_for(slug, ACCENTS[slug])
    assert colour.contrast(style.ground, style.light) >= colour.READABLE
    quiet = patterns.quiet(style, ACCENTS[slug])
    text = colour.text_on(quiet.ground)
    assert 1.1 < colour.contrast(quiet.ground, quiet.light) < 1.7
    # A middling accent reads with neither black nor white at 4.5; its cloth must not make that worse.
    least = min(colour.READABLE, colour.contrast(quiet.ground, text))
    assert min(colour.contrast(dye, text) for dye in quiet.dyes.values()) >= least


def test_another_category_gets_a_cloth_of_its_own() -> None:
    style = patterns.style_for("mebel", "#444466")
    assert style.recipe in RECIPES
    assert style == patterns.style_for("mebel", "#444466")
    assert patterns.style_for("mebel-2", "#444466").seed != style.seed


def test_the_same_style_gives_the_same_bytes() -> None:
    style = patterns.style_for("tenun", ACCENTS["tenun"])
    assert patterns.draw_motif(style, 60, 90) == patterns.draw_motif(style, 60, 90)
    # Python's hash of texts changes from run to run; this does not.
    assert (style.seed, f"{scatter(1, 2, 3):.6f}") == (247883074, "-0.045144")


def test_plain_part_holds_no_figure() -> None:
    style = patterns.style_for("tenun", ACCENTS["tenun"])
    text = patterns.draw_motif(style, 100, 200, plain_mm=80)
    light = [path.attrib["d"] for path in ET.fromstring(text).iter(SVG + "path") if path.attrib["fill"] == style.light]
    lowest = max(y for data in light for y in _heights(data)) / 20
    assert 112 < lowest < 120 + style.feather_mm * 2


def _heights(data: str) -> list[float]:
    """Every y that a path of M, h, v, V, z reaches."""
    heights: list[float] = []
    y = 0.0
    for letter, numbers in re.findall(r"([MhvVz])([-\d. ]*)", data):
        if letter == "M":
            y = float(numbers.split()[1])
        elif letter == "v":
            y += float(numbers)
        elif letter == "V":
            y = float(numbers)
        heights.append(y)
    return heights


@pytest.mark.parametrize("recipe", sorted(RECIPES))
@pytest.mark.parametrize(
    ("height", "ended"), [(303, False), (185, True), (60, True), (40, False), (20, False), (8, True)]
)
def test_strips_fill_the_height(recipe: str, height: float, ended: bool) -> None:
    strips = compose(RECIPES[recipe], height, scale=1, ended=ended)
    assert sum(strip.height for strip in strips) == pytest.approx(height)


def test_every_strip_names_a_figure() -> None:
    kinds = {strip.kind for recipe in RECIPES.values() for strip in (*recipe.field, *recipe.band, *recipe.border)}
    assert kinds - {"line", "gap", "zigzag", "wave"} <= set(FIGURES)


def test_band_fills_its_strip() -> None:
    style = patterns.style_for("krupuk", ACCENTS["krupuk"])
    root = ET.fromstring(patterns.draw_band(style, 180, 12))
    assert root.attrib["height"] == "12mm"
    assert max(y for path in root for y in _heights(path.attrib["d"])) == 240
    assert len({path.attrib["fill"] for path in root}) >= 4


def test_quiet_uses_the_accent_unless_told() -> None:
    style = patterns.style_for("busana", ACCENTS["busana"])
    assert next(iter(ET.fromstring(patterns.draw_quiet(style, 50, 50)))).attrib["fill"] == ACCENTS["busana"]
    assert next(iter(ET.fromstring(patterns.draw_quiet(style, 50, 50, ground="#f3ead8")))).attrib["fill"] == "#f3ead8"


def test_threads_without_feather_keep_the_shape() -> None:
    cloth_svg = ClothSvg(10, 10, "#000000", Yarn(1.0, 0.0, 1))
    cloth_svg.lay(0, "#ffffff", [((2, 2), (8, 2), (8, 6), (2, 6))])
    assert 'd="M40 40h120V120h-120z"' in cloth_svg.svg()


def test_a_figure_with_a_hole_is_woven_in_pieces() -> None:
    cloth_svg = ClothSvg(10, 10, "#000000", Yarn(1.0, 0.0, 1))
    cloth_svg.lay(0, "#ffffff", [((0, 0), (9, 0), (9, 9), (6, 9), (6, 3), (3, 3), (3, 9), (0, 9))])
    assert cloth_svg.svg().count("V") == 1  # an arch has one interval in each column
    cloth_svg.lay(1, "#ff0000", [((0, 0), (9, 0), (9, 3), (3, 3), (3, 6), (9, 6), (9, 9), (0, 9))])
    assert cloth_svg.svg().count("V") == 4  # the back, then two arms
