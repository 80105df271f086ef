"""Codes of languages (BCP 47): whether CLDR knows one, and which was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError, get_global
from babel.languages import get_official_languages

from catalog.core.near_names import nearest

CHINESE: Final = "zh"  # of which the script decides what a reader can read
SEPARATORS: Final = re.compile(r"[-_ .]+")
SCRIPT: Final = 4  # letters
NAMED: Final = ("en", "id")  # languages in which people name languages here


@lru_cache(maxsize=256)
def is_language(code: str) -> bool:
    """Whether CLDR has a name for the language of a code: `ja`, `zh-Hant`, `en-IN`; not `jp`."""
    return code.partition("-")[0] in Locale("en").languages


def nearest_language(typed: str, known: Iterable[str] = ()) -> str:
    """The code that was probably meant: `en_us` → `en-US`, `jp` → `ja`, `zh-TW` → `zh-Hant`, `Inggris` → `en`; "" where
    none is near. Where there are `known` ones, one of them."""
    known = list(known)
    if typed in known or (not known and typed == _code(typed)):
        return ""
    read = list(filter(None, (_code(typed), *_of_country(typed), _named(typed, known))))
    for code in (*read, *(code.partition("-")[0] for code in read)):
        if code != typed and (code in known or not known):
            return code
    return "" if read or len(typed) <= 2 else nearest(typed, known)


def _code(typed: str) -> str:
    """The code with its parts as they are written: language, script, region; "" for what is none."""
    language, *rest = SEPARATORS.split(typed.strip().lower())
    script = next((part.title() for part in rest if len(part) == SCRIPT and part.isalpha()), "")
    region = next((part.upper() for part in rest if len(part) == 2 and part.isalpha()), "")
    if not language or not is_language(language):
        return ""
    if language == CHINESE:
        script, region = script or _script(region), ""
    return "-".join(filter(None, (language, script, region)))


def _of_country(typed: str) -> Iterator[str]:
    """The languages of the country that was named in place of a language."""
    country = typed.strip().upper()
    for official in get_official_languages(country, de_facto=True) if len(country) == 2 else ():
        language = str(official).partition("_")[0]
        yield f"{CHINESE}-{_script(country)}" if language == CHINESE else language


def _script(region: str) -> str:
    """The script of Chinese in a region: `Hant` in Taiwan."""
    found = get_global("likely_subtags")
    likely = str(found.get(f"{CHINESE}_{region}" if region else CHINESE) or found[CHINESE])
    return next(part for part in likely.split("_") if len(part) == SCRIPT)


def _named(typed: str, known: Iterable[str]) -> str:
    """The code of the language with this name: in English, Indonesian, or the language itself where it is known."""
    name = typed.strip().casefold()
    own = (code for code in known if name and str(_locale(code).get_language_name()).casefold() == name)
    return next(own, _names().get(name, ""))


def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@cache
def _names() -> dict[str, str]:
    """Codes by the names of languages, in small letters."""
    found = {
        str(name).casefold(): code.replace("_", "-")
        for spoken in NAMED
        for code, name in Locale(spoken).languages.items()
    }
    return found | {"bahasa indonesia": "id", "bahasa inggris": "en"}
