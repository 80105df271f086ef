from __future__ import annotations

import pytest

from catalog.fonts.capitals import in_capitals


@pytest.mark.parametrize(
    ("text", "language", "capitals"),
    [
        ("İstanbul ısı iyi", "tr", "İSTANBUL ISI İYİ"),
        ("istanbul", "az-Latn", "İSTANBUL"),
        ("istanbul ısı", "en", "ISTANBUL ISI"),
        ("straße é", "id", "STRASSE É"),
        ("ქართული", "en", "ქართული"),
        ("手織り हिन्दी أحمد", "ja", "手織り हिन्दी أحمد"),
    ],
)
def test_capitals_are_those_of_the_language(text: str, language: str, capitals: str) -> None:
    assert in_capitals(text, language) == capitals
