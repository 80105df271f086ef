"""A cell becomes what a person sees in it."""

from __future__ import annotations

import datetime
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.tables.cell_values import CellCleaner
from catalog.exchange.tables.raw_sheet import RawValue, cell_name, column_number
from catalog.exchange.tables.table import Value

FAMILY = "👩\u200d🍳"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("  Keripik\u00a0Tempe \n", "Keripik Tempe"),
        ("Kue\u0301", "Kué"),
        ("\u202a+62\u00a0812\u202c", "+62 812"),
        ("\ufeffNama\u200b", "Nama"),
        ("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne"),
        ("a\tb", "a b"),
        (f"Koki {FAMILY}", f"Koki {FAMILY}"),
        ("Ba\u200drokah\u200d", "Barokah"),
        ("\u05d0\u200e", "\u05d0\u200e"),  # in Hebrew it turns what follows
        ("\u3000茶\u3000", "茶"),
        (12500.0, Decimal(12500)),
        (12500, Decimal(12500)),
        (0.1 + 0.2, Decimal("0.3")),
        (3.3, Decimal("3.3")),
        (1234567890123.0, Decimal(1234567890123)),
        (1.1 * 3, Decimal("3.3")),
        (-0.5, Decimal("-0.5")),
        (True, True),
        (datetime.date(2026, 11, 24), datetime.date(2026, 11, 24)),
        (datetime.datetime(2026, 11, 24, 7, 30), datetime.datetime(2026, 11, 24, 7, 30)),  # noqa: DTZ001 as typed
        (datetime.time(7, 30), "07:30"),
        (datetime.timedelta(hours=36), "36:00:00"),
        (float("nan"), "nan"),
    ],
)
def test_values(raw: RawValue, value: Value) -> None:
    found = CellCleaner().value(raw)
    assert (found, type(found)) == (value, type(value))


@given(st.text())
def test_a_text_that_was_cleaned_is_clean(text: str) -> None:
    cleaner = CellCleaner()
    once = cleaner.text(text)
    assert cleaner.text(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == once.strip()


@given(st.floats(allow_nan=False, allow_infinity=False, allow_subnormal=False))
def test_numbers_keep_the_digits_that_a_spreadsheet_keeps(number: float) -> None:
    found = CellCleaner().value(number)
    assert isinstance(found, Decimal)
    assert abs(found - Decimal(number)) <= abs(Decimal(number)) * Decimal("1e-14")
    assert len(found.as_tuple().digits) <= 16 or abs(number) > 2**53


@given(st.integers(0, 99_999), st.integers(0, 20_000))
def test_cells_are_called_as_in_a_spreadsheet(row: int, column: int) -> None:
    name = cell_name(row, column)
    letters = name.rstrip("0123456789")
    assert (column_number(letters), int(name.removeprefix(letters))) == (column, row + 1)


def test_names_of_cells() -> None:
    assert [cell_name(0, 0), cell_name(9, 26), cell_name(1048575, 16383)] == ["A1", "AA10", "XFD1048576"]
