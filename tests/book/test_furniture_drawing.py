"""Furniture that has no room for its text: as much of the beginning as fits, however long the text is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.book.furniture import Furniture, Thumb
from catalog.book.furniture_drawing import FurniturePainter
from catalog.book.furniture_style import FurnitureStyle
from catalog.core.units import PT_PER_MM
from catalog.fonts.faces import EXTRA
from catalog.fonts.static_faces import prepare_fonts
from catalog.templating.theme_settings import read_settings
from tests.shipped import PAGE, TEMPLATES

LONG = 200_000  # letters: if each shorter text were shaped in turn, no memory would hold them


@pytest.fixture
def painter(font_cache: Path) -> FurniturePainter:
    style = read_settings(TEMPLATES, "book/furniture.yaml", FurnitureStyle)
    return FurniturePainter(style.on(PAGE), PAGE, prepare_fonts(font_cache))


@pytest.fixture
def painter_of(font_cache: Path) -> Callable[[str], FurniturePainter]:
    """Of a book in a language, with the faces of all scripts."""
    style = read_settings(TEMPLATES, "book/furniture.yaml", FurnitureStyle).on(PAGE)
    return lambda language: FurniturePainter(style, PAGE, prepare_fonts(font_cache, EXTRA), language)


def drawn(painter: FurniturePainter, operators: str) -> str:
    """The text that operators show."""
    texts = {number: text for of_face in painter.glyphs.values() for number, text in of_face.items()}
    return "".join(texts[int(code, 16)] for shown in re.findall(r"<(\w+)>", operators) for code in fours(shown))


def fours(shown: str) -> list[str]:
    return [shown[at : at + 4] for at in range(0, len(shown), 4)]


@pytest.mark.parametrize(("length", "most"), [(1, 1), (40, 40), (LONG, 90)])
def test_a_head_has_at_most_half_of_its_line(painter: FurniturePainter, length: int, most: int) -> None:
    text = ("Kerajinan " * length)[:length].strip()
    found = painter.margins(Furniture(True, text, "", "", None, ())).decode()
    shown = drawn(painter, found)
    assert shown.endswith("…") == (length == LONG)
    assert text.startswith(shown.rstrip("…"))
    assert 0.5 * most < len(shown) <= most


def test_tab_and_spine_end_as_well(painter: FurniturePainter) -> None:
    text = "tas anyaman " * (LONG // 12)
    tab = drawn(painter, painter.margins(Furniture(True, "", "", "", Thumb(text, "#1f2a52", 20.0), ())).decode())
    assert tab.startswith("TAS ANYAM")
    assert tab.endswith("…")
    spine = " ".join(painter.spine(text, 20.0, 10 * PT_PER_MM))
    assert drawn(painter, spine).endswith("…")
    top = re.search(r"([\d.]+) Tm", spine)
    assert top
    assert float(top[1]) <= (PAGE.height - 12) * PT_PER_MM


SAID = re.compile(r"/Span <</ActualText <FEFF(\w+)>>> BDC")


def head(painter: FurniturePainter, text: str) -> str:
    return painter.margins(Furniture(True, text, "", "", None, ())).decode()


@pytest.mark.parametrize(
    ("language", "text", "faces"),
    [
        ("ja", "手織り直骨", {"NotoSansJP-400"}),
        ("zh-Hant", "手織…布", {"NotoSansTC-400", "NotoSansTCMarks-400"}),
        ("en", "山田 and 12 أحمد", {"NotoSansSC-400", "NotoSansArabic-400", "PlusJakartaSans-400"}),
        ("hi", "हिन्दी", {"NotoSansDevanagari-400"}),
    ],
)
def test_heads_are_drawn_in_the_faces_of_their_script(
    painter_of: Callable[[str], FurniturePainter], language: str, text: str, faces: set[str]
) -> None:
    painter = painter_of(language)
    head(painter, text)
    assert set(painter.glyphs) == faces


def test_a_word_that_its_glyphs_do_not_spell_is_said(painter_of: Callable[[str], FurniturePainter]) -> None:
    said = SAID.findall(head(painter_of("hi"), "हिन्दी कम"))
    assert [bytes.fromhex(code).decode("utf-16-be") for code in said] == ["हिन्दी"]


def test_text_to_the_left_is_seen_from_its_end(painter_of: Callable[[str], FurniturePainter]) -> None:
    """The last letter comes first; digits run to the right."""
    painter = painter_of("en")
    operators = head(painter, "حر 12 دم")
    texts = [painter.glyphs[face][int(code, 16)] for face, code in codes(operators)]
    assert "".join(texts).replace(" ", "") == "مد12رح"


def codes(operators: str) -> list[tuple[str, str]]:
    """Faces and numbers of the glyphs that operators show."""
    found, face = [], ""
    for name, shown in re.findall(r"/(\S+) \S+ Tf|\[(.*?)\] TJ", operators):
        face = name or face
        found += [(face, code) for text in re.findall(r"<(\w+)>", shown) for code in fours(text)]
    return found


def test_marks_that_stand_higher_are_raised(painter_of: Callable[[str], FurniturePainter]) -> None:
    rises = [float(rise) for rise in re.findall(r"(\S+) Ts", head(painter_of("en"), "أنب"))]
    assert any(rises)
    assert rises[-1] == 0


@pytest.mark.parametrize(("language", "capitals"), [("tr", "İYİ GIDA"), ("en", "IYI GIDA")])
def test_tabs_are_in_the_capitals_of_the_language(
    painter_of: Callable[[str], FurniturePainter], language: str, capitals: str
) -> None:
    painter = painter_of(language)
    tab = painter.margins(Furniture(True, "", "", "", Thumb("iyi gıda", "#1f2a52", 20.0), ())).decode()
    assert drawn(painter, tab) == capitals
    assert "0 Tc" not in tab


def tab_of(painter: FurniturePainter, text: str) -> str:
    return painter.margins(Furniture(True, "", "", "", Thumb(text, "#1f2a52", 20.0), ())).decode()


def test_letters_that_fill_a_square_are_not_spaced(painter_of: Callable[[str], FurniturePainter]) -> None:
    assert " 0 Tc" in tab_of(painter_of("ja"), "Tas 食品")


@pytest.mark.parametrize(("language", "text"), [("ja", "クルプック"), ("zh-Hans", "服装"), ("ko", "수산물")])
def test_letters_of_east_asia_stand_upright_one_below_the_other(
    painter_of: Callable[[str], FurniturePainter], language: str, text: str
) -> None:
    painter = painter_of(language)
    tab = tab_of(painter, text)
    assert drawn(painter, tab) == text
    places = [tuple(map(float, place)) for place in re.findall(r"1 0 0 1 (\S+) (\S+) Tm", tab)]
    assert len(places) == len(text)
    assert len({x for x, _ in places}) == 1
    assert [y for _, y in places] == sorted((y for _, y in places), reverse=True)
    room = (PAGE.height - 20.0) * PT_PER_MM
    assert all(room - 24 * PT_PER_MM < y < room for _, y in places)


def test_a_long_vowel_runs_down_with_the_line(painter_of: Callable[[str], FurniturePainter]) -> None:
    """Its form in a vertical line is another glyph (OpenType `vert`) than that in a head."""
    down, across = painter_of("ja"), painter_of("ja")
    assert codes(tab_of(down, "ター"))[1] != codes(head(across, "ター"))[1]
    assert drawn(down, tab_of(down, "ター")) == "ター"


def test_a_tab_without_room_for_upright_letters_runs_along_the_edge(
    painter_of: Callable[[str], FurniturePainter],
) -> None:
    painter = painter_of("ja")
    assert "1 0 0 1" not in tab_of(painter, "手織り布" * 9)
