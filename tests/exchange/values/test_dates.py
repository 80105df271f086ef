"""Days as people and spreadsheets write them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.values.dates import EPOCH, MONTHS, order_of, read_date
from catalog.exchange.values.reading import Reading, Value
from tests.exchange.values.cells import FORMATTERS, LANGUAGES


@pytest.mark.parametrize(
    "typed",
    [
        *("2026-11-24", "2026/11/24", "2026-11-24T00:00", "2026-11-24 13:45:00", "2026-11-24T00:00:00+07:00"),
        *("24-11-2026", "24/11/2026", "24/11/26", "24.11.2026", "24 11 2026", "11/24/2026", "24/11/2026 13.45.00"),
        *("24 November 2026", "24 Nop 2026", "24 Nov '26", "24-Nov-26", "24Nov2026", "24 NOVEMBER 2026"),
        *("Selasa, 24 November 2026", "November 24, 2026", "24th of November 2026", "Nov 24 2026", "tgl. 24 Nov 2026"),
        *("20261124", "24112026", "46350", "2026年11月24日", "24 – 11 – 2026", "٢٤/١١/٢٠٢٦", "11/24/2026 1:45:00 PM"),
        Decimal(46350),
        Decimal("46350.75"),
        Decimal(20261124),
        datetime.date(2026, 11, 24),
        datetime.datetime(2026, 11, 24, 13, 45),  # noqa: DTZ001 as spreadsheets have them
    ],
)
def test_one_day_in_all_its_forms(typed: Value) -> None:
    assert read_date(typed) == Reading("2026-11-24")


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("03/04/2026", Reading("2026-04-03", "2026-03-04", "value-date-order")),
        ("03/03/2026", Reading("2026-03-03")),
        ("Nov-26", Reading("2026-11-01", None, "value-date-month")),
        ("2026-11", Reading("2026-11-01", None, "value-date-month")),
        ("11/2026", Reading("2026-11-01", None, "value-date-month")),
        ("2026", Reading("2026-01-01", None, "value-date-year")),
        (Decimal(2026), Reading("2026-01-01", None, "value-date-year")),
        ("31/06/2026", Reading(None, None, "value-date-none")),
        ("31 Juni 2026", Reading(None, None, "value-date-none")),
        ("29 Februari 2025", Reading(None, None, "value-date-none")),
        ("32/13/2026", Reading(None, None, "value-date-none")),
        ("besok", Reading(None, None, "value-date")),
        ("24 Bulan 2026", Reading(None, None, "value-date")),
        ("1/2", Reading(None, None, "value-date")),
        (Decimal(7), Reading(None, None, "value-date")),
        (Decimal(-1), Reading(None, None, "value-date")),
        (True, Reading(None, None, "value-tick-instead")),
        ("-", Reading(None)),
    ],
)
def test_days_that_are_uncertain_or_none(typed: Value, reading: Reading) -> None:
    assert read_date(typed) == reading


def test_what_is_valid_until_a_month_is_so_to_its_last_day() -> None:
    assert read_date("Feb 2028", last=True).value == "2028-02-29"
    assert read_date("2028", last=True).value == "2028-12-31"


@pytest.mark.parametrize(("typed", "year"), [("1/1/69", "2069"), ("1/1/70", "1970"), ("1 Jan 05", "2005")])
def test_years_of_two_digits(typed: str, year: str) -> None:
    assert read_date(typed).value == f"{year}-01-01"


def test_the_other_days_of_a_column_may_show_the_order() -> None:
    assert order_of(["03/04/2026", "11/24/2026", Decimal(45991)]) == "month first"
    assert order_of(["03/04/2026", "24/11/2026"]) == "day first"
    assert order_of(["03/04/2026 1:45 PM"]) == "month first"
    assert order_of(["03/04/2026"]) is None
    assert order_of(["24/11/2026", "11/24/2026"]) is None
    assert read_date("03/04/2026", "month first") == Reading("2026-03-04")
    assert read_date("03/04/2026", "day first") == Reading("2026-04-03")


def test_every_name_of_a_month_is_known() -> None:
    for language in ("id", "en"):
        for width in ("wide", "abbreviated"):
            names = Locale(language).months["format"][width]
            assert {MONTHS[name.casefold()]: name for name in names.values()} == dict(names)


DAYS = st.dates(datetime.date(1970, 1, 1), datetime.date(2069, 12, 31))


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code[:2] in ("id", "en", "ja", "zh", "ko")])
@given(day=DAYS)
def test_days_as_the_catalogue_prints_them_are_read_back(language: str, day: datetime.date) -> None:
    formatter = FORMATTERS.get(language) or type(FORMATTERS["id"])(LANGUAGES[language])
    assert read_date(formatter.date(day)) == Reading(day.isoformat())


@pytest.mark.parametrize("form", ["d/M/y", "dd-MM-yyyy", "d.M.yy", "dd MMM yyyy", "EEEE, d MMMM y", "y-MM-dd HH:mm:ss"])
@pytest.mark.parametrize("language", ["id", "en"])
@given(day=DAYS)
def test_days_with_the_day_first_are_read_back(language: str, form: str, day: datetime.date) -> None:
    written = format_date(day, form.replace(" HH:mm:ss", ""), locale=language) + (" 13:45:00" if "HH" in form else "")
    assert read_date(written, "day first") == Reading(day.isoformat())


@given(day=DAYS)
def test_numbers_of_spreadsheets_are_read_back(day: datetime.date) -> None:
    serial = (day - EPOCH).days
    assert read_date(Decimal(serial)) == read_date(str(serial)) == Reading(day.isoformat())
