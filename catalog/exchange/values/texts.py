"""Texts as people type and shops export them → as an entry has them: HTML as our Markdown, lines kept, emoji kept."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from catalog.exchange.values.names import INVISIBLE
from catalog.exchange.values.reading import MOST_DIGITS, Reading, Value, number_text
from catalog.markets.licence_numbers import hs_valid, normal_hs
from catalog.model.html_as_text import html_as_text
from catalog.model.values import CODE

BLANKS: Final = re.compile(r"[ \t]+")
LINES: Final = re.compile(r"\n{3,}")
NOTHING_SAID: Final = frozenset({"", "-", "--", "---", ".", "_"})
IS_CODE: Final = re.compile(CODE)
LONGEST: Final = 100_000  # characters; a spreadsheet's cell has 32,767 at most


def read_text(typed: Value, *, markdown: bool = True) -> Reading:
    """A text with its lines. HTML becomes Markdown, or plain text in fields that have none; other signs stay."""
    if isinstance(typed, Decimal):
        text = number_text(typed)
        return Reading(text) if text else Reading(None, why="value-number")
    if isinstance(typed, bool) or not isinstance(typed, str):
        return Reading(None, why="value-tick-instead" if isinstance(typed, bool) else "value-date-instead")
    return _text(typed, markdown) if len(typed) <= LONGEST else Reading(None, why="value-long")


def _text(typed: str, markdown: bool) -> Reading:
    text = typed.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    text = INVISIBLE.sub("", text)
    if "<" in text or "&" in text:
        text = html_as_text(text, markdown=markdown)
    text = BLANKS.sub(" ", text)
    text = LINES.sub("\n\n", "\n".join(map(str.strip, text.split("\n")))).strip()
    return Reading(None) if text in NOTHING_SAID else Reading(text)


def read_code(typed: Value) -> Reading:
    """A code, such as of a product or a postcode, which is not counted with."""
    line = _digits(typed)
    if isinstance(line, Reading):
        return line
    if not IS_CODE.fullmatch(line):
        return Reading(None, why="" if line in NOTHING_SAID else "value-code")
    return Reading(line)


def read_link(typed: Value) -> Reading:
    """A code by which rows are found again, or the name of a choice: one line, as it was typed."""
    if isinstance(typed, bool):
        return Reading("1" if typed else "0")
    if not isinstance(typed, str):
        text = number_text(typed) if isinstance(typed, Decimal) else typed.isoformat()
        return Reading(text or None)
    return Reading(" ".join(INVISIBLE.sub("", typed).split()) or None)


def read_hs(typed: Value) -> Reading:
    """An HS code with its points: `1905.90.90`. A number has lost the zeros at its end: 1905.9."""
    if isinstance(typed, Decimal) and typed.is_finite() and typed != typed.to_integral_value():
        return Reading(None, why="value-digits-lost")
    line = _digits(typed)
    if isinstance(line, Reading):
        return line
    code = re.sub(r"^hs(?: code)?\s*[.:]?\s*|\s", "", line, flags=re.IGNORECASE)
    if line in NOTHING_SAID:
        return Reading(None)
    return Reading(normal_hs(code)) if hs_valid(code) else Reading(None, why="value-hs")


def _digits(typed: Value) -> str | Reading:
    if isinstance(typed, Decimal):
        if typed.is_finite() and typed.adjusted() >= MOST_DIGITS:
            return Reading(None, why="value-digits-lost")
        return number_text(typed) or Reading(None, why="value-number")
    if isinstance(typed, bool) or not isinstance(typed, str):
        return Reading(None, why="value-tick-instead" if isinstance(typed, bool) else "value-date-instead")
    return " ".join(INVISIBLE.sub("", typed).lstrip("'").split())
