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
            found.setdefault(glyph, chr(code))
    return found


def _is_variant(letter: str) -> bool:
    """Whether a letter is only another way to write one, as a radical or a presentation form."""
    return unicodedata.normalize("NFKC", letter) != letter


def groups(glyphs: Sequence[tuple[int, str]]) -> Iterator[Spelling]:
    """Glyphs that stand for one piece of text together. `glyphs` are numbers, in the order in which they are drawn, and
    texts, of which one in a group has all and the others ""; it is the last one, or in text to the left the first."""
    first, at = 0, 0
    while at < len(glyphs):
        text = glyphs[at][1]
        at += 1
        if not text and at < len(glyphs):
            continue
        while runs_left(text) and at < len(glyphs) and not glyphs[at][1]:
            at += 1
        yield Spelling(first, at, text)
        first = at


def runs_left(text: str) -> bool:
    """Whether a text has letters that run to the left."""
    return any(unicodedata.bidirectional(letter) in LEFTWARDS for letter in text)


def misspelt(glyphs: Sequence[tuple[int, str]], texts: Mapping[int, str]) -> list[Spelling]:
    """The groups of which the `texts` that the font states do not spell the text; neighbours are put together."""
    found: list[Spelling] = []
    for group in groups(glyphs):
        stated = [texts.get(number, "") for number, _ in glyphs[group.first : group.end]]
        leftwards = runs_left(group.text)
        if group.text == "".join(reversed(stated) if leftwards else stated):
            continue
        before = found[-1] if found else None
        if before and before.end == group.first and not leftwards and not runs_left(before.text):
            found[-1] = Spelling(before.first, group.end, before.text + group.text)
        else:
            found.append(group)
    return found


def begin(text: str) -> str:
    """The operator before glyphs that stand for `text`; END comes behind them."""
    return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"
