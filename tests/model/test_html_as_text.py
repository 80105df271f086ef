"""HTML of a shop's export becomes the text that its reader saw."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.model.html_as_text import html_as_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Renyah &amp; gurih.</p><p>Isi <strong>250 g</strong>.</p>", "Renyah & gurih.\n\nIsi **250 g**."),
        ("Bahan:<br>singkong<br/>garam", "Bahan:\nsingkong\ngaram"),
        ("<ul><li>satu</li>\n<li><p>dua</p></li></ul><p>akhir</p>", "- satu\n- dua\n\nakhir"),
        ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
        ("<h2>Judul</h2><div>teks <em>miring</em></div>", "**Judul**\n\nteks *miring*"),
        ("kata<b>tebal</b>", "katatebal"),
        ("luas 3 m<sup>2</sup>, H<sub>2</sub>O", "luas 3 m², H₂O"),
        ('<a href="https://toko.example/x">toko</a> <a href="/lain">lain</a>', "toko (https://toko.example/x) lain"),
        ("<script>alert(1)</script>teks<style>p{}</style>", "teks"),
        ("&lt;p&gt;dua kali&lt;/p&gt;", "dua kali"),
        (
            "<table><tr><td>Ukuran</td><td>M</td></tr><tr><td>Berat</td><td>5&nbsp;kg</td></tr></table>",
            "Ukuran, M\nBerat, 5 kg",
        ),
        ("<del>50.000</del> 40.000", "~~50.000~~ 40.000"),
        ('<span class="x" style="color: red">merah</span>', "merah"),
        ("satu\ndua &amp; tiga", "satu\ndua & tiga"),
    ],
)
def test_html_becomes_text(html: str, text: str) -> None:
    assert html_as_text(html, markdown=True) == text


@pytest.mark.parametrize(
    "text", ["3 < 5", "<3", "a<b dan c>d", "A&B", "&tidakada;", "<Nama>", "<https://toko.example>"]
)
def test_what_is_no_html_stays(text: str) -> None:
    assert html_as_text(text, markdown=True) == text


def test_a_field_without_markdown_gets_no_signs_of_it() -> None:
    assert html_as_text("<b>Tebal</b> dan <i>miring</i>", markdown=False) == "Tebal dan miring"


TAGS = ["p", "br", "b", "i", "ul", "li", "td", "h1", "div", "span", "x"]
PIECES = st.lists(
    st.sampled_from(
        [
            *"ab1 23<>&;/\n*-.",
            *(f"<{tag}>" for tag in TAGS),
            *(f"</{tag}>" for tag in TAGS),
            "kata ",
            "12 ",
            "<!-- x",
            "-->",
        ]
    ),
    max_size=30,
).map("".join)


@given(PIECES)
@example("<!-- a<!-- b-->c-->")
def test_every_letter_that_was_seen_is_kept(html: str) -> None:
    seen = re.sub(r"<!--.*?-->|</?(?:p|br|b|i|ul|li|td|h1|div|span)\s*/?>", "", html, flags=re.S)
    once = html_as_text(html, markdown=True)
    assert re.findall(r"[^\W_]", once) == re.findall(r"[^\W_]", seen)


@pytest.mark.parametrize("html", ["<p ", "<!--", "<b>", "<b>x</b> ", "<a href=", "&amp;", "<script>", "<li>"])
def test_long_runs_of_html_are_read_quickly(html: str) -> None:
    html_as_text(html * 50_000, markdown=True)
