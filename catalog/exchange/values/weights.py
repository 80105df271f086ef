"""Weights and contents as people type them → as an entry has them: 300gr · 0,5 kg · 1/2 kg · 1,5 ltr · 5 ons · 8 oz."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from catalog.exchange.values.numbers import DIGITS, RANGE, Number, number_of, shortest
from catalog.exchange.values.reading import Reading, Value, line_of, own
from catalog.markets.currencies import decimals_of

# What words mean: how many of which unit of the model. The Indonesian ons is 100 g, that of the Netherlands.
UNITS: Final[Mapping[str, tuple[int | Decimal, str]]] = {
    **dict.fromkeys(("mg", "miligram", "milligram"), (1, "mg")),
    **dict.fromkeys(("g", "gr", "grm", "gm", "gram", "grams", "gramm", "grs"), (1, "g")),
    **dict.fromkeys(("kg", "kgs", "kilo", "kilogram", "kilograms", "kgram"), (1, "kg")),
    **dict.fromkeys(("ons", "hg"), (100, "g")),
    **dict.fromkeys(("kw", "kwintal", "kuintal"), (100, "kg")),
    **dict.fromkeys(("ton", "tonne"), (1000, "kg")),
    **dict.fromkeys(("ml", "mililiter", "milliliter", "millilitre", "cc"), (1, "ml")),
    **dict.fromkeys(("cl", "sentiliter"), (10, "ml")),
    **dict.fromkeys(("dl", "desiliter"), (100, "ml")),
    **dict.fromkeys(("l", "lt", "ltr", "lit", "liter", "litre", "liters", "litres"), (1, "l")),
    **dict.fromkeys(("fl oz", "us fl oz", "fl. oz", "fl.oz", "floz", "fluid ounce", "fluid ounces"), (1, "fl oz")),
    **dict.fromkeys(("oz", "ounce", "ounces"), (1, "oz")),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), (1, "lb")),
}
HEAVY: Final = frozenset({"kg", "l", "lb"})  # of which nobody packs a thousand
SMALLER: Final = {"kg": "g", "l": "ml"}
OUNCES: Final = "ons"
FRACTIONS: Final = {"½": "1/2", "¼": "1/4", "¾": "3/4"}
HALVES: Final = re.compile(r"\b(setengah|seperempat|tiga perempat)\b", re.IGNORECASE)
SPOKEN: Final = {"setengah": "1/2", "seperempat": "1/4", "tiga perempat": "3/4"}
UNIT: Final = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
FRACTION: Final = re.compile(r"(?<![0-9])(?:([0-9]{1,3})\s+)?([1-9])/([2458])(?![0-9])")
WORDS: Final = re.compile(
    r"\b(?:berat|bersih|netto|neto|nett?|nt|isi|volume|vol|weight|wt|per|pcs|sekitar|kurang lebih|about)\b|[±~:()@]",
    re.I,
)
ABOUT: Final = re.compile(r"±|~|\b(?:sekitar|kurang lebih|about)\b", re.IGNORECASE)
WEIGHT: Final = re.compile(
    rf"(?P<before>[^0-9]*?)(?P<digits>{DIGITS})\s*(?P<unit>{UNIT})?(?![a-z])\.?(?P<behind>[^0-9]*)", re.IGNORECASE
)
SEVERAL: Final = re.compile(rf"({DIGITS})\s*({UNIT})?(?![a-z])", re.IGNORECASE)
BETWEEN: Final = re.compile(rf"{DIGITS}\s*(?:{UNIT})?\s*{RANGE}\s*{DIGITS}\s*(?:{UNIT})?\.?", re.IGNORECASE)


def read_weight(typed: Value, unit: str = "") -> Reading:
    """A weight or a content with its unit: `300 g`, `0.5 kg`, `1.5 l`, `8 oz`. `unit` is that of the heading, for
    numbers without one; where neither names any, nothing is taken, and `other` has it in grams."""
    line = line_of(typed)
    return line if isinstance(line, Reading) else own(_weight(line, unit.casefold().strip(" .")))


@lru_cache(maxsize=4096)
def _weight(line: str, heading: str) -> Reading:
    text = _fractions(line)
    if text.startswith("-"):
        return Reading(None, why="value-negative")
    found = WEIGHT.fullmatch(text)
    if not found:
        return _several(text, heading)
    number = number_of(found["digits"], lakhs=False)
    if number is None:
        return Reading(None, why="value-weight")
    if not number.value:
        return Reading(None, why="value-weight-zero")
    named = (found["unit"] or heading).casefold()
    if named not in UNITS:
        return Reading(None, _as_typed(number.value, "g"), "value-weight-unit")
    words = WORDS.sub(" ", f"{found['before']} {found['behind']}").strip(" .,-")
    reading = _measured(number, named)
    if reading.value and words and not reading.why:
        return Reading(reading.value, None, "value-words-left")
    about = reading.value and not reading.why and ABOUT.search(text)
    return Reading(reading.value, None, "value-about") if about else reading


def _fractions(line: str) -> str:
    """A line with its fractions as decimals: 1 1/2 and 1½ are 1.5, setengah is 0.5."""
    line = HALVES.sub(lambda found: SPOKEN[found[1].casefold()], line)
    for sign, fraction in FRACTIONS.items():
        line = line.replace(sign, f" {fraction}")

    def decimal(found: re.Match[str]) -> str:
        return shortest(int(found[1] or 0) + Decimal(found[2]) / int(found[3]))

    return FRACTION.sub(decimal, line.strip())


def _measured(number: Number, named: str) -> Reading:
    times, unit = UNITS[named]
    value, other = number.value, number.other
    why = "value-number-group" if other is not None else ""
    if other is not None and unit in HEAVY:  # 1.500 kg is one and a half
        value, other = other, value
    second = _as_typed(other * times, unit) if other is not None else None
    if named == OUNCES:
        return Reading(_as_typed(value * times, unit), _as_typed(value, "oz"), "value-weight-ons")
    first = _as_typed(value * times, unit)
    return Reading(first, second, why) if first else Reading(None, why="value-weight")


def _as_typed(amount: Decimal, unit: str) -> str | None:
    """An amount with its unit; three decimals of a kilogram are grams, which nobody takes for thousands. None for what
    no entry holds."""
    if unit in SMALLER and amount > 1 and decimals_of(amount) == 3:
        amount, unit = amount * 1000, SMALLER[unit]
    if amount >= 10**9 or amount != round(amount, 6):
        return None
    return f"{shortest(amount)} {unit}"


def _several(text: str, heading: str) -> Reading:
    """What more than one number in a cell may be: a range, several sizes of a pack; none of them is taken."""
    found = [(number_of(digits, lakhs=False), (unit or heading).casefold()) for digits, unit in SEVERAL.findall(text)]
    if re.search(r"[0-9]\s*/\s*[0-9]", text):  # a fraction that is no round one, or who knows what
        return Reading(None, why="value-weight")
    between = BETWEEN.fullmatch(text)
    last = next((unit for _, unit in reversed(found) if unit in UNITS), "") if between else ""
    known = [(number, unit if unit in UNITS else last) for number, unit in found if number]
    ends = [end for number, unit in known if unit and (end := _measured(number, unit).value)]
    code = "value-weight-range" if between else "value-weight-several"
    return Reading(None, ends, code) if ends else Reading(None, why="value-weight")
