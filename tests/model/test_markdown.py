"""Markdown of descriptions: signs that mean something stay, and nothing that was typed is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.model.markdown import Listing, Paragraph, Run, parse_line, parse_markdown

SIGNS = st.lists(
    st.sampled_from(
        [*"*_-\\ \n\t#>|`~[]()<>&;.:,!1209ab°é×", "**", "- ", "1. ", "2. ", "10. ", "\n\n", "  ", "kata", "<b>", "&lt;"]
    ),
    max_size=40,
).map("".join)


def printed(text: str) -> list[str]:
    """The lines that a reader sees."""
    lines = []
    for block in parse_markdown(text):
        if isinstance(block, Paragraph):
            lines += ["".join(run.text for run in line) for line in block.lines]
            continue
        for number, item in enumerate(block.items, start=block.start or 0):
            words = ["".join(run.text for run in line) for line in item]
            lines += [f"– {words[0]}" if block.start is None else f"{number}. {words[0]}", *words[1:]]
    return lines


@pytest.mark.parametrize(
    "text",
    [
        *("Kotak 30*20*10 cm", "3*4 dan 5*6", "1998. ", "1998. Tahun berdiri", "24) dua lusin", "- 5 °C", "1. satu"),
        *("__A1__", "**12**", "*5 kg*", "_3_", "5 * 6 * 7", "x*y*z", "2**3**4", "01. a\n02. b", "1. a\n3. b"),
        *(
            "toko_kami_id",
            "https://toko.example/_x_/",
            "@_toko_",
            "_toko_.id",
            "* satu",
            "#1 di kota",
            "a\\b",
            "**lupa",
        ),
        *(
            "baris satu\nbaris dua",
            "1998. a\n1999. b",
            "[x](http://a.example)",
            "| a | b |",
            "`x`",
            "<b>x</b> &amp;",
            "**x",
        ),
    ],
)
def test_what_is_no_markdown_is_printed_as_it_was_typed(text: str) -> None:
    assert printed(text) == text.strip().split("\n")
    assert all(not run.bold and not run.italic for line in text.split("\n") for run in parse_line(line))


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("**tebal** biasa", [Run("tebal", bold=True), Run(" biasa")]),
        ("*miring*, _miring_.", [Run("miring", italic=True), Run(", "), Run("miring", italic=True), Run(".")]),
        ("**Ukuran 3:** 5*6", [Run("Ukuran 3:", bold=True), Run(" 5*6")]),
        ("(“*kata*”)", [Run("(“"), Run("kata", italic=True), Run("”)")]),
        ("**a *b***", [Run("**a *b***")]),
        ("**a *b* c**", [Run("a ", bold=True), Run("b", bold=True, italic=True), Run(" c", bold=True)]),
        (r"\*bukan\*", [Run("*bukan*")]),
    ],
)
def test_words_are_emphasised_at_their_borders(line: str, runs: list[Run]) -> None:
    assert list(parse_line(line)) == runs


@pytest.mark.parametrize(
    ("text", "items", "start"),
    [
        ("- a\n- b", [["a"], ["b"]], None),
        ("- a\n\n- b", [["a"], ["b"]], None),
        ("1. a\n2. b", [["a"], ["b"]], 1),
        ("3. a\n4. b\n   lanjut", [["a"], ["b", "lanjut"]], 3),
        ("  - a\n  - b", [["a"], ["b"]], None),
        ("- 5 °C\n- 10 °C", [["5 °C"], ["10 °C"]], None),
    ],
)
def test_two_lines_that_begin_alike_are_a_list(text: str, items: list[list[str]], start: int | None) -> None:
    (block,) = parse_markdown(text)
    assert isinstance(block, Listing)
    assert [["".join(run.text for run in line) for line in item] for item in block.items] == items
    assert block.start == start


def test_a_list_stands_between_paragraphs() -> None:
    blocks = parse_markdown("Isi:\r\n- a\r\n- b\r\nsekian\r\n\r\nakhir")
    assert [type(block) for block in blocks] == [Paragraph, Listing, Paragraph, Paragraph]


@given(SIGNS | st.text(max_size=60))
def test_every_letter_and_digit_is_printed(text: str) -> None:
    seen = "".join(printed(text))
    assert re.findall(r"[^\W_]", seen) == re.findall(r"[^\W_]", text)


@given(SIGNS | st.text(max_size=60))
def test_no_other_sign_is_lost_but_those_of_markdown(text: str) -> None:
    seen, typed = "".join(printed(text)).replace("–", "-"), text.replace("–", "-")
    left = re.sub(r"[\s*_\\]", "", typed)
    assert re.sub(r"[\s*_\\]", "", seen) == left


@given(st.text("*_0123456789.,×x -\n", max_size=40))
def test_numbers_are_never_emphasised(text: str) -> None:
    for line in text.split("\n"):
        for run in parse_line(line):
            assert not (run.bold or run.italic) or "x" in run.text
