"""Glyphs and the text that each stands for → what a PDF must say so that the text is found and copied as it was typed.

A font in a PDF states one text for each glyph. Where that does not spell what was typed, as with a vowel that is drawn
before its consonant, the operators around the glyphs state it (ISO 32000-1, 14.9.4).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import uharfbuzz

from catalog.fonts.faces import BLANK
from catalog.fonts.metrics import open_face

LEFTWARDS: Final = frozenset({"R", "AL"})  # classes of letters that run to the left (Unicode Standard Annex 9)
END: Final = "EMC"


@dataclass(frozen=True, slots=True)
class Spelling:
    """The glyphs from `first` up to but not with `end` stand for `text`."""

    first: int
    end: int
    text: str


@lru_cache(maxsize=64)
def glyph_letters(path: Path) -> Mapping[int, str]:
    """The letter of each glyph that a face has for a letter by itself; of several the one that is typed most."""
    face = open_face(path)
    font = uharfbuzz.Font(face)
    found: dict[int, str] = {}
    for code in sorted(face.unicodes, key=lambda code: (_is_variant(chr(code)), code)):
        glyph = font.get_nominal_glyph(code)
        if glyph is not None:
            found.setdefault(glyph, _plain(chr(code)))
    return found


def _plain(letter: str) -> str:
    """A letter in place of one of its presentation forms."""
    plain = unicodedata.normalize("NFKC", letter)
    return plain if len(plain) == 1 else letter


def _is_variant(letter: str) -> bool:
    """Whether a letter is only another way to write one, as a radical or a presentation form."""
    return unicodedata.normalize("NFKC", letter) != letter


def groups(glyphs: Sequence[tuple[int, str]]) -> Iterator[Spelling]:
    """Glyphs that stand for one piece of text together. `glyphs` are numbers, in the order in which they are drawn, and
    texts, of which one in a group has all and the others ""; it is the last one, or in text to the left the first. A
    mark belongs to the letter before it."""
    first, at = 0, 0
    while at < len(glyphs):
        text = glyphs[at][1]
        at += 1
        if not text and at < len(glyphs):
            continue
        while at < len(glyphs) and (_is_mark(glyphs[at][1]) or (runs_left(text) and not glyphs[at][1])):
            text += glyphs[at][1]
            at += 1
        yield Spelling(first, at, text)
        first = at


def _is_mark(text: str) -> bool:
    return bool(text) and unicodedata.category(text[0]).startswith("M")


def runs_left(text: str) -> bool:
    """Whether a text has letters that run to the left."""
    return any(unicodedata.bidirectional(letter) in LEFTWARDS for letter in text)


def misspelt(glyphs: Sequence[tuple[int, str]], texts: Mapping[int, str]) -> list[Spelling]:
    """What the `texts` that the font states do not spell: whole words, so that readers see no gap within them; of text
    to the left single groups, since readers turn round what they find there."""
    found: list[Spelling] = []
    word: list[Spelling] = []
    for group in groups(glyphs):
        if runs_left(group.text):
            found += _joined(word, glyphs, texts) + _joined([group], glyphs, texts)
            word = []
        elif group.text.isspace():
            found += _joined(word, glyphs, texts)
            word = []
        else:
            word.append(group)
    return found + _joined(word, glyphs, texts)


def _joined(word: Sequence[Spelling], glyphs: Sequence[tuple[int, str]], texts: Mapping[int, str]) -> list[Spelling]:
    """Groups as one, where one of them is not spelt by its glyphs; else none."""
    if all(_is_spelt(group, glyphs, texts) for group in word):
        return []
    return [Spelling(word[0].first, word[-1].end, "".join(group.text for group in word))]


def _is_spelt(group: Spelling, glyphs: Sequence[tuple[int, str]], texts: Mapping[int, str]) -> bool:
    # Of several glyphs readers take the order from where they stand, and one without a text for a gap.
    return group.end == group.first + 1 and texts.get(glyphs[group.first][0], "") == group.text


def begin(text: str) -> str:
    """The operator before glyphs that stand for `text`; END comes behind them."""
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"


@dataclass(frozen=True, slots=True)
class Placed:
    """A glyph, and where it stands: from where its group begins, to the right in thousandths of the em; `rise` as it is
    written in operators, "" for none."""

    number: int
    right: float
    rise: str = ""


@lru_cache(maxsize=64)
def blank_glyph(path: Path) -> int | None:
    """A glyph of a face that shows nothing and takes no room; None where it has none."""
    font = uharfbuzz.Font(open_face(path))
    glyph = font.get_nominal_glyph(ord(BLANK))
    return None if glyph is None or font.get_glyph_h_advance(glyph) else glyph


def letter_first(
    placed: Sequence[Placed], widths: Mapping[int, int], end: float, blank: int | None
) -> tuple[list[tuple[float, Placed]], float]:
    """A group of text to the left with the letter before its marks, and a glyph that shows nothing at its `end`:
    readers take the first glyph and the last one for the edges of the group, and would see gaps in the word. Each glyph
    with the move before it (as TJ counts, to the left), and the move behind the last one, after which all stands as it
    did."""
    ordered = sorted(placed, key=lambda glyph: (glyph.rise != "", -widths.get(glyph.number, 0)))
    found: list[tuple[float, Placed]] = []
    here = 0.0
    for glyph in (*ordered, *([Placed(blank, end)] if blank is not None else [])):
        found.append((round(here - glyph.right, 3), glyph))
        here = glyph.right + widths.get(glyph.number, 0)
    return found, round(here - end, 3)
