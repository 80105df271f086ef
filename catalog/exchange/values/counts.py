"""Whole numbers, shares and years as people type them: 20 pcs · 2 lusin · minimal 1.000 · 60% · sejak 2015."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from catalog.exchange.values.numbers import DIGITS, RANGE, SCALE, SCALES, Number, number_of, shortest
from catalog.exchange.values.reading import MOST_DIGITS, Reading, Value, line_of
from catalog.exchange.values.units import MANY, unit_named
from catalog.model.prices import Unit
from catalog.model.values import GROUPED

ONES: Final[Mapping[str, int]] = {
    **{"satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9},
    **{"sepuluh": 10, "sebelas": 11, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10},
}
SPELLED: Final = re.compile(rf"\b({'|'.join(ONES)})\b(?!\s*(?:puluh|belas|ratus|ribu))", re.IGNORECASE)
SE: Final = re.compile(r"\bse(?=(?:lusin|kodi|gross|hari|minggu|pekan|bulan|tahun)\b)", re.IGNORECASE)  # seminggu
LEAST: Final = re.compile(
    r"^(?:>=?|≥|min(?:imal|imum|\.)?(?: order| pesan(?:an)?)?|moq|paling sedikit|mulai(?: dari)?|stok|stock|isi)\b"
    r"|^[>=≥:. ]+|\+$|^±|\b(?:ke atas|up)$",
    re.IGNORECASE,
)
COUNT: Final = re.compile(
    rf"(?P<low>{DIGITS})(?:\s*{RANGE}\s*(?P<high>{DIGITS}))?"
    rf"\s*(?:(?P<scale>{SCALE})\b)?\s*(?P<words>[^0-9]*)",
    re.IGNORECASE,
)
SHARE: Final = re.compile(rf"[±~≈]?\s*({DIGITS})\s*(?:%|persen|percent|prosen|pct)?", re.IGNORECASE)
YEAR: Final = re.compile(r"(?:.{0,20}\D)?((?:18|19|20)[0-9]{2})(?:\D.{0,20})?")
SINCE: Final = re.compile(r"\b(?:sejak|since|tahun|thn|th|berdiri|mulai|year|est)\b|[.:]", re.IGNORECASE)


def read_count(typed: Value, unit: str = "", *, zero: bool = False) -> Reading:
    """A whole number of units, as text: `20 pcs`, `2 lusin` → 24, `1 kodi` → 20, `10 - 20` the smaller.

    `unit` is that of the product's price, which its quantities count in, "" where it is not known: where it is the
    dozen itself, `2 lusin` are 2. Where `zero`, as of a stock or an age, 0 is a number, too."""
    line = line_of(typed)
    return line if isinstance(line, Reading) else _count(line, unit, zero)


def spelled(line: str) -> str:
    """A line with small numbers in digits: `dua minggu` → `2 minggu`, `selusin` → `1 lusin`."""
    return SPELLED.sub(lambda found: str(ONES[found[1].casefold()]), SE.sub("1 ", line))


def _whole(digits: str, scale: int) -> int | None:
    """A whole number, times `scale`; without one groups of three are thousands: parts of a piece are not counted."""
    number = number_of(digits)
    if number is None:
        return None
    value = scale * (number.value if scale == 1 or number.other is None else number.other)
    return int(value) if value == value.to_integral_value() and value < 10**MOST_DIGITS else None


@lru_cache(maxsize=2048)
def _count(line: str, unit: str, zero: bool) -> Reading:
    text = spelled(line)
    for _ in range(3):  # moq: min. 20 pcs
        text = LEAST.sub("", text).strip()
    if text.startswith("-"):
        return Reading(None, why="value-negative")
    found = COUNT.fullmatch(text)
    if not found:
        return Reading(None, why="value-count")
    times, why = _times(found["words"].strip(" .,()+"), unit)
    scale = SCALES.get((found["scale"] or "").casefold(), 1)
    ends = [_whole(end, scale) for end in (found["low"], found["high"]) if end]
    numbers = [number * times for number in ends if number is not None]
    if len(numbers) != len(ends):
        return Reading(None, why="value-count-part")
    if not zero and not all(numbers):
        return Reading(None, why="value-count-zero")
    if scale > 1 and GROUPED.fullmatch(found["low"]):  # 1.500 ribu
        why = "value-number-group"
    low, *high = sorted(map(str, numbers), key=int)
    return Reading(low, high[0], "value-count-range") if high else Reading(low, None, why)


def _times(words: str, unit: str) -> tuple[int, str]:
    """How many units each of what `words` name is, and the code of what is uncertain about it."""
    words = re.sub(r"\b(?:orang|org|karyawan|pekerja|tenaga kerja|people)\b", "", words, flags=re.IGNORECASE).strip()
    words = re.sub(r"^/\s*|\s*/\s*(?:order|pesanan|bulan|bln|month)$|\bper (?:order|pesanan|bulan)$", "", words)
    many = MANY.get(words.casefold(), 1)
    named = unit_named(words)
    if many > 1 and named and named.value == unit:
        return 1, ""
    if many > 1:
        return many, "" if unit in ("", Unit.PIECE, Unit.GARMENT, Unit.SHEET) else "value-count-unit"
    if named:
        return 1, "" if unit in ("", named) else "value-count-unit"
    return 1, "value-words-left" if words else ""


def read_percent(typed: Value) -> Reading:
    """A share in per cent, as text: `60%`, `60 persen`. 0.6 is what a spreadsheet keeps of 60 %, so it is the first
    reading."""
    if isinstance(typed, Decimal) and typed.is_finite() and typed == 1:
        return Reading("100", "1", "value-percent-part")
    line = line_of(typed)
    return line if isinstance(line, Reading) else _percent(line)


@lru_cache(maxsize=1024)
def _percent(line: str) -> Reading:
    found = SHARE.fullmatch(line)
    number = number_of(found[1]) if found else None
    if found is None or number is None:
        return Reading(None, why="value-percent")
    share = _smaller(number)
    if share > 100:
        return Reading(None, why="value-percent-large")
    if 0 < share < 1 and found[0].rstrip()[-1:].isdigit():
        return Reading(shortest(share * 100), shortest(share), "value-percent-part")
    return Reading(shortest(share), None, "")


def _smaller(number: Number) -> Decimal:
    """Of 12.500 the twelve and a half: no share is above 100."""
    return number.value if number.other is None else number.other


def read_year(typed: Value) -> Reading:
    """A year, as text: 2015, `sejak 2015`, `berdiri th. 2015`, of a day its year."""
    if isinstance(typed, date):
        return Reading(str(typed.year))
    line = line_of(typed)
    if isinstance(line, Reading):
        return line
    found = YEAR.fullmatch(line)
    if not found:
        return Reading(None, why="value-year")
    rest = SINCE.sub("", line.replace(found[1], "", 1)).strip()
    return Reading(found[1], None, "value-words-left" if rest else "")
