"""Whatever stands in a cell: it is read without an error, into what an entry takes, with a reason that has words."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from pydantic import TypeAdapter

from catalog.exchange.values.addresses import read_email, read_instagram, read_marketplaces, read_web
from catalog.exchange.values.counts import read_count, read_percent, read_year
from catalog.exchange.values.dates import order_of, read_date
from catalog.exchange.values.days import read_days
from catalog.exchange.values.licences import read_licences
from catalog.exchange.values.lists import read_allergens, read_fibres, read_makeup, read_options, read_words
from catalog.exchange.values.money import Money, read_money
from catalog.exchange.values.names import read_name
from catalog.exchange.values.phones import read_phone
from catalog.exchange.values.places import read_place
from catalog.exchange.values.reading import Reading, Value
from catalog.exchange.values.reasons import reason
from catalog.exchange.values.sizes import read_size
from catalog.exchange.values.texts import read_code, read_hs, read_text
from catalog.exchange.values.units import read_unit
from catalog.exchange.values.weights import read_weight
from catalog.exchange.values.wholesale import read_steps
from catalog.exchange.values.yes_no import read_yes_no
from catalog.i18n.translator import LANGUAGES, MESSAGES, Translator
from catalog.markets.currencies import is_currency
from catalog.markets.phone_numbers import phone_number
from catalog.model.business import Contacts, Licence, LicenceType
from catalog.model.makeup import Fibre, Ingredient, Material
from catalog.model.measures import Size, Weight
from catalog.model.prices import Unit, WholesaleStep
from catalog.model.product import OneOrMany
from catalog.model.values import Amount, Count, Day, Percent, Text
from catalog.model.variants import Axis
from tests.exchange.values.cells import CELLS

NAMES = {"babat": "Babat", "lamongan": "Lamongan", "karanggeneng": "Karanggeneng"}
CODES = {
    code for path in MESSAGES.glob("values.en.yaml") for code in re.findall(r"(?m)^(value-[a-z-]+):", path.read_text())
}


def takes(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 whatever the model has
    return TypeAdapter(kind).validate_python


def contact(field: str) -> Callable[[Any], Any]:
    return lambda value: Contacts.model_validate({field: value})


def money(value: object) -> None:
    assert isinstance(value, Money)
    assert takes(Amount)(value.amount) > 0
    assert is_currency(value.currency)
    assert value.unit == "" or Unit(value.unit)


def each(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    def check(value: Any) -> None:  # noqa: ANN401
        assert value
        takes(list[kind])(value)

    return check


def licences(value: list[Any]) -> None:
    takes(list[Licence])(value)


def either(value: object) -> None:
    assert isinstance(value, bool)


KINDS: Mapping[str, tuple[Callable[[Value], Reading], Callable[[Any], Any]]] = {
    "money": (read_money, money),
    "money in dollars": (lambda cell: read_money(cell, "USD"), money),
    "money in thousands": (lambda cell: read_money(cell, thousands=True), money),
    "count": (read_count, takes(Count)),
    "count of dozens": (lambda cell: read_count(cell, "dozen"), takes(Count)),
    "days": (read_days, takes(Count)),
    "months": (lambda cell: read_days(cell, "month"), takes(Count)),
    "percent": (read_percent, takes(Percent)),
    "year": (read_year, takes(Count)),
    "yes or no": (read_yes_no, either),
    "date": (read_date, takes(Day)),
    "last date": (lambda cell: read_date(cell, "month first", last=True), takes(Day)),
    "weight": (read_weight, takes(Weight)),
    "weight in grams": (lambda cell: read_weight(cell, "g"), takes(Weight)),
    "size": (read_size, takes(Size)),
    "size in mm": (lambda cell: read_size(cell, "mm"), takes(Size)),
    "phone": (read_phone, lambda value: phone_number(value, "ID") or pytest.fail(value)),
    "email": (read_email, contact("email")),
    "web": (read_web, contact("web")),
    "instagram": (read_instagram, contact("instagram")),
    "marketplaces": (read_marketplaces, contact("marketplaces")),
    "licences": (read_licences, licences),
    "nib": (lambda cell: read_licences(cell, LicenceType.NIB), licences),
    "halal": (lambda cell: read_licences(cell, LicenceType.HALAL), licences),
    "name": (read_name, takes(Text)),
    "text": (read_text, takes(Text)),
    "code": (read_code, takes(str)),
    "hs": (read_hs, takes(str)),
    "place": (lambda cell: read_place(cell, NAMES), lambda value: NAMES[value]),
    "ingredients": (read_makeup, each(Ingredient)),
    "materials": (read_makeup, each(Material)),
    "fibres": (read_fibres, each(Fibre)),
    "allergens": (read_allergens, takes(OneOrMany)),
    "words": (read_words, takes(OneOrMany)),
    "options": (read_options, lambda value: Axis.model_validate({"name": "Ukuran", "options": value})),
    "steps": (read_steps, each(WholesaleStep)),
    "unit": (read_unit, Unit),
}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=200, deadline=None)
@given(cell=CELLS)
@example(cell="")
@example(cell=" ")
@example(cell="-")
@example(cell="²")
@example(cell=Decimal("sNaN"))
@example(cell="x" * 100_001)
@example(cell="1" * 199)
@example(cell="1,1" * 60)
def test_what_is_read_is_taken_by_an_entry_or_has_a_reason(kind: str, cell: Value) -> None:
    read, check = KINDS[kind]
    reading = read(cell)
    if reading.value is not None:
        check(reading.value)
    assert reading.why == "" or reading.why in CODES
    if reading.why == "" and reading.value is not None:
        assert reading.other is None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "cell", ["S, M, L", "0812-3456-7890 / 0857-1234-5678", "NIB 9120001234567", "10 = 15rb", "10-15 kg"]
)
def test_what_was_read_belongs_to_who_has_it(kind: str, cell: str) -> None:
    read, _ = KINDS[kind]
    first, before = read(cell), copy.deepcopy(read(cell))
    for value in (first.value, first.other):
        if isinstance(value, list):
            value.append("more")
    assert read(cell) == before


@settings(max_examples=100, deadline=None)
@given(cell=CELLS)
def test_a_column_of_anything_has_an_order_or_none(cell: Value) -> None:
    assert order_of([cell]) in ("day first", "month first", None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words_and_a_remedy(language: str) -> None:
    translator = Translator(language)
    for code in sorted(CODES):
        sentence = reason(code, translator)
        assert sentence.what.endswith((".", "?"))
        assert sentence.remedy.endswith(".")


PARTS = [
    "1",
    "1,",
    "1.",
    "12 ",
    "a ",
    "(",
    "x",
    "1x",
    "-",
    "1-",
    "@",
    "a@",
    "a.",
    "//",
    "https://",
    "NIB ",
    "katun 60% ",
    " dan ",
]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("kind", KINDS)
def test_long_cells_are_read_quickly(kind: str, part: str, benchmark_seconds: Callable[[], float]) -> None:
    read, _ = KINDS[kind]
    before = benchmark_seconds()
    for length in (199, 499, 4_999, 32_767):
        read((part * length)[:length])
        read((part * length)[: length - 1] + "!")
    assert benchmark_seconds() - before < 2


def test_money_is_plain_data() -> None:
    assert asdict(Money("12500", "IDR", "piece")) == {"amount": "12500", "currency": "IDR", "unit": "piece"}
