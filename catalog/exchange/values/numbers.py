"""Digits with points and commas → a number, and the other number that they may mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from catalog.model.values import GROUPED

PLAIN: Final = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,9})?")
GROUPS: Final = re.compile(r"([0-9]{1,3})((?:(?P<mark>[., '’])[0-9]{3})(?:(?P=mark)[0-9]{3}){0,4})([.,][0-9]{1,9})?")
INDIAN: Final = re.compile(r"[0-9]{1,2}(?:,[0-9]{2}){1,4},[0-9]{3}(?:\.[0-9]{1,9})?")  # 1,00,000.00
DIGITS: Final = r"[0-9](?:[0-9.,'’ ]*[0-9])?"  # of a number in a pattern, before it is looked at
RANGE: Final = r"(?:-|~|s[/.]?d\.?|sampai(?: dengan)?|hingga|to|until)"  # between the ends of a range, in a pattern
SCALES: Final[Mapping[str, int]] = {
    **dict.fromkeys(("rb", "rbu", "ribu", "ribuan", "rebu", "k", "thousand"), 10**3),
    **dict.fromkeys(("jt", "jta", "juta", "million"), 10**6),
    **dict.fromkeys(("miliar", "milyar", "billion"), 10**9),
}
SCALE: Final = "|".join(sorted(SCALES, key=len, reverse=True))  # in a pattern


@dataclass(frozen=True, slots=True)
class Number:
    """The number that digits mean. `other`: one group of three behind a mark may also be decimals, 12.500 twelve and a
    half."""

    value: Decimal
    other: Decimal | None = None


def number_of(digits: str, *, lakhs: bool = True) -> Number | None:
    """The number that `digits` mean, groups of three first; None where they are none or have more digits than count.
    `lakhs` is whether 1,00,000 is a number, as in India; of measures it is three."""
    if digits.isascii() and digits.isdigit() and len(digits) <= 15:
        return Number(Decimal(digits))
    grouped = GROUPS.fullmatch(digits)
    if grouped and (not grouped[4] or grouped[4][0] != grouped["mark"]) and not grouped[1].startswith("0"):
        whole = re.sub(r"[^0-9]", "", grouped[1] + grouped[2])
        if len(whole) > 15:
            return None
        value = Decimal(whole + (grouped[4] or "").replace(",", "."))
        alone = not grouped[4] and len(grouped[2]) == 4 and grouped["mark"] in ".,"
        return Number(value, Decimal(f"{grouped[1]}.{grouped[2][1:]}") if alone else None)
    if PLAIN.fullmatch(digits):
        return Number(Decimal(digits.replace(",", ".")))
    return Number(Decimal(digits.replace(",", ""))) if lakhs and INDIAN.fullmatch(digits) else None


def written(number: Decimal) -> str:
    """A number as an entry has it, which refuses 12.500 because of its two meanings: no zeros behind a whole number,
    and never three decimals where these could be a group."""
    if number == number.to_integral_value():
        return format(number.to_integral_value(), "f")
    text = format(number, "f")
    if GROUPED.fullmatch(text):
        text = text.rstrip("0")
        text += "0" if GROUPED.fullmatch(text) else ""
    return text


def shortest(number: Decimal) -> str:
    """The same without zeros at the end of its decimals."""
    return written(number.normalize())
