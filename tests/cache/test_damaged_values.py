"""A store of values of which any bytes were changed: what it finds is right, and it goes on."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.cache.value_store import FILE, ValueStore
from catalog.core.content_keys import content_key

KEPT = {content_key("a"): b"first", content_key("b"): b"", content_key("c"): b"third" * 50_000}


@given(st.integers(0, 20_000), st.binary(min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_bytes_may_be_damaged(tmp_path_factory: pytest.TempPathFactory, place: int, wrong: bytes) -> None:
    folder = tmp_path_factory.mktemp("values")
    value_store = ValueStore(folder)
    value_store.keep(KEPT)
    file = folder / FILE
    content = bytearray(file.read_bytes())
    place %= len(content)
    content[place : place + len(wrong)] = wrong
    file.write_bytes(content)
    assert value_store.find(KEPT).items() <= KEPT.items()
    value_store.prune(0, 0.0)
    value_store.keep(KEPT)
