"""How weights and sizes are written: as they were typed, or in the units that the edition prints (stage 3).

A measure in its own unit is what was typed; one in another unit has three significant digits, as packages have it
(`Net wt 8 oz (227 g)`), and the factors are exact.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from catalog.edition.formatting import HARD, Formatter
from catalog.model.measures import CONTENTS, MILLIMETRES, POUND, Size, Weight

Units = Literal["metric", "imperial", "both"] | None  # None: as it was typed
DIGITS: Final = 3  # of a measure in another unit than its own
METRIC_LENGTHS: Final = frozenset({"mm", "cm", "m"})
SIGNS: Final = {  # CLDR's names of the units that have no sign of ours
    "oz": "mass-ounce",
    "lb": "mass-pound",
    "fl oz": "volume-fluid-ounce",
    "in": "length-inch",
    "ft": "length-foot",
}


def write_weight(formatter: Formatter, weight: Weight, units: Units) -> str:
    """`8 oz`, `227 g`, or `8 oz (227 g)` for both, the typed one first."""
    return _in_units(lambda imperial: _weight(formatter, weight, imperial=imperial), bool(weight.unit), units)


def write_size(formatter: Formatter, size: Size, units: Units) -> str:
    """`120 × 200 cm`, `47.2 × 78.7 in`, or both, the typed one first."""
    typed = size.unit not in METRIC_LENGTHS
    return _in_units(lambda imperial: _size(formatter, size, imperial=imperial), typed, units)


def _in_units(write: Callable[[bool], str], imperial: bool, units: Units) -> str:
    """What `write` makes of a measure that was typed in `imperial` units or not."""
    if units == "both":
        return f"{write(imperial)} ({write(not imperial)})"
    return write(imperial if units is None else units == "imperial")


def _weight(formatter: Formatter, weight: Weight, *, imperial: bool) -> str:
    if imperial:
        by_size = "fl oz" if weight.liquid else "lb" if weight.amount >= POUND else "oz"
        unit = weight.unit or by_size
        amount = weight.amount / CONTENTS[unit]
        return _signed(formatter, amount if weight.unit else _rounded(amount), unit)
    small, large = ("ml", "l") if weight.liquid else ("g", "kg")
    amount, unit = (weight.amount / 1000, large) if weight.amount >= 1000 else (weight.amount, small)
    return _signed(formatter, _rounded(amount) if weight.unit else amount, unit)


def _size(formatter: Formatter, size: Size, *, imperial: bool) -> str:
    typed = imperial == (size.unit not in METRIC_LENGTHS)
    other = ("ft" if size.unit == "m" else "in") if imperial else "m" if size.unit == "ft" else "cm"
    unit = size.unit if typed else other
    lengths = [length / MILLIMETRES[unit] for length in size.lengths]
    *first, last = lengths if typed else map(_rounded, lengths)
    before = "".join(f"{formatter.number(length)}{HARD}×{HARD}" for length in first)
    return before + _signed(formatter, last, unit)


def _signed(formatter: Formatter, amount: Decimal, unit: str) -> str:
    if unit in SIGNS:
        return formatter.measure(amount, SIGNS[unit])
    return f"{formatter.number(amount)}{HARD}{unit}"


def _rounded(amount: Decimal) -> Decimal:
    """With as many significant digits as a conversion has; whole digits are never made zeros."""
    last = Decimal(1).scaleb(min(0, amount.adjusted() - DIGITS + 1))
    return amount.quantize(last, ROUND_HALF_UP)
