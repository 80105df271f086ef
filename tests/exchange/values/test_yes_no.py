"""Ticks and words that say yes or no."""

from __future__ import annotations

from decimal import Decimal

import pytest

from catalog.exchange.values.reading import Reading, Value
from catalog.exchange.values.yes_no import read_yes_no

YES: list[Value] = [
    *("ya", "Ya", "Y", "YES", "ada", "sudah", "setuju", "✓", "✔️", "v", "1", "true", "Ya, setuju"),
    True,
    Decimal(1),
]
NO: list[Value] = [*("tidak", "Tidak.", "tdk", "TIDAK", "belum", "belum ada", "-", "0", "✗"), False, Decimal(0)]


@pytest.mark.parametrize("typed", YES)
def test_yes(typed: Value) -> None:
    assert read_yes_no(typed) == Reading(True)


@pytest.mark.parametrize("typed", NO)
def test_no(typed: Value) -> None:
    assert read_yes_no(typed) == Reading(False)


def test_a_cross_is_no_and_may_be_a_mark() -> None:
    assert read_yes_no("x") == Reading(False, True, "value-cross")


def test_consent_is_not_read_out_of_a_condition() -> None:
    assert read_yes_no("Ya, tapi nomor kantor saja") == Reading(None, True, "value-yes-no")
    assert read_yes_no("ya, jangan nomor pribadi") == Reading(None, True, "value-yes-no")
    assert read_yes_no("Ya, nomor boleh dicetak") == Reading(True, None, "value-words-left")
    assert read_yes_no("Tidak untuk sekarang") == Reading(False, None, "value-words-left")


@pytest.mark.parametrize("typed", ["mungkin", "", "2", Decimal(2), "yakin"])
def test_neither(typed: Value) -> None:
    assert read_yes_no(typed) == Reading(None, None, "value-yes-no")
