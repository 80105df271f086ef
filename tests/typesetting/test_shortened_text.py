"""Texts that end sooner: with a sentence, else a word, else within one; codes and prices as they are."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.typesetting.parts import Overflow
from catalog.typesetting.shortened_text import LEAST, ended, shorten

WEAVING = "Benang diikat. Lalu dicelup berkali-kali. Akhirnya kain ditenun dengan tangan."


@pytest.mark.parametrize(
    ("text", "most", "wanted"),
    [
        (WEAVING, 200, WEAVING),
        (WEAVING, 60, "Benang diikat. Lalu dicelup berkali-kali."),
        (WEAVING, 41, "Benang diikat. Lalu dicelup berkali-kali."),
        (WEAVING, 40, "Benang diikat."),
        ("Berat 1.250 gram dan panjang 3.5 m saja", 12, "Berat 1.250…"),  # a point between digits ends no sentence
        ("Kain tenun, halus dan ringan", 14, "Kain tenun…"),
        ("Keripik" * 9, 10, "KeripikKe…"),
        ("手で織った布です。三十年の経験があります。", 12, "手で織った布です。"),
        ("cafe\N{COMBINING ACUTE ACCENT}bar", 5, "caf…"),
        ("a👩\N{ZERO WIDTH JOINER}🌾bcd", 4, "a…"),
        ("a👍🏽bcd", 3, "a…"),
    ],
)
def test_where_a_text_ends(text: str, most: int, wanted: str) -> None:
    assert ended(text, most) == wanted


@given(some.text(min_size=1, max_size=300), some.integers(LEAST, 200))
def test_what_is_left_is_a_beginning_and_short_enough(text: str, most: int) -> None:
    left = ended(text, most)
    assert len(left) <= max(most, len(text) if len(text) <= most else 0)
    assert text.startswith(left.removesuffix("…"))


def box(inside: str) -> str:
    return f'<p>{WEAVING}</p><div id="fit/category/a/intro">{inside}<i id="end/category/a/intro"></i></div><p>after</p>'


OVER = Overflow("category/a/intro", 20.0, 20.0)  # half of it has room


def test_the_longest_text_of_the_box_is_shortened_and_no_other() -> None:
    html = box(f"<h2>Tenun &amp; batik</h2><p>{WEAVING}</p>")
    assert shorten(html, OVER) == box("<h2>Tenun &amp; batik</h2><p>Benang diikat.</p>")


@pytest.mark.parametrize(
    "inside",
    [
        '<p class="price"><b>Rp1.250.000</b> <span>eceran untuk ukuran S, M, L dan warna biru, merah</span></p>',
        "<p>A-12345678901234567890-123456789012</p>",
        "<p>https://contoh.example/usaha/tenun-parengan</p>",
        f'<p class="longer">{WEAVING}</p>',
        f'<div class="spare"><p>{WEAVING}</p></div>',
        "<p>Tenun<br/>Parengan</p>",
    ],
)
def test_prices_codes_and_what_is_not_shown_stay_as_they_are(inside: str) -> None:
    assert shorten(box(inside), OVER) == box(inside)


@given(some.lists(some.text(some.characters(exclude_categories=["Cs", "Cc"]), max_size=120), max_size=5))
def test_html_stays_html_and_ends_becoming_shorter(texts: list[str]) -> None:
    html = box("".join(f"<p>{escape(text)}</p>" for text in texts))
    for _ in range(200):
        shorter = shorten(html, OVER)
        assert shorter.count("<") == html.count("<")
        assert len(shorter) <= len(html)
        if shorter == html:
            return
        html = shorter
    raise AssertionError("it goes on for ever")


def test_a_box_without_an_end_stays_as_it_is() -> None:
    html = f'<div id="fit/category/a/intro"><p>{WEAVING}</p></div>'
    assert shorten(html, OVER) == html
