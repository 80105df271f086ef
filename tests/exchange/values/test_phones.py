"""Telephone numbers as people and spreadsheets have them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.values.phones import read_phone
from catalog.exchange.values.reading import Reading, Value
from catalog.markets.phone_numbers import phone_number
from tests.exchange.values.cells import FORMATTERS

MOBILE = "+62 812-3456-7890"


@pytest.mark.parametrize(
    "typed",
    [
        *("0812-3456-7890", "081234567890", "0812 3456 7890", "0812.3456.7890", "6281234567890", "+62 812 3456 7890"),
        *(
            "62 812-3456-7890",
            "'081234567890",
            "81234567890",
            "WA: 0812 3456 7890",
            "No. HP 0812-3456-7890",
            "WA081234567890",
        ),
        *("HP/WA 081234567890", "https://wa.me/6281234567890?text=halo", "wa.me/6281234567890", "0812–3456–7890"),
        *(
            "https://api.whatsapp.com/send?phone=6281234567890&text=x",
            "tel:+6281234567890",
            "\u202a+62 812-3456-7890\u202c",
        ),
        Decimal(81234567890),
        Decimal(6281234567890),
        Decimal("81234567890.0"),
    ],
)
def test_one_number_however_it_is_typed(typed: Value) -> None:
    assert read_phone(typed) == Reading(MOBILE)


@pytest.mark.parametrize(
    ("typed", "reading"),
    [
        ("(0322) 321000", Reading("+62 322 321000")),
        ("(0322) 321000 ext. 12", Reading("+62 322 321000 ext. 12")),
        ("+81 3-1234-5678", Reading("+81 3-1234-5678")),
        ("0812-3456-7890 / 0857-1234-5678", Reading(MOBILE, ["+62 857-1234-5678"], "value-phone-several")),
        ("0812-3456-7890\n0857-1234-5678", Reading(MOBILE, ["+62 857-1234-5678"], "value-phone-several")),
        ("081234567890 085712345678", Reading(MOBILE, ["+62 857-1234-5678"], "value-phone-several")),
        ("0322-321000/321001", Reading("+62 322 321000", ["321001"], "value-phone-several")),
        ("0812-3456-7890 / 0812 3456 7890", Reading(MOBILE)),
        ("081234567890 (Budi)", Reading(MOBILE, None, "value-words-left")),
        ("8,12346E+10", Reading(None, None, "value-digits-lost")),
        (Decimal("8.1e20"), Reading(None, None, "value-digits-lost")),
        ("O812 3456 7890", Reading(None, None, "value-phone")),
        ("08123456789O", Reading(None, None, "value-phone")),
        ("081234", Reading(None, None, "value-phone")),
        ("0812345678901234", Reading(None, None, "value-phone")),
        ("https://wa.me/message/ABCD", Reading(None, None, "value-phone")),
        ("tanya Budi", Reading(None, None, "value-phone")),
        ("-", Reading(None)),
    ],
)
def test_other_numbers(typed: Value, reading: Reading) -> None:
    assert read_phone(typed) == reading


def test_a_number_is_read_as_in_the_country() -> None:
    assert read_phone("03-1234-5678", "JP") == Reading("+81 3-1234-5678")


NUMBERS = st.from_regex(r"08(?:1[1-9]|5[1-9]|7[78]|9[5-9])[0-9]{7,8}", fullmatch=True).filter(
    lambda typed: phone_number(typed, "ID")
)


@given(typed=NUMBERS)
def test_numbers_as_the_catalogue_and_spreadsheets_have_them_are_read_back(typed: str) -> None:
    number = phone_number(typed, "ID")
    assert number
    forms = [
        number.digits,
        number.printed,
        number.national,
        FORMATTERS["id"].phone(number),
        FORMATTERS["en"].phone(number),
    ]
    cells: list[Value] = [*forms, f"https://wa.me/{number.digits}", Decimal(typed), Decimal(number.digits)]
    readings = [read_phone(cell) for cell in cells]
    assert {phone_number(str(reading.value), "ID") for reading in readings} == {number}
    assert {reading.why for reading in readings} == {""}
