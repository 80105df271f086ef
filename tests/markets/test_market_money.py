"""Prices in the buyer's money: approximate, rounded as the market says, by the rates that the project names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from catalog.markets.market_money import MarketMoney

RATES = (
    ("USD", Decimal(16400), date(2026, 10, 1)),
    ("JPY", Decimal(109), date(2026, 9, 1)),
    ("KRW", Decimal("11.8"), date(2026, 11, 1)),
)


@pytest.mark.parametrize(
    ("amount", "currency", "to", "round_to", "about"),
    [
        ("27.50", "USD", "JPY", "10", "4140"),  # 27.5 × 16400 / 109 = 4137.6
        ("65000", "IDR", "JPY", "10", "600"),
        ("65000", "IDR", "USD", "0.25", "4.00"),  # 3.963
        ("65000", "IDR", "KRW", "100", "5500"),
        ("1635", "IDR", "JPY", "10", "15"),  # small amounts in steps of a tenth
        ("168", "IDR", "JPY", "10", "2"),  # 1.54
        ("100000", "IDR", "JPY", "100", "920"),  # 917.4
        ("17500", "IDR", "USD", "0.25", "1.05"),  # in round steps: 0.05, not 0.025
        ("300", "IDR", "KRW", "5", "25"),  # 25.4: whole, where the step is large
        ("50", "IDR", "JPY", "10", None),  # nothing
        ("10", "USD", "USD", "0.25", None),  # firm already
        ("10", "EUR", "JPY", "10", None),  # no rate
        ("10", "USD", "EUR", "1", None),
        ("5", "USD", "IDR", "500", "82000"),
    ],
)
def test_what_a_price_is_about(amount: str, currency: str, to: str, round_to: str, about: str | None) -> None:
    found = MarketMoney(to, Decimal(round_to), RATES).about(Decimal(amount), currency)
    assert found == (None if about is None else Decimal(about))


def test_the_day_is_that_of_the_older_rate() -> None:
    money = MarketMoney("KRW", Decimal(100), RATES)
    assert money.day("USD") == date(2026, 10, 1)
    assert money.day("IDR") == date(2026, 11, 1)


def test_the_largest_price_by_the_smallest_rate_is_a_number() -> None:
    least = Decimal("0.000000001")
    money = MarketMoney("SGD", least, (("SGD", least, date(2026, 10, 1)),))
    assert money.about(Decimal(999_999_999_999_999), "IDR") == Decimal(999_999_999_999_999) / least
