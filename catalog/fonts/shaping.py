"""Text that binding draws: shaped by HarfBuzz, in the first family that has each letter (stage 8)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

import uharfbuzz

from catalog.fonts.faces import nearest_face
from catalog.fonts.family_order import MarkFinder, family_order
from catalog.fonts.han_gaps import GAP, has_gaps, is_gap
from catalog.fonts.metrics import EM, glyph_widths, open_face
from catalog.fonts.scripts import script_runs, written_leftwards
from catalog.fonts.static_faces import FontSet
from catalog.fonts.visual_order import LEFTWARDS, visual_pieces

FEATURES: Final = {"kern": True, "liga": True, "tnum": True}
DOWNWARDS: Final = FEATURES | {"vert": True}
MUCH: Final = 50_000  # strings whose shapes are kept


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a face; lengths in thousandths of the em. `text` is "" for all but the first of a group; in text to
    the left as well, whose glyphs stand as they are seen."""

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


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a line in one face; `direction` is "" where its letters say it."""

    face: _Face
    text: str
    language: str
    direction: str = ""
    upright: bool = False  # in a line that runs down the page


class Shaper:
    """Shapes lines of a text in `language` in the faces of `fonts`; those of `families` that come first are preferred,
    and the other families of the set come last."""

    def __init__(self, fonts: FontSet, families: Sequence[str], language: str = "") -> None:
        self._fonts, self._families, self._language = fonts, tuple(families), language
        self._opened: dict[tuple[str, int], _Face] = {}
        self.line = lru_cache(MUCH)(self._line)

    def _line(self, text: str, weight: int) -> Line:
        """`text` in the weight nearest to `weight`."""
        first = self._open(self._families[0], weight)
        pieces = list(self._pieces(text, weight, first))
        gaps = [has_gaps(self._language) and is_gap(one.text, other.text) for one, other in pairwise(pieces)]
        runs = [_shape(piece) for piece in pieces]
        return _line_of([_with_gap(run) if gap else run for run, gap in zip(runs, [*gaps, False], strict=True)], first)

    def upright(self, text: str, weight: int) -> tuple[Line, ...]:
        """The letters of `text` as they stand in a line down the page, each a line of its own."""
        first = self._open(self._families[0], weight)
        return tuple(
            _line_of([_shape(replace(piece, upright=True)) for piece in self._pieces(letter, weight, first)], first)
            for letter in text
        )

    def _pieces(self, text: str, weight: int, first: _Face) -> Iterator[_Piece]:
        """`text` in pieces as they are seen from left to right."""
        if not text:
            return
        if text.isascii() or (not self._fonts.others and first.characters.issuperset(text)):
            yield _Piece(first, text, self._language)
            return
        marks = MarkFinder(self._fonts.families, self._language)
        there = {face.family for face in self._fonts.faces}
        runs = list(script_runs(text, self._language))
        for run in reversed(runs) if written_leftwards(self._language) else runs:
            language = run.language or self._language
            order = (*self._families, *(family for family in family_order(language) if family in there))
            faces = [self._open(family, weight) for family in dict.fromkeys(order)]
            wide = self._open(marks.family, weight) if marks.family else None
            yield from _as_seen(run.text, language, _faces_of(run.text, faces, wide, marks.places(run.text)))

    def _open(self, family: str, weight: int) -> _Face:
        face = nearest_face(family, weight)
        if (family, face.weight) not in self._opened:
            file = self._fonts.file(face)
            opened = open_face(file)
            characters = frozenset(map(chr, opened.unicodes))
            found = _Face(face.name, uharfbuzz.Font(opened), characters, glyph_widths(file), opened.upem)
            self._opened[family, face.weight] = found
        return self._opened[family, face.weight]


def _faces_of(text: str, faces: Sequence[_Face], wide: _Face | None, marks: frozenset[int]) -> list[_Face]:
    """The face of each letter: the first that has it; the last one has to do for what none has. A space is drawn in the
    face of the letter before it; letters at `marks` in the face `wide`."""
    chosen: list[_Face] = []
    index: dict[str, _Face] = {}
    for place, letter in enumerate(text):
        if wide and place in marks:
            chosen.append(wide)
        elif chosen and letter.isspace() and letter in chosen[-1].characters:
            chosen.append(chosen[-1])
        else:
            if letter not in index:
                index[letter] = next((face for face in faces if letter in face.characters), faces[-1])
            chosen.append(index[letter])
    return chosen


def _as_seen(text: str, language: str, chosen: Sequence[_Face]) -> Iterator[_Piece]:
    """`text` in pieces of one face, as they are seen from left to right; `chosen` has the face of each letter."""
    order = visual_pieces(text) if written_leftwards(language) else ((0, len(text), ""),)
    for start, end, direction in order:
        pieces = []
        for _, places in groupby(range(start, end), lambda place: chosen[place].name):
            run = list(places)
            pieces.append(_Piece(chosen[run[0]], text[run[0] : run[-1] + 1], language, direction))
        yield from reversed(pieces) if direction == LEFTWARDS else pieces


def _line_of(runs: Sequence[tuple[Run, int]], first: _Face) -> Line:
    """A line of runs with their widths; `first` is the face of its height."""
    extents, em = first.font.get_font_extents("ltr"), first.em
    width = sum(width for _, width in runs) / EM
    return Line(tuple(run for run, _ in runs), width, extents.ascender / em, extents.descender / em)


def _with_gap(shaped: tuple[Run, int]) -> tuple[Run, int]:
    """A run with the space between Latin and Han letters behind it."""
    (run, width), gap = shaped, round(GAP * EM)
    *glyphs, last = run.glyphs
    return Run(run.face, (*glyphs, replace(last, back=last.back - gap))), width + gap


def _shape(piece: _Piece) -> tuple[Run, int]:
    """A piece as a run, with its width in thousandths of the em."""
    face, text = piece.face, piece.text
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    if piece.language:
        buffer.language = piece.language
    if piece.direction:
        buffer.direction = piece.direction
    buffer.guess_segment_properties()
    uharfbuzz.shape(face.font, buffer, DOWNWARDS if piece.upright else FEATURES)
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
    width = sum(face.widths.get(glyph.number, 0) - glyph.back for glyph in glyphs)
    return Run(face.name, tuple(glyphs)), width
