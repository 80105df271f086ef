"""The operators of a text that WeasyPrint has drawn → the same with what it says where the font does not (stage 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from catalog.fonts.spelling import END, begin, misspelt

SHOWN: Final = re.compile(rb"\[(.*)\] TJ")
PIECE: Final = re.compile(rb"<([0-9a-f]+)>|([^<>\s]+)")
FONT: Final = re.compile(rb"/(\S+) \S+ Tf")
DIGITS: Final = 4  # of a glyph


class ShownTexts(dict[int, str]):
    """The text of each glyph that was drawn in one face, and in `shown` every glyph with the text that it had there.

    WeasyPrint asks whether a glyph has a text before it gives it one; it is told that none has, so that it tells of
    each time a glyph is drawn.
    """

    def __init__(self, letters: Mapping[int, str]) -> None:
        super().__init__()
        self._letters = letters
        self.shown: list[tuple[int, str]] = []

    def __contains__(self, glyph: object) -> bool:
        return False

    def __setitem__(self, glyph: int, text: str) -> None:
        self.shown.append((glyph, text))
        if not self.get(glyph):
            super().__setitem__(glyph, self._letters.get(glyph) or text)


def spell(
    operators: Sequence[bytes], font: str, texts: Mapping[str, ShownTexts], begun: Mapping[str, int]
) -> list[bytes]:
    """The operators of one text object, which begins in `font`. `begun` says of each face how many glyphs had been
    drawn in it before."""
    if not any(len(texts[face].shown) > begun.get(face, 0) for face in texts):
        return list(operators)
    places = dict(begun)
    found: list[bytes] = []
    run: list[bytes] = []  # operators in one face

    def end_run() -> None:
        if font in texts:
            first = places.get(font, 0)
            count = sum(len(code) // DIGITS for op in run for code in _codes(op))
            places[font] = first + count
            found.extend(_spelt(run, texts[font].shown[first : first + count], texts[font]))
        else:
            found.extend(run)
        run.clear()

    for operator in operators:
        changed = FONT.fullmatch(operator)
        if changed:
            end_run()
            font = changed[1].decode()
            found.append(operator)
        else:
            run.append(operator)
    end_run()
    return found


def _codes(operator: bytes) -> list[bytes]:
    shown = SHOWN.fullmatch(operator)
    return [code for code, _ in PIECE.findall(shown[1]) if code] if shown else []


def _spelt(operators: Sequence[bytes], glyphs: Sequence[tuple[int, str]], texts: Mapping[int, str]) -> Iterator[bytes]:
    wrong = misspelt(glyphs, texts)
    if not wrong:
        yield from operators
        return
    begins = {one.first: one.text for one in wrong}
    ends = {one.end for one in wrong}
    place = 0
    for operator in operators:
        shown = SHOWN.fullmatch(operator)
        if not shown:
            yield operator
            continue
        pieces: list[bytes] = []
        for codes, move in PIECE.findall(shown[1]):
            if move:
                pieces.append(move)
            for at in range(0, len(codes), DIGITS):
                if place in begins:
                    yield from _flushed(pieces)
                    yield begin(begins[place]).encode()
                pieces.append(b"<" + codes[at : at + DIGITS] + b">")
                place += 1
                if place in ends:
                    yield from _flushed(pieces)
                    yield END.encode()
        yield from _flushed(pieces)


def _flushed(pieces: list[bytes]) -> Iterator[bytes]:
    if pieces:
        yield b"[" + b" ".join(pieces).replace(b"> <", b"") + b"] TJ"
        pieces.clear()
