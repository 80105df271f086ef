"""What CLDR knows of a language, as the fields of its file."""

from __future__ import annotations

from typing import Final

from babel import Locale
from babel.core import UnknownLocaleError, get_global

USUAL: Final = {"date": "d MMMM y", "month": "MMMM y"}
MONTH: Final = "yMMMM"  # CLDR's name of the pattern


def language_habits(code: str) -> dict[str, str]:
    """Locale, own name and patterns of dates of a language; where CLDR has none, of what comes nearest."""
    locale = _locale(code)
    if locale is None:
        return {"locale": code.replace("-", "_"), "name": code, **USUAL}
    return {
        "locale": str(locale),
        "name": _name(locale, code),
        "date": locale.date_formats["long"].pattern,
        "month": str(locale.datetime_skeletons.get(MONTH, USUAL["month"])),
    }


def _locale(code: str) -> Locale | None:
    """The locale with its country; the language's most likely one where the code names none."""
    likely = str(get_global("likely_subtags").get(code.replace("-", "_"), "")).split("_")
    named = code.split("-")
    script = [part for part in named[1:] if len(part) > 2]
    country = [part for part in named[1:] if len(part) == 2] or likely[2:]
    for parts in ([named[0], *script, *country], named, named[:1]):
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _name(locale: Locale, code: str) -> str:
    """The language's own name for itself; with its country or script where the code names one."""
    name = str(locale.get_language_name() or code)
    parts = [*([locale.get_script_name()] if locale.script and locale.script in code else [])]
    parts += [locale.get_territory_name()] if locale.territory and code.endswith(f"-{locale.territory}") else []
    named = ", ".join(str(part) for part in parts if part)
    name = name[:1].upper() + name[1:]
    return f"{name} ({named})" if named else name
