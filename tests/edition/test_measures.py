"""Weights and sizes are printed as they were typed, or in the units of the edition."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from catalog.edition.measures import Units, write_size, write_weight
from catalog.model.measures import Size, Weight
from catalog.model.product import Product
from tests.edition.test_formatting import ENGLISH, INDONESIAN, plain


def weight(typed: str) -> Weight:
    found = Product.model_validate({"name": "A", "net_weight": typed}).net_weight
    assert found
    return found


def size(typed: str) -> Size:
    found = Product.model_validate({"name": "A", "size": typed}).size
    assert found
    return found


@pytest.mark.parametrize(
    ("typed", "metric", "imperial"),
    [
        ("8 oz", "227 g", "8 oz"),
        ("24 oz", "680 g", "24 oz"),
        ("0.5 oz", "14.2 g", "0.5 oz"),
        ("1.5 lb", "680 g", "1.5 lb"),
        ("10 lbs", "4.54 kg", "10 lb"),
        ("12 fl oz", "355 ml", "12 US fl oz"),
        ("150 g", "150 g", "5.29 oz"),
        ("1.2345 kg", "1.2345 kg", "2.72 lb"),
        ("123456 g", "123.456 kg", "272 lb"),
        ("250 ml", "250 ml", "8.45 US fl oz"),
    ],
)
def test_a_weight_in_another_unit_has_three_digits_and_in_its_own_all(typed: str, metric: str, imperial: str) -> None:
    own, other = (imperial, metric) if typed[-2:] in ("oz", "lb", "bs") else (metric, imperial)
    written: dict[Units, str] = {None: own, "metric": metric, "imperial": imperial, "both": f"{own} ({other})"}
    for units, text in written.items():
        assert plain(write_weight(ENGLISH, weight(typed), units)) == text


@pytest.mark.parametrize(
    ("typed", "metric", "imperial"),
    [
        ("12 x 8 in", "30.5 × 20.3 cm", "12 × 8 in"),
        ("48.25 × 24 inches", "123 × 61 cm", "48.25 × 24 in"),
        ("2 ft", "0.61 m", "2 ft"),
        ("120 × 200 cm", "120 × 200 cm", "47.2 × 78.7 in"),
        ("5 mm", "5 mm", "0.197 in"),
        ("10 m", "10 m", "32.8 ft"),
        ("12.34567 × 2.5 cm", "12.34567 × 2.5 cm", "4.86 × 0.984 in"),
    ],
)
def test_a_size_in_another_unit_has_three_digits_and_in_its_own_all(typed: str, metric: str, imperial: str) -> None:
    own, other = (imperial, metric) if size(typed).unit in ("in", "ft") else (metric, imperial)
    written: dict[Units, str] = {None: own, "metric": metric, "imperial": imperial, "both": f"{own} ({other})"}
    for units, text in written.items():
        assert plain(write_size(ENGLISH, size(typed), units)) == text


def test_units_are_written_as_the_language_writes_them() -> None:
    assert plain(write_weight(INDONESIAN, weight("1.5 lb"), None)) == "1,5 lb"
    assert plain(write_size(INDONESIAN, size("12 × 8.5 in"), "both")) == "12 × 8,5 in (30,5 × 21,6 cm)"


@given(
    some.decimals(min_value="0.000001", max_value=999_999_999, places=6),
    some.sampled_from(["oz", "lb", "fl oz"]),
)
def test_what_is_typed_in_ounces_and_pounds_is_printed_to_the_last_digit(amount: Decimal, unit: str) -> None:
    written = plain(write_weight(ENGLISH, weight(f"{amount:f} {unit}"), "imperial")).removesuffix("US fl oz")
    assert Decimal(written.removesuffix(unit).replace(",", "")) == amount


@given(some.decimals(min_value="0.000001", max_value=999_999_999, places=6), some.sampled_from(["in", "ft", "cm", "m"]))
def test_what_is_typed_of_a_size_is_printed_to_the_last_digit(amount: Decimal, unit: str) -> None:
    written = plain(write_size(ENGLISH, size(f"{amount:f} {unit}"), None))
    assert Decimal(written.removesuffix(unit).replace(",", "")) == amount
