"""A formatted entry says the same, has every comment where it belongs, and is the same when it is formatted again."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given

from catalog.entry_text.format import format_entry
from catalog.entry_text.tree import Collection, parse
from tests.entry_text.random_entries import ENTRIES, RANDOM, Scribe, loaded


def places(collection: Collection, path: tuple[Any, ...] = ()) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Each comment of a text, and the path of what it belongs to."""
    for number, item in enumerate(collection.items):
        here = (*path, number if item.key is None else item.key)
        for comment in item.above:
            if comment.text:
                yield comment.text, here
        if item.beside:
            yield item.beside, here
        if isinstance(item.value, Collection):
            yield from places(item.value, here)
    for comment in collection.tail:
        if comment.text:
            yield comment.text, path


@given(ENTRIES, RANDOM)
def test_data_comments_and_form_are_kept(data: dict[str, Any], random: Random) -> None:
    scribe = Scribe(random)
    text = scribe.entry(data)
    assert loaded(text) == data
    new = format_entry(text, "product")
    assert loaded(new) == data
    assert format_entry(new, "product") == new
    assert dict(places(parse(new))) == scribe.comments
    assert format_entry(text.replace("\n", "\r\n"), "product") == new
