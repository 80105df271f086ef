"""Stretches of time as people type them → days: 2 minggu · 1 bulan · 3-5 hari · 12 bulan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from math import ceil
from typing import Final, Literal

from catalog.exchange.values.counts import spelled
from catalog.exchange.values.numbers import DIGITS, RANGE, number_of
from catalog.exchange.values.reading import Reading, Value, line_of

Span = Literal["day", "week", "month", "year"]
WORDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("hari", "hr", "hri", "h", "day", "days"), "day"),
    **dict.fromkeys(("minggu", "mgg", "mg", "mingguan", "pekan", "week", "weeks", "wk"), "week"),
    **dict.fromkeys(("bulan", "bln", "bl", "month", "months", "mo"), "month"),
    **dict.fromkeys(("tahun", "thn", "th", "year", "years", "yr"), "year"),
    **dict.fromkeys(("jam", "hour", "hours"), "hour"),
}
HOURS: Final = 24
YEAR: Final = 365
MONTH: Final = 30
MONTHS: Final = 12  # of a year
UNIT: Final = "|".join(sorted(WORDS, key=len, reverse=True))
STRETCH: Final = re.compile(
    rf"(?P<before>[^0-9]*?)(?:\bh\+)?(?P<low>{DIGITS})\s*(?P<first>(?:{UNIT})\b)?\.?"
    rf"(?:\s*{RANGE}\s*(?P<high>{DIGITS}))?\s*(?P<unit>(?:{UNIT})\b)?\.?(?P<behind>[^0-9]*)",
    re.IGNORECASE,
)
MEANT: Final = re.compile(
    r"\b(?:lama|waktu|tahan|estimasi|selama|within|about|sekitar)\b|[±~:.,()]|\+/?-", re.IGNORECASE
)
WORKING: Final = re.compile(r"\b(?:kerja|working|business)\b", re.IGNORECASE)


def read_days(typed: Value, unit: Span = "day") -> Reading:
    """A number of days, as text. Of a range the longer, so that nothing is promised too early; a month is 30 days and
    twelve are a year. `unit` is what a number alone counts, as the heading says."""
    line = line_of(typed)
    return line if isinstance(line, Reading) else _days(line, unit)


@lru_cache(maxsize=1024)
def _days(line: str, unit: Span) -> Reading:
    found = STRETCH.fullmatch(spelled(line))
    if not found:
        return Reading(None, why="value-days")
    last = WORDS[(found["unit"] or found["first"] or unit).casefold()]
    first = WORDS[(found["first"] or last).casefold()] if found["first"] or found["high"] else last
    low = _in_days(found["low"], first)
    high = _in_days(found["high"], last) if found["high"] else low
    if low is None or high is None:
        return Reading(None, why="value-days")
    longer, shorter = max(low, high), min(low, high)
    if longer == 0:
        return Reading(None, why="value-count-zero")
    if longer != shorter:
        return Reading(str(longer), str(shorter), "value-days-range")
    words = MEANT.sub(" ", f"{found['before']} {found['behind']}").strip()
    if WORKING.search(words):
        return Reading(str(longer), str(ceil(longer / 5 * 7)), "value-days-working")
    return Reading(str(longer), None, "value-words-left" if words else "")


def _in_days(digits: str, unit: str) -> int | None:
    number = number_of(digits)
    if number is None or number.value >= 10**6:
        return None
    count = number.value
    if unit == "month" and count and count % MONTHS == 0:
        count, unit = count / MONTHS, "year"
    if unit == "hour":
        return ceil(count / HOURS)
    return ceil(count * {"day": 1, "week": 7, "month": MONTH, "year": YEAR}[unit])
