"""Currencies by their codes (ISO 4217, as CLDR lists them): which there are, how many decimals their amounts have."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Final

from babel import Locale
from babel.core import get_global

from catalog.core.near_names import nearest

# What people call some of them, besides the signs that CLDR has.
CALLED: Final = {
    "dolar": "USD",
    "dollar": "USD",
    "dolar as": "USD",
    "euro": "EUR",
    "lira": "TRY",
    "poundsterling": "GBP",
    "ringgit": "MYR",
    "rm": "MYR",
    "rmb": "CNY",
    "rupiah": "IDR",
    "s$": "SGD",
    "yen": "JPY",
    "yuan": "CNY",
    "₺": "TRY",
    "元": "CNY",
    "円": "JPY",
    "원": "KRW",
}
DEFAULT: Final = "DEFAULT"  # CLDR's own name for currencies of which it says nothing else


def most_decimals(currency: str) -> int:
    """How many decimals an amount may have: 2 of USD, none of JPY, 3 of KWD."""
    return _fractions(currency)[0]


def printed_decimals(amount: Decimal, currency: str) -> int:
    """With how many decimals an amount is printed so that nothing of it is lost. A whole one has those of its coins:
    USD 18.00, but IDR 12,500, since nobody pays sen."""
    own = decimals_of(amount)
    most, of_coins = _fractions(currency)
    return max(own, most) if own else of_coins


def decimals_of(number: Decimal) -> int:
    """How many decimals a number has without the zeros at its end."""
    exponent = number.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def is_currency(code: str) -> bool:
    """Whether `code` is that of a currency in which somebody can pay today."""
    return code in _in_use()


def currency_named(name: str) -> str:
    """The currency that a code, sign or name means, in capitals or not: USD, Rp, $, yen; "" where it means none."""
    code = name.upper()
    return code if is_currency(code) else _signs().get(name.casefold(), "")


def nearest_currency(code: str) -> str:
    """The currency that was probably meant: the same letters in another order, the most letters at their place, or the
    sign or name of one (Rp, $, yen); "" when none is like it. Of several the better known."""
    sign = _signs().get(code.casefold())
    if sign:
        return sign
    if len(code) != 3:
        return nearest(code, _in_use())

    def likeness(other: str) -> tuple[bool, int]:
        return sorted(other) == sorted(code), sum(a == b for a, b in zip(code, other, strict=True))

    found = max(_by_rank(), key=likeness)
    return found if max(likeness(found)) and likeness(found) >= (False, 2) else ""


@cache
def _fractions(currency: str) -> tuple[int, int]:
    """Decimals of an amount, and of what is paid in coins."""
    listed: Mapping[str, tuple[int, int, int, int]] = get_global("currency_fractions")
    digits, _, of_coins, _ = listed.get(currency, listed[DEFAULT])
    return digits, of_coins


@cache
def _in_use() -> frozenset[str]:
    territories = get_global("territory_currencies").values()
    return frozenset(code for listed in territories for code, _, until, tender in listed if until is None and tender)


@cache
def _by_rank() -> tuple[str, ...]:
    """Currencies in use: that of the program's country and those with a sign of their own in English first."""
    signs = Locale("en").currency_symbols
    return tuple(
        sorted(_in_use(), key=lambda code: (code != "IDR", code != "USD", signs.get(code, code) == code, code))
    )


@cache
def _signs() -> Mapping[str, str]:
    """Currencies by the signs that English and Indonesian write for them."""
    found = dict(CALLED)
    for language in ("id", "en"):
        symbols = Locale(language).currency_symbols.items()
        found |= {sign.casefold(): code for code, sign in symbols if code in _in_use() and sign != code}
    return found
