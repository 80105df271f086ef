"""A line of text in a language that is written to the left → its pieces as they are seen from left to right (Unicode
Standard Annex 9)."""

from __future__ import annotations

from collections.abc import Iterator

import icu

LEFTWARDS, RIGHTWARDS = "rtl", "ltr"  # as HarfBuzz names them
LAST_SINGLE = "\uffff"  # letters behind it count as two in ICU's places
NEUTRAL = "\N{OBJECT REPLACEMENT CHARACTER}"


def visual_pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """First place and end of each piece of `text`, and its direction: numbers and Latin words run to the right."""
    order = icu.Bidi()
    plain = icu.UnicodeString("".join(letter if letter <= LAST_SINGLE else NEUTRAL for letter in text))
    order.setPara(plain, 1)
    for number in range(order.countRuns()):
        start, length, leftwards = order.getVisualRun(number)
        yield start, start + length, LEFTWARDS if leftwards else RIGHTWARDS
