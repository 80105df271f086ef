"""The kinds of value: what they take, what they make of it, and what they refuse."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from catalog.model.measures import Size, Weight
from catalog.model.values import Amount, Colour, Count, Day, Number, Percent, Slug, Text


def read(kind: Any, value: object, language: str = "id") -> Any:  # noqa: ANN401 any kind of value
    return TypeAdapter(kind).validate_python(value, context={"language": language})


def refusal(kind: Any, value: object) -> str:  # noqa: ANN401 any kind of value
    with pytest.raises(ValidationError) as caught:
        read(kind, value)
    (details,) = caught.value.errors()
    return details["type"]


def test_one_string_is_a_text_in_the_language_of_the_catalogue() -> None:
    assert read(Text, " Keripik ") == Text((("id", "Keripik"),))
    assert read(Text, "Chips", language="en").get("en") == "Chips"


def test_a_text_is_given_in_the_best_language_it_has() -> None:
    text = read(Text, {"id": "Keripik", "zh-Hant": "片"})
    assert (text.get("zh-Hant"), text.get("en")) == ("片", None)
    assert (text.best("en", "zh-Hant"), text.best("en")) == ("片", "Keripik")
    assert text.languages == {"id", "zh-Hant"}


@pytest.mark.parametrize(
    "markup", ["<svg onload=alert(1)>", "<b>tebal</b>", "&lt;", "{{ 7 * 7 }}", "{% raw %}", "**x**", "a\nb"]
)
def test_markup_in_a_text_is_text(markup: str) -> None:
    assert read(Text, markup).best("id") == markup


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "text-expected"),
        ([], "text-expected"),
        (["Keripik"], "text-expected"),
        ({}, "text-expected"),
        ("", "text-empty"),
        (" \n", "text-empty"),
        ({"id": ""}, "text-empty"),
        ({"id": None}, "text-empty"),
        ({"id": {"en": "x"}}, "text-empty"),
        ({"indonesia": "x"}, "language-unknown"),
        ({"ID": "x"}, "language-unknown"),
        ({"id\n": "x"}, "language-unknown"),
    ],
)
def test_what_is_no_text_is_refused(value: object, code: str) -> None:
    assert refusal(Text, value) == code


@pytest.mark.parametrize(
    ("typed", "amount", "liquid"),
    [
        ("150 g", "150", False),
        ("150g", "150", False),
        (" 1.5 kg ", "1500", False),
        ("1,5 kg", "1500", False),
        ("0.250 kg", "250", False),
        ("500 mg", "0.5", False),
        ("250 ml", "250", True),
        ("1.25 L", "1250", True),
    ],
)
def test_a_weight_is_kept_in_grams_or_millilitres(typed: str, amount: str, liquid: bool) -> None:
    assert read(Weight, typed) == Weight(Decimal(amount), liquid)


@pytest.mark.parametrize(
    ("typed", "amount", "unit"),
    [
        ("8 oz", "226.796185", "oz"),
        ("1.5 lb", "680.388555", "lb"),
        ("2LBS", "907.18474", "lb"),
        ("12 fl  oz", "354.88235475", "fl oz"),
    ],
)
def test_ounces_and_pounds_are_kept_with_their_unit(typed: str, amount: str, unit: str) -> None:
    assert read(Weight, typed) == Weight(Decimal(amount), unit == "fl oz", unit)


@pytest.mark.parametrize(
    "typed",
    [
        "150",
        "g",
        "",
        "150 gr",
        "-1 g",
        "0 g",
        "1 kg 200 g",
        "1..5 kg",
        "² g",
        "8 fl",
        "8 ozs",
        "9" * 500_000 + " kg",
        None,
        ["1 g"],
    ],
)
def test_what_is_no_weight_is_refused(typed: object) -> None:
    assert refusal(Weight, typed) == "weight-expected"


@pytest.mark.parametrize("typed", ["8 fl", "8 ozs", "1 lb 2 oz", "8 o z", "8,000 oz", "fl oz"])
def test_a_slip_in_ounces_and_pounds_is_refused(typed: str) -> None:
    assert refusal(Weight, typed) == ("amount-grouped" if "," in typed else "weight-expected")


@pytest.mark.parametrize(
    ("typed", "lengths", "unit"),
    [
        ("120 × 200 cm", ["1200", "2000"], "cm"),
        ("120x200cm", ["1200", "2000"], "cm"),
        ("12 X 8 * 4,5 CM", ["120", "80", "45"], "cm"),
        ("30 mm", ["30"], "mm"),
        ("1.5 m", ["1500"], "m"),
        ("2 in", ["50.8"], "in"),
        ("12 x 8 Inches", ["304.8", "203.2"], "in"),
        ("1 ft", ["304.8"], "ft"),
    ],
)
def test_a_size_is_kept_in_millimetres_in_the_order_that_was_typed(typed: str, lengths: list[str], unit: str) -> None:
    assert read(Size, typed) == Size(tuple(map(Decimal, lengths)), unit)


@pytest.mark.parametrize(
    "typed",
    ["120 × 200", "cm", "", "1 × 2 × 3 × 4 cm", "1 × × 2 cm", "0 × 2 cm", "a × b cm", "1 2 cm", "1" + " " * 900_000],
)
def test_what_is_no_size_is_refused(typed: str) -> None:
    assert refusal(Size, typed) == "size-expected"


@pytest.mark.parametrize("typed", ["18.000", "18,000", "1.250.000", "1,250,000", "12.500", "-1.000"])
def test_a_number_that_can_be_read_in_two_ways_is_refused(typed: str) -> None:
    assert {refusal(kind, typed) for kind in (Amount, Number, Count, Percent)} == {"amount-grouped"}
    assert refusal(Weight, f"{typed.lstrip('-')} g") == "amount-grouped"
    assert refusal(Size, f"3 × {typed.lstrip('-')} cm") == "amount-grouped"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("0", "0"), ("18000", "18000"), (" 18.5 ", "18.5"), ("0.125", "0.125"), ("1905.90", "1905.90")],
)
def test_an_amount_is_what_was_typed(typed: str, amount: str) -> None:
    assert read(Amount, typed) == Decimal(amount)
    assert str(read(Amount, typed)) == amount


@pytest.mark.parametrize("typed", ["Rp18000", "18 000", "18,5", "1_000", "1e3", "NaN", "Infinity", "²", ".5", "5.", ""])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    assert refusal(Amount, typed) == "amount-expected"
    assert refusal(Number, typed) == "number-expected"


def test_an_amount_is_never_negative() -> None:
    assert refusal(Amount, "-1") == "greater_than_equal"
    assert read(Number, "-2.43") == Decimal("-2.43")


@settings(deadline=None, derandomize=True)
@given(st.integers(0, 10**15 - 1))
def test_digits_alone_are_always_an_amount(number: int) -> None:
    assert read(Amount, str(number)) == number


@pytest.mark.parametrize("typed", ["seribu", "1,5", "1.5", "1.0", "1e3", "1_000", "", "²", "9" * 5000])
def test_what_is_no_whole_number_is_refused(typed: str) -> None:
    assert refusal(Count, typed) == "whole-number-expected"


def test_a_whole_number_may_have_noughts_in_front() -> None:
    assert read(Count, "010") == 10
    assert refusal(Count, "0") == "greater_than_equal"


@pytest.mark.parametrize(
    "typed", ["24-11-2026", "2026-1-5", "2026", "86400", "20261124", "2026-11-24T00:00:00", "hari ini", "²026-11-24"]
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    assert refusal(Day, typed) == "date-expected"


def test_a_date_must_be_in_the_calendar() -> None:
    assert read(Day, "2028-02-29") == date(2028, 2, 29)
    assert refusal(Day, "2027-02-29").startswith("date_from_datetime")


def test_a_colour_is_kept_in_small_letters() -> None:
    assert read(Colour, "#1F2A52") == "#1f2a52"
    for typed in ("#fff", "1f2a52", "#1f2a5g", "navy", "#1f2a52\n#", "", None):
        assert refusal(Colour, typed) == "colour-expected"


def test_a_short_name_has_small_letters_digits_and_hyphens() -> None:
    assert [read(Slug, name) for name in ("a", "keripik-1", "0123")] == ["a", "keripik-1", "0123"]
    for typed in ("Keripik", "keripik pisang", "keripik_1", "-a", "a-", "a--b", "é", "", "../a", "a\nb", None):
        assert refusal(Slug, typed) == "slug-expected"
