"""In which letters the texts of a language are written."""

from __future__ import annotations

import unicodedata
from typing import Final

# What a language is written with, by the first word of its letters' Unicode names; Latin letters are asked for apart.
SCRIPTS: Final = {
    "ja": {"HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "CJK", "IDEOGRAPHIC"},
    "zh-Hans": {"CJK"},
    "zh-Hant": {"CJK"},
    "ko": {"HANGUL"},
    "hi": {"DEVANAGARI"},
}
# Sets of characters made for one country: one of Taiwan has none that are simplified alone, one of China none that are
# traditional alone.
HAN: Final = {"ja": "shift_jis", "zh-Hans": "gb2312", "zh-Hant": "big5"}
TURKISH: Final = set("abcçdefgğhıijklmnoöprsştuüvyzâîû") | set("qwx")  # q, w, x in foreign names


def foreign_letters(text: str, language: str) -> set[str]:
    """The letters of `text`, Latin ones apart, that `language` is not written with."""
    letters = {letter for letter in text if unicodedata.category(letter)[0] in "LM" and not _latin(letter)}
    if language not in SCRIPTS:
        return letters
    foreign = {letter for letter in letters if unicodedata.name(letter).split()[0] not in SCRIPTS[language]}
    if language in HAN:
        foreign |= {letter for letter in letters - foreign if not _in(letter, HAN[language])}
    return foreign


def latin_words(text: str) -> set[str]:
    """The words in Latin letters, small."""
    spaced = "".join(letter if _latin(letter) else " " for letter in text)
    return set(spaced.casefold().split())


def own_letters(text: str, language: str) -> set[str]:
    """The Latin letters that a language in Latin letters does not have, as far as it is known here."""
    latin = {letter for letter in text if _latin(letter)}
    if language == "tr":
        return {letter for letter in latin if letter.replace("İ", "i").replace("I", "ı").lower() not in TURKISH}
    return {letter for letter in latin if not letter.isascii()}


def _latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


def _in(letter: str, codec: str) -> bool:
    try:
        letter.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
