"""How wide text runs: an estimate from the faces' advance widths, in microseconds (stage 6).

Typesetting alone is exact; this is for cutting lists into columns and for early warnings, where a line more or
less does no harm. Kerning is left out, which errs towards too wide.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from catalog.core.units import MM_PER_PT
from catalog.fonts.metrics import character_widths
from catalog.fonts.static_faces import FontSet, nearest_face

FALLBACK: Final = "Noto Sans"
MISSING_EM: Final = 1.0  # of a character that neither face has; most are ideographs
BREAKS: Final = re.compile(r"(?<=[^\S\u00a0\u202f]|[\-–—/])")  # a line may end behind these


class Ruler:
    """Measures text in one face (family and weight); what it lacks, in Noto Sans. ValueError for an unknown face."""

    def __init__(self, fonts: FontSet, family: str, weight: int) -> None:
        faces = (nearest_face(name, weight) for name in (family, FALLBACK))
        first, second = (character_widths(fonts.folder / face.file_name) for face in faces)
        self._ems = _Ems(first, second)

    def width(self, text: str, size: float) -> float:
        """Width in mm of `text` on one line at `size` pt."""
        return sum(map(self._ems.__getitem__, text)) * size * MM_PER_PT

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

    def __init__(self, first: Mapping[int, float], second: Mapping[int, float]) -> None:
        super().__init__()
        self._first, self._second = first, second

    def __missing__(self, character: str) -> float:
        code = ord(character)
        self[character] = ems = self._first.get(code) or self._second.get(code, MISSING_EM)
        return ems


def _pieces(text: str) -> list[str]:
    """`text` cut where a line may end: behind spaces and hyphens, and around each ideograph (UAX #14, simplified)."""
    if text.isascii():
        return [piece for piece in BREAKS.split(text) if piece]
    pieces: list[str] = []
    for word in BREAKS.split(text):
        start = 0
        for place, character in enumerate(word):
            if unicodedata.east_asian_width(character) in "WF":
                pieces += [word[start:place], character]
                start = place + 1
        pieces.append(word[start:])
    return [piece for piece in pieces if piece]
