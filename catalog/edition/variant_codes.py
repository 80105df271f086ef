"""Codes of variants → the pattern that they follow: a piece for each option, as in `KSJ-003-[Size]-[Colour]`, or
numbers that count on from one variant to the next (stage 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from catalog.edition.variant_groups import Choice

SEPARATORS: Final = re.compile(r"([-./_ ])")
LAST_RUN: Final = re.compile(r"(?:[^\W\d_]+|\d+)$")  # of letters or of digits
NUMBERED: Final = re.compile(r"(.*?)([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class CodePattern:
    """`parts` of every code, from left to right: a text, or the number of the axis whose piece stands there. `pieces`
    has for each axis what stands for each of its options; {} for an axis that no part names. Where there is a `counted`
    axis, the piece of an option is the first and last of numbers, one for each option of that axis in its order."""

    parts: tuple[str | int, ...]
    pieces: tuple[Mapping[str, str], ...]
    counted: int | None = None


def find_pattern(codes: Mapping[Choice, str]) -> CodePattern | None:
    """The pattern of `codes`, by variant in the order of the options; None where they follow none, or where there are
    fewer than two."""
    if len(codes) < 2:
        return None
    split = {choice: SEPARATORS.split(code) for choice, code in codes.items()}
    if len({len(pieces) for pieces in split.values()}) == 1:
        found = _pattern(split)
        if found:
            return found
    return _pattern(_around_middle(codes)) or _counting(codes)


def _around_middle(codes: Mapping[Choice, str]) -> dict[Choice, Sequence[str]]:
    """Each code as what all begin with, and the rest; a run of letters or digits stays whole."""
    first, last = min(codes.values()), max(codes.values())  # what these two share, all others do
    shared = next((end for end, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    start = LAST_RUN.sub("", first[:shared])
    return {choice: (start, code.removeprefix(start)) for choice, code in codes.items()}


def _pattern(split: Mapping[Choice, Sequence[str]]) -> CodePattern | None:
    """The pattern of codes in equally many pieces; None where a piece follows from no single axis."""
    parts: list[str | int] = []
    pieces: list[Mapping[str, str]] = [{} for _ in next(iter(split))]
    for column in zip(*split.values(), strict=True):
        if len(set(column)) == 1:
            parts += filter(None, column[:1])
            continue
        by_axis = [_by_option(split, column, axis) for axis in range(len(pieces))]
        fitting = [axis for axis, found in enumerate(by_axis) if found and pieces[axis] in ({}, found)]
        if not fitting:
            return None
        parts.append(fitting[0])
        pieces[fitting[0]] = by_axis[fitting[0]]
    return CodePattern(tuple(parts), tuple(pieces))


def _counting(codes: Mapping[Choice, str]) -> CodePattern | None:
    """The pattern of codes that end in numbers: those of each option of one axis count on in the order of the other."""
    found = {choice: match.groups() for choice, code in codes.items() if (match := NUMBERED.fullmatch(code))}
    starts = {start for start, _ in found.values()}
    if len(found) < len(codes) or len(starts) > 1:
        return None
    for axis in (0, 1) if len(next(iter(codes))) == 2 else ():
        numbers: dict[str, list[str]] = {}
        for choice, (_, number) in found.items():
            numbers.setdefault(choice[axis], []).append(number)
        if all(map(_count_on, numbers.values())):
            pieces: list[Mapping[str, str]] = [{}, {}]
            pieces[axis] = {option: "–".join(dict.fromkeys((some[0], some[-1]))) for option, some in numbers.items()}
            return CodePattern((*filter(None, starts), axis), tuple(pieces), 1 - axis)
    return None


def _count_on(numbers: Sequence[str]) -> bool:
    """Whether each is the next number, written as the others are."""
    first, width = int(numbers[0]), len(numbers[0])
    return all(number == str(first + place).zfill(width) for place, number in enumerate(numbers))


def _by_option(choices: Iterable[Choice], column: Iterable[str], axis: int) -> dict[str, str]:
    """What stands in `column` for each option of `axis`; {} where an option has several."""
    found: dict[str, str] = {}
    for choice, piece in zip(choices, column, strict=True):
        if found.setdefault(choice[axis], piece) != piece:
            return {}
    return found
