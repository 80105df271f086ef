"""What is left out because of an error, and the sets that go with it."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from catalog.model.business import Business
from catalog.model.entry_summaries import BusinessSummary, summarize_business, summarize_product
from catalog.model.left_out import LeftOut, hidden_business, with_sets
from catalog.model.product import Product

NUMBERS = st.integers(0, 5)


def business(*sets: Sequence[int]) -> BusinessSummary:
    """A business with a product for each of `sets`, the numbers of the products that it holds."""
    entries = [
        Product.model_validate(
            {"name": "P", "contains": [{"product": f"p-{number}", "quantity": 1} for number in held]}
        )
        for held in sets
    ]
    products = tuple(summarize_product(f"p-{n}", "b", f"b/p-{n}.yaml", entry) for n, entry in enumerate(entries))
    return summarize_business(
        "b", "b/business.yaml", Business.model_validate({"name": "B", "category": "c"}), products, ()
    )


def left_out(summary: BusinessSummary, *keys: str) -> list[tuple[str, str]]:
    found = with_sets([LeftOut(key, f"{key}.yaml") for key in keys], {"b": summary})
    return [(entry.key, entry.because) for entry in found]


def test_a_set_goes_with_what_it_holds_at_any_depth() -> None:
    sets = business([], [0], [1], [])
    assert left_out(sets, "b/p-0") == [("b/p-0", ""), ("b/p-1", "b/p-0"), ("b/p-2", "b/p-1")]
    assert left_out(sets, "b/p-3") == [("b/p-3", "")]


def test_a_business_stands_for_all_its_products() -> None:
    assert left_out(business([], [0]), "b") == [("b", "")]


@given(st.lists(st.lists(NUMBERS, max_size=3), min_size=6, max_size=6), st.sets(NUMBERS))
def test_what_stays_holds_nothing_that_is_left_out(sets: list[list[int]], faulty: set[int]) -> None:
    summary = business(*sets)
    found = dict(left_out(summary, *(f"b/p-{number}" for number in faulty)))
    assert {key for key, because in found.items() if not because} == {f"b/p-{number}" for number in faulty}
    for number, held in enumerate(sets):
        names = {f"b/p-{other}" for other in held}
        assert (f"b/p-{number}" in found) == (number in faulty or not names.isdisjoint(found))
    hidden = hidden_business(summary, found)
    assert {product.key for product in hidden.products if product.hidden} == set(found)
