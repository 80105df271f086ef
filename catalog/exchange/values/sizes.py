"""Sizes as people type them → as an entry has them: 20cm x 30 cm · P 20 L 30 T 10 cm · Ø 10 cm · 20*30cm."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from catalog.exchange.values.numbers import DIGITS, RANGE, Number, number_of, shortest
from catalog.exchange.values.reading import Reading, Value, line_of, own
from catalog.model.measures import MILLIMETRES

UNITS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("mm", "milimeter", "millimeter", "millimetre"), "mm"),
    **dict.fromkeys(("cm", "cms", "senti", "sentimeter", "centimeter", "centimetre"), "cm"),
    **dict.fromkeys(("m", "mtr", "meter", "metre", "meters", "metres"), "m"),
    **dict.fromkeys(("in", "inch", "inches", "inci", "inchi", '"', "”", "″", "''"), "in"),
    **dict.fromkeys(("ft", "feet", "foot", "kaki", "'", "′"), "ft"),
}
SIDES: Final[Mapping[str, str]] = {  # L is lebar, and length where W or H stands beside it
    **dict.fromkeys(("p", "pj", "pjg", "panjang", "length"), "length"),
    **dict.fromkeys(("l", "lb", "lbr", "lebar", "w", "width"), "width"),
    **dict.fromkeys(("t", "tg", "tinggi", "h", "height"), "height"),
    **dict.fromkeys(("ø", "⌀", "d", "dia", "diam", "diameter"), "diameter"),
}
ORDER: Final = ("diameter", "length", "width", "", "height")
UNIT: Final = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
SIDE: Final = "|".join(sorted(SIDES, key=len, reverse=True))
PART: Final = re.compile(
    rf"\s*(?:(?P<side>{SIDE})\s*[.:=]?\s*)?(?P<digits>[0-9](?:[0-9.,]*[0-9])?)\s*(?P<unit>{UNIT})?(?![a-z0-9])\.?"
    rf"\s*(?(side)|(?:\(?(?P<after>{SIDE})\)?(?![a-z]))?)\s*",
    re.IGNORECASE,
)
BETWEEN: Final = re.compile(r"\s*(?:[x×✕*]|by|kali|,(?=\s)|;)\s*", re.IGNORECASE)
GLUED: Final = re.compile(rf"(?<=[0-9a-z\"'”])\s*x\s*(?=(?:{SIDE})?\s*[0-9])", re.IGNORECASE)
LAST: Final = re.compile(  # 20 (P) x 30 (L) cm, and 20 x 30 (cm)
    rf"(?P<lengths>.*)(?:(?<=\))|(?<=[0-9][a-z])|(?<=[0-9]\s[a-z]))\s+(?P<unit>{UNIT})\.?"
    rf"|(?P<all>.*[0-9])\s*\((?P<last>{UNIT})\.?\)",
    re.IGNORECASE,
)
SIDES_NAMED: Final = re.compile(r"^p\s*x\s*l(?:\s*x\s*t)?\s*[=:]\s*|\s*\(p\s*x\s*l(?:\s*x\s*t)?\)$", re.IGNORECASE)
WORDS: Final = re.compile(
    r"^(?:ukuran|uk|dimensi|size|dimension|approx|kurang lebih|sekitar)\b[.:]*\s*|[±~]", re.IGNORECASE
)
ABOUT: Final = re.compile(r"±|~|\b(?:approx|sekitar|kurang lebih)\b", re.IGNORECASE)
ENDS: Final = re.compile(rf"({DIGITS})\s*(?:{UNIT})?\s*{RANGE}\s*({DIGITS})\s*({UNIT})?\.?", re.IGNORECASE)
MOST: Final = 3  # lengths of a size
SMALL_UNITS: Final = ("mm", "cm", "in", "ft", "m")


@dataclass(frozen=True, slots=True)
class _Length:
    number: Number
    unit: str
    side: str


def read_size(typed: Value, unit: str = "") -> Reading:
    """One to three lengths and their unit: `20 x 30 cm`. `unit` is that of the heading, for numbers without one; where
    neither names any, it is taken to be cm, with a second reading in mm."""
    line = line_of(typed)
    return line if isinstance(line, Reading) else own(_size(line, UNITS.get(unit.casefold().strip(" ."), "")))


@lru_cache(maxsize=4096)
def _size(line: str, heading: str) -> Reading:
    text = GLUED.sub(" x ", SIDES_NAMED.sub("", WORDS.sub("", line)).strip(" ."))
    ends = ENDS.fullmatch(text)
    if ends:
        found = [end for end in map(number_of, ends.groups()[:2]) if end]
        unit = UNITS.get((ends[3] or "").casefold(), heading) or "cm"
        return Reading(None, [f"{shortest(end.value)} {unit}" for end in found], "value-size-range")
    if last := LAST.fullmatch(text):
        text, heading = last["lengths"] or last["all"], UNITS[(last["unit"] or last["last"]).casefold()]
    lengths = _lengths(text)
    if not lengths or len(lengths) > MOST:
        return Reading(None, why="value-size")
    unit, why = _unit(lengths, heading)
    first = _written(lengths, unit, decimals=unit in ("m", "ft"))
    if not first:
        return Reading(None, why="value-size-zero")
    if any(length.number.other is not None for length in lengths):
        return Reading(first, _written(lengths, unit, decimals=unit not in ("m", "ft")), "value-number-group")
    if why == "value-size-unit":
        return Reading(first, _written(lengths, "mm", decimals=False), why)
    if why:
        return Reading(None, first, why)
    if any(length.side == "diameter" for length in lengths):
        return Reading(first, None, "value-size-diameter")
    return Reading(first, None, "value-about" if ABOUT.search(line) else "")


def _lengths(text: str) -> list[_Length] | None:
    """The lengths in their usual order; None where something else stands among them."""
    found: list[re.Match[str]] = []
    position, between = 0, True
    while position < len(text) or (between and found):
        part = PART.match(text, position)
        if not part or len(found) > MOST or not (between or part["side"]):  # 10 62 mm may be one number
            return None
        found.append(part)
        mark = BETWEEN.match(text, part.end())
        position, between = (mark.end(), True) if mark else (part.end(), False)
    return _sorted(found) if found else None


def _sorted(found: Sequence[re.Match[str]]) -> list[_Length] | None:
    named = [(part["side"] or part["after"] or "").casefold() for part in found]
    english = "l" in named and ("w" in named or "width" in named)
    lengths = []
    for part, name in zip(found, named, strict=True):
        number = number_of(part["digits"], lakhs=False)
        if number is None:
            return None
        side = "length" if english and name == "l" else SIDES.get(name, "")
        lengths.append(_Length(number, UNITS.get((part["unit"] or "").casefold(), ""), side))
    last = lengths[-1].unit  # that of all in 20 x 30 cm
    lengths = [_Length(length.number, length.unit or last, length.side) for length in lengths]
    if not all(length.side for length in lengths):
        return lengths
    return sorted(lengths, key=lambda length: ORDER.index(length.side))


def _unit(lengths: Sequence[_Length], heading: str) -> tuple[str, str]:
    """The unit of the whole: that which is named, the smallest of several; and the code where none is."""
    named = {length.unit for length in lengths if length.unit}
    if named and not all(length.unit for length in lengths):  # 2 m x 110
        return min(named), "value-size-last"
    if not named:
        return (heading, "") if heading else ("cm", "value-size-unit")
    return next(unit for unit in SMALL_UNITS if unit in named), ""


def _written(lengths: Sequence[_Length], unit: str, *, decimals: bool) -> str:
    """The lengths in one unit; 1.200 as 1.2 where `decimals`. "" where one of them is none or not exact."""
    numbers: list[Decimal] = []
    for length in lengths:
        value = length.number.other if decimals and length.number.other is not None else length.number.value
        own = length.unit or unit
        value = value * MILLIMETRES[own] / MILLIMETRES[unit] if own != unit else value
        if not value or value != round(value, 6) or value >= 10**9:
            return ""
        numbers.append(value)
    return " x ".join(map(shortest, numbers)) + f" {unit}"
