from __future__ import annotations

from pathlib import Path

import pytest

from catalog.fonts.static_faces import FontSet, prepare_fonts
from catalog.fonts.text_width import Ruler
from catalog.typesetting.weasyprint.environment import use_only


@pytest.fixture(scope="module")
def fonts(font_cache: Path) -> FontSet:
    prepared = prepare_fonts(font_cache / "fonts")
    use_only(prepared)
    return prepared


@pytest.fixture(scope="module")
def ruler(fonts: FontSet) -> Ruler:
    return Ruler(fonts, "Plus Jakarta Sans", 400)


def test_a_text_twice_as_large_is_twice_as_wide(ruler: Ruler) -> None:
    assert ruler.width("Tenun ikat Parengan", 16) == pytest.approx(2 * ruler.width("Tenun ikat Parengan", 8))


def test_figures_are_wider_than_points(ruler: Ruler) -> None:
    assert ruler.width("1.000", 8) < ruler.width("10000", 8)


def test_lines_break_at_spaces_and_hyphens(ruler: Ruler) -> None:
    word = ruler.width("keripik", 8)
    assert ruler.lines("keripik keripik keripik", 8, word * 1.2) == 3
    assert ruler.lines("keripik-keripik", 8, word * 1.3) == 2
    assert ruler.lines("keripik keripik", 8, word * 3) == 1


def test_a_word_longer_than_the_line_goes_on_in_the_next(ruler: Ruler) -> None:
    word = "a" * 100
    assert ruler.lines(word, 8, ruler.width(word, 8) / 3.5) == 4


def test_an_indent_takes_room_from_the_first_line(ruler: Ruler) -> None:
    word = ruler.width("keripik", 8)
    assert ruler.lines("keripik", 8, word * 1.1, indent=word / 2) == 2


def test_ideographs_may_break_anywhere(ruler: Ruler) -> None:
    assert ruler.lines("织物" * 10, 10, 36.0) == 2


def test_an_unknown_family_is_reported(fonts: FontSet) -> None:
    with pytest.raises(ValueError, match="Comic"):
        Ruler(fonts, "Comic", 400)


def test_it_errs_by_little_against_typesetting(ruler: Ruler, fonts: FontSet) -> None:
    """The width that WeasyPrint gives a line, which knows kerning: 2 % more or less."""
    assert fonts.folder.is_dir()  # they were chosen before WeasyPrint is imported
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    faces = FontConfiguration()
    text = "Sarung tenun Parengan, 110 × 210 cm, indigo dan merah mengkudu"
    style = CSS(string='p { font: 8pt "Plus Jakarta Sans"; float: left }', font_config=faces)
    page = HTML(string=f'<p id="line">{text}</p>').render(stylesheets=[style], font_config=faces).pages[0]
    left, _, right, _ = page.anchors["line"]
    assert ruler.width(text, 8) == pytest.approx((right - left) * 25.4 / 96, rel=0.02)
