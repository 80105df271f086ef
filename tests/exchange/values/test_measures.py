"""Weights, contents and sizes as people type them."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from catalog.edition.measures import write_size, write_weight
from catalog.exchange.values.reading import Reading, Value
from catalog.exchange.values.sizes import read_size
from catalog.exchange.values.weights import read_weight
from catalog.model.measures import CONTENTS, MILLIMETRES, Size, Weight
from tests.exchange.values.cells import FORMATTERS

WEIGHT: TypeAdapter[Weight] = TypeAdapter(Weight)
SIZE: TypeAdapter[Size] = TypeAdapter(Size)


@pytest.mark.parametrize(
    ("typed", "weight"),
    [
        ("300gr", "300 g"),
        ("300 gram", "300 g"),
        ("300 G.", "300 g"),
        ("netto 300 gr", "300 g"),
        ("Berat bersih: 300 gram", "300 g"),
        ("0,5 kg", "0.5 kg"),
        ("1/2 kg", "0.5 kg"),
        ("1 1/2 kg", "1.5 kg"),
        ("1½ kg", "1.5 kg"),
        ("setengah kg", "0.5 kg"),
        ("0.125 kg", "0.125 kg"),
        ("1,5 ltr", "1.5 l"),
        ("250ml", "250 ml"),
        ("250 cc", "250 ml"),
        ("8 oz", "8 oz"),
        ("12 fl oz", "12 fl oz"),
        ("1.5 lbs", "1.5 lb"),
        ("1 kwintal", "100 kg"),
        ("12500 gr", "12500 g"),
    ],
)
def test_weights(typed: str, weight: str) -> None:
    assert read_weight(typed) == Reading(weight)
    assert WEIGHT.validate_python(weight)


@pytest.mark.parametrize(
    ("typed", "first", "second", "why"),
    [
        ("1.500 gr", "1500 g", "1.5 g", "value-number-group"),
        ("1.500 kg", "1.5 kg", "1500 kg", "value-number-group"),
        ("1.125 lb", "1.1250 lb", "1125 lb", "value-number-group"),
        ("5 ons", "500 g", "5 oz", "value-weight-ons"),
        ("± 300 gr", "300 g", None, "value-about"),
        ("300 gr bruto", "300 g", None, "value-words-left"),
        ("300", None, "300 g", "value-weight-unit"),
        ("250-300 gr", None, ["250 g", "300 g"], "value-weight-range"),
        ("250 gr / 500 gr", None, ["250 g", "500 g"], "value-weight-several"),
        ("250 gr x 12", None, ["250 g"], "value-weight-several"),
        ("121/2 kg", None, None, "value-weight"),
        ("1/3 kg", None, None, "value-weight"),
        ("-5 kg", None, None, "value-negative"),
        ("0 gr", None, None, "value-weight-zero"),
        ("ringan", None, None, "value-weight"),
        ("belum ada", None, None, ""),
    ],
)
def test_weights_that_are_uncertain_or_none(typed: str, first: str | None, second: object, why: str) -> None:
    assert read_weight(typed) == Reading(first, second, why)


def test_a_number_alone_has_the_unit_of_the_heading() -> None:
    assert read_weight(Decimal(300), "gram") == Reading("300 g")
    assert read_weight("0,3", "KG") == Reading("0.3 kg")
    assert read_weight("300 gr", "kg") == Reading("300 g")
    assert read_weight(Decimal("1.125"), "kg").why == ""
    assert WEIGHT.validate_python(read_weight(Decimal("1.125"), "kg").value) == Weight(Decimal(1125))


@pytest.mark.parametrize(
    ("typed", "size"),
    [
        ("20cm x 30 cm", "20 x 30 cm"),
        ("20 X 30 X 10 cm", "20 x 30 x 10 cm"),
        ("20 × 30 cm", "20 x 30 cm"),
        ("20*30cm", "20 x 30 cm"),
        ("20cmx30cm", "20 x 30 cm"),
        ("Ukuran 20 x 30 cm.", "20 x 30 cm"),
        ("P 20 L 30 T 10 cm", "20 x 30 x 10 cm"),
        ("P20xL30xT10cm", "20 x 30 x 10 cm"),
        ("p: 20 cm, l: 30 cm, t: 10 cm", "20 x 30 x 10 cm"),
        ("Panjang 20 cm Lebar 30 cm Tinggi 10 cm", "20 x 30 x 10 cm"),
        ("T 10 P 20 L 30 cm", "20 x 30 x 10 cm"),
        ("20 (P) x 30 (L) cm", "20 x 30 cm"),
        ("P x L x T = 20 x 30 x 10 cm", "20 x 30 x 10 cm"),
        ("20 x 30 x 10 (cm)", "20 x 30 x 10 cm"),
        ("L 20 W 30 H 10 in", "20 x 30 x 10 in"),
        ("20,5 x 30 cm", "20.5 x 30 cm"),
        ("20 cm x 1 m", "20 x 100 cm"),
        ("2 m x 1,15 m", "2 x 1.15 m"),
        ('12" x 8"', "12 x 8 in"),
        ("20 x 30 inci", "20 x 30 in"),
        ("105 mm", "105 mm"),
    ],
)
def test_sizes(typed: str, size: str) -> None:
    assert read_size(typed) == Reading(size)
    assert SIZE.validate_python(size)


@pytest.mark.parametrize(
    ("typed", "first", "second", "why"),
    [
        ("20x30", "20 x 30 cm", "20 x 30 mm", "value-size-unit"),
        ("Ø 10 cm", "10 cm", None, "value-size-diameter"),
        ("diameter 10 cm tinggi 5 cm", "10 x 5 cm", None, "value-size-diameter"),
        ("± 20 x 30 cm", "20 x 30 cm", None, "value-about"),
        ("1.200 x 800 mm", "1200 x 800 mm", "1.2 x 800 mm", "value-number-group"),
        ("1.125 m", "1.1250 m", "1125 m", "value-number-group"),
        ("20-25 cm", None, ["20 cm", "25 cm"], "value-size-range"),
        ("2 m x 110", None, "2 x 110 m", "value-size-last"),
        ("20/30 cm", None, None, "value-size"),
        ("ukuran", None, None, "value-size"),
        ("20 30 cm", None, None, "value-size"),
        ("20,30,150 cm", None, None, "value-size"),
        ("20 x 30 x", None, None, "value-size"),
        ("S, M, L", None, None, "value-size"),
        ("20 x 30 x 10 x 5 cm", None, None, "value-size"),
        ("0 x 3 cm", None, None, "value-size-zero"),
    ],
)
def test_sizes_that_are_uncertain_or_none(typed: str, first: str | None, second: object, why: str) -> None:
    assert read_size(typed) == Reading(first, second, why)


def test_lengths_alone_have_the_unit_of_the_heading() -> None:
    assert read_size("20 x 30", "cm") == Reading("20 x 30 cm")
    assert read_size(Decimal("20.5"), "CM") == Reading("20.5 cm")
    assert read_size("20 x 30 mm", "cm") == Reading("20 x 30 mm")


@pytest.mark.parametrize("typed", [datetime.date(2026, 10, 12), True, Decimal("Infinity")])
def test_other_values_are_no_measures(typed: Value) -> None:
    assert read_weight(typed).value is None
    assert read_size(typed).value is None


AMOUNTS = st.decimals(Decimal("0.001"), Decimal(10**6), places=3)


@pytest.mark.parametrize("language", ["id", "en"])
@given(amount=AMOUNTS, unit=st.sampled_from(sorted(set(CONTENTS) - {"mg", "lbs"})))
def test_weights_as_the_catalogue_prints_them_are_read_back(language: str, amount: Decimal, unit: str) -> None:
    weight = Weight(
        amount * CONTENTS[unit], unit in ("ml", "l", "fl oz"), unit if unit in ("oz", "lb", "fl oz") else ""
    )
    written = write_weight(FORMATTERS[language], weight, None)
    reading = read_weight(written)
    found = [WEIGHT.validate_python(text) for text in (reading.value, reading.other) if text]
    assert weight in found
    assert reading.why in ("", "value-number-group")
    assert reading.why == "" or reading.other


@pytest.mark.parametrize("language", ["id", "en"])
@given(
    lengths=st.lists(st.decimals(Decimal("0.01"), 900, places=2), min_size=1, max_size=3),
    unit=st.sampled_from(sorted(MILLIMETRES)),
)
def test_sizes_as_the_catalogue_prints_them_are_read_back(language: str, lengths: list[Decimal], unit: str) -> None:
    assume(all(lengths))
    size = Size(tuple(length * MILLIMETRES[unit] for length in lengths), unit)
    reading = read_size(write_size(FORMATTERS[language], size, None))
    assert reading.why == ""
    assert SIZE.validate_python(reading.value) == size
