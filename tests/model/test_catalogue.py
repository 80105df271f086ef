"""Businesses of a catalogue are read when they are used, and the last ones are known."""

from __future__ import annotations

import pytest

from catalog.model.business import Business
from catalog.model.catalogue import KNOWN, BusinessEntries, BusinessEntry
from catalog.model.values import Text


def test_the_last_businesses_that_were_used_are_known() -> None:
    read: list[str] = []

    def entry(slug: str) -> BusinessEntry:
        read.append(slug)
        return BusinessEntry(slug, f"{slug}/business.yaml", Business(name=Text((("id", slug),)), category="cloth"), ())

    slugs = [f"tenun-{number}" for number in range(KNOWN + 1)]
    entries = BusinessEntries(slugs, entry)
    assert list(entries) == slugs
    assert read == []
    first = entries[slugs[0]]
    for slug in slugs[1:-1]:
        assert entries[slug].slug == slug
    assert entries[slugs[0]] is first
    assert read == slugs[:-1]
    assert entries[slugs[-1]].slug == slugs[-1]  # in place of the one that was used longest ago
    assert entries[slugs[0]] is first
    assert read == slugs
    assert entries[slugs[1]].slug == slugs[1]
    assert read == [*slugs, slugs[1]]
    with pytest.raises(KeyError):
        entries["nobody"]
