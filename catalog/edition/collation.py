"""The order of names in a language, and the letters under which an index lists them: by ICU, which holds CLDR's rules
(Unicode Technical Standard 10 and 35). Stage 3."""

from __future__ import annotations

from functools import cache
from string import ascii_uppercase
from typing import Any, Final

import icu

from catalog.fonts.capitals import in_capitals

OTHER: Final = "#"  # the heading of what begins with no letter
HAN: Final = "中"  # zhōng in Mandarin
# 长 before a thing is cháng, long, as in 长款; ICU reads it zhǎng, to grow, which begins no name of a thing.
READ_AS: Final = {"zh": {"长": "常"}}
LATIN: Final = frozenset(ascii_uppercase)
NORMAL: Final = 0  # U_ALPHAINDEX_NORMAL: a bucket of one letter


class Collation:
    """The order of one locale (`id_ID`): word by word, numbers by what they amount to, quotation marks and brackets
    before a name as if they were not there."""

    def __init__(self, locale: str) -> None:
        self._collator = icu.Collator.createInstance(icu.Locale(locale))
        self._collator.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)
        self._letters: Any = icu.AlphabeticIndex(icu.Locale(locale)).buildImmutableIndex()
        # Where Han letters stand under Latin ones, as by pinyin, names in both stand together.
        self._by_heading = self._letters[self._letters.getBucketIndex(HAN)][0] in LATIN
        self._language = locale.partition("_")[0]

    def key(self, text: str) -> tuple[bytes, str]:
        """By what `text` is sorted among other texts."""
        name = self._read(text)
        key: bytes = self._collator.getSortKey(name)
        if self._by_heading:
            key = self._letters.getBucketIndex(name).to_bytes(2, "big") + key
        return key, text

    def heading(self, text: str) -> str:
        """The letter under which an index of this language lists `text`; OTHER for what begins with none."""
        name = self._read(text)
        if not name[:1].isalpha():
            return OTHER
        label, kind = self._letters[self._letters.getBucketIndex(name)]
        return (
            str(label) if kind == NORMAL else in_capitals(name[0], self._language)
        )  # of another script: its own letter

    def _read(self, text: str) -> str:
        """`text` from its first letter on, which is in place of one that is read otherwise there."""
        name = _begun(text)
        first = READ_AS.get(self._language, {}).get(name[:1])
        return first + name[1:] if first else name


def _begun(text: str) -> str:
    """`text` from its first letter or digit on; all of it where it has none."""
    return next((text[at:] for at, character in enumerate(text) if character.isalnum()), text)


@cache
def collation_of(locale: str) -> Collation:
    """The order of a locale, made once."""
    return Collation(locale)
