"""The operators of a text that WeasyPrint has drawn → the same with what it says where the font does not (stage 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from catalog.fonts.spelling import END, Placed, Spelling, begin, letter_first, misspelt, runs_left

SHOWN: Final = re.compile(rb"\[(.*)\] TJ")
PIECE: Final = re.compile(rb"<([0-9a-f]+)>|([^<>\s]+)")
FONT: Final = re.compile(rb"/(\S+) \S+ Tf")
RISE: Final = re.compile(rb"(\S+) Ts")
DIGITS: Final = 4  # of a glyph

Token = tuple[str, bytes]  # "glyph", "move" or "rise", and how it is written; "" for any other operator


class ShownTexts(dict[int, str]):
    """The text of each glyph that was drawn in one face, and in `shown` every glyph with the text that it had there.

    WeasyPrint asks whether a glyph has a text before it gives it one; it is told that none has, so that it tells of
    each time a glyph is drawn.
    """

    def __init__(self, letters: Mapping[int, str], widths: Mapping[int, int], blank: int | None) -> None:
        """`letters` are the texts of glyphs by themselves, `widths` those of all, `blank` is one that shows nothing."""
        super().__init__()
        self._letters, self.widths, self.blank = letters, widths, blank
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
            tokens = [token for operator in run for token in _tokens(operator)]
            places[font] = first + sum(kind == "glyph" for kind, _ in tokens)
            glyphs = texts[font].shown[first : places[font]]
            wrong = misspelt(glyphs, texts[font])
            found.extend(_spelt(tokens, wrong, texts[font]) if wrong else run)
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


def _tokens(operator: bytes) -> Iterator[Token]:
    shown, rise = SHOWN.fullmatch(operator), RISE.fullmatch(operator)
    if shown:
        for codes, move in PIECE.findall(shown[1]):
            if move:
                yield "move", move
            yield from (("glyph", codes[at : at + DIGITS]) for at in range(0, len(codes), DIGITS))
    else:
        yield ("rise", rise[1]) if rise else ("", operator)


def _spelt(tokens: Sequence[Token], wrong: Sequence[Spelling], texts: ShownTexts) -> list[bytes]:
    """Each group of `wrong` between the operators that say what it stands for."""
    writer = _Writer()
    glyphs = [at for at, (kind, _) in enumerate(tokens) if kind == "glyph"]
    done = 0
    for group in wrong:
        first, behind = glyphs[group.first], glyphs[group.end - 1] + 1
        writer.add(tokens[done:first])
        writer.operator(begin(group.text).encode())
        inside = tokens[first:behind]
        if runs_left(group.text) and group.end - group.first > 1:
            inside = _reordered(inside, texts, writer.rise)
        writer.add(inside)
        writer.operator(END.encode())
        done = behind
    writer.add(tokens[done:])
    writer.operator(b"")
    return writer.written


class _Writer:
    """Writes tokens as operators; `rise` is how high what comes next stands."""

    def __init__(self) -> None:
        self.written: list[bytes] = []
        self.rise = b"0"
        self._pieces: list[bytes] = []

    def add(self, tokens: Sequence[Token]) -> None:
        for kind, value in tokens:
            if kind == "glyph":
                self._pieces.append(b"<" + value + b">")
            elif kind == "move":
                self._pieces.append(value)
            elif kind == "rise":
                if value != self.rise:
                    self.operator(value + b" Ts")
                self.rise = value
            else:
                self.operator(value)

    def operator(self, operator: bytes) -> None:
        """Write one behind all that was added; b"" for none."""
        if self._pieces:
            self.written.append(b"[" + b" ".join(self._pieces).replace(b"> <", b"") + b"] TJ")
            self._pieces = []
        if operator:
            self.written.append(operator)


def _reordered(tokens: Sequence[Token], texts: ShownTexts, rise: bytes) -> list[Token]:
    """A group of text to the left with its letter first, all of it where it was."""
    placed: list[Placed] = []
    here = 0.0
    for kind, value in tokens:
        if kind == "move":
            here -= float(value)
        elif kind == "rise":
            rise = value
        else:
            number = int(value, 16)
            placed.append(Placed(number, here, "" if rise == b"0" else rise.decode()))
            here += texts.widths.get(number, 0)
    ordered, behind = letter_first(placed, texts.widths, here, texts.blank)
    if texts.blank is not None:
        texts.setdefault(texts.blank, "")  # one of those that are embedded
    found: list[Token] = []
    for move, glyph in ordered:
        found.append(("rise", glyph.rise.encode() or b"0"))
        found += [("move", b"%.3f" % move)] if move else []
        found.append(("glyph", b"%04x" % glyph.number))
    return [*found, *([("move", b"%.3f" % behind)] if behind else []), ("rise", rise)]
