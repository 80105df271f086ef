"""Names with numbers in them are in the order in which people count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from catalog.core.natural_order import natural_key


def test_numbers_count_by_what_they_amount_to() -> None:
    names = ["b", "a-10", "a-2", "a", "a-1", "a-02", "a-11", "a-2-10", "a-2-9", "10", "9"]
    right = ["9", "10", "a", "a-1", "a-02", "a-2", "a-2-9", "a-2-10", "a-10", "a-11", "b"]
    assert sorted(names, key=natural_key) == right


@given(st.lists(st.text(alphabet="ab019-٣", max_size=6)))
def test_the_order_is_one_whatever_the_order_before(names: list[str]) -> None:
    turned = names[::-1]
    assert sorted(names, key=natural_key) == sorted(turned, key=natural_key)
