"""A book has the faces that its texts need, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.fonts.needed import fonts_for, strange_letters
from catalog.fonts.static_faces import FontSet, prepare_fonts


@pytest.fixture(scope="module")
def base(font_cache: Path) -> FontSet:
    return prepare_fonts(font_cache / "fonts")


@pytest.mark.parametrize(
    ("letters", "families"),
    [
        ({"en": "é–’ ı İ €\u00ad\ufe0f", "id": "×"}, ()),
        ({"ja": "あ直"}, ("Noto Sans JP", "Noto Sans JP Marks")),
        ({"zh-Hant": ""}, ("Noto Sans TC", "Noto Sans TC Marks")),
        ({"ko": "안"}, ("Noto Sans KR",)),
        ({"hi": "क"}, ("Noto Sans Devanagari",)),
        ({"en": "é", "ar": "ب", "jv-Java": "ꦏ"}, ("Noto Sans Arabic", "Noto Sans Javanese")),
        ({"id": "➤"}, ("Noto Sans Symbols 2",)),
        ({"ja": "们"}, ("Noto Sans JP", "Noto Sans JP Marks", "Noto Sans SC")),
        ({"en": "\U00013000"}, ()),
    ],
)
def test_families_by_letters(base: FontSet, letters: dict[str, str], families: tuple[str, ...]) -> None:
    fonts = fonts_for(base.folder.parent, base, letters)
    assert fonts.families == families
    assert (fonts.digest == base.digest) == (not families)
    assert all(path.is_file() for path in fonts.files.values())


def test_letters_that_no_face_has_are_named(base: FontSet) -> None:
    assert strange_letters("Dapur \U00013000 أحمد 直 ➤ ꦏ\u200d", base) == ["\U00013000"]
