"""How wide text runs: an estimate from the faces' advance widths, in microseconds (stage 6).

Typesetting alone is exact; this is for cutting lists into columns and for early warnings, where a line more or
less does no harm. Kerning and squeezed marks are left out, which errs towards too wide; scripts whose letters join or
pile up are shaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from catalog.core.units import MM_PER_PT
from catalog.fonts.faces import SCRIPTS, SIGNS, TEXT, nearest_face
from catalog.fonts.family_order import MARKS
from catalog.fonts.han_gaps import GAP, gap_count
from catalog.fonts.metrics import character_widths
from catalog.fonts.scripts import SHAPED, USUAL, script_of
from catalog.fonts.shaping import Shaper
from catalog.fonts.static_faces import FontSet

MISSING_EM: Final = 1.0  # of a character that no face has; most are ideographs
SHAPES_KEPT: Final = 10_000  # words
SHAPED_FAMILIES: Final = frozenset(SCRIPTS[script][0] for script in SHAPED)
BREAKS: Final = re.compile(r"(?<=[^\S\u00a0\u202f]|[\-–—/\u200b])")  # a line may end behind these
WITHOUT_SPACES: Final = frozenset({"Thai", "Laoo", "Mymr", "Khmr", "Java"})  # scripts whose lines end between syllables
NOT_FIRST: Final = frozenset(
    "、。，．・：；？！）〕］｝〉》」』】〙〗ーゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥’”"
)
NOT_LAST: Final = frozenset("（〔［｛〈《「『【〘〖‘“")  # of a line


class Ruler:
    """Measures text in one face (family and weight); what it lacks, in Noto Sans and the other families of the set.
    ValueError for an unknown face."""

    def __init__(self, fonts: FontSet, family: str, weight: int) -> None:
        self._ems = _Ems(fonts, family, weight)
        self._shaped = any(family in fonts.families for family in SHAPED_FAMILIES)
        shaper_of = cache(lambda language: Shaper(fonts, [family, TEXT], language))

        @lru_cache(SHAPES_KEPT)
        def shape(text: str, language: str) -> float:
            return shaper_of(language).line(text, weight).width

        self._shape: Callable[[str, str], float] = shape

    def width(self, text: str, size: float) -> float:
        """Width in mm of `text` on one line at `size` pt."""
        ems = sum(map(self._ems.__getitem__, text)) if text.isascii() else self._ems_of(text)
        return ems * size * MM_PER_PT

    def _ems_of(self, text: str) -> float:
        scripts = [script for letter in text if (script := script_of(letter))] if self._shaped else []
        if not SHAPED.intersection(scripts):
            spaces = (before for before, letter in pairwise(text) if letter == " ")
            gaps = gap_count(text) * GAP
            return sum(map(self._ems.__getitem__, text)) + sum(map(self._ems.wider_space, spaces)) + gaps
        # The text around is taken to be in the language of its first script, so that spaces are those of its face.
        language = USUAL[scripts[0]] if script_of(text[0]) else ""
        return sum(self._shape(word, language) for word in _words(text))

    def lines(self, text: str, size: float, width: float, indent: float = 0.0) -> int:
        """How many lines `text` takes at `size` pt in `width` mm; the first begins `indent` mm further in."""
        whole = self.width(text, size)
        if max(whole, indent + whole) <= width:
            return 1
        count, used = 1, indent
        for piece in _pieces(text):
            bare = self.width(piece.rstrip(), size)
            if used + bare > width and used > 0:
                count, used = count + 1, 0.0
            overlong = int(bare / width)  # such a word is broken wherever the line ends
            count += overlong
            used += self.width(piece, size) - overlong * width
        return count


class _Ems(dict[str, float]):
    """Advance width in em of each character that was measured."""

    def __init__(self, fonts: FontSet, family: str, weight: int) -> None:
        super().__init__()
        others = (name for name in (*SIGNS, *fonts.families) if name not in MARKS)
        self._spaces: dict[str, float] = {}
        self._files = [fonts.file(nearest_face(name, weight)) for name in (family, TEXT, *others)]

    def __missing__(self, character: str) -> float:
        code = ord(character)
        found = (width for file in self._files if (width := character_widths(file).get(code)))
        self[character] = ems = next(found, 0.0 if unicodedata.combining(character) else MISSING_EM)
        return ems

    def wider_space(self, before: str) -> float:
        """How much wider a space is behind a letter, in whose face it is drawn, than in the first face."""
        if before not in self._spaces:
            file = next((file for file in self._files if ord(before) in character_widths(file)), self._files[0])
            self._spaces[before] = character_widths(file).get(ord(" "), self[" "]) - self[" "]
        return self._spaces[before]


def _words(text: str) -> Iterator[str]:
    """`text` cut at spaces, which stay with the words before them, so that a word is shaped once."""
    return iter(re.findall(r"\S+\s*|\s+", text))


def _pieces(text: str) -> list[str]:
    """`text` cut where a line may end: behind spaces and hyphens, around each ideograph but for marks that begin or end
    no line, and between syllables of scripts without spaces (UAX #14, simplified)."""
    if text.isascii():
        return [piece for piece in BREAKS.split(text) if piece]
    pieces: list[str] = []
    for word in BREAKS.split(text):
        start = 0
        for place in range(1, len(word)):
            if _may_end(word[place - 1], word[place]):
                pieces.append(word[start:place])
                start = place
        pieces.append(word[start:])
    return [piece for piece in pieces if piece]


def _may_end(before: str, after: str) -> bool:
    """Whether a line may end between two letters of a word."""
    if after in NOT_FIRST or before in NOT_LAST or unicodedata.category(after).startswith("M"):
        return False
    if unicodedata.east_asian_width(before) in "WF" or unicodedata.east_asian_width(after) in "WF":
        return True
    return script_of(before) in WITHOUT_SPACES and script_of(after) in WITHOUT_SPACES
