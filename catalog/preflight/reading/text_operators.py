"""Operators that show text: where it stands, how large, in which font and colour (ISO 32000-1, 9.3 and 9.4)."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final

import pikepdf

from catalog.preflight.reading.font_widths import SPACE, PageFont
from catalog.preflight.reading.forms import show_letter
from catalog.preflight.reading.geometry import IDENTITY, Box, Matrix, box_under, joined, least_scale
from catalog.preflight.reading.painted import FaultKind, Kind, Painted
from catalog.preflight.reading.path_operators import paint_pattern
from catalog.preflight.reading.pdf_objects import entry, name
from catalog.preflight.reading.walk import Operator, Walk

FILLED, STROKED, INVISIBLE = (0, 2, 4, 6), (1, 2, 5, 6), (3, 7)  # text rendering modes (9.3.6)
MOST_LETTERS: Final = 100_000  # of one operator


def _begin(walk: Walk, _: Any) -> None:  # noqa: ANN401 pikepdf's operands, here and below
    walk.state.text_matrix = walk.state.line_matrix = IDENTITY


def _nothing(walk: Walk, _: Any) -> None:  # noqa: ANN401
    """ET: what comes after is no text."""


def _font(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    word = name(operands[0])
    given = entry(entry(walk.resources, "Font"), word)
    walk.state.font_size = float(operands[1])
    if given is None:
        walk.state.font = None
        walk.fault(FaultKind.MISSING, f"/{word}")
        return
    walk.state.font = walk.file.fonts.read(given)


def _setting(slot: str, scale: float = 1.0) -> Operator:
    def operator(walk: Walk, operands: Any) -> None:  # noqa: ANN401
        setattr(walk.state, slot, float(operands[0]) * scale)

    return operator


def _render_mode(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    walk.state.render_mode = int(operands[0])


def _matrix(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    a, b, c, d, e, f = (float(operand) for operand in operands)
    walk.state.text_matrix = walk.state.line_matrix = (a, b, c, d, e, f)


def _next_line(walk: Walk, x: float, y: float) -> None:
    walk.state.text_matrix = walk.state.line_matrix = joined((1, 0, 0, 1, x, y), walk.state.line_matrix)


def _move(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    _next_line(walk, float(operands[0]), float(operands[1]))


def _move_leading(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    walk.state.leading = -float(operands[1])
    _move(walk, operands)


def _new_line(walk: Walk, _: Any) -> None:  # noqa: ANN401
    _next_line(walk, 0.0, -walk.state.leading)


def _show(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    _show_pieces(walk, [operands[0]])


def _show_spaced(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    _show_pieces(walk, list(operands[0]))


def _next_and_show(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    _new_line(walk, operands)
    _show_pieces(walk, [operands[0]])


def _spaced_next_and_show(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    walk.state.word_space, walk.state.letter_space = float(operands[0]), float(operands[1])
    _new_line(walk, operands)
    _show_pieces(walk, [operands[2]])


def _show_pieces(walk: Walk, pieces: list[Any]) -> None:
    """TJ, and all that come down to it: strings, and between them how far to go back."""
    state = walk.state
    font = state.font
    if font is None:
        if not walk.saved and not walk.resources:
            walk.fault(FaultKind.MISSING, "Tf")
        return
    letters, advance, shows = _run(walk, font, pieces)
    if not letters:
        return
    size = state.font_size
    low, high = sorted((font.descent * size + state.rise, font.ascent * size + state.rise))
    across = sorted((0.0, advance))
    box = Box(low, -advance, high, 0.0) if font.vertical else Box(across[0], low, across[1], high)
    placed = joined(state.text_matrix, state.matrix)
    move = (1, 0, 0, 1, 0, -advance) if font.vertical else (1, 0, 0, 1, advance, 0)
    try:
        if shows:
            _paint(walk, font, box_under(placed, box), _effective_size(size, placed))
        if font.procedures:
            _draw_letters(walk, font, letters, placed)
    finally:
        state.text_matrix = joined(move, state.text_matrix)


def _run(walk: Walk, font: PageFont, pieces: list[Any]) -> tuple[list[tuple[int, float]], float, bool]:
    """Each letter's code with its place along the line, where the line ends, and whether any letter is no space."""
    state, at = walk.state, 0.0
    size, stretch = state.font_size, (1.0 if font.vertical else state.stretch)
    letters: list[tuple[int, float]] = []
    drawn, shows = bool(font.procedures), False
    for piece in pieces:
        if not isinstance(piece, pikepdf.String):
            at -= float(piece) / 1000 * size * stretch
            continue
        for code in font.codes(bytes(piece)):
            shows = shows or code not in font.blank
            if drawn or not letters:
                letters.append((code, at))
            width = 1.0 if font.vertical else font.width(code)
            gap = state.letter_space + (state.word_space if code == SPACE and font.bytes_each == 1 else 0.0)
            at += (width * size + gap) * stretch
            if len(letters) > MOST_LETTERS:
                raise ValueError("letters")
    return letters, at, shows


def _effective_size(size: float, placed: Matrix) -> float:
    """The height of the type on paper, in pt."""
    return abs(size) * math.hypot(placed[2], placed[3])


def _paint(walk: Walk, font: PageFont, box: Box, size: float) -> None:
    state = walk.state
    seen = walk.seen(box)
    walk.fonts.setdefault(font.font)
    if seen is None or state.render_mode in INVISIBLE:
        return
    modes = ((FILLED, state.fill, False, Kind.TEXT), (STROKED, state.stroke, True, Kind.STROKE))
    for wanted, paint, stroke, kind in modes:
        if state.render_mode not in wanted:
            continue
        if paint.pattern is not None:
            paint_pattern(walk, paint, seen)
            continue
        width = state.line_width * least_scale(state.matrix) if stroke else None
        common = walk.common(stroke=stroke)
        walk.paint(Painted(kind, seen, paint.colour, line_width=width, font=font.font, font_size=size, **common))


def _draw_letters(walk: Walk, font: PageFont, letters: list[tuple[int, float]], placed: Matrix) -> None:
    """What letters of Type 3 are drawn with, each letter once a page."""
    size, state = walk.state.font_size, walk.state
    for code, at in letters:
        procedure = font.procedures.get(code)
        key = ("letter", font.key, code, state.fill.colour)
        if procedure is None or (font.key is not None and key in walk.once) or font.drawing is None:
            continue
        walk.once.add(key)
        scaled = joined((size * state.stretch, 0, 0, size, at, state.rise), placed)
        place = walk.seen(box_under(scaled, Box(0.0, font.descent, font.width(code) or 0.5, font.ascent)))
        if place is not None and state.render_mode not in INVISIBLE:
            height = _effective_size(size, placed)
            show_letter(walk, procedure, font, height, joined(font.drawing, scaled), place)


def _uncoloured(walk: Walk, _: Any) -> None:  # noqa: ANN401
    """d1: a letter of Type 3 that takes the colour that it finds."""
    walk.coloured = False


_Handler = Callable[[Walk, Any], None]
TEXT_OPERATORS: Final[dict[str, _Handler]] = {
    "BT": _begin,
    "ET": _nothing,
    "Tf": _font,
    "Tc": _setting("letter_space"),
    "Tw": _setting("word_space"),
    "Tz": _setting("stretch", 0.01),
    "TL": _setting("leading"),
    "Ts": _setting("rise"),
    "Tr": _render_mode,
    "Tm": _matrix,
    "Td": _move,
    "TD": _move_leading,
    "T*": _new_line,
    "Tj": _show,
    "TJ": _show_spaced,
    "'": _next_and_show,
    '"': _spaced_next_and_show,
    "d0": _nothing,
    "d1": _uncoloured,
}
