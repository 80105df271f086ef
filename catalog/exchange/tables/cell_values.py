"""A cell as a file has it → a plain value: text as it looks, numbers exact, dates."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from decimal import Decimal
from typing import Final

from catalog.exchange.tables.raw_sheet import RawValue
from catalog.exchange.tables.table import Value

BREAK: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
SPACE: Final = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u180e\u200b\u2060-\u2064\ufeff\ufffe\uffff]"
)
DIRECTION: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
JOINER: Final = re.compile("[\u200c\u200d]+")
EXCEL_TEXT: Final = re.compile(r'="([^"]*)"')  # how a csv keeps the zero of ="0812…" from Excel
EXACT: Final = 2**53  # up to here a spreadsheet's number has every digit of an integer
DIGITS: Final = 15  # that a spreadsheet keeps of any other


class CellCleaner:
    """Cells of one file, in which the same texts come again and again."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}

    def value(self, raw: RawValue) -> Value:
        """The cell as a plain value. Times of day and durations, which are none, become text: 07:30, 36:00:00."""
        if isinstance(raw, str):
            return self.text(raw)
        if isinstance(raw, bool | datetime.date):  # a datetime is a date
            return raw
        if isinstance(raw, int | float):
            return number(raw)
        if isinstance(raw, datetime.time):
            return raw.isoformat("seconds" if raw.second else "minutes")
        return _duration(raw)

    def text(self, raw: str) -> str:
        """The text as it looks: composed letters, plain spaces, no characters that nobody sees, no blank ends. Line
        breaks inside stay."""
        if raw.isascii() and raw.isprintable():
            return raw.strip()
        found = self._texts.get(raw)
        if found is None:
            found = self._texts[raw] = as_it_looks(raw)
        return found


def as_it_looks(text: str) -> str:
    """`CellCleaner.text` of one text."""
    text = BREAK.sub("\n", text)
    text = SPACE.sub(" ", UNSEEN.sub("", text))
    if not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        text = DIRECTION.sub("", text)  # as WhatsApp puts around a number that is copied
    return unicodedata.normalize("NFC", JOINER.sub(_joiner, text)).strip()


def _joiner(found: re.Match[str]) -> str:
    """A joiner where it joins something: emoji, letters of scripts that have other forms when joined."""
    text, (start, end) = found.string, found.span()
    beside = text[max(start - 1, 0) : start], text[end : end + 1]
    return found[0] if all(one and not one.isascii() and not _latin(one) for one in beside) else ""


def _latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN ")


def number(raw: float) -> Value:
    """The number with the digits that a spreadsheet shows of it: 12500.0 → 12500, 3.3000000000000003 → 3.3."""
    if not math.isfinite(raw):
        return str(raw)
    if isinstance(raw, int) or (raw.is_integer() and abs(raw) <= EXACT):
        return Decimal(int(raw))
    typed = repr(raw)
    exact = Decimal(typed)
    if len(typed) <= DIGITS:
        return exact
    # What is behind the 15th digit is no part of what was typed: it comes from reckoning in binary fractions.
    return exact if len(exact.as_tuple().digits) <= DIGITS else _plain(Decimal(f"{raw:.{DIGITS}g}"))


def _plain(value: Decimal) -> Decimal:
    value = value.normalize()
    return value.quantize(Decimal(1)) if -EXACT < value < EXACT and value == value.to_integral_value() else value


def _duration(raw: datetime.timedelta) -> str:
    minutes, seconds = divmod(round(raw.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}"


def csv_text(text: str) -> str:
    """A cell of a csv without the formula by which Excel is made to keep it as text: `="0812"` → 0812."""
    found = EXCEL_TEXT.fullmatch(text) if text.startswith('="') else None
    return found[1] if found else text
