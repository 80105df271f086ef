"""Text that binding draws: shaped by HarfBuzz, in the first family that has each letter (stage 8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

import uharfbuzz

from catalog.book.fonts import FACES, FontSet
from catalog.book.glyphs import EM, face_name, glyph_widths, open_face

FEATURES: Final = {"kern": True, "liga": True, "tnum": True}
MUCH: Final = 50_000  # strings whose shapes are remembered


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face; lengths in thousandths of the em. `text` is "" for all but the first of a group."""

    number: int
    text: str
    back: int  # how much less than its width it takes
    shift: tuple[int, int] = (0, 0)  # from where it would stand: to the right, upwards


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face."""

    face: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as it is drawn; `width` in em, `rise` and `fall` of the first face in em."""

    runs: tuple[Run, ...]
    width: float
    rise: float
    fall: float


class Shaper:
    """Shapes lines in the faces of `fonts`; those of `families` that come first are preferred."""

    def __init__(self, fonts: FontSet, families: Sequence[str]) -> None:
        self._folder, self._families = fonts.folder, tuple(families)
        self.line = lru_cache(MUCH)(self._line)

    def _line(self, text: str, weight: int) -> Line:
        """`text` in the weight nearest to `weight`."""
        files = [self._file(family, weight) for family in self._families]
        runs = []
        for file, letters in groupby(text, lambda letter: next((f for f in files if _has(f, letter)), files[-1])):
            runs.append(_shape(file, "".join(letters)))
        width = sum(
            glyph_widths(self._folder / f"{run.face}.ttf").get(glyph.number, 0) - glyph.back
            for run in runs
            for glyph in run.glyphs
        )
        extents = _font(files[0]).get_font_extents("ltr")
        em = open_face(files[0]).upem
        return Line(tuple(runs), width / EM, extents.ascender / em, extents.descender / em)

    def _file(self, family: str, weight: int) -> Path:
        faces = [face for face in FACES if face.family == family and not face.italic]
        return self._folder / f"{face_name(min(faces, key=lambda face: abs(face.weight - weight)))}.ttf"


@lru_cache
def _font(file: Path) -> uharfbuzz.Font:
    return uharfbuzz.Font(open_face(file))


@lru_cache
def _characters(file: Path) -> frozenset[int]:
    return frozenset(open_face(file).unicodes)


def _has(file: Path, letter: str) -> bool:
    return ord(letter) in _characters(file)


def _shape(file: Path, text: str) -> Run:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(_font(file), buffer, FEATURES)
    widths, em = glyph_widths(file), open_face(file).upem
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    told: set[int] = set()
    glyphs = []
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        advance, right, up = (round(value * EM / em) for value in (place.x_advance, place.x_offset, place.y_offset))
        letters = "" if info.cluster in told else text[info.cluster : ends[info.cluster]]
        told.add(info.cluster)
        glyphs.append(Glyph(info.codepoint, letters, widths.get(info.codepoint, 0) - advance, (right, up)))
    return Run(file.stem, tuple(glyphs))
