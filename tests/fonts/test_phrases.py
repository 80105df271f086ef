"""Phrases of headings are kept whole, and nothing of the text is lost."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.fonts.marked_runs import mark_runs
from catalog.fonts.phrases import LONGEST, keep_phrases
from catalog.fonts.scripts import letter_count

TAG = re.compile(r"<[^>]*>")


def phrases(text: str, language: str) -> list[str]:
    return re.findall(r'<bdi class="phrase">(.*?)</bdi>', keep_phrases(text, language))


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("メイド・イン・ラモンガン", "ja", ["メイド・", "イン・", "ラモンガン"]),
        ("手織りの腰布と木綿の肩掛け", "ja", ["手織りの", "腰布と", "木綿の", "肩掛け"]),
        ("손으로 짠 면 사롱", "ko", ["손으로", "짠", "면", "사롱"]),
        ("Bakalanpule에서 만든 천", "ko", ["Bakalanpule에서", "만든", "천"]),
        ("Gapura手描きバティック", "ja", ["手描きバティック"]),
        ("Keripik &amp; kerupuk", "en", []),
        ("目次", "ja", ["目次"]),
    ],
)
def test_phrases_are_kept_whole(text: str, language: str, found: list[str]) -> None:
    assert phrases(text, language) == found


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant", "zh-TW"])
def test_chinese_goes_by_words(language: str) -> None:
    found = phrases("拉蒙岸手工制作的木薯片与蜡染围巾", language)
    assert len(found) > 2
    assert "蜡染围巾" in "".join(found)


@given(st.text("織り・の 布&<>\nア면사롱abc", max_size=40), st.sampled_from(["ja", "zh-Hans", "zh-Hant", "ko", "id"]))
def test_the_text_stays_as_it_was(text: str, language: str) -> None:
    kept = keep_phrases(html.escape(text, quote=False), language)
    assert html.unescape(TAG.sub("", kept)) == text
    assert all(
        0 < letter_count(html.unescape(one)) <= LONGEST for one in phrases(html.escape(text, quote=False), language)
    )


def test_marks_behind_latin_are_the_languages_own() -> None:
    page = "<p>Parengan、Maduran（Sukorame）。 手織り、布</p>"
    marked = mark_runs(page, "ja")
    assert re.findall(r"<bdi>(.*?)</bdi>", marked) == ["、", "（", "）。"]
    assert TAG.sub("", marked) == TAG.sub("", page)
    assert mark_runs("<p>Parengan、Maduran ら</p>", "id").count("<bdi>") == 0


def test_another_element_may_be_a_heading() -> None:
    kept = mark_runs('<p data-phrases="">手織りの腰布と木綿</p><p>手織りの腰布と木綿</p>', "ja", phrases=True)
    assert kept.count('class="phrase"') == 3


def test_in_korean_all_words_are_kept_whole() -> None:
    page = "<p>손으로 짠 Sri Rejeki <b>사롱</b></p>"
    kept = mark_runs(page, "ko", phrases=True)
    assert TAG.sub("", kept) == TAG.sub("", page)
    assert re.findall(r'<bdi class="phrase">(.*?)</bdi>', kept) == ["손으로", "짠", "사롱"]
    assert mark_runs(page, "ko") == page


def test_headings_alone_have_phrases_and_runs_in_other_scripts_stay_apart() -> None:
    page = "<h1>手織りの<b>腰布と</b>木綿 สวัสดี</h1><p>手織りの腰布と木綿</p>"
    plain = mark_runs(page, "ja")
    assert "phrase" not in plain
    kept = mark_runs(page, "ja", phrases=True)
    assert re.sub(r'<bdi class="phrase">(.*?)</bdi>', r"\1", kept) == plain
    assert kept.endswith("<p>手織りの腰布と木綿</p>")
    assert mark_runs("<h1>Keripik dan kerupuk</h1>", "ja", phrases=True) == "<h1>Keripik dan kerupuk</h1>"
