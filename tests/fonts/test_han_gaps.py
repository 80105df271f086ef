"""Latin among Han letters has a small space around it, and nothing of the text is another."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.fonts.faces import EAST_ASIAN
from catalog.fonts.han_gaps import GAP, gap_count, mark_gaps
from catalog.fonts.shaping import Shaper
from catalog.fonts.static_faces import prepare_fonts
from catalog.fonts.text_width import Ruler

TAG = re.compile(r"<[^>]*>")
MARKED = re.compile(r'<bdi class="gap">(.*?)</bdi>')


def page(body: str, language: str = "ja") -> str:
    return f'<html lang="{language}"><head><title>A綿</title></head><body>{body}</body></html>'


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("綿のSarung Goyor腰布", ["の", "Goyor"]),
        ("2026年11月29日", ["2026", "年", "11", "月", "29"]),
        ("1枚Rp12.500から", ["1", "枚", "Rp12.500"]),
        ("キッチン用ーA4", ["ー"]),
        ("综合𠮷Sari", ["𠮷"]),
        ("AT&amp;T綿", ["T"]),
        ("Café綿", ["Café"]),
        # Marks have room of their own, and a space that was typed is enough.
        ("「Sari」（A4）、100％・B綿", ["B"]),
        ("綿 Sarung 綿", []),
        # What markup stands between.
        ('<span lang="id">Sarung</span>の<b>3</b>個', ["Sarung", "の", "3"]),
        ("<p>綿</p><p>Sarung</p>綿", []),
        ("<td>綿</td><td>Sarung</td>", []),
        ("綿<br/>Sarung", []),
        ("綿<!-- x -->", []),
        ('<svg viewBox="0 0 1 1"><text>A綿</text></svg>', []),
        ("Sarung", []),
    ],
)
def test_letters_and_words_before_a_space_are_marked(body: str, marked: list[str]) -> None:
    found = mark_gaps(page(body))
    assert MARKED.findall(found) == marked
    assert MARKED.sub(r"\1", found) == page(body)


@pytest.mark.parametrize("language", ["id", "en", "ko", "hi", ""])
def test_other_languages_have_none(language: str) -> None:
    assert mark_gaps(page("綿のSarung 면Sarung", language)) == page("綿のSarung 면Sarung", language)


@given(
    st.lists(st.sampled_from(["綿", "の", "A", "4", " ", "&amp;", "。", "<b>", "</b>", "<p>", "é", "«", "&#20006;"])),
    st.sampled_from(["ja", "zh-Hans", "zh-TW"]),
)
def test_the_text_and_its_markup_stay(pieces: list[str], language: str) -> None:
    body = "".join(pieces)
    found = mark_gaps(page(body, language))
    assert html.unescape(MARKED.sub(r"\1", found)) == html.unescape(page(body, language))
    assert TAG.sub("", found) == TAG.sub("", page(body, language))


@pytest.mark.parametrize("language", ["ja", "zh-Hans"])
def test_drawn_and_measured_lines_have_it(language: str, font_cache: Path) -> None:
    fonts = prepare_fonts(font_cache / "fonts", [EAST_ASIAN[language]])
    line = Shaper(fonts, ["Plus Jakarta Sans"], language).line
    apart = line("綿", 400).width + line("Sari", 400).width + line("綿", 400).width
    assert line("綿Sari綿", 400).width == pytest.approx(apart + 2 * GAP, abs=0.002)
    assert Shaper(fonts, ["Plus Jakarta Sans"], "ko").line("綿Sari綿", 400).width == pytest.approx(apart, abs=0.002)
    ruler = Ruler(fonts, "Plus Jakarta Sans", 400)
    measured = [ruler.width(text, 10) for text in ("綿Sari綿", "綿", "Sari", "綿")]
    gaps = GAP * 10 * 25.4 / 72 * gap_count("綿Sari綿")
    assert measured[0] == pytest.approx(sum(measured[1:]) + gaps)
