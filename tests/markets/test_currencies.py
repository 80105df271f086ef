"""Currencies by their codes, signs and names."""

from __future__ import annotations

import pytest

from catalog.markets.currencies import currency_named


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(
            ("IDR", "IDR"),
            ("idr", "IDR"),
            ("Rp", "IDR"),
            ("rupiah", "IDR"),
            ("US$", "USD"),
            ("$", "USD"),
            ("S$", "SGD"),
        ),
        *(("RM", "MYR"), ("€", "EUR"), ("£", "GBP"), ("₩", "KRW"), ("₺", "TRY"), ("円", "JPY"), ("Yuan", "CNY")),
        *(("NT$", "TWD"), ("A$", "AUD"), ("₹", "INR"), ("ringgit", "MYR")),
    ],
)
def test_a_currency_is_known_by_its_code_sign_or_name(name: str, code: str) -> None:
    assert currency_named(name) == code


@pytest.mark.parametrize("name", ["", "UDS", "pcs", "keping", "DEM", "XXX"])
def test_what_is_near_to_a_currency_is_none(name: str) -> None:
    assert currency_named(name) == ""
