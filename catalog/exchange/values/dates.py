"""Days as people and spreadsheets write them → 2026-11-24: 24/11/26 · 24 Nop 2026 · 45991 · 11/24/2026 1:45 PM."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from catalog.exchange.values.reading import Reading, Value, line_of

Order = Literal["day first", "month first"]
EPOCH: Final = date(1899, 12, 30)  # day 0 of spreadsheets, for days from March 1900 on (ECMA-376, 18.17.4.1)
SERIALS: Final = range(18264, 73051)  # 1950 to 2099; other whole numbers are no days
YEARS: Final = range(1900, 2101)
PIVOT: Final = 70  # 69 is 2069, 70 is 1970 (POSIX)
NAMES: Final[Mapping[int, str]] = {
    1: "januari january jan jn",
    2: "februari february feb pebruari peb febuari",
    3: "maret march mar mrt mart",
    4: "april apr",
    5: "mei may",
    6: "juni june jun",
    7: "juli july jul",
    8: "agustus august aug agu ags agt agst agus",
    9: "september sep sept",
    10: "oktober october okt oct",
    11: "november nopember nov nop",
    12: "desember december des dec",
}
MONTHS: Final = {name: month for month, names in NAMES.items() for name in names.split()}
MARK: Final = r"\s*(?:[-/., ]|of)\s*"
CLOCK: Final = re.compile(  # the time of day behind a day; with that of twelve hours the month stands first
    r"(?:t|,?\s+|,?\s*(?:pukul|jam|at)\s+)[0-2]?[0-9][:.][0-5][0-9](?:[:.][0-5][0-9](?:[.,][0-9]+)?)?\s*"
    r"(?P<half>[ap]\.?m\.?)?\s*(?:wib|wita|wit|z|utc|gmt|[+-][0-9]{2}:?[0-9]{2})?$",
    re.IGNORECASE,
)
WEEKDAY: Final = re.compile(
    r"^(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)"
    r"\b[.,]?\s*|^(?:tgl|tanggal|s[/.]?d|sampai|hingga|until)\b\.?:?\s*",
    re.IGNORECASE,
)
YEAR_AND_MONTH: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})")
ISO: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
HAN: Final = re.compile(r"([0-9]{4})\s*[年년]\s*([0-9]{1,2})\s*[月월]\s*([0-9]{1,2})\s*[日일]")
FIGURES: Final = re.compile(r"([0-9]{1,2})\s*[-/. ]\s*([0-9]{1,2})\s*[-/. ]\s*'?([0-9]{4}|[0-9]{2})")
RUN: Final = re.compile(r"([0-9]{8})")
NAMED: Final = re.compile(
    rf"([0-9]{{1,2}})(?:st|nd|rd|th)?(?:{MARK})?([a-z]{{3,10}})\.?(?:{MARK})?'?([0-9]{{4}}|[0-9]{{2}})", re.I
)
NAMED_FIRST: Final = re.compile(
    rf"([a-z]{{3,10}})\.?{MARK}([0-9]{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)'?([0-9]{{4}}|[0-9]{{2}})", re.I
)
OF_MONTH: Final = re.compile(rf"([a-z]{{3,10}})\.?{MARK}'?([0-9]{{4}}|[0-9]{{2}})", re.IGNORECASE)
MONTH_AND_YEAR: Final = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{4})")


def read_date(typed: Value, order: Order | None = None, *, last: bool = False) -> Reading:
    """A day, as text: year-month-day.

    `order` is that of the column's other days, if they show one (see `order_of`); without, the day is taken to stand
    first, as in Indonesia. Where a month or a year is all that is named, it is its first day, or its last where `last`:
    of what is valid until then.
    """
    if isinstance(typed, datetime):
        return Reading(typed.date().isoformat())
    if isinstance(typed, date):
        return Reading(typed.isoformat())
    if isinstance(typed, Decimal) and typed.is_finite() and abs(typed) < 10**9:
        typed = str(int(typed))  # the part behind the point is the time of day
    line = line_of(typed)
    return line if isinstance(line, Reading) else _date(line, order, last)


def order_of(column: Iterable[Value]) -> Order | None:
    """Whether the day or the month stands first in the days of a column: a figure above 12 shows it, or the time of a
    clock of twelve hours. None where nothing does, or where some show one and some the other."""
    shown: set[Order] = set()
    for typed in column:
        line = line_of(typed) if isinstance(typed, str) else ""
        if isinstance(line, str):
            clock = CLOCK.search(line)
            found = FIGURES.fullmatch(line[: clock.start()] if clock else line)
            if found and (int(found[1]) > 12 or int(found[2]) > 12 or (clock and clock["half"])):
                shown.add("day first" if int(found[1]) > 12 else "month first")
    return shown.pop() if len(shown) == 1 else None


@lru_cache(maxsize=4096)
def _date(line: str, order: Order | None, last: bool) -> Reading:
    text = WEEKDAY.sub("", WEEKDAY.sub("", line)).strip(" .,")
    clock = CLOCK.search(text)
    if clock:
        text = text[: clock.start()].strip(" ,")
        order = "month first" if clock["half"] else order
    if text.isdecimal():
        return _of_digits(text, last)
    for form in (ISO, HAN):
        if found := form.fullmatch(text):
            return _sure(int(found[1]), int(found[2]), int(found[3]))
    if found := FIGURES.fullmatch(text):
        return _in_order(int(found[1]), int(found[2]), _year(found[3]), order)
    if found := NAMED.fullmatch(text):
        return _sure(_year(found[3]), _month(found[2]), int(found[1]))
    if found := NAMED_FIRST.fullmatch(text):
        return _sure(_year(found[3]), _month(found[1]), int(found[2]))
    if found := OF_MONTH.fullmatch(text):
        return _part(_year(found[2]), _month(found[1]), last)
    if found := MONTH_AND_YEAR.fullmatch(text):
        return _part(int(found[2]), int(found[1]), last)
    if found := YEAR_AND_MONTH.fullmatch(text):
        return _part(int(found[1]), int(found[2]), last)
    return Reading(None, why="value-date")


def _of_digits(digits: str, last: bool) -> Reading:
    """Days without any mark: a spreadsheet's number, 20261124, 24112026, or a year alone."""
    number = int(digits)
    if number in SERIALS:
        return Reading((EPOCH + timedelta(number)).isoformat())
    if len(digits) == 4 and number in YEARS:
        return Reading(f"{number}-12-31" if last else f"{number}-01-01", None, "value-date-year")
    if RUN.fullmatch(digits):
        first = _sure(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        return (
            first
            if first.value and int(digits[:4]) in YEARS
            else _sure(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
        )
    return Reading(None, why="value-date")


def _in_order(first: int, second: int, year: int, order: Order | None) -> Reading:
    by_day, by_month = _day(year, second, first), _day(year, first, second)
    if by_day and by_month and by_day != by_month and order is None:
        return Reading(by_day, by_month, "value-date-order")
    found = (by_month or by_day) if order == "month first" else (by_day or by_month)
    return Reading(found) if found else Reading(None, why="value-date-none")


def _sure(year: int, month: int, day: int) -> Reading:
    found = _day(year, month, day)
    return Reading(found) if found else Reading(None, why="value-date-none" if month else "value-date")


def _part(year: int, month: int, last: bool) -> Reading:
    if not 1 <= month <= 12 or year not in YEARS:
        return Reading(None, why="value-date")
    found = _day(year, month, calendar.monthrange(year, month)[1] if last else 1)
    return Reading(found, None, "value-date-month")


def _day(year: int, month: int, day: int) -> str:
    """The day in ISO 8601; "" where the calendar has none."""
    try:
        return date(year, month, day).isoformat() if year in YEARS else ""
    except ValueError:  # the thirty-first of June
        return ""


def _month(name: str) -> int:
    return MONTHS.get(name.casefold(), 0)


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) < PIVOT else 1900)
