"""Which script a letter is of, and where a text changes its script."""

from __future__ import annotations

import re
import unicodedata

import icu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.fonts.marked_runs import mark_runs
from catalog.fonts.scripts import BLOCKS, EAST, script_of, script_runs

LETTERS = st.text(st.sampled_from("aZé 1-،.(直あ안कثبשกក꧀ꦏ\u200d🦄&<>\"'"))


def test_blocks_stand_in_order_and_apart() -> None:
    edges = [edge for first, last, _ in BLOCKS for edge in (first, last)]
    assert edges == sorted(edges)


def test_scripts_are_those_of_unicode() -> None:
    """All letters and marks up to the end of the last block, by ICU."""
    alike = {"Hira": "Kana", "Bopo": "Hani"}
    for code in (code for first, last, _ in BLOCKS if last < 0x20000 for code in range(first, last + 1)):
        letter = chr(code)
        if unicodedata.category(letter)[0] == "L":
            name = icu.Script.getScript(letter).getShortName()
            assert name in ("Zyyy", "Zinh", "Latn") or script_of(letter) == alike.get(name, name), f"{code:04X}"


@given(LETTERS, st.sampled_from(["en", "ja", "zh-Hant", "ko", "hi", "ar", "tr"]))
def test_runs_are_the_whole_text(text: str, language: str) -> None:
    runs = list(script_runs(text, language))
    assert "".join(run.text for run in runs) == text
    for run in runs:
        scripts = {script_of(letter) for letter in run.text} - {""}
        if run.language:
            assert scripts
            assert scripts <= EAST or len(scripts) == 1


@pytest.mark.parametrize(
    ("text", "language", "languages"),
    [
        ("Toko 山田商店", "id", ["zh-Hans"]),
        ("これは山田 and 서울", "en", ["ja", "ko"]),
        ("これは山田 and 서울", "ja", ["ko"]),
        ("手工布料", "zh-TW", []),
        ("أحمد بن علي, 12 الحرية", "en", ["ar"]),
        ("हिन्दी", "mr", []),
        ("ไทย ភាសា ꦲꦏ꧀ꦱꦫ", "id", ["th", "km", "jv-Java"]),
        ("🦄 ➤ ✓", "en", []),
    ],
)
def test_a_run_has_the_language_of_its_script(text: str, language: str, languages: list[str]) -> None:
    assert [run.language for run in script_runs(text, language) if run.language] == languages


@given(LETTERS)
def test_marks_are_all_that_is_added(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    page = f'<html lang="en"><title>あ</title><p>{escaped}<br/><b lang="ja">あ안</b></p></html>'
    marked = mark_runs(page, "en")
    assert re.sub(r'<bdi class="script" [^>]*>|</bdi>', "", marked) == page
    assert "<title>あ</title>" in marked
    assert '<b lang="ja"><bdi class="script" lang="ko">あ안</bdi></b>' in marked


def test_text_to_the_left_is_set_apart() -> None:
    assert mark_runs("<p>Made by أحمد علي.</p>", "en") == (
        '<p>Made by <bdi class="script" lang="ar" dir="rtl">أحمد علي</bdi>.</p>'
    )


def test_a_page_in_its_own_script_stays_as_it_is() -> None:
    page = '<p title="あ">手織りの布 – Lamongan</p>'
    assert mark_runs(page, "ja") is page or mark_runs(page, "ja") == page
