"""How a language writes values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from catalog.content.load_catalogue import load_catalogue
from catalog.edition.formatting import Formatter
from tests.conftest import DAY, SMALL


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_line_ends_inside_an_amount(language: str) -> None:
    catalogue = load_catalogue(SMALL, DAY).catalogue
    assert catalogue
    formatter = Formatter(catalogue.languages[language])
    for currency in ("IDR", "USD"):
        assert " " not in formatter.money(Decimal("39000.5"), currency)
        assert " " not in formatter.large_money(Decimal(92_000_000_000), currency)
