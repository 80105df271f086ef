"""The forms of numbers, and until when a licence holds."""

from __future__ import annotations

from datetime import date

import pytest

from catalog.markets.licence_numbers import form_findings, hs_valid, last_day, licence_valid, normal_hs
from catalog.model.build_day import Today
from catalog.model.business import Licence, LicenceType

DAY = date(2026, 11, 24)


def licence(kind: str, number: str, first: date | None = None, last: date | None = None) -> Licence:
    return Licence(type=LicenceType(kind), number=number, valid_from=first, valid_until=last)


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("nib", "9120001234567"),
        ("nib", "9120 0012 34567"),
        ("pirt", "2063524010001-29"),
        ("pirt", "P-IRT 2063524010001-29"),
        ("pirt", "PIRT 2.06.3524.01.0001-29"),
        ("pirt", "206352401000123-29"),
        ("pirt", "206352401000"),
        ("md", "MD 123456789012"),
        ("md", "md123456789012345"),
        ("halal", "ID35110001234560124"),
        ("halal", "ID 3511 0001 2345 6012 4"),
        ("merek", "IDM000812345"),
        ("sni", "SNI 2891:2020"),
        ("sni", "SNI ISO 22000:2018"),
        ("haccp", "anything"),
        ("other", "1"),
    ],
)
def test_numbers_as_offices_print_them_are_right(kind: str, number: str) -> None:
    assert list(form_findings(licence(kind, number), "3524")) == []


@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        ("nib", "912000123456", "licence-form"),
        ("nib", "91200012345678", "licence-form"),
        ("nib", "912000123456²", "licence-form"),
        ("pirt", "206352401000-29", "licence-form"),
        ("pirt", "20635240100012345-29", "licence-form"),
        ("md", "123456789012", "licence-form"),
        ("md", "MD 1234567890123", "licence-form"),
        ("halal", "ID3511000123456012", "licence-form"),
        ("halal", "35110001234560124", "licence-form"),
        ("pirt", "2063578010001-29", "pirt-regency"),
        ("merek", "IDM12345678", "licence-form-unverified"),
        ("sni", "2891-1992", "licence-form-unverified"),
    ],
)
def test_numbers_of_another_form_are_found(kind: str, number: str, code: str) -> None:
    ((found, form),) = form_findings(licence(kind, number), "3524")
    assert found == code
    assert form


def test_a_licence_holds_from_its_first_day_to_its_last() -> None:
    held = licence("halal", "ID35110001234560124", date(2026, 11, 24), date(2026, 11, 25))
    days = [date(2026, 11, day) for day in (23, 24, 25, 26)]
    assert [licence_valid(held, Today(day)) for day in days] == [False, True, True, False]
    assert licence_valid(licence("nib", "9120001234567"), Today(DAY))


@pytest.mark.parametrize("number", ["2063524010001-26", "2063524010001 - 26 ", "P-IRT 2063524010001-26"])
def test_a_food_permit_ends_with_the_year_that_ends_its_number(number: str) -> None:
    assert last_day(licence("pirt", number)) == date(2026, 12, 31)


def test_a_date_that_is_written_goes_before_the_one_in_the_number() -> None:
    assert last_day(licence("pirt", "2063524010001-29", last=DAY)) == DAY


@pytest.mark.parametrize(
    ("kind", "number"), [("pirt", "206352401000129"), ("pirt", "206352401000"), ("sni", "SNI 1-26")]
)
def test_nothing_is_inferred_where_the_number_has_no_year(kind: str, number: str) -> None:
    assert last_day(licence(kind, number)) is None


@pytest.mark.parametrize("code", ["19059090", "1905.90.90", "190590", "1905.90", "0305.59"])
def test_goods_have_a_code_of_six_or_eight_digits(code: str) -> None:
    assert hs_valid(code)


@pytest.mark.parametrize(
    "code", ["1905", "19059", "1905909", "1905.9", "1905-90", "19 05 90", "190590900", "١٩٠٥٩٠", ""]
)
def test_other_codes_of_goods_are_refused(code: str) -> None:
    assert not hs_valid(code)


def test_a_code_of_goods_is_printed_with_its_points() -> None:
    assert [normal_hs(code) for code in ("19059090", "190590", "1905.90")] == ["1905.90.90", "1905.90", "1905.90"]


def test_where_the_regencys_code_is_not_known_no_number_is_held_to_it() -> None:
    assert list(form_findings(licence("pirt", "2063578010001-29"), "")) == []
    assert list(form_findings(licence("pirt", "2063578010001-29"), "3578")) == []
