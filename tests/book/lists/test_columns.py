from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from catalog.book.lists.columns import Item, fill_columns

ITEMS = st.lists(
    st.builds(
        Item,
        st.integers(),
        st.floats(1, 30),
        above=st.sampled_from([0.0, 2.0]),
        again=st.sampled_from([0.0, 4.0]),
        head=st.sampled_from([False, False, True]),
    ),
    max_size=60,
)


def height(items: list[Item[int]]) -> float:
    again = items[0].again if items else 0.0
    return again + sum(item.height for item in items) + sum(item.above for item in items[1:])


@given(ITEMS, st.integers(1, 4), st.floats(5, 200))
def test_items_stay_in_order_and_no_column_is_higher_than_the_room(
    items: list[Item[int]], count: int, room: float
) -> None:
    filled = fill_columns(items, count, room)
    assert [content for column in filled.columns for content in column] == [i.content for i in items[: filled.taken]]
    assert len(filled.columns) <= count
    assert filled.taken > 0 or not items
    start = 0
    for column in filled.columns:
        inside = items[start : start + len(column)]
        start += len(column)
        alone = all(item.head for item in inside[:-1])  # one entry with its heads, however high it is
        assert alone or height(inside) <= filled.height + 1e-6
        assert filled.height <= max(room, sum(item.again + item.above + item.height for item in items))


@given(ITEMS, st.integers(1, 4), st.floats(40, 200))
def test_a_head_is_never_the_last_of_a_column_that_goes_on(items: list[Item[int]], count: int, room: float) -> None:
    filled = fill_columns(items, count, room)
    end = 0
    for column in filled.columns:
        end += len(column)
        if end < len(items):
            assert not items[end - 1].head


def test_columns_that_hold_everything_are_level() -> None:
    filled = fill_columns([Item(number, 10.0) for number in range(9)], 3, 200)
    assert [len(column) for column in filled.columns] == [3, 3, 3]
    assert filled.height == 30


def test_what_does_not_fit_is_left_for_the_next_page() -> None:
    filled = fill_columns([Item(number, 10.0) for number in range(9)], 2, 35)
    assert filled.taken == 6


def test_a_head_is_not_left_alone_where_there_is_only_one_entry() -> None:
    items = [Item(1, 5.0, head=True), Item(2, 4.0, again=5.0)]
    assert fill_columns(items, 3, 200).columns == ((1, 2),)
