"""Wholesale prices that people type in one cell → steps of an entry: 10+ = 15rb; 50+ = 14rb."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from catalog.exchange.values.counts import read_count
from catalog.exchange.values.money import Money, read_money
from catalog.exchange.values.numbers import RANGE
from catalog.exchange.values.reading import NOTHING, Reading, Value, line_of, own
from catalog.exchange.values.units import MANY, unit_named

LONGEST: Final = 1000  # characters of a list of steps
MOST: Final = 50  # steps
APART: Final = re.compile(
    r"\s*(?:[;\n|]|(?<=\s)/(?=\s+[0-9>≥])|,(?=\s)|,(?=[0-9]+\s*[+:=])|(?<=[a-z]),(?=[0-9>]))\s*", re.IGNORECASE
)
QUANTITY: Final = rf"[0-9][0-9.]*(?:\s*(?!rp|idr|usd)[a-z]{{1,8}}\b)?(?:\s*{RANGE}\s*[0-9][0-9.]*)?"
STEP: Final = re.compile(
    rf"(?P<more>(?:>=?|≥|di ?atas|lebih dari|min(?:imal|imum)?\b\.?|mulai|beli|from|ab)\s*)?"
    rf"(?P<count>{QUANTITY})\s*(?P<unit>(?!rp|idr|usd)[a-z]{{1,10}}\b\.?)?\s*(?:\+|ke atas|up|dst)?\s*"
    r"(?:[:=@]+|->|→|-(?=\s*rp)|\s)\s*(?P<price>(?:rp|idr|usd|\$|@)?\s*\.?\s*[0-9].*)",
    re.IGNORECASE,
)
REVERSED: Final = re.compile(  # 14rb/pcs (min 12 pcs)
    r"(?:grosir\s*)?(?P<price>.*[0-9a-z,-])\s*[,(]?\s*(?:min(?:imal|imum)?\b\.?|mulai|>=|≥)\s*(?P<count>[0-9][0-9.]*)"
    r"\s*(?P<unit>[a-z]{1,10}\b\.?)?\s*\)?",
    re.IGNORECASE,
)
RANGE_WORDS: Final = frozenset({"s", "d", "sd", "sampai", "dengan", "hingga", "to", "until", "rb", "ribu", "k"})
ABOVE: Final = re.compile(r">(?!=)|di ?atas|lebih dari", re.IGNORECASE)  # more than: from the next number on


def read_steps(typed: Value, currency: str = "IDR", unit: str = "") -> Reading:
    """Wholesale prices: a list of `from` and `price`, from the smallest quantity to the largest.

    They are in the currency of the product's prices and for its `unit`, "" where that is not known: nothing is taken
    of a cell that names others."""
    if not isinstance(typed, str):
        line = line_of(typed)
        return line if isinstance(line, Reading) else Reading(None, why="value-steps")
    if len(typed) > LONGEST:
        return Reading(None, why="value-long")
    if typed.strip() in ("", "-", "--"):
        return NOTHING
    return own(_steps(typed.strip().replace("\r", "\n"), currency, unit))


@lru_cache(maxsize=2048)
def _steps(cell: str, currency: str, unit: str) -> Reading:
    lines = [line for part in APART.split(cell) if isinstance(line := line_of(part), str)]
    if not 0 < len(lines) <= MOST:
        return Reading(None, why="value-steps")
    found = [_step(line, currency, unit) for line in lines]
    wrong = next((reading.why for reading in found if reading.value is None), "")
    if wrong:
        return Reading(None, [reading.value for reading in found if reading.value] or None, wrong)
    steps = sorted((reading.value for reading in found), key=lambda step: int(step["from"]))
    prices = [Decimal(step["price"]) for step in steps]
    falling = prices == sorted(prices, reverse=True) and len({step["from"] for step in steps}) == len(steps)
    uncertain = next((reading.why for reading in found if reading.why), "")
    return Reading(steps, None, uncertain or ("" if falling else "value-steps-order"))


def _step(line: str, currency: str, unit: str) -> Reading:
    found = STEP.fullmatch(line.strip(" ,.")) or REVERSED.fullmatch(line.strip(" ,."))
    if not found:
        return Reading(None, why="value-steps")
    count = read_count(f"{found['count']} {found['unit'] or ''}".strip())
    money = read_money(found["price"], currency)
    if not count.value or not isinstance(money.value, Money):
        return Reading(None, why=money.why or count.why or "value-steps")
    words = re.sub(r"[^a-z ]", " ", f"{found['count']} {found['unit'] or ''}".casefold()).split()
    units = {named.value for word in words if (named := unit_named(word))} | {money.value.unit, unit}
    if any(word in MANY for word in words) or len(units - {""}) > 1:  # is it the price of one, or of the dozen?
        return Reading(None, why="value-steps-many")
    if money.value.currency != currency:
        return Reading(None, why="value-money-currency")
    if count.why == "value-count-range" and not re.match(rf"0*{count.value}(?![0-9])", found["count"].replace(".", "")):
        return Reading(None, why="value-steps")  # 50-10
    first = int(count.value) + (1 if ABOVE.match(found.groupdict().get("more") or "") else 0)
    # Of `10-49 pcs` the first number is meant, so that a range is no doubt.
    left = not all(unit_named(word) or word in RANGE_WORDS for word in words)
    why = money.why or ("value-words-left" if left else "" if count.why == "value-count-range" else count.why)
    return Reading({"from": str(first), "price": money.value.amount}, None, why)
