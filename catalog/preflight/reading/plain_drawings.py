"""The content of a drawing that is outlines and colours alone → its operators, an outline at a time.

A woven pattern is a few areas of some hundred thousand steps. Taken apart operator by operator it takes longer than all
else in a book; outline by outline a fifth of that. Whatever is not as plain as such drawings is left to others.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

OUTLINE: Final = "m l"  # the name of a subpath with its points: none of PDF's, which have no space
LEAST: Final = 4_096  # bytes below which nothing is gained
PLAIN: Final = b"0123456789.- \nmlhfk"
WORDS: Final = re.compile(rb"([mhfk])")
LINES: Final = re.compile(rb"(?:\s+-?[0-9.]+\s+-?[0-9.]+\s+l)+")
OPERANDS: Final = {b"m": 2, b"k": 4, b"h": 0, b"f": 0}


class Step(NamedTuple):
    """An operator with its operands, as pikepdf has them."""

    operator: str
    operands: list[float]


def plain_steps(data: bytes) -> list[Step] | None:
    """The operators of `data`; None where they are not those of a plain drawing, or not as they should be."""
    if len(data) < LEAST or data.translate(None, PLAIN):
        return None
    *pieces, rest = WORDS.split(data)
    try:
        steps = _steps(pieces)
    except ValueError:
        return None
    return steps if not rest.strip() else None


def _steps(pieces: list[bytes]) -> list[Step]:
    """ValueError where something is not as it should be."""
    steps: list[Step] = []
    points: list[float] | None = None  # of the outline that goes on
    for before, word in zip(pieces[::2], pieces[1::2], strict=True):
        lines = before[: before.rfind(b"l") + 1]
        if lines:
            if points is None or not LINES.fullmatch(lines):
                raise ValueError("lines of no outline")
            points += map(float, lines.replace(b"l", b" ").split())
        operands = [*map(float, before[len(lines) :].split())]
        if len(operands) != OPERANDS[word] or not before.endswith((b" ", b"\n")):
            raise ValueError("too many operands, or too few")
        if word == b"m":
            points = operands
        elif word == b"f":
            points = None
        steps.append(Step(OUTLINE if word == b"m" else word.decode(), operands))
    return steps
