"""Names of countries in Indonesian and English → their codes (ISO 3166-1), as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from babel import Locale

LANGUAGES: Final = ("id", "en")
OTHERS: Final = {  # names that CLDR has not
    **{"amerika": "US", "usa": "US", "as": "US", "amerika serikat": "US", "inggris": "GB", "uk": "GB", "england": "GB"},
    **{"cina": "CN", "tiongkok": "CN", "china": "CN", "korea": "KR", "korea selatan": "KR", "south korea": "KR"},
    **{"belanda": "NL", "uea": "AE", "uni emirat arab": "AE", "arab saudi": "SA", "saudi": "SA", "hongkong": "HK"},
    **{"turki": "TR", "turkey": "TR", "taiwan": "TW", "republik indonesia": "ID"},
}


def country_named(name: str) -> str:
    """The code of a country, "" for what is none; a code of two letters is itself."""
    word = " ".join(name.split()).strip(" .")
    if len(word) == 2 and word.upper() in _codes().values() and word.isupper():
        return word
    return _codes().get(word.casefold(), "")


@cache
def _codes() -> Mapping[str, str]:
    names = {
        str(name).casefold(): code
        for language in LANGUAGES
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha()
    }
    return {**names, **OTHERS}
