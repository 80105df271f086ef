"""What CLDR knows of a country, as the fields of a new market."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError
from babel.languages import get_official_languages
from babel.numbers import get_currency_precision, get_territory_currencies

LETTER: Final = frozenset(  # CLDR, paper sizes US-Letter
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
IMPERIAL: Final = frozenset({"US", "LR", "MM"})  # CLDR, measurement system US
CHINESE: Final = "zh"  # of which the script decides what a reader can read


def country_names(language: str) -> dict[str, str]:
    """The names of all countries, by their two letters."""
    return {code: str(name) for code, name in Locale(language).territories.items() if len(code) == 2}


def habits_of(country: str) -> dict[str, str]:
    """The values of the fields of a market, as they stand in its file."""
    names = [country_names(language)[country] for language in ("id", "en")]
    currency = (get_territory_currencies(country) or ["USD"])[-1]
    return {
        "name": f'{{id: "{names[0]}", en: "{names[1]}"}}',
        "country": country,
        "languages": f"[{', '.join(dict.fromkeys(_languages(country)))}]",
        "currency": currency,
        "round_to": "0.50" if get_currency_precision(currency) else "10",
        "units": "both" if country in IMPERIAL else "metric",
        "paper": "letter" if country in LETTER else "a4",
        "channels": "[whatsapp, email, web]",
        "also": "[export]",
    }


def _languages(country: str) -> Iterator[str]:
    """The official languages of a country, and English in the end."""
    for code in get_official_languages(country, de_facto=True):
        try:
            locale = Locale.parse(code if "_" in code else f"{code}_{country}", sep="_")
        except (UnknownLocaleError, ValueError):
            continue
        yield f"{locale.language}-{locale.script}" if locale.script and locale.language == CHINESE else locale.language
    yield "en"
