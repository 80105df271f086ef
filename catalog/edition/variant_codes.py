"""Codes of variants → the pattern that they follow, such as `KSJ-003-[Size]-[Colour]` (stage 3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from catalog.edition.variant_groups import Choice

SEPARATORS: Final = re.compile(r"([-./_ ])")
LAST_RUN: Final = re.compile(r"(?:[^\W\d_]+|\d+)$")  # of letters or of digits


@dataclass(frozen=True, slots=True)
class CodePattern:
    """`parts` of every code, from left to right: a text, or the number of the axis whose piece stands there. `pieces`
    has for each axis what stands for each of its options; {} for an axis that no part names."""

    parts: tuple[str | int, ...]
    pieces: tuple[Mapping[str, str], ...]

    def code(self, choice: Choice) -> str:
        """The code of one variant."""
        return "".join(part if isinstance(part, str) else self.pieces[part][choice[part]] for part in self.parts)


def find_pattern(codes: Mapping[Choice, str]) -> CodePattern | None:
    """The pattern of `codes`, by variant; None where they follow none, or where there are fewer than two."""
    if len(codes) < 2:
        return None
    split = {choice: SEPARATORS.split(code) for choice, code in codes.items()}
    if len({len(pieces) for pieces in split.values()}) == 1:
        found = _pattern(split)
        if found:
            return found
    return _pattern(_around_middle(codes))


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


def _by_option(choices: Iterable[Choice], column: Iterable[str], axis: int) -> dict[str, str]:
    """What stands in `column` for each option of `axis`; {} where an option has several."""
    found: dict[str, str] = {}
    for choice, piece in zip(choices, column, strict=True):
        if found.setdefault(choice[axis], piece) != piece:
            return {}
    return found
