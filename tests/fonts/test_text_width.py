from __future__ import annotations

from pathlib import Path

import pytest

from catalog.fonts.needed import fonts_for
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


SCRIPTS = {
    "ja": "手織りの布は、ラモンガン県の「村」で作られています。コーヒー、スプーン。とても美しい！",
    "ko": "손으로 짠 천은 마을의 여성들이 정성껏 짜고 색은 식물 염료에서 나옵니다",
    "hi": "गाँव की महिलाओं द्वारा बुना गया, रंग वनस्पति से आता है। क्षत्रिय शर्द्ध श्री",
    "ar": "صنعت هذه الأقمشة يدويا في قرية صغيرة من نسيج القطن الخالص",
    "th": "ผ้าทอมือจากหมู่บ้านเล็กๆ ที่ย้อมด้วยสีธรรมชาติและทอด้วยความประณีต",
}


@pytest.mark.parametrize("code", SCRIPTS)
def test_other_scripts_run_as_wide_as_they_are_typeset(code: str, font_cache: Path) -> None:
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    text = SCRIPTS[code]
    base = prepare_fonts(font_cache / "fonts")
    fonts = fonts_for(base.folder.parent, base, {code: set(text)})
    use_only(fonts)
    config = FontConfiguration()
    style = CSS(
        string='body { font: 10pt/13pt "Plus Jakarta Sans", "Noto Sans" } p { width: 60mm }', font_config=config
    )
    html = f"<html lang='{code}'><body><span id='one' style='white-space: nowrap'>{text}</span><p id='many'>{text}</p>"
    [page] = HTML(string=html).render(stylesheets=[style], font_config=config).pages
    width = (page.anchors["one"][2] - page.anchors["one"][0]) * 25.4 / 96
    lines = round((page.anchors["many"][3] - page.anchors["many"][1]) / (13 * 96 / 72))
    ruler = Ruler(fonts, "Plus Jakarta Sans", 400)
    assert ruler.width(text, 10) == pytest.approx(width, rel=0.02)
    assert ruler.lines(text, 10, 60.0) == pytest.approx(lines, abs=1)


def test_no_line_begins_with_a_mark_that_ends_a_sentence(ruler: Ruler) -> None:
    assert ruler.lines("直直直。", 10, 3.05 * ruler.width("直", 10)) == 2
    assert ruler.lines("直直直直", 10, 3.05 * ruler.width("直", 10)) == 2
    assert ruler.lines("直「直直", 10, 2.05 * ruler.width("直", 10)) == 3
