"""Days as tables write them: 2026-11-24, 24 November 2026, 24 Agustus 2026, 11/24/2026 12:00:00 AM, 24/11/2026."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import cache
from typing import Final, Literal

from babel import Locale

Order = Literal["day first", "month first"]
ISO: Final = re.compile(r"\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:T|\b)")
NAMED: Final = re.compile(r"\b([0-9]{1,2})(?:\s+|-|/)([A-Za-z]{3,10})\.?(?:\s+|-|/)([0-9]{4})\b")
NAMED_FIRST: Final = re.compile(r"\b([A-Za-z]{3,10})\.?\s+([0-9]{1,2}),?\s+([0-9]{4})\b")
FIGURES: Final = re.compile(r"\b([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\b(\s+[0-9:.]+\s*[AP]M\b)?", re.IGNORECASE)


def order_of(texts: Iterable[str]) -> Order | None:
    """Which of the figures of all these days comes first: one above 12 says it, or the time of a clock of twelve hours,
    which is written where the month does. None where nothing does."""
    for text in texts:
        if found := FIGURES.search(text):
            first, second = int(found[1]), int(found[2])
            if first > 12:
                return "day first"
            if second > 12 or found[4]:
                return "month first"
    return None


def day_in(text: str, order: Order | None) -> datetime.date | None:
    """The day that a text names. None where it names none, or one that needs an order and there is none."""
    try:
        if found := ISO.search(text):
            return datetime.date(int(found[1]), int(found[2]), int(found[3]))
        if found := NAMED.search(text):
            return _named(found[3], found[2], found[1])
        if found := NAMED_FIRST.search(text):
            return _named(found[3], found[1], found[2])
        if found := FIGURES.search(text):
            if order is None and found[1] != found[2]:
                return None
            month, day = (found[2], found[1]) if order == "day first" else (found[1], found[2])
            return datetime.date(int(found[3]), int(month), int(day))
    except ValueError:  # the thirty-first of June
        return None
    return None


def in_figures(text: str) -> bool:
    """Whether a text has a day in figures, whose order must be known."""
    return FIGURES.search(text) is not None and not ISO.search(text)


def _named(year: str, month: str, day: str) -> datetime.date | None:
    number = _months().get(month.casefold())
    return datetime.date(int(year), number, int(day)) if number else None


@cache
def _months() -> dict[str, int]:
    """The months by their names in Indonesian and English, whole and short."""
    found = {"sept": 9, "agu": 8, "ags": 8, "nopember": 11, "nop": 11, "pebruari": 2, "peb": 2}
    for language in ("en", "id"):
        for width in ("wide", "abbreviated"):
            found |= {name.casefold(): number for number, name in Locale(language).months["format"][width].items()}
    return found
