"""A cell's value → the line of text that is read, and what a reading of it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, TypeAlias

from catalog.model.digits import plain_digits

Value: TypeAlias = str | Decimal | date | datetime | bool  # what a cell holds; an empty one is not read

LONGEST: Final = 200  # characters of a value that is no text; what is longer is none
MOST_DIGITS: Final = 15  # that a spreadsheet keeps of a number (IEEE 754, double precision)
DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
LEFT_EMPTY: Final = frozenset(  # how people write that there is nothing
    {
        *("-", "--", "---", "_", ".", "/", "?", "n/a", "na", "n.a.", "nil", "null", "none", "kosong", "nihil"),
        *("tidak ada", "tdk ada", "tidak punya", "belum ada", "blm ada", "belum punya", "belum", "tanpa", "(kosong)"),
    }
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell means.

    `value` is plain data as the YAML of an entry has it; `other` the second reading where the first is uncertain, or
    what was found where nothing can be taken; `why` the code of a sentence about it (see `reasons.py`). No value and no
    `why`: the cell says that there is nothing.
    """

    value: Any
    other: Any = None
    why: str = ""


NOTHING: Final = Reading(None)


def own(reading: Reading) -> Reading:
    """The reading with lists of its own: equal cells share what was read, which whoever has it may add to."""
    if isinstance(reading.value, list) or isinstance(reading.other, list):
        return Reading(_own(reading.value), _own(reading.other), reading.why)
    return reading


def _own(value: Any) -> Any:  # noqa: ANN401 plain data
    if isinstance(value, list):
        return [_own(item) for item in value]
    return dict(value) if isinstance(value, dict) else value


def line_of(typed: Value) -> str | Reading:
    """What was typed as one line: digits of every script as 0 to 9, every dash as -, single spaces, no marks without
    width. A reading where that cannot be a number, a size, an address …"""
    if isinstance(typed, str):
        return _line(typed)
    if isinstance(typed, Decimal):
        return _unmistakable(number_text(typed)) or Reading(None, why="value-number")
    return Reading(None, why="value-tick-instead" if isinstance(typed, bool) else "value-date-instead")


def _line(typed: str) -> str | Reading:
    if len(typed) > LONGEST:
        return Reading(None, why="value-long")
    line = " ".join(typed.split())
    if not line.isascii():
        line = plain_digits(line).translate(DASHES)
        line = " ".join("".join(sign for sign in line if unicodedata.category(sign) != "Cf").split())
    line = line.lstrip("'`").strip()  # as spreadsheets mark a text that looks like a number
    return line if line and line.casefold() not in LEFT_EMPTY else NOTHING


def _unmistakable(number: str) -> str:
    """A number as text that is not read as groups of three: 1.1250, where 1.125 could be a thousand."""
    return number + "0" if re.fullmatch(r"-?[0-9]{1,3}\.[0-9]{3}", number) else number


def number_text(number: Decimal) -> str:
    """A number of a spreadsheet as text, with as many digits as it keeps; "" where it is none."""
    if not number.is_finite() or number.adjusted() > 30 or number.adjusted() < -MOST_DIGITS:
        return ""
    if number == number.to_integral_value():
        return format(number.to_integral_value(), "f")
    if len(number.as_tuple().digits) > MOST_DIGITS:  # 0.1 + 0.2 is 0.30000000000000004
        number = round(number, MOST_DIGITS - 1 - number.adjusted())
    return re.sub(r"\.?0+$", "", format(number, "f"))
