"""Prices as people type them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from catalog.exchange.values.money import Money, read_money
from catalog.exchange.values.reading import Reading, Value
from tests.exchange.values.cells import FORMATTERS


def idr(amount: str, unit: str = "") -> Money:
    return Money(amount, "IDR", unit)


@pytest.mark.parametrize(
    "typed",
    [
        *("Rp 12.500,-", "Rp12.500,00", "12.500", "12,500.00", "12500", "12,5 rb", "12.5rb", "Rp. 12.500", "RP 12.500"),
        *("12,500", "Rp.12.500,--", "12.500,=", "12 500", "Rp\xa012.500", "IDR 12,500", "Rp12.500.-", "Rp 12.500."),
        *("12.500 rupiah", "Harga: Rp 12.500", "12,5 ribu", "12,5k", "12500.00", "@12.500", "Rp １２.500", "'12500"),
        Decimal(12500),
        Decimal("12500.00"),
    ],
)
def test_twelve_thousand_five_hundred_rupiah_however_they_are_typed(typed: Value) -> None:
    assert read_money(typed) == Reading(idr("12500"))


@pytest.mark.parametrize(
    ("typed", "money"),
    [
        ("18k", idr("18000")),
        ("18 ribu", idr("18000")),
        ("1,2 jt", idr("1200000")),
        ("1.2 juta", idr("1200000")),
        ("1jt 500rb", idr("1500000")),
        ("1.250.000", idr("1250000")),
        ("2,5 miliar", idr("2500000000")),
        ("Rp12.500,50", idr("12500.50")),
        ("50rb/pcs", idr("50000", "piece")),
        ("Rp. 50.000,-/pcs", idr("50000", "piece")),
        ("50.000 per lusin", idr("50000", "dozen")),
        ("Rp 15.000 / lembar", idr("15000", "sheet")),
        ("15.000 (per bungkus)", idr("15000", "pack")),
        ("15rb toples", idr("15000", "jar")),
        ("12.500 IDR/kg", idr("12500", "kg")),
        ("15.000/1 pcs", idr("15000", "piece")),
        ("USD 2.50", Money("2.50", "USD")),
        ("$2,50", Money("2.50", "USD")),
        ("US$ 1,250.00", Money("1250.00", "USD")),
        ("2.500,00 usd", Money("2500.00", "USD")),
        ("S$12", Money("12", "SGD")),
        ("RM 12.50", Money("12.50", "MYR")),
        ("€ 3", Money("3", "EUR")),
    ],
)
def test_amount_currency_and_unit_are_found(typed: str, money: Money) -> None:
    assert read_money(typed) == Reading(money)


@pytest.mark.parametrize(
    ("typed", "first", "second", "why"),
    [
        ("12.50", idr("12500"), idr("12.50"), "value-money-sen"),
        (Decimal("12.5"), idr("12500"), idr("12.5"), "value-money-sen"),
        (Decimal(18), idr("18"), idr("18000"), "value-money-small"),
        ("150.00", idr("150"), idr("150000"), "value-money-small"),
        ("12.500 rb", idr("12500"), idr("12500000"), "value-number-group"),
        ("USD 2.500", Money("2500", "USD"), Money("2.5", "USD"), "value-number-group"),
        ("$2,500", Money("2500", "USD"), Money("2.5", "USD"), "value-number-group"),
        ("USD 1.125", Money("1125", "USD"), Money("1.1250", "USD"), "value-number-group"),
        ("¥350", Money("350", "JPY"), Money("350", "CNY"), "value-money-sign"),
        ("mulai 50rb", idr("50000"), None, "value-money-about"),
        ("± Rp 50.000", idr("50000"), None, "value-money-about"),
        ("100rb ke atas", idr("100000"), None, "value-money-about"),
        (Decimal("12.345"), idr("12345"), idr("12.3450"), "value-money-sen"),
        ("50rb/pikul", idr("50000"), None, "value-money-per"),
    ],
)
def test_what_is_uncertain_has_both_readings(typed: Value, first: Money, second: Money | None, why: str) -> None:
    assert read_money(typed) == Reading(first, second, why)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2 lusin 50rb", "value-money-several"),
        ("1 kg = 50rb", "value-money-several"),
        ("50rb/12 pcs", "value-money-quantity"),
        ("12.500/250gr", "value-money-quantity"),
        ("nego", "value-money-ask"),
        ("hubungi penjual", "value-money-ask"),
        ("0", "value-money-zero"),
        ("-5.000", "value-negative"),
        ("(5.000)", "value-negative"),
        (Decimal(-5000), "value-negative"),
        ("Rp", "value-money"),
        ("12.50.000", "value-money"),
        ("35000,40000", "value-money-decimals"),
        (Decimal("4166.6666667"), "value-money-decimals"),
        ("1.99", "value-money-sen"),
        ("€ Rp12.500", "value-money-words"),
        ("12.500 lusin/pcs", "value-money-quantity"),
        ("12.500 keping lagi", "value-money-words"),
        ("15.000 reseller", "value-money-words"),
        (Decimal("NaN"), "value-number"),
        (True, "value-tick-instead"),
        (datetime.date(2026, 5, 12), "value-date-instead"),
        ("x" * 201, "value-long"),
    ],
)
def test_what_is_no_price_is_not_taken(typed: Value, why: str) -> None:
    reading = read_money(typed)
    assert reading.value is None
    assert reading.why == why


@pytest.mark.parametrize(
    "typed",
    [
        "10.000 - 15.000",
        "Rp10.000,- s/d Rp15.000,-",
        "10-15rb",
        "10rb–15rb",
        "10.000 sampai 15.000",
        "Rp. 10.000 – Rp. 15.000",
    ],
)
def test_of_a_range_both_ends_are_told_and_none_is_taken(typed: str) -> None:
    assert read_money(typed) == Reading(None, [idr("10000"), idr("15000")], "value-money-range")


@pytest.mark.parametrize("typed", ["-", "–", "belum ada", "tidak ada", "n/a"])
def test_a_cell_may_say_that_there_is_none(typed: str) -> None:
    assert read_money(typed) == Reading(None)


def test_a_sign_of_several_currencies_is_that_of_the_column() -> None:
    assert read_money("$12", "AUD") == Reading(Money("12", "AUD"))
    assert read_money("¥12", "CNY") == Reading(Money("12", "CNY"))
    assert read_money("12,5", "USD") == Reading(Money("12.5", "USD"))


def test_a_heading_may_say_thousands() -> None:
    assert read_money("12,5", thousands=True) == Reading(idr("12500"))
    assert read_money(Decimal(18), thousands=True) == Reading(idr("18000"))
    assert read_money("12.500", thousands=True) == Reading(idr("12500"), idr("12500000"), "value-money-thousands")


AMOUNTS = st.decimals(Decimal("0.01"), Decimal(10**9), places=2)


@pytest.mark.parametrize("language", FORMATTERS)
@given(amount=AMOUNTS.filter(lambda amount: amount >= 1000))
@example(amount=Decimal("1000.00"))
def test_money_as_the_catalogue_prints_it_is_read_back(language: str, amount: Decimal) -> None:
    for currency, value in (("IDR", amount.to_integral_value()), ("USD", amount), ("EUR", amount)):
        reading = read_money(FORMATTERS[language].money(value, currency))
        assert reading.why == ""
        assert (Decimal(reading.value.amount), reading.value.currency) == (value, currency)


@given(amount=st.decimals(Decimal("0.001"), Decimal(10**8), places=3))
def test_a_number_of_a_spreadsheet_is_never_taken_for_groups(amount: Decimal) -> None:
    reading = read_money(amount, "USD")
    assert Decimal(reading.value.amount) == amount
    assert reading.why == ""
