"""Prices as people type them → an amount, its currency and what it is for: Rp 12.500,- · 12,5 rb · 50rb/pcs · $2.50."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Final

from catalog.exchange.values.numbers import DIGITS, RANGE, SCALE, SCALES, Number, number_of, written
from catalog.exchange.values.reading import MOST_DIGITS, Reading, Value, line_of, own
from catalog.exchange.values.units import unit_named
from catalog.markets.currencies import currency_named, decimals_of, printed_decimals

NEGATIVE: Final = re.compile(r"-\s*[0-9].*|\([0-9.,]+\)")
ENDS: Final = re.compile(  # 12.500,-
    r"[.,;]\s*(?:-+|=)(?=\s*(?:/|$|[a-z(]))|\s*(?:-+|=)(?=\s*(?:/|$|(?:per|tiap)\b))|\.(?=\s*$)", re.IGNORECASE
)
BETWEEN: Final = re.compile(rf"([^0-9]*{DIGITS}\s*(?:{SCALE})?)\s*{RANGE}\s*([^0-9/]{{0,12}}{DIGITS}.*)", re.IGNORECASE)
PER: Final = re.compile(r"\s*(?:/|\b(?:per|tiap|setiap)\b|(?<=[0-9a-z])\s*@)\s*", re.IGNORECASE)
AMOUNT: Final = re.compile(
    rf"(?P<before>[^0-9]*)(?P<digits>{DIGITS})\s*(?P<scale>(?:{SCALE})\b)?(?P<behind>[^0-9]*)", re.I
)
AND_MORE: Final = re.compile(r"([^0-9]*)([0-9]{1,4})\s*(jt|juta)\s*([0-9]{1,3})\s*(rb|ribu)\b(.*)", re.IGNORECASE)
ASK: Final = re.compile(r"\b(?:nego|hubungi|tanya|call|ask|chat|japri|inbox|menyesuaikan|tergantung)", re.IGNORECASE)
ABOUT: Final = re.compile(
    r"±|\+/-|\+-|~|[>≥]=?"
    r"|\b(?:up|ke ?atas|mulai(?: dari)?|dari|from|start(?:ing)?(?: from)?|sekitar|kurang lebih|kira-kira|kisaran)\b",
    re.IGNORECASE,
)
LABEL: Final = re.compile(r"\b(?:harga|hrg|hg|price)\b|[:=@]", re.IGNORECASE)
SMALLEST: Final = 100  # rupiah; no coin in use is smaller than this
DOLLARS: Final = frozenset({"AUD", "BND", "CAD", "HKD", "NZD", "SGD", "TWD", "USD"})
PAID_IN: Final = frozenset({"AUD", "CNY", "EUR", "GBP", "IDR", "INR", "JPY", "KRW", "MYR", "SGD", "TRY", "TWD", "USD"})
YEN_OR_YUAN: Final = ("JPY", "CNY")
THOUSAND: Final = 1000
MOST_DECIMALS: Final = 4  # of an amount; more are two amounts with a comma
SEN: Final = 3  # decimals in rupiah: 12.500 in a spreadsheet that took the point for a decimal one
ROUND: Final = 50  # rupiah; prices are multiples of it
LARGEST: Final = 10**15  # an entry holds smaller ones


@dataclass(frozen=True, slots=True)
class Money:
    """A price: `amount` as an entry has it, `currency` (ISO 4217), `unit` of the model, "" where none is named."""

    amount: str
    currency: str
    unit: str = ""


def read_money(typed: Value, currency: str = "IDR", *, thousands: bool = False) -> Reading:
    """The price in a cell; its value is `Money`.

    `currency` is that of the column, where the cell names none; `thousands` is whether the heading says that prices
    are in thousands. Of a range there is no price: `other` is a list of both ends.
    """
    line = line_of(typed)
    return line if isinstance(line, Reading) else own(_read(line, currency, thousands))


@lru_cache(maxsize=8192)
def _read(line: str, currency: str, thousands: bool) -> Reading:
    if line.isdecimal() and len(line) <= MOST_DIGITS:
        return _priced(Number(Decimal(line)), 1, Money("", currency), thousands)
    if line[0] in "-(" and NEGATIVE.fullmatch(line):
        return Reading(None, why="value-negative")
    line = ENDS.sub("", line).strip()
    ends = BETWEEN.fullmatch(line)
    if ends and not line.startswith("+-"):
        return _range(ends[1], ends[2], currency, thousands)
    head, *rest = PER.split(line.removeprefix("@"), maxsplit=1)
    found = _amount(head, currency, thousands)
    return _per(found, rest[0]) if rest and found.value else found


def _range(low: str, high: str, currency: str, thousands: bool) -> Reading:
    """Both ends of a range. What stands at one end alone, the currency or `rb`, holds for both."""
    scale = re.search(rf"(?:{SCALE})\b", high, re.IGNORECASE)
    if scale and not re.search(rf"(?:{SCALE})\s*$", low, re.IGNORECASE):
        low += scale[0]
    head, *rest = PER.split(high, maxsplit=1)
    first = _amount(low, currency, thousands)
    second = _amount(head, first.value.currency if first.value else currency, thousands)
    if rest and first.value and second.value:
        first, second = _per(first, rest[0]), _per(second, rest[0])
    both = [end.value for end in (first, second) if end.value]
    return Reading(None, both, "value-money-range") if len(both) == 2 else Reading(None, why="value-money")


def _per(found: Reading, words: str) -> Reading:
    """The reading of an amount with what it is for, which `words` say."""
    words = re.sub(r"^(?:1|satu)\b\s*", "", words).strip()
    unit = unit_named(words)
    if unit and found.value.unit not in ("", unit.value):
        return Reading(None, found.value, "value-money-quantity")
    if unit:
        return replace(found, value=replace(found.value, unit=unit.value), other=_with_unit(found.other, unit.value))
    if any(map(str.isdigit, words)):  # the price of twelve, or of 250 g
        return Reading(None, found.value, "value-money-quantity")
    return Reading(found.value, found.other, "value-money-per")


def _with_unit(other: object, unit: str) -> object:
    return replace(other, unit=unit) if isinstance(other, Money) else other


def _amount(text: str, currency: str, thousands: bool) -> Reading:
    parts = AND_MORE.fullmatch(text)
    if parts:
        whole = int(parts[2]) * THOUSAND + int(parts[4])
        text = f"{parts[1]}{whole} rb{parts[6]}"
    found = AMOUNT.fullmatch(text)
    if not found:
        several = len(re.findall(r"[0-9][0-9.,]*", text)) > 1
        code = "value-money-ask" if ASK.search(text) else "value-money-several" if several else "value-money"
        return Reading(None, why=code)
    number = number_of(found["digits"])
    words, about = ABOUT.subn(" ", f"{found['before']} {found['behind']}")
    named = _named(words, currency)
    if number is None or named is None:
        return _unclear(number, found["scale"] or "", words, currency)
    money, doubtful = named
    scale = SCALES.get((found["scale"] or "").casefold(), 1)
    priced = _priced(number, scale, money, thousands)
    if doubtful and priced.value and not priced.why:
        return Reading(priced.value, replace(priced.value, currency=doubtful), "value-money-sign")
    return replace(priced, why="value-money-about") if about and priced.value and not priced.why else priced


def _unclear(number: Number | None, scale: str, words: str, currency: str) -> Reading:
    """No reading of an amount with words that mean neither a currency nor a unit; the amount, where it is told."""
    amount = number.value * SCALES.get(scale.casefold(), 1) if number else Decimal()
    if ASK.search(words) or not THOUSAND <= amount < LARGEST:
        return Reading(None, why="value-money-ask" if ASK.search(words) else "value-money")
    return Reading(None, Money(written(amount), currency), "value-money-words")


def _priced(number: Number, scale: int, money: Money, thousands: bool) -> Reading:
    """The reading of a number that is an amount in the currency and for the unit of `money`."""
    first, second, why = _meant(number.value, number.other, scale, money, thousands)
    if not first:
        return Reading(None, why="value-money-zero")
    if max(first, second or 0) >= LARGEST:
        return Reading(None, why="value-money")
    sen = not _cents(money.currency) and decimals_of(number.value) > SEN
    if scale == 1 and (sen or _decimals(number.value) > MOST_DECIMALS):
        return Reading(None, why="value-money-decimals")
    if why == "value-money-sen" and _decimals(number.value) < 3 and first % ROUND:  # 1.99 is of another currency
        return Reading(None, replace(money, amount=_written(first, money.currency)), why)
    other = replace(money, amount=_written(second, money.currency)) if second is not None else None
    return Reading(replace(money, amount=_written(first, money.currency)), other, why)


def _decimals(number: Decimal) -> int:
    """How many decimals were typed, zeros included."""
    exponent = number.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


@cache
def _cents(currency: str) -> int:
    """How many decimals whole amounts of a currency are written with: 2 of USD, none of IDR."""
    return printed_decimals(Decimal(1), currency)


def _written(amount: Decimal, currency: str) -> str:
    """An amount as an entry has it: USD 24.00 as it was typed, but 12500 of Rp12.500,00, since nobody pays sen."""
    typed = format(amount, "f")
    cents = _cents(currency)
    return typed if cents and typed.rpartition(".")[2] == "0" * cents else written(amount)


def _named(words: str, default: str) -> tuple[Money, str] | None:
    """Currency and unit in the words around an amount, as money without amount, and the other currency that a sign may
    mean; None where there are words that are neither."""
    unit, doubtful, currencies = "", "", set()
    for word in LABEL.sub(" ", words).split():
        plain = word.strip(".,;()")
        found = unit_named(plain)
        if not plain:
            continue
        if plain == "$":
            currencies.add(default if default in DOLLARS else "USD")
        elif plain in ("¥", "￥"):
            currencies.add(default if default in YEN_OR_YUAN else "JPY")
            doubtful = "" if default in YEN_OR_YUAN else "CNY"
        elif code := _currency(plain):
            currencies.add(code)
        elif found and not unit:
            unit = found.value
        else:
            return None
    return (Money("", min(currencies, default=default), unit), doubtful) if len(currencies) < 2 else None


@lru_cache(maxsize=256)
def _currency(word: str) -> str:
    """The currency that a word means; not every three small letters, of which `top` and `all` are codes, too."""
    code = currency_named(word)
    return code if code != word.upper() or word.isupper() or code in PAID_IN else ""


def _meant(
    value: Decimal, other: Decimal | None, scale: int, money: Money, thousands: bool
) -> tuple[Decimal, Decimal | None, str]:
    """The amount, the other one that may be meant, and the code that says why."""
    if scale > 1:
        # Nobody writes 12.500 rb for twelve million: it is 12,5 rb, or rb was put behind the whole price.
        return (other * scale, value * scale, "value-number-group") if other is not None else (value * scale, None, "")
    whole = _cents(money.currency) == 0  # nobody pays parts of it
    if other is not None and not whole:
        return value, other, "value-number-group"
    if thousands and value >= THOUSAND:
        return value, value * THOUSAND, "value-money-thousands"
    if thousands:
        return value * THOUSAND, None, ""
    if money.currency == "IDR" and value < THOUSAND and value != value.to_integral_value():
        return value * THOUSAND, value, "value-money-sen"  # typed as 12,5, or 12.500 taken for a number with decimals
    typed_decimals = value < THOUSAND and value.as_tuple().exponent != 0  # 150.00: is it 150.000?
    if money.currency == "IDR" and (0 < value < SMALLEST or typed_decimals):
        return value, value * THOUSAND, "value-money-small"
    return value, None, ""
