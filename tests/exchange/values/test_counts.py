"""Whole numbers, shares, years and stretches of time as people type them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.values.counts import read_count, read_percent, read_year
from catalog.exchange.values.days import Span, read_days
from catalog.exchange.values.reading import Reading, Value
from tests.exchange.values.cells import FORMATTERS


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("20", "20"),
        ("20 pcs", "20"),
        ("min. 20 pcs", "20"),
        ("minimal 20", "20"),
        ("MOQ: 20", "20"),
        ("20+", "20"),
        ("≥ 20", "20"),
        ("1.000", "1000"),
        ("1,000 pcs", "1000"),
        ("2 lusin", "24"),
        ("selusin", "12"),
        ("dua lusin", "24"),
        ("1 kodi", "20"),
        ("1 gross", "144"),
        ("50 pcs/bulan", "50"),
        ("1,5rb pcs", "1500"),
        ("1 ribu", "1000"),
        ("2 orang", "2"),
        (Decimal(20), "20"),
        (Decimal("20.0"), "20"),
    ],
)
def test_counts(typed: Value, count: str) -> None:
    assert read_count(typed) == Reading(count)


def test_a_stock_may_be_nothing() -> None:
    assert read_count("0 pcs", zero=True) == Reading("0")
    assert read_count(Decimal(0), zero=True) == Reading("0")


def test_a_quantity_counts_in_the_unit_of_the_price() -> None:
    assert read_count("2 lusin", "dozen") == Reading("2")
    assert read_count("2 lusin", "piece") == Reading("24")
    assert read_count("2 lusin", "pack") == Reading("24", None, "value-count-unit")
    assert read_count("20 botol", "piece") == Reading("20", None, "value-count-unit")
    assert read_count("20 botol", "bottle") == Reading("20")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("20,5", "value-count-part"),
        (Decimal("12.5"), "value-count-part"),
        ("0", "value-count-zero"),
        ("-3", "value-negative"),
        ("banyak", "value-count"),
        ("20 pcs 3 lusin", "value-count"),
        (datetime.datetime(2026, 1, 2), "value-date-instead"),  # noqa: DTZ001 as spreadsheets have them
    ],
)
def test_what_is_no_count_is_not_taken(typed: Value, why: str) -> None:
    assert read_count(typed) == Reading(None, None, why)


def test_of_a_range_the_smaller_number_is_first() -> None:
    assert read_count("20-30 pcs") == Reading("20", "30", "value-count-range")
    assert read_count("200 pcs/hari") == Reading("200", None, "value-words-left")
    assert read_count("20 pcs campur warna") == Reading("20", None, "value-words-left")


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("7", "7"),
        (Decimal(7), "7"),
        ("7 hari", "7"),
        ("2 minggu", "14"),
        ("seminggu", "7"),
        ("dua minggu", "14"),
        ("± 1 minggu", "7"),
        ("1 bulan", "30"),
        ("6 bln", "180"),
        ("1,5 bulan", "45"),
        ("12 bulan", "365"),
        ("1 tahun", "365"),
        ("1 thn", "365"),
        ("48 jam", "2"),
        ("H+3", "3"),
        ("5-5 hari", "5"),
    ],
)
def test_days(typed: Value, days: str) -> None:
    assert read_days(typed) == Reading(days)


@pytest.mark.parametrize(
    ("typed", "first", "second", "why"),
    [
        ("3-5 hari", "5", "3", "value-days-range"),
        ("2 s.d. 3 minggu", "21", "14", "value-days-range"),
        ("1 minggu - 1 bulan", "30", "7", "value-days-range"),
        ("7 hari kerja", "7", "10", "value-days-working"),
        ("3 hari setelah bayar", "3", None, "value-words-left"),
        ("ready stock", None, None, "value-days"),
        ("0 hari", None, None, "value-count-zero"),
    ],
)
def test_days_that_are_uncertain(typed: str, first: str | None, second: str | None, why: str) -> None:
    assert read_days(typed) == Reading(first, second, why)


@pytest.mark.parametrize(("unit", "days"), [("day", "3"), ("week", "21"), ("month", "90"), ("year", "1095")])
def test_a_number_alone_counts_what_the_heading_says(unit: Span, days: str) -> None:
    assert read_days("3", unit) == Reading(days)
    assert read_days("10 hari", unit) == Reading("10")


@pytest.mark.parametrize("language", ["id", "en"])
@given(days=st.integers(1, 2000))
def test_days_as_the_catalogue_prints_them_are_read_back(language: str, days: int) -> None:
    formatter = FORMATTERS[language]
    reading = read_days(formatter.days(days))
    assert reading.why == ""
    assert formatter.days(int(reading.value)) == formatter.days(days)  # 360 and 365 days are both printed as 12 months


@pytest.mark.parametrize("language", FORMATTERS)
@given(number=st.integers(1, 10**9))
def test_quantities_as_the_catalogue_prints_them_are_read_back(language: str, number: int) -> None:
    for unit in ("piece", "pack", "pair"):
        assert read_count(FORMATTERS[language].quantity(number, unit)) == Reading(str(number))


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("60%", Reading("60")),
        ("60 %", Reading("60")),
        ("60 persen", Reading("60")),
        ("0,5%", Reading("0.5")),
        ("12.500 %", Reading("12.5")),
        (Decimal(60), Reading("60")),
        ("0", Reading("0")),
        ("0,6", Reading("60", "0.6", "value-percent-part")),
        (Decimal("0.6"), Reading("60", "0.6", "value-percent-part")),
        (Decimal(1), Reading("100", "1", "value-percent-part")),
        ("120%", Reading(None, None, "value-percent-large")),
        ("banyak", Reading(None, None, "value-percent")),
    ],
)
def test_shares(typed: Value, reading: Reading) -> None:
    assert read_percent(typed) == reading


@pytest.mark.parametrize("language", ["id", "en"])
@given(share=st.decimals(0, 100, places=3))
def test_shares_as_the_catalogue_prints_them_are_read_back(language: str, share: Decimal) -> None:
    reading = read_percent(FORMATTERS[language].percent(share))
    assert (Decimal(reading.value), reading.why) == (share, "")


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("2015", Reading("2015")),
        (Decimal(2015), Reading("2015")),
        ("sejak 2015", Reading("2015")),
        ("Berdiri th. 2015", Reading("2015")),
        (datetime.date(2015, 3, 1), Reading("2015")),
        ("2015 (pindah)", Reading("2015", None, "value-words-left")),
        ("15", Reading(None, None, "value-year")),
        ("20155", Reading(None, None, "value-year")),
    ],
)
def test_years(typed: Value, reading: Reading) -> None:
    assert read_year(typed) == reading
