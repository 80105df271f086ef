"""Operators of a page on which things show through → the same without transparency, as PDF/X-1a wants it (stage 8).

What lies with a constant opacity over an even ground gets the colour that it shows there, so that text stays text; what
does not becomes a picture of what is seen there, with the text below it still in the file and the text above it live.
The order of painting stays.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from catalog.pdf.ink_content import OPAQUE, OPERATOR, PAINTS, SHOWS, TOKEN
from catalog.typesetting.drawn_page import Form, Piece

Box = tuple[float, float, float, float]  # left, bottom, right, top in pt
Rgb = tuple[int, int, int]
Matrix = tuple[float, float, float, float, float, float]

CONSTANT: Final = re.compile(r"^<<\s*/(ca|CA) ([\d.]+)\s*>>$")  # a state that says an opacity and nothing else
COLOUR: Final = re.compile(rb"(?<!\S)([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)(?!\S)")
GREY: Final = re.compile(rb"(?<!\S)([\d.]+) (g|G)(?!\S)")
GROUP: Final = re.compile(r"/Group\s*<<[^<>]*>>")
PATH: Final = frozenset({b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"W", b"W*"})
STROKES: Final = frozenset({b"S", b"s", b"B", b"B*", b"b", b"b*"})


class Canvas(Protocol):
    """What is seen of the page; `content` are operators with the names of its resources."""

    def covered(self, content: bytes) -> Box | None:
        """The box around what they paint; None where they paint nothing."""

    def even_colour(self, content: bytes, box: Box) -> Rgb | None:
        """The colour that all of `box` has; None where it is not one."""

    def picture(self, content: bytes, box: Box) -> tuple[str, Box]:
        """The name of a picture of what is seen in `box`, and the box of it."""

    def add_form(self, name: str, like: str, content: bytes) -> None:
        """From now on `name` draws other operators than the form `like`, without a group."""

    @property
    def pictures(self) -> Mapping[str, str]:
        """The addresses of the pictures by their names."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A piece without transparency: how many things got the colours that they show, and how many became pictures."""

    piece: Piece
    recoloured: int = 0
    pictured: int = 0


@dataclass(frozen=True, slots=True)
class _State:
    fill: float = 1.0  # opacities
    stroke: float = 1.0
    masked: bool = False  # whether anything else than constant opacity is set
    patterned: bool = False  # whether a pattern fills
    veiled: bool = False  # whether that shows through itself
    matrix: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    names: tuple[bytes, ...] = ()  # of the states that are set
    fill_colour: bytes = b"0 0 0 rg"
    stroke_colour: bytes = b"0 0 0 RG"


def is_transparent(piece: Piece) -> bool:
    """Whether anything shows through in a piece or in what it draws."""
    inside = (*piece.forms.values(), *piece.patterns.values())
    return any(not OPAQUE.match(text) for text in piece.states.values()) or any(
        is_transparent(form.piece) for form in inside
    )


def flattened(piece: Piece, canvas: Canvas) -> Flat:
    """A piece of a page without transparency. `canvas` draws with the names of the same piece."""
    flattener = _Flattener(piece, canvas)
    for operands, operator in _steps(zlib.decompress(piece.content)):
        flattener.take(operands, operator)
    content = zlib.compress(b"\n".join(flattener.out))
    used = {name: form for name, form in piece.forms.items() if f"/{name} Do".encode() in flattener.out}
    forms = {**used, **flattener.forms}
    patterns = {name: form for name, form in piece.patterns.items() if not is_transparent(form.piece)}
    pictures = {**piece.pictures, **canvas.pictures}
    flat = Piece(content, pictures, forms, patterns, {}, piece.shadings)
    return Flat(flat, flattener.recoloured, flattener.pictured)


def _steps(content: bytes) -> list[tuple[list[bytes], bytes]]:
    """Operators with their operands."""
    steps: list[tuple[list[bytes], bytes]] = []
    operands: list[bytes] = []
    depth = 0
    for token in TOKEN.findall(content):
        depth += (token in (b"[", b"<<")) - (token in (b"]", b">>"))
        if depth == 0 and OPERATOR.fullmatch(token) and token not in (b"true", b"false", b"null"):
            steps.append((operands, token))
            operands = []
        else:
            operands.append(token)
    return steps


@dataclass
class _Flattener:
    piece: Piece
    canvas: Canvas
    out: list[bytes] = field(default_factory=list)
    bare: list[bytes] = field(default_factory=list)  # the same, but for what paints
    forms: dict[str, Form] = field(default_factory=dict)
    recoloured: int = 0
    pictured: int = 0
    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    unit: list[bytes] = field(default_factory=list)  # of a path or a text that is not at its end
    in_text: bool = False
    shown: bool = False  # whether the text has letters that show through

    def take(self, operands: list[bytes], operator: bytes) -> None:
        """The next operator."""
        line = b" ".join([*operands, operator])
        self._set(operands, operator, line)
        if operator == b"gs" or (operator in (b"scn", b"sc") and self.state.veiled):
            return  # the file has neither the states nor the patterns that show through
        if operator == b"BT":
            self.in_text, self.shown = True, False
        if self.in_text:
            self._take_text(operator, line)
        elif operator in PATH:
            self.unit.append(line)
        elif operator in PAINTS or operator == b"n":
            self._paint([*self.unit, line], operator, self._shows_through(operands, operator))
            self.unit = []
        else:
            self.out.append(line)
            self.bare.append(line)

    def _take_text(self, operator: bytes, line: bytes) -> None:
        self.unit.append(line)
        if operator in SHOWS and (self.state.fill < 1 or self.state.masked):
            self.shown = True
        if operator == b"ET":
            self.in_text = False
            self._paint(self.unit, operator, self.shown)
            self.unit = []

    def _set(self, operands: list[bytes], operator: bytes, line: bytes) -> None:
        """What an operator changes of the state."""
        state = self.state
        if operator == b"q":
            self.saved.append(state)
        elif operator == b"Q" and self.saved:
            self.state = self.saved.pop()
        elif operator in (b"rg", b"g"):
            self.state = replace(state, fill_colour=line, patterned=False, veiled=False)
        elif operator in (b"RG", b"G"):
            self.state = replace(state, stroke_colour=line)
        elif operator in (b"scn", b"sc"):
            name = operands[-1][1:].decode("latin-1")
            pattern = self.piece.patterns.get(name)
            veiled = bool(pattern and is_transparent(pattern.piece))
            self.state = replace(state, patterned=True, veiled=veiled, fill_colour=b"/Pattern cs " + line)
        elif operator == b"cm":
            self.state = replace(state, matrix=_joined(operands, state.matrix))
        elif operator == b"gs":
            name = operands[0][1:].decode("latin-1")
            self.state = _with(state, operands[0], self.piece.states.get(name, ""))

    def _shows_through(self, operands: list[bytes], operator: bytes) -> bool:
        state = self.state
        if operator == b"n" or state.masked:
            return operator != b"n"
        if operator == b"Do":
            form = self.piece.forms.get(operands[0][1:].decode("latin-1"))
            return state.fill < 1 or bool(form and is_transparent(form.piece))
        strokes, fills = operator in STROKES, operator not in (b"S", b"s")
        return (strokes and state.stroke < 1) or (fills and (state.fill < 1 or state.veiled))

    def _paint(self, unit: list[bytes], operator: bytes, shows_through: bool) -> None:
        """Add what paints, flat; and to what is bare its clip."""
        clip = [*unit[:-1], b"n"] if b"W" in unit or b"W*" in unit else []
        if shows_through:
            self._flatten(unit, operator)
            self.out += clip
        else:
            self.out += unit
        self.bare += clip

    def _flatten(self, unit: list[bytes], operator: bytes) -> None:
        state = self.state
        box = self.canvas.covered(self._closed([*self.bare, state.fill_colour, *unit]))
        a, b, c, d, _, _ = state.matrix
        if box is None or a * d == b * c:  # nothing is painted, or all of it on one line
            return
        recoloured = None
        if not (state.masked or state.patterned or operator == b"sh"):
            ground = self.canvas.even_colour(self._closed(self.out), box)
            if ground is not None:
                recoloured = self._recoloured(unit, operator, ground)
        if recoloured is not None:
            self.out += recoloured
            self.recoloured += 1
            return
        names = [name + b" gs" for name in state.names]
        seen = self._closed([*self.out, b"q", *names, state.fill_colour, state.stroke_colour, *unit, b"Q"])
        name, (left, bottom, right, top) = self.canvas.picture(seen, box)
        back = " ".join(f"{value:.6f}" for value in _inverted(state.matrix))  # to pt from the corner of the page
        place = f"{right - left:.3f} 0 0 {top - bottom:.3f} {left:.3f} {bottom:.3f} cm"
        self.out.append(f"q {back} cm {place} /{name} Do Q".encode())
        self.pictured += 1

    def _recoloured(self, unit: list[bytes], operator: bytes, ground: Rgb) -> list[bytes] | None:
        """The unit in the colours that it shows on an even ground; None where they are not known."""
        state = self.state
        if operator == b"Do":
            name = unit[-1].split()[0][1:].decode("latin-1")
            form = self.piece.forms.get(name)
            flat = _flat_form(form, ground, state.fill) if form else None
            if flat is None:
                return None
            self.forms[f"{name}-flat"] = flat
            self.canvas.add_form(f"{name}-flat", name, zlib.decompress(flat.piece.content))
            return [f"/{name}-flat Do".encode()]
        fill, stroke = _mixed(state.fill_colour, ground, state.fill), _mixed(state.stroke_colour, ground, state.stroke)
        if operator == b"ET":
            inside = [_mixed(line, ground, state.fill) if COLOUR.fullmatch(line) else line for line in unit]
            own = [] if state.veiled else [state.fill_colour]
            return [b"q", fill, *inside, b"Q", *own, state.stroke_colour]
        return [b"q", fill, stroke, *unit, b"Q"]

    def _closed(self, lines: list[bytes]) -> bytes:
        """Operators with every state that is open brought back."""
        return b"\n".join([*lines, *[b"Q"] * len(self.saved)])


def _with(state: _State, name: bytes, text: str) -> _State:
    """The state with a dictionary set over it."""
    found = CONSTANT.match(text)
    names = (*state.names, name)
    if found is None:
        return replace(state, masked=True, names=names)
    opacity = float(found[2])
    if found[1] == "ca":
        return replace(state, names=names, fill=opacity)
    return replace(state, names=names, stroke=opacity)


def _joined(operands: list[bytes], second: Matrix) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _inverted(matrix: Matrix) -> Matrix:
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    return (d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area)


def _flat_form(form: Form, ground: Rgb, opacity: float) -> Form | None:
    """A form in the colours that its own show at an opacity on a ground; None where it has more than colours."""
    piece = form.piece
    if piece.pictures or piece.patterns or piece.shadings or is_transparent(piece):
        return None
    forms: dict[str, Form] = {}
    for name, inner in piece.forms.items():
        flat = _flat_form(inner, ground, opacity)
        if flat is None:
            return None
        forms[name] = flat
    black = _mixed(b"0 0 0 rg", ground, opacity), _mixed(b"0 0 0 RG", ground, opacity)
    content = b"\n".join([*black, _mixed(zlib.decompress(piece.content), ground, opacity)])
    return Form(GROUP.sub("", form.entries), replace(piece, content=zlib.compress(content), forms=forms))


def _mixed(content: bytes, ground: Rgb, opacity: float) -> bytes:
    """Operators with each colour as it shows at an opacity on a ground (ISO 32000-1, 11.3.3)."""

    def mixed(levels: list[float], word: str) -> bytes:
        shown = (opacity * level + (1 - opacity) * under / 255 for level, under in zip(levels, ground, strict=True))
        return f"{' '.join(f'{level:.4f}' for level in shown)} {word}".encode()

    def colour(found: re.Match[bytes]) -> bytes:
        return mixed([float(found[place]) for place in (1, 2, 3)], found[4].decode())

    def grey(found: re.Match[bytes]) -> bytes:
        return mixed([float(found[1])] * 3, "rg" if found[2] == b"g" else "RG")

    return GREY.sub(grey, COLOUR.sub(colour, content))
