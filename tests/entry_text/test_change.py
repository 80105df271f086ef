"""A change of an entry changes that alone, and says what was to be said."""

from __future__ import annotations

import copy
import re
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.entry_text.change import REMOVED, NotChangedError, change_entry
from tests.entry_text.random_entries import ENTRIES, KEYS, RANDOM, VALUES, Scribe, loaded
from tests.entry_text.test_format import places
from catalog.entry_text.tree import parse

PATHS = st.lists(KEYS, min_size=1, max_size=3).map(tuple)


def paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:  # noqa: ANN401 plain data
    """The paths of all that is in plain data."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [found for key, value in inner for found in ((*path, key), *paths(value, (*path, key)))]


def applied(data: Any, path: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401 plain data
    """The model of a change: plain data with one value set, or taken out with what it leaves empty."""
    if not path:
        return value
    data = copy.deepcopy(data) if isinstance(data, dict | list) else {}
    if value is not REMOVED:
        if isinstance(data, list) and not isinstance(path[0], int):
            data = {}
        old = data[path[0]] if isinstance(data, list) else data.get(path[0])
        data[path[0]] = applied(old, path[1:], value)
    elif len(path) == 1:
        del data[path[0]]
    else:
        inner = applied(data[path[0]], path[1:], value)
        if inner in ({}, []) and not isinstance(data, list):
            del data[path[0]]
        else:
            data[path[0]] = inner
    return data


@st.composite
def changed_entries(draw: st.DrawFn) -> tuple[dict[str, Any], dict[tuple[Any, ...], Any]]:
    """Data, and a change of it: of what is there, or of what is not."""
    data = draw(ENTRIES)
    there = draw(st.booleans())
    path = draw(st.sampled_from(paths(data)) if there else PATHS)
    value = draw(st.one_of(st.just(REMOVED), VALUES) if there and isinstance(path[-1], str) else VALUES)
    return data, {path: value}


@given(changed_entries(), RANDOM)
def test_what_is_read_after_a_change_is_the_changed_data(
    entry: tuple[dict[str, Any], dict[tuple[Any, ...], Any]], random: Random
) -> None:
    data, changes = entry
    ((path, value),) = changes.items()
    scribe = Scribe(random)
    text = scribe.entry(data)
    new = change_entry(text, "product", changes)
    assert loaded(new) == applied(data, path, value)
    assert change_entry(new, "product", {} if value is REMOVED else changes) == new
    # Comments survive, except those inside of what was replaced or taken out; lines elsewhere stay as they are.
    inside = {name for name, of in scribe.comments.items() if of[: len(path)] == path or path[: len(of)] == of}
    assert set(scribe.comments) - inside <= {name for name, _ in places(parse(new))}
    assert change_entry("\ufeff" + text.replace("\n", "\r\n"), "product", changes) == "\ufeff" + new.replace("\n", "\r\n")
