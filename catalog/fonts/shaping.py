"""Text that binding draws: shaped by HarfBuzz, in the first family that has each letter (stage 8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

import uharfbuzz

from catalog.fonts.metrics import EM, face_name, glyph_widths, open_face
from catalog.fonts.static_faces import FontSet, nearest_face

FEATURES: Final = {"kern": True, "liga": True, "tnum": True}
MUCH: Final = 50_000  # strings whose shapes are kept


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


@dataclass(frozen=True, slots=True)
class _Face:
    """A face with all that shaping reads of it."""

    name: str
    font: uharfbuzz.Font
    characters: frozenset[str]
    widths: Mapping[int, int]  # of its glyphs, in thousandths of the em
    em: int  # its own units


class Shaper:
    """Shapes lines in the faces of `fonts`; those of `families` that come first are preferred."""

    def __init__(self, fonts: FontSet, families: Sequence[str]) -> None:
        self._folder, self._families = fonts.folder, tuple(families)
        self._faces: dict[int, list[_Face]] = {}  # by weight
        self.line = lru_cache(MUCH)(self._line)

    def _line(self, text: str, weight: int) -> Line:
        """`text` in the weight nearest to `weight`."""
        if weight not in self._faces:
            self._faces[weight] = [self._open(family, weight) for family in self._families]
        faces = self._faces[weight]
        runs, width = [], 0
        for face, letters in _by_face(text, faces):
            run = _shape(face, letters)
            width += sum(face.widths.get(glyph.number, 0) - glyph.back for glyph in run.glyphs)
            runs.append(run)
        extents, em = faces[0].font.get_font_extents("ltr"), faces[0].em
        return Line(tuple(runs), width / EM, extents.ascender / em, extents.descender / em)

    def _open(self, family: str, weight: int) -> _Face:
        name = face_name(nearest_face(family, weight))
        file = self._folder / f"{name}.ttf"
        face = open_face(file)
        characters = frozenset(map(chr, face.unicodes))
        return _Face(name, uharfbuzz.Font(face), characters, glyph_widths(file), face.upem)


def _by_face(text: str, faces: Sequence[_Face]) -> Iterator[tuple[_Face, str]]:
    """`text` in pieces, each with the first face that has its letters; the last one has to do for what none has."""
    if faces[0].characters.issuperset(text):
        if text:
            yield faces[0], text
        return
    index = {letter: next((i for i, face in enumerate(faces) if letter in face.characters), -1) for letter in text}
    for place, letters in groupby(text, index.__getitem__):
        yield faces[place], "".join(letters)


def _shape(face: _Face, text: str) -> Run:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(face.font, buffer, FEATURES)
    infos = buffer.glyph_infos
    starts = sorted({info.cluster for info in infos})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    spelt: set[int] = set()
    glyphs = []
    for info, place in zip(infos, buffer.glyph_positions, strict=True):
        advance, right, up = (
            round(value * EM / face.em) for value in (place.x_advance, place.x_offset, place.y_offset)
        )
        letters = "" if info.cluster in spelt else text[info.cluster : ends[info.cluster]]
        spelt.add(info.cluster)
        glyphs.append(Glyph(info.codepoint, letters, face.widths.get(info.codepoint, 0) - advance, (right, up)))
    return Run(face.name, tuple(glyphs))
