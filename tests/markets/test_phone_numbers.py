"""Numbers of telephones as people write them, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.markets.phone_numbers import PhoneFault, PhoneNumber, phone_number, read_phone_number


@pytest.mark.parametrize(
    "typed",
    [
        "0812 3456 7890",
        "0812-3456-7890",
        "+62 812 3456 7890",
        "+62 0812 3456 7890",
        "+62 (0)812-3456-7890",
        "62 812 3456 7890",
        "0062 812 3456 7890",
        "tel:+62-812-3456-7890",
        "0812\N{NO-BREAK SPACE}3456\N{NON-BREAKING HYPHEN}7890",
        "٠٨١٢ ٣٤٥٦ ٧٨٩٠",
        "０８１２ ３４５６ ７８９０",
        "\N{LEFT-TO-RIGHT EMBEDDING}+62 812-3456-7890\N{POP DIRECTIONAL FORMATTING}",
        "0812 3456 789𝟎",
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str) -> None:
    assert read_phone_number(typed, "ID") == PhoneNumber("6281234567890", "+62 812 3456 7890")


@pytest.mark.parametrize(
    ("typed", "country", "printed"),
    [
        ("(0322) 321000", "ID", "+62 322 321000"),
        ("(212) 555-0123", "US", "+1 212 555 0123"),
        ("+81 3-1234-5678", "ID", "+81 3 1234 5678"),
        ("03-1234-5678", "JP", "+81 3 1234 5678"),
    ],
)
def test_a_number_without_its_country_is_one_of_the_projects(typed: str, country: str, printed: str) -> None:
    found = phone_number(typed, country)
    assert found is not None
    assert found.printed == printed


@pytest.mark.parametrize("behind", ["ext. 12", "ext 12", "Ext.12", "x12", "pesawat 12", "pes. 12", "ext. ١٢"])
def test_an_extension_is_dialled_too(behind: str) -> None:
    found = phone_number(f"(0322) 321000 {behind}", "ID")
    assert found == PhoneNumber("62322321000", "+62 322 321000", "12")
    assert found.url == "tel:+62322321000;ext=12"


@pytest.mark.parametrize(
    ("typed", "letter"),
    [("+62 812 3456 789O", "O"), ("O812 3456 7890", "O"), ("+62 812 3456 789〇", "〇"), ("0812 3456 7890, 0813", ",")],
)
def test_a_letter_is_no_digit(typed: str, letter: str) -> None:
    assert read_phone_number(typed, "ID") == PhoneFault("phone-letter", letter)


@pytest.mark.parametrize(
    "typed",
    [
        "0812",
        "0812 3456",
        "+62",
        "+999 123456",
        "9" * 300,
        "+62 812 3456 7890 / 0813",
        "",
        "-",
        "😀",
        "call us",
        "+62 call 1",
    ],
)
def test_a_number_that_nobody_can_dial_is_none(typed: str) -> None:
    assert read_phone_number(typed, "ID") == PhoneFault("phone-wrong")


@given(some.text(max_size=40), some.sampled_from(["ID", "US", "XX"]))
def test_whatever_is_typed_it_is_a_number_or_a_fault(typed: str, country: str) -> None:
    found = read_phone_number(typed, country)
    assert isinstance(found, PhoneFault) or found.digits.isdecimal()
