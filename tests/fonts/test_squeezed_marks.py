"""Full-width marks side by side take half the room between them, as each language has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.fonts.faces import EAST_ASIAN, WIDE_MARKS, marks_family
from catalog.fonts.phrases import keep_phrases
from catalog.fonts.shaping import Shaper
from catalog.fonts.static_faces import prepare_fonts


@pytest.mark.parametrize(
    ("language", "text", "width"),
    [
        ("ja", "綿」「綿", 3.5),
        ("ja", "綿。」綿", 3.5),
        ("ja", "綿、（綿）。綿", 6.0),
        ("ja", "綿・「綿", 3.5),
        ("ja", "綿：「綿", 3.5),
        ("ja", "綿、綿。", 4.0),
        ("ko", "면」「면", 3.34),  # its letters are narrower
        ("zh-Hans", "棉，“棉”。棉", 6.0),
        ("zh-Hans", "棉：“棉", 3.5),
        ("zh-Hans", "棉》、《棉", 4.0),
        ("zh-Hans", "棉！）棉", 3.5),
        # Here 、 and 。 stand in the middle of their room.
        ("zh-Hant", "棉、棉。」", 5.0),
        ("zh-Hant", "棉」「棉", 3.5),
    ],
)
def test_marks_are_squeezed(language: str, text: str, width: float, font_cache: Path) -> None:
    marks = [marks_family(language)] if language in WIDE_MARKS else []
    fonts = prepare_fonts(font_cache / "fonts", [EAST_ASIAN[language], *marks])
    line = Shaper(fonts, ["Plus Jakarta Sans"], language).line
    for weight in (400, 700):
        assert line(text, weight).width == pytest.approx(width, abs=0.02)


def test_marks_of_two_phrases_are_set_in_one_piece() -> None:
    assert keep_phrases("「綿」「布」", "ja") == '<bdi class="phrase">「綿」「布」</bdi>'
