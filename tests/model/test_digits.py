"""Digits of every script are digits, wherever a number stands."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from catalog.model.business import Business
from catalog.model.digits import plain_digits
from catalog.model.measures import Size, Weight
from catalog.model.product import Product


def test_numbers_may_be_typed_in_the_digits_of_any_script() -> None:
    product = Product.model_validate(
        {
            "name": "٣ kopi",
            "sku": "K-١٢",
            "hs": "٠٩٠١.٢١",
            "moq": "२०",
            "net_weight": "١٥٠ g",
            "size": "１２０ × ２００ cm",
            "price": {"retail": "١٨٠٠٠", "date": "٢٠٢٦-٠١-٠٥"},
            "export": {"incoterm": "FOB", "place": "Surabaya", "price": "١٫٩٥"},
            "fibre": [{"name": "katun", "percent": "১০০"}],
            "photos": [{"file": "a.jpg", "focus": ["٠٫٥", "٠.٢٥"]}],
        }
    )
    assert product.name.best("id") == "٣ kopi"  # a text stays as it was typed
    assert (product.sku, product.hs, product.moq) == ("K-12", "0901.21", 20)
    assert product.net_weight == Weight(Decimal(150))
    assert product.size == Size((Decimal(1200), Decimal(2000)))
    assert product.price is not None
    assert (product.price.retail, product.price.date) == (Decimal(18000), date(2026, 1, 5))
    assert product.export is not None
    assert product.export.price == Decimal("1.95")
    assert product.fibre[0].percent == Decimal(100)
    assert product.photos[0].focus == (0.5, 0.25)


def test_numbers_that_are_not_counted_with_are_read_alike() -> None:
    business = Business.model_validate(
        {
            "name": "Dapur",
            "category": "pangan",
            "founded": "١٩٩٨",
            "address": {"kecamatan": "maduran", "postcode": "٦٢٢٠٠", "coordinates": ["-٧٫١", "١١٢٫٤"]},
            "licences": [{"type": "nib", "number": "٩١٢٠٠٠١٢٣٤٥٦٧"}],
        }
    )
    assert business.founded == 1998
    assert business.address is not None
    assert (business.address.postcode, business.address.coordinates) == ("62200", (-7.1, 112.4))
    assert business.licences[0].number == "9120001234567"


@pytest.mark.parametrize("text", ["²", "½", "Ⅷ", "一", "五"])
def test_signs_for_numbers_that_are_no_digits_stay(text: str) -> None:
    assert plain_digits(text) == text


@pytest.mark.parametrize("typed", ["0.2_5", "0,25", "half"])
def test_what_python_alone_takes_for_a_number_is_none(typed: str) -> None:
    with pytest.raises(ValueError, match="number"):
        Product.model_validate({"name": "a", "photos": [{"file": "a.jpg", "focus": [typed, "0.5"]}]})


def test_numbers_in_two_ways_are_refused_in_every_script() -> None:
    with pytest.raises(ValueError, match="amount-grouped"):
        Product.model_validate({"name": "a", "price": {"retail": "١٨٬٠٠٠"}})
