"""Markdown as HTML: escaped, and read by a browser and by a messenger as it was typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.edition.markdown_html import markdown_html, plain_text
from tests.model.test_markdown import SIGNS


class Reader(HTMLParser):
    """The text of HTML, and its elements."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.elements.add(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize(
    ("text", "html", "plain"),
    [
        ("Satu\ndua\n\ntiga", "<p>Satu<br/>\ndua</p>\n<p>tiga</p>", "Satu\n\ndua\n\ntiga"),
        ("- a\n- b & c", "<ul>\n<li>a</li>\n<li>b &amp; c</li>\n</ul>", "– a\n– b & c"),
        (
            "4. *a*\n5. b",
            '<ol start="4" style="counter-reset: list-item 3">\n<li><em>a</em></li>\n<li>b</li>\n</ol>',
            "4. a\n5. b",
        ),
        ("**a** <b>x</b>", "<p><strong>a</strong> &lt;b&gt;x&lt;/b&gt;</p>", "a <b>x</b>"),
        ("", "", ""),
    ],
)
def test_markdown_becomes_html_and_plain_text(text: str, html: str, plain: str) -> None:
    assert str(markdown_html(text)) == html
    assert plain_text(html) == plain


@given(SIGNS | st.text(max_size=60))
def test_no_markup_that_was_typed_is_markup(text: str) -> None:
    assert Reader(str(markdown_html(text))).elements <= {"p", "br", "ul", "ol", "li", "em", "strong"}


@given(SIGNS | st.text(max_size=60))
def test_the_plain_text_has_every_letter_and_digit(text: str) -> None:
    assert re.findall(r"[^\W_]", plain_text(str(markdown_html(text)))) == re.findall(r"[^\W_]", text)
