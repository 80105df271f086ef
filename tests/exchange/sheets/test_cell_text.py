"""Several values in a cell are found again as they were."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.sheets.cell_text import cell_data, cell_text

TEXTS = st.text(min_size=1, max_size=12) | st.sampled_from(
    ["a: b", "a;b", "[x", '{"', "0.5", " a", "a:", "https://x.id"]
)
DATA = st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4))


@given(DATA.filter(lambda data: not isinstance(data, str)))
def test_data_is_found_again(data: object) -> None:
    assert cell_data(cell_text(data)) == data


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (["merah", "biru tua"], "merah; biru tua"),
        (["0.5", "0.25"], "0.5; 0.25"),
        ({"size": "M", "colour": "Merah"}, "size: M; colour: Merah"),
        (["a: b"], '["a: b"]'),
        ([], "[]"),
        ([{"from": "10", "price": "9000"}], '[{"from": "10", "price": "9000"}]'),
        ("susu", "susu"),
    ],
)
def test_it_reads_well(data: object, text: str) -> None:
    assert cell_text(data) == text


def test_what_people_type_is_read() -> None:
    assert cell_data("merah;biru ;  ") == ["merah", "biru"]
    assert cell_data('[{"from": 10, "price": 9000.5}]') == [{"from": "10", "price": "9000.5"}]
    with pytest.raises(ValueError, match="Expecting"):
        cell_data("[merah")
