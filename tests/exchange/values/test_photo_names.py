"""The photos that a cell names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.values.photo_names import read_photo_names

A, B = "https://toko.example/a.jpg", "https://toko.example/b,1.jpg?v=1,2"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("a.jpg, b.jpg", ["a.jpg", "b.jpg"]),
        (f"{A}, {B}", [A, B]),
        (f"{A},{B}", [A, B]),
        (f"{A} | {B}", [A, B]),
        (f"{A}\n{B},", [A, B]),
        (f"{A} {B} {A}", [A, B]),
        (f"{A}, c.jpg", [A, "c.jpg"]),
        ("https://toko.example/foto dua.jpg", ["https://toko.example/foto dua.jpg"]),
        ("/m/b/mb,01.jpg,/m/b/mb02.jpg", ["/m/b/mb,01.jpg", "/m/b/mb02.jpg"]),
    ],
)
def test_each_photo_is_named_once(typed: str, names: list[str]) -> None:
    assert read_photo_names(typed).value == names


def test_too_many_are_none() -> None:
    many = ",".join(f"https://toko.example/{number}.jpg" for number in range(201))
    assert read_photo_names(many).why == "value-list"
    assert read_photo_names(f"{A}{'x' * 50_000}").why == "value-long"


@given(
    st.lists(st.integers(0, 99), min_size=1, max_size=8, unique=True), st.sampled_from([",", ", ", "\n", " | ", " "])
)
def test_addresses_are_cut_where_they_were_joined(numbers: list[int], between: str) -> None:
    addresses = [f"https://toko.example/f{number}.jpg" for number in numbers]
    assert read_photo_names(between.join(addresses)).value == addresses
