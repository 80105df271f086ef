"""Operators of a page in sRGB → the same operators in the inks of a press (ISO 32000-1, 8.6.8 and annex A; stage 8).

A colour is written where something is painted with it, not where it is chosen: only then is it known whether it is
text, and of which size.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from catalog.pictures.inks import BLACK, Ink, Inks, Rgb

LEVEL: Final = 4  # of compression: a third of the time of the usual 6 for 2 % more bytes
OVERPRINT: Final = "ink-over"  # names of the states that a page has for overprinting (8.6.7)
KNOCKOUT: Final = "ink-out"
STATES: Final[Mapping[str, str]] = {
    OVERPRINT: "<</Type/ExtGState/OP true/op true/OPM 1>>",
    KNOCKOUT: "<</Type/ExtGState/OP false/op false/OPM 0>>",
}
OPAQUE: Final = re.compile(r"^<<\s*/(ca|CA) 1(\.0*)?\s*>>$")
TOKEN: Final = re.compile(
    rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>|<<|>>|[\[\]]|/[^\s/<>\[\]()]*|[^\s/<>\[\]()]+", re.DOTALL
)
FILL: Final = re.compile(rb"(?<!\S)([\d.]+) ([\d.]+) ([\d.]+) rg(?!\S)")
BOTH: Final = frozenset({b"B", b"B*", b"b", b"b*"})
FILLS: Final = frozenset({b"f", b"F", b"f*"}) | BOTH
STROKES: Final = frozenset({b"S", b"s"}) | BOTH
PAINTS: Final = FILLS | STROKES | {b"Do", b"sh"}
SHOWS: Final = frozenset({b"Tj", b"TJ", b"'", b'"'})
COLOURS: Final = {b"rg": 3, b"RG": 3, b"g": 1, b"G": 1}
ENDS: Final = re.compile(r"/(C[01])\s*\[\s*([\d.]+ [\d.]+ [\d.]+)\s*\]")
OTHER_FILLS: Final = frozenset({b"cs", b"sc", b"scn", b"k"})
OTHER_STROKES: Final = frozenset({b"CS", b"SC", b"SCN", b"K"})
OPERATOR: Final = re.compile(rb"[A-Za-z'\"][A-Za-z0-9*]*")


def in_inks(deflated: bytes, inks: Inks, *, overprint: bool, states: Mapping[str, str]) -> bytes:
    """Deflated operators with their colours in inks; black text is printed over its ground where `overprint`. `states`
    are the graphics states of their resources: those that only say that something is opaque are left out."""
    content = zlib.decompress(deflated)
    if b"BT" not in content and b" gs" not in content and b" Do" not in content:
        return zlib.compress(_grounds(content, inks), LEVEL)
    dropped = {f"/{name}".encode() for name, text in states.items() if OPAQUE.match(text)}
    writer = _InkWriter(inks, dropped, overprint=overprint)
    return zlib.compress(b"\n".join(writer.lines(content)), LEVEL)


def _grounds(content: bytes, inks: Inks) -> bytes:
    """Of a drawing without text and forms, which may have a million steps."""

    def ink(found: re.Match[bytes]) -> bytes:
        red, green, blue = (_level(found[place]) for place in (1, 2, 3))
        return _operands(inks.of_ground((red, green, blue))) + b" k"

    content = FILL.sub(ink, content)
    return re.sub(
        rb"(?<!\S)([\d.]+) g(?!\S)", lambda grey: _operands(inks.of_ground((_level(grey[1]),) * 3)) + b" k", content
    )


@dataclass(frozen=True, slots=True)
class _State:
    """What is chosen, and what of it stands in the file; q and Q keep and bring back both."""

    fill: Rgb | None = (0, 0, 0)  # None for what is no colour of sRGB: a pattern, inks
    stroke: Rgb | None = (0, 0, 0)
    scale: float = 1.0  # of the coordinates
    written_fill: Ink | None = None
    written_stroke: Ink | None = None
    over: bool = False  # whether the state of overprinting is on


class _InkWriter:
    def __init__(self, inks: Inks, dropped: set[bytes], *, overprint: bool) -> None:
        self._inks, self._overprint, self._dropped = inks, overprint, dropped
        self._state = _State()
        self._kept: list[_State] = []
        self._size = 0.0  # of the font
        self._text_scale = 1.0

    def lines(self, content: bytes) -> Iterator[bytes]:
        """The operators with their operands, a line each."""
        operands: list[bytes] = []
        depth = 0
        for token in TOKEN.findall(content):
            depth += (token in (b"[", b"<<")) - (token in (b"]", b">>"))
            if depth == 0 and OPERATOR.fullmatch(token) and token not in (b"true", b"false", b"null"):
                yield from self._operator(token, operands)
                operands = []
            else:
                operands.append(token)

    def _operator(self, operator: bytes, operands: list[bytes]) -> Iterator[bytes]:
        state = self._state
        if operator in COLOURS:
            colour = _colour(operands)
            fills = operator in (b"rg", b"g")
            self._state = replace(state, fill=colour) if fills else replace(state, stroke=colour)
            return
        if operator in OTHER_FILLS:
            self._state = replace(state, fill=None, written_fill=None)
        elif operator in OTHER_STROKES:
            self._state = replace(state, stroke=None, written_stroke=None)
        if operator == b"gs" and operands[0] in self._dropped:
            return
        if operator == b"q":
            self._kept.append(state)
        elif operator == b"Q" and self._kept:
            self._state = self._kept.pop()
        elif operator == b"cm":
            self._state = replace(state, scale=state.scale * _scale(operands))
        elif operator == b"BT":
            self._text_scale = 1.0
        elif operator == b"Tm":
            self._text_scale = _scale(operands)
        elif operator == b"Tf":
            self._size = float(operands[1])
        yield from self._paints(operator)
        yield b" ".join([*operands, operator])

    def _paints(self, operator: bytes) -> Iterator[bytes]:
        """The inks that have to be written before something is painted."""
        state = self._state
        if operator in SHOWS and state.fill:
            size = self._size * self._text_scale * state.scale
            ink = self._inks.of_text(state.fill, size)
            yield from self._set_over(over=ink == BLACK and self._overprint)
            yield from self._set_fill(ink)
        elif operator in PAINTS:
            yield from self._set_over(over=False)
        if operator in FILLS and state.fill:
            yield from self._set_fill(self._inks.of_ground(state.fill))
        if operator in STROKES and state.stroke:
            yield from self._set_stroke(self._inks.of_ground(state.stroke))

    def _set_fill(self, ink: Ink) -> Iterator[bytes]:
        if ink != self._state.written_fill:
            self._state = replace(self._state, written_fill=ink)
            yield _operands(ink) + b" k"

    def _set_stroke(self, ink: Ink) -> Iterator[bytes]:
        if ink != self._state.written_stroke:
            self._state = replace(self._state, written_stroke=ink)
            yield _operands(ink) + b" K"

    def _set_over(self, *, over: bool) -> Iterator[bytes]:
        if over != self._state.over:
            self._state = replace(self._state, over=over)
            yield f"/{OVERPRINT if over else KNOCKOUT} gs".encode()


def _colour(operands: list[bytes]) -> Rgb:
    levels = [_level(operand) for operand in operands]
    red, green, blue = levels if len(levels) == 3 else levels * 3
    return red, green, blue


def _level(operand: bytes) -> int:
    return round(float(operand) * 255)


def _scale(operands: list[bytes]) -> float:
    a, b, c, d = (float(operand) for operand in operands[:4])
    return math.sqrt(abs(a * d - b * c))


def _operands(ink: Ink) -> bytes:
    return " ".join(f"{part / 100:g}" for part in ink).encode()


def shading_in_inks(shading: str, inks: Inks) -> str:
    """A shading (ISO 32000-1, 8.7.4.5) between colours of sRGB → between their inks."""

    def ink(found: re.Match[str]) -> str:
        red, green, blue = (_level(level.encode()) for level in found[2].split())
        return f"/{found[1]}[{_operands(inks.of_ground((red, green, blue))).decode()}]"

    return ENDS.sub(ink, shading).replace("/DeviceRGB", "/DeviceCMYK")
