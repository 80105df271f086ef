"""The families that the colophon of a book names are those it is set in."""

from __future__ import annotations

import pytest

from catalog.fonts.family_order import named_families


@pytest.mark.parametrize(
    ("titles", "stories", "language", "named"),
    [
        ("Plus Jakarta Sans", "Source Serif 4", "en-US", ("Plus Jakarta Sans", "Source Serif 4")),
        ("Noto Sans", "Noto Sans", "id", ("Noto Sans",)),
        ("Plus Jakarta Sans", "Source Serif 4", "ja", ("Plus Jakarta Sans", "Noto Sans JP")),
        ("Plus Jakarta Sans", "Source Serif 4", "zh-TW", ("Plus Jakarta Sans", "Noto Sans TC")),
        ("Plus Jakarta Sans", "Source Serif 4", "hi", ("Plus Jakarta Sans", "Noto Sans Devanagari")),
    ],
)
def test_families_are_named(titles: str, stories: str, language: str, named: tuple[str, ...]) -> None:
    assert named_families(titles, stories, language) == named
