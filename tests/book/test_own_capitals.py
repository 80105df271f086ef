"""Names of makers keep their own capitals in a language that has others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from catalog.book.own_capitals import own_capitals
from tests.website.sample import edition as sample_edition
from tests.website.sample import make_photos


@pytest.mark.parametrize(
    ("language", "name", "attribute"),
    [
        ("tr", "Sri Rejeki", ' lang="id"'),
        ("tr", "Tas", ""),
        ("tr", "Şile Bezi", ""),
        ("en", "Sri Rejeki", ""),
        ("ja", "Sri Rejeki", ""),
    ],
)
def test_a_name_in_another_alphabet_says_its_language(language: str, name: str, attribute: str, tmp_path: Path) -> None:
    details = replace(sample_edition("en", make_photos(tmp_path)), language=language, own_language="id")
    assert own_capitals(name, details) == attribute
