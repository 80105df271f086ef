"""Furniture that has no room for its text: as much of the beginning as fits, however long the text is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalog.book.furniture import Furniture, Thumb
from catalog.book.furniture_drawing import FurniturePainter
from catalog.book.furniture_style import FurnitureStyle
from catalog.core.units import PT_PER_MM
from catalog.fonts.static_faces import prepare_fonts
from catalog.templating.theme_settings import read_settings
from tests.shipped import PAGE, TEMPLATES

LONG = 200_000  # letters: if each shorter text were shaped in turn, no memory would hold them


@pytest.fixture
def painter(font_cache: Path) -> FurniturePainter:
    style = read_settings(TEMPLATES, "book/furniture.yaml", FurnitureStyle)
    return FurniturePainter(style.on(PAGE), PAGE, prepare_fonts(font_cache))


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
