"""`lang` on what a page says in another language, and nothing else of it changed."""

from __future__ import annotations

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.edition.language_marks import languages_of, mark_languages, shown_languages
from catalog.edition.markdown_html import markdown_html, plain_text

LANGUAGES = languages_of(
    (
        ("katun", "id"),
        ("merah tua", "id"),
        ("Tipis, renyah & gurih", "id"),
        ("Satu.\n\nDua.", "id"),
        ("棉", "zh-Hans"),
    )
)


@pytest.mark.parametrize(
    ("html", "marked"),
    [
        ('<p class="line">katun</p>', '<p class="line" lang="id">katun</p>'),
        ("<p>Tipis, renyah &amp; gurih</p>", '<p lang="id">Tipis, renyah &amp; gurih</p>'),
        ("<p>katun 60%, silk 40%</p>", '<p><bdi lang="id">katun</bdi> 60%, silk 40%</p>'),
        (
            "<p>Tipis, renyah &amp; gurih · Imported</p>",
            '<p><bdi lang="id">Tipis, renyah &amp; gurih</bdi> · Imported</p>',
        ),
        ("<p>Satu.</p>\n<p>Dua.</p>", '<p lang="id">Satu.</p>\n<p lang="id">Dua.</p>'),
        ('<img src="a" alt="katun"/>', '<img src="a" alt="katun" lang="id"/>'),
        ("<p><b>Colour</b> merah tua, white</p>", '<p><b>Colour</b> <bdi lang="id">merah tua</bdi>, white</p>'),
        ("<p>katun (棉)</p>", '<p><bdi lang="id">katun</bdi> (<bdi lang="zh-Hans">棉</bdi>)</p>'),
        ("<p>綿、katun 60%</p>", '<p>綿、<bdi lang="id">katun</bdi> 60%</p>'),
        ("<div>katun<br/>x</div>", '<div><bdi lang="id">katun</bdi><br/>x</div>'),
        ("<p>katuns and katun too</p>", "<p>katuns and katun too</p>"),
        ('<p lang="ms">Size</p>', '<p lang="ms">Size</p>'),
        ("<style>katun</style><title>katun</title><p>Care</p>", "<style>katun</style><title>katun</title><p>Care</p>"),
        ("<svg><text>katun</text></svg><p>katun</p>", '<svg><text>katun</text></svg><p lang="id">katun</p>'),
    ],
)
def test_the_element_or_the_part_of_a_text_that_is_in_another_language_says_so(html: str, marked: str) -> None:
    assert mark_languages(html, LANGUAGES) == marked


WORDS = some.text("abc ,;:·()&<>\"'\n棉木", min_size=1, max_size=12)
PAGES = some.lists(
    some.one_of(
        WORDS.map(escape), some.sampled_from(["<p>", "</p>", '<b class="x">', "</b>", "<br/>", "<style>", "</style>"])
    ),
    max_size=20,
).map("".join)


@given(PAGES, some.dictionaries(WORDS, some.sampled_from(["id", "ja", "zh-Hant"])))
def test_without_the_marks_a_page_is_what_it_was(html: str, languages: dict[str, str]) -> None:
    marked = mark_languages(html, languages)
    bare = re.sub(r'<bdi lang="[^"]*">|</bdi>| lang="[^"]*"', "", marked)
    assert bare == html
    assert mark_languages(html, {}) == html


@given(WORDS.filter(str.strip), some.sampled_from(["id", "ja"]))
def test_a_text_alone_in_its_element_is_found_whatever_is_in_it(text: str, language: str) -> None:
    assert f' lang="{language}"' in mark_languages(f"<p>{escape(text.strip())}</p>", {text.strip(): language})


def test_of_a_row_only_the_languages_of_its_texts_are_taken() -> None:
    assert shown_languages(LANGUAGES, ["katun 60%, silk", "merah tua", "x"]) == (("katun", "id"), ("merah tua", "id"))


def test_markdown_says_its_language_block_by_block_and_reads_as_before() -> None:
    text = "Satu.\n\n- dua\n- tiga\n\n2. empat\n3. lima"
    html = markdown_html(text, "id")
    assert re.findall(r'<(p|ul|ol)[^>]* lang="id"', html) == ["p", "ul", "ol"]
    assert plain_text(html) == plain_text(markdown_html(text))
