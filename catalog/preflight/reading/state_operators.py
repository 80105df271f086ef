"""Operators that change the state: q Q cm w gs, colours, marked content (ISO 32000-1, 8.4.4, 8.6.8, 14.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pikepdf

from catalog.preflight.reading.colour import CMYK, GREY, RGB, Colour, ColourSpace, Family
from catalog.preflight.reading.forms import show_soft_mask
from catalog.preflight.reading.geometry import joined
from catalog.preflight.reading.graphics_state import Paint
from catalog.preflight.reading.marked_content import shortened
from catalog.preflight.reading.painted import FaultKind
from catalog.preflight.reading.pdf_objects import array, entry, identity, items, name, number, text
from catalog.preflight.reading.walk import MOST_SAVED, Mark, Operator, Walk

# Keys of a graphics state that belong to the press, not to a page (PDF/X forbids them, ISO 15930-7, 6.17).
PRESS: Final = ("TR", "TR2", "HTP")


def _save(walk: Walk, _: Any) -> None:  # noqa: ANN401 pikepdf's list of operands, here and below
    if len(walk.saved) >= MOST_SAVED:
        walk.fault(FaultKind.TOO_LARGE, "q")
        return
    walk.saved.append(walk.state.copied())


def _restore(walk: Walk, _: Any) -> None:  # noqa: ANN401
    if not walk.saved:
        walk.fault(FaultKind.BROKEN, "Q")
        return
    walk.state = walk.saved.pop()


def _transform(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    a, b, c, d, e, f = (float(operand) for operand in operands)
    walk.state.matrix = joined((a, b, c, d, e, f), walk.state.matrix)


def _line_width(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    walk.state.line_width = abs(float(operands[0]))


def _extended_state(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    word = name(operands[0])
    given = entry(entry(walk.resources, "ExtGState"), word)
    if given is None:
        walk.fault(FaultKind.MISSING, f"/{word}")
        return
    state = walk.state
    for key, value in items(given):
        match key:
            case "LW":
                state.line_width = abs(number(value))
            case "Font":
                parts = list(array(value))
                state.font, state.font_size = walk.file.fonts.read(parts[0]), number(parts[1])
            case "OPM":
                state.overprint_mode = int(number(value))
            case "OP":
                state.stroke.overprint = bool(value)
                if entry(given, "op") is None:  # it stands for both then (8.4.5)
                    state.fill.overprint = bool(value)
            case "op":
                state.fill.overprint = bool(value)
            case "CA":
                state.stroke.alpha = number(value, 1.0)
            case "ca":
                state.fill.alpha = number(value, 1.0)
            case "BM":
                state.blend = name(value) or name(next(array(value), None)) or "Normal"
            case "SMask":
                state.masked = isinstance(value, pikepdf.Dictionary)
                if state.masked:
                    show_soft_mask(walk, value)
            case _ if key in PRESS and name(value) not in ("Identity", "Default"):
                walk.states.add(key)


def _device(space: ColourSpace, stroke: bool) -> Operator:
    """g rg k and their capitals: a space and a colour of it at once."""

    def operator(walk: Walk, operands: Any) -> None:  # noqa: ANN401
        if not walk.coloured:
            return
        values = tuple(float(operand) for operand in operands)
        if len(values) != space.components:
            raise ValueError(space.name)
        found = space
        if entry(walk.resources, "ColorSpace") is not None:  # the page may put another in its place
            found = walk.file.spaces.read(pikepdf.Name(f"/{space.name}"), walk.resources) or space
        _set(walk, stroke, Colour(found, values))

    return operator


def _set(walk: Walk, stroke: bool, colour: Colour, pattern: Any = None) -> None:  # noqa: ANN401
    paint: Paint = walk.state.stroke if stroke else walk.state.fill
    paint.colour, paint.pattern = colour, pattern


def _space(stroke: bool) -> Operator:
    """cs and CS: a space, with the colour that it begins with (8.6.5.1, 8.6.6)."""

    def operator(walk: Walk, operands: Any) -> None:  # noqa: ANN401
        if not walk.coloured:
            return
        space = walk.file.spaces.read(operands[0], walk.resources)
        if space is None:
            walk.fault(FaultKind.MISSING, f"/{name(operands[0])}")
            return
        if space.name in ("Separation", "DeviceN"):
            start = (1.0,) * space.components
        elif space.family is Family.CMYK and space.name != "Indexed":
            start = (0.0, 0.0, 0.0, 1.0)
        else:
            start = (0.0,) * space.components
        _set(walk, stroke, Colour(space, start))

    return operator


def _components(stroke: bool) -> Operator:
    """sc scn and their capitals: a colour of the space, or the name of a pattern."""

    def operator(walk: Walk, operands: Any) -> None:  # noqa: ANN401
        if not walk.coloured:
            return
        given = list(operands)
        paint = walk.state.stroke if stroke else walk.state.fill
        space = paint.colour.space
        if given and isinstance(given[-1], pikepdf.Name):
            word = name(given.pop())
            pattern = entry(entry(walk.resources, "Pattern"), word)
            if pattern is None:
                walk.fault(FaultKind.MISSING, f"/{word}")
                return
            _set(walk, stroke, Colour(space, tuple(float(value) for value in given)), pattern)
            return
        values = tuple(float(value) for value in given)
        if space.components and len(values) != space.components:
            raise ValueError("components")
        _set(walk, stroke, Colour(space, values))

    return operator


def _mark(walk: Walk, operands: Any) -> None:  # noqa: ANN401
    """BMC and BDC."""
    tag = name(operands[0])
    given = operands[1] if len(operands) > 1 else None
    if isinstance(given, pikepdf.Name):
        given = entry(entry(walk.resources, "Properties"), name(given))
    mark = Mark(name=shortened(text(entry(given, "Alt"))))
    if tag == "OC":
        mark.hidden = walk.file.layers.hides(given)
    counted = entry(given, "MCID")
    if isinstance(counted, int):
        mark.number = counted
    if len(walk.marks) < MOST_SAVED:
        walk.marks.append(mark)
    if tag == "OPI" or (identity(given) is not None and entry(given, "OPI") is not None):
        walk.features.add("OPI")


def _unmark(walk: Walk, _: Any) -> None:  # noqa: ANN401
    if walk.marks:
        walk.marks.pop()


def _compatible(walk: Walk, _: Any) -> None:  # noqa: ANN401
    walk.lenient += 1


def _strict(walk: Walk, _: Any) -> None:  # noqa: ANN401
    walk.lenient = max(0, walk.lenient - 1)


def _nothing(walk: Walk, _: Any) -> None:  # noqa: ANN401
    """Operators that change nothing that preflight asks for."""


_MADE: Final[dict[str, Callable[[bool], Operator]]] = {"cs": _space, "sc": _components, "scn": _components}
STATE_OPERATORS: Final[dict[str, Operator]] = {
    "q": _save,
    "Q": _restore,
    "cm": _transform,
    "w": _line_width,
    "gs": _extended_state,
    "BMC": _mark,
    "BDC": _mark,
    "EMC": _unmark,
    "BX": _compatible,
    "EX": _strict,
    **dict.fromkeys(("J", "j", "M", "d", "ri", "i", "MP", "DP"), _nothing),
    **{word: _device(space, False) for word, space in {"g": GREY, "rg": RGB, "k": CMYK}.items()},
    **{word: _device(space, True) for word, space in {"G": GREY, "RG": RGB, "K": CMYK}.items()},
    **{word: make(False) for word, make in _MADE.items()},
    **{word.upper(): make(True) for word, make in _MADE.items()},
}
