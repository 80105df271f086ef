"""Importing again: three-way against a simple model of it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from catalog.entry_text.change import REMOVED
from catalog.exchange.entries.flat import Path, flat, nested
from catalog.exchange.entries.merge import merge
from catalog.model.product import Product

PATHS: st.SearchStrategy[Path] = st.sampled_from([("name", "id"), ("price", "retail"), ("moq",), ("photos",)])
ENTRIES = st.dictionaries(PATHS, st.sampled_from("abc"))


def applied(mine: dict[Path, Any], changes: dict[Path, Any]) -> dict[Path, Any]:
    return {path: value for path, value in {**mine, **changes}.items() if value is not REMOVED}


@given(base=ENTRIES, theirs=ENTRIES, mine=ENTRIES, emptied=st.sets(PATHS), prefer=st.booleans())
def test_each_value_is_decided_by_itself(
    base: dict[Path, str], theirs: dict[Path, str], mine: dict[Path, str], emptied: set[Path], prefer: bool
) -> None:
    merged = merge(base, theirs, mine, emptied - theirs.keys(), prefer_theirs=prefer)
    after = applied(mine, dict(merged.changes))
    told = {conflict.path for conflict in merged.conflicts}
    for path in {*base, *theirs, *mine}:
        old, new, now = base.get(path), theirs.get(path), mine.get(path)
        if new is None and (path not in emptied or old is None):
            assert after.get(path) == now  # the file says nothing of it
        elif prefer:
            assert after.get(path) == new
        elif now == new or new == old:
            assert after.get(path) == now
        elif now == old:
            assert after.get(path) == new
        else:
            assert path in told
            assert after.get(path) == now
    assert not (prefer and told)


@given(theirs=ENTRIES)
def test_what_was_just_imported_is_the_same_again(theirs: dict[Path, str]) -> None:
    assert not merge(theirs, theirs, theirs).changes
    assert not merge({}, theirs, theirs).conflicts


DATA = {
    "name": {"id": "Keripik", "en": "Chips"},
    "line": "Renyah",
    "price": {"retail": "18000", "wholesale": [{"from": "10", "price": "15000"}]},
    "photos": [{"file": "a.jpg"}],
    "variants": {"axes": {"size": {"name": "Ukuran", "options": ["S"]}}, "items": [{"of": {"size": "S"}}]},
}


def test_an_entry_is_its_values() -> None:
    values = flat(DATA, Product, "id")
    assert values == {
        ("name", "id"): "Keripik",
        ("name", "en"): "Chips",
        ("line", "id"): "Renyah",
        ("price", "retail"): "18000",
        ("price", "wholesale"): DATA["price"]["wholesale"],  # type: ignore[index]
        ("photos",): DATA["photos"],
        ("variants",): DATA["variants"],
    }
    assert nested(values) == {**DATA, "line": {"id": "Renyah"}}
