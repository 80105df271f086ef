"""Fonts as a page names them: what they are, and how wide their text runs (ISO 32000-1, 9.6 to 9.8)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from catalog.preflight.reading.blank_letters import blank_codes
from catalog.preflight.reading.geometry import Matrix
from catalog.preflight.reading.painted import Font
from catalog.preflight.reading.pdf_objects import array, entry, identity, matrix, name, number, raw_bytes

SUBSET: Final = re.compile(r"[A-Z]{6}\+")
PROGRAMS: Final = ("FontFile", "FontFile2", "FontFile3")
SPACE: Final = 32
LATIN: Final = ("WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding")  # in which SPACE is a space
THOUSANDTH: Final = 0.001  # of the font's size: the unit of widths (9.2.4)
UNKNOWN_WIDTH: Final = 500.0  # of a letter of which the file says nothing
ASCENT, DESCENT = 0.75, -0.22  # of the font's size, where the file has none that can be true


@dataclass(slots=True)
class PageFont:
    """A font with what is needed to place its text. `bytes_each` is how many bytes a letter takes in a string;
    `procedures` are the drawings of a Type 3 font by code, `drawing` its matrix."""

    font: Font
    key: tuple[int, int] | None
    bytes_each: int = 1
    vertical: bool = False
    widths: dict[int, float] = field(default_factory=dict)
    default_width: float = UNKNOWN_WIDTH
    unit: float = THOUSANDTH
    blank: frozenset[int] = frozenset()  # codes of letters that show nothing: spaces
    ascent: float = ASCENT
    descent: float = DESCENT
    drawing: Matrix | None = None
    procedures: dict[int, Any] = field(default_factory=dict)
    resources: Any = None

    def codes(self, string: bytes) -> Iterator[int]:
        """The codes of the letters of a string."""
        if self.bytes_each == 1:
            yield from string
            return
        for place in range(0, len(string) - 1, 2):
            yield string[place] << 8 | string[place + 1]

    def width(self, code: int) -> float:
        """How far a letter moves the next one, as a share of the font's size."""
        return self.widths.get(code, self.default_width) * self.unit


class PageFonts:
    """Reads the fonts of one file, each once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], PageFont] = {}

    def read(self, value: Any) -> PageFont:  # noqa: ANN401
        """The font that a resource holds."""
        key = identity(value)
        if key is not None and key in self._known:
            return self._known[key]
        found = _read(value, key)
        if key is not None:
            self._known[key] = found
        return found


def _read(value: Any, key: tuple[int, int] | None) -> PageFont:  # noqa: ANN401
    kind = name(entry(value, "Subtype"))
    if kind == "Type3":
        return _type3(value, key)
    below = next(array(entry(value, "DescendantFonts")), None) if kind == "Type0" else value
    descriptor = entry(below, "FontDescriptor")
    written = name(entry(value, "BaseFont")) or name(entry(descriptor, "FontName"))
    subset = SUBSET.match(written) is not None
    embedded = any(entry(descriptor, program) is not None for program in PROGRAMS)
    font = Font(written[7:] if subset else written, kind, embedded, subset)
    found = PageFont(font, key)
    found.ascent = _sane(number(entry(descriptor, "Ascent")) * THOUSANDTH, 0.4, 1.3, ASCENT)
    found.descent = _sane(number(entry(descriptor, "Descent")) * THOUSANDTH, -0.6, -0.05, DESCENT)
    if kind == "Type0":
        coding = name(entry(value, "Encoding"))
        found.bytes_each, found.vertical = 2, coding.endswith("-V")
        found.default_width = number(entry(below, "DW"), 1000.0)
        found.widths = dict(_cid_widths(entry(below, "W")))
    else:
        found.widths = dict(_simple_widths(value))
        found.default_width = number(entry(descriptor, "MissingWidth")) or UNKNOWN_WIDTH
    found.blank = blank_codes(raw_bytes(entry(value, "ToUnicode")))
    if kind != "Type0" and not found.blank and name(entry(value, "Encoding")) in LATIN:
        found.blank = frozenset({SPACE})
    return found


def _type3(value: Any, key: tuple[int, int] | None) -> PageFont:  # noqa: ANN401
    """A font whose letters are drawings; it has no file, and is always there."""
    font = Font(name(entry(value, "Name")) or name(entry(value, "BaseFont")) or "Type3", "Type3", True, False)
    drawing = matrix(entry(value, "FontMatrix")) or (THOUSANDTH, 0, 0, THOUSANDTH, 0, 0)
    found = PageFont(font, key, widths=dict(_simple_widths(value)), default_width=0.0, unit=abs(drawing[0]))
    found.drawing, found.resources = drawing, entry(value, "Resources")
    drawings = entry(value, "CharProcs")
    code = 0
    for item in array(entry(entry(value, "Encoding"), "Differences")):
        if letter := name(item):
            procedure = entry(drawings, letter)
            if procedure is not None:
                found.procedures[code] = procedure
            code += 1
        else:
            code = int(number(item))
    return found


def _simple_widths(value: Any) -> Iterator[tuple[int, float]]:  # noqa: ANN401
    first = int(number(entry(value, "FirstChar")))
    for index, width in enumerate(array(entry(value, "Widths"))):
        yield first + index, number(width, UNKNOWN_WIDTH)


def _cid_widths(value: Any) -> Iterator[tuple[int, float]]:  # noqa: ANN401
    """`c [w1 w2 …]` and `first last w` (9.7.4.3)."""
    waiting: list[float] = []
    for item in array(value):
        listed = list(array(item))
        if listed and waiting:
            yield from ((int(waiting[-1]) + index, number(width)) for index, width in enumerate(listed))
            waiting = []
            continue
        waiting.append(number(item))
        if len(waiting) == 3:
            first, last, width = waiting
            yield from ((code, width) for code in range(int(first), min(int(last), 0xFFFF) + 1))
            waiting = []


def _sane(value: float, least: float, most: float, default: float) -> float:
    return value if least <= value <= most else default
