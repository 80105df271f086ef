"""Which lines a card always shows, in their order."""

from __future__ import annotations

import pytest

from catalog.edition.card_data import content_data, key_data
from catalog.edition.views import Datum
from catalog.model.product import Group
from tests.edition.test_formatting import ENGLISH

KEYS = ("lead_time", "shelf_life", "ingredients", "allergens", "moq", "net_weight", "gross_weight", "hs")
DATA = [Datum(key, key, "1") for key in KEYS]


@pytest.mark.parametrize(
    ("group", "keys"),
    [
        (Group.FOOD, ["moq", "shelf_life", "hs", "weights", "allergens", "sku"]),
        (Group.TEXTILE, ["moq", "lead_time", "hs", "weights", "allergens", "sku"]),
    ],
)
def test_a_card_shows_what_buyers_compare(group: Group, keys: list[str]) -> None:
    assert [datum.key for datum in key_data(ENGLISH, DATA, group, "A-1")] == keys


def test_allergens_stand_where_no_card_goes_without_them() -> None:
    for group in (*Group, None):
        assert "allergens" in [datum.key for datum in key_data(ENGLISH, DATA, group, "")]
        assert "allergens" not in [datum.key for datum in content_data(DATA, group)]
