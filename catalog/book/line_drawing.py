"""A shaped line → the operators that show it, from where the text stands (stage 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from catalog.fonts.faces import EXTRA
from catalog.fonts.metrics import EM, glyph_widths
from catalog.fonts.shaping import Glyph, Line, Run
from catalog.fonts.spelling import END, Placed, begin, blank_glyph, glyph_letters, letter_first, misspelt, runs_left
from catalog.fonts.static_faces import FontSet

OTHERS: Final = frozenset(face.name for faces in EXTRA.values() for face in faces)  # of other scripts than Latin


def show_line(line: Line, size: float, fonts: FontSet, used: dict[str, dict[int, str]]) -> Iterator[str]:
    """Show a line at `size` pt, and add to `used` the text of each glyph, by face and number."""
    for run in line.runs:
        file = fonts.files[run.face]
        texts = used.setdefault(run.face, {})
        letters = glyph_letters(file) if run.face in OTHERS else {}
        for glyph in run.glyphs:
            if not texts.get(glyph.number):
                texts[glyph.number] = letters.get(glyph.number) or glyph.text
        yield f"/{run.face} {size:g} Tf"
        if run.face in OTHERS:
            yield from _spelt(run, size, file, texts)
        else:
            yield from _shown(run.glyphs, size)


def _spelt(run: Run, size: float, file: Path, texts: dict[int, str]) -> Iterator[str]:
    """A run in a face of another script: where its glyphs do not spell the text, what they stand for is said."""
    done = 0
    for wrong in misspelt(_texts_as_drawn(run), texts):
        group = run.glyphs[wrong.first : wrong.end]
        if runs_left(wrong.text) and len(group) > 1:
            group = _reordered(group, file, texts)
        yield from _shown(run.glyphs[done : wrong.first], size)
        yield begin(wrong.text)
        yield from _shown(group, size)
        yield END
        done = wrong.end
    yield from _shown(run.glyphs[done:], size)


def _texts_as_drawn(run: Run) -> list[tuple[int, str]]:
    """The glyphs of a run with their texts, the text of a group that runs to the right at its last glyph."""
    found: list[tuple[int, str]] = []
    for glyph in run.glyphs:
        if found and not glyph.text and not runs_left(found[-1][1]):
            number, text = found[-1]
            found[-1] = number, ""
            found.append((glyph.number, text))
        else:
            found.append((glyph.number, glyph.text))
    return found


def _reordered(group: Sequence[Glyph], file: Path, texts: dict[int, str]) -> tuple[Glyph, ...]:
    """A group of text to the left with its letter first, all of it where it was."""
    widths, blank = glyph_widths(file), blank_glyph(file)
    placed: list[Placed] = []
    here = 0
    for glyph in group:
        placed.append(Placed(glyph.number, here + glyph.shift[0], f"{glyph.shift[1] or ''}"))
        here += widths.get(glyph.number, 0) - glyph.back
    if blank is not None:
        texts.setdefault(blank, "")
    ordered, behind = letter_first(placed, widths, here, blank)
    # A glyph is moved by what it is shifted and takes back as much, but for the last one, which takes what is left.
    moves = [-round(move) for move, _ in ordered]
    backs = [-move for move in moves]
    backs[-1] += round(behind)
    return tuple(
        Glyph(one.number, "", back, (move, int(one.rise or 0)))
        for (_, one), move, back in zip(ordered, moves, backs, strict=True)
    )


def _shown(glyphs: Sequence[Glyph], size: float) -> Iterator[str]:
    """Glyphs and moves with TJ (ISO 32000-1, 9.4.3), those that stand higher or lower than their line with Ts."""
    for up, group in groupby(glyphs, lambda glyph: glyph.shift[1]):
        pieces = []
        for glyph in group:
            before, behind = -glyph.shift[0], glyph.shift[0] + glyph.back
            pieces.append(f"{before or ''}<{glyph.number:04X}>{behind or ''}")
        shown = f"[{''.join(pieces).replace('><', '')}] TJ"
        yield f"{up * size / EM:g} Ts {shown} 0 Ts" if up else shown
