"""Whether a language has all that the program prints in it, in a form that can be filled (stage 2)."""

from __future__ import annotations

import string
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import babel
from babel.dates import format_date
from babel.numbers import parse_pattern

from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Source, Step, dotted, read_source
from catalog.core.near_names import nearest
from catalog.core.problems import Problem, error, warning
from catalog.core.project import shipped
from catalog.markets.currencies import is_currency, nearest_currency
from catalog.markets.language_codes import is_language, nearest_language
from catalog.model import allergens
from catalog.model.business import LicenceType
from catalog.model.figures import LARGE_NUMBERS
from catalog.model.prices import Unit
from catalog.model.settings import Language

FREE: Final = allergens.PREFIX  # a language may name allergens of its own
LARGE: Final = "figure."  # and it has words for the large numbers that it counts in


def check_languages(root: Path, languages: Mapping[str, Language], at: LineNumbers) -> Iterator[Problem]:
    """Findings about the languages that the project itself has files of; those that ship are complete."""
    for name, language in languages.items():
        file = f"content/languages/{name}.yaml"
        if (root / file).is_file():
            source = read_source(root / file, file)
            yield from _language(name, language, file, source.data if isinstance(source, Source) else {}, at)


def _language(name: str, language: Language, file: str, typed: Mapping[str, Any], at: LineNumbers) -> Iterator[Problem]:
    """Findings about a language; `typed` is what stands in its own file."""
    if language.code != name:
        yield error("language-code", at(file, ("code",)), "code", value=language.code, name=name)
    try:
        locale = babel.Locale.parse(language.locale)
    except (ValueError, babel.UnknownLocaleError):
        yield error("locale-unknown", at(file, ("locale",)), "locale", value=language.locale)
        return
    for index, code in enumerate(language.fallback):
        yield from check_language(code, file, ("fallback", index), at)
    yield from _patterns(language, locale, file, at)
    if language.like is None:  # else it lacks nothing, or what that one lacks
        yield from _lacking(language, file, at)
    yield from _phrases(language, file, typed.get("phrases") or {}, at)
    yield from _unused(file, typed, at)


def check_language(code: str, file: str, path: Sequence[Step], at: LineNumbers) -> Iterator[Problem]:
    """An error for a code of no language."""
    if not is_language(code):
        yield error("language-unknown", at(file, path), dotted(path), value=code, near=nearest_language(code))


def _lacking(language: Language, file: str, at: LineNumbers) -> Iterator[Problem]:
    unnamed: list[tuple[Step, ...]] = [("money", "*")] if "*" not in language.money else []
    unnamed += [("units", unit.value, "other") for unit in Unit if "other" not in language.units.get(unit.value, {})]
    unnamed += [("phrases", key) for key in phrases() if _needed(key) and key not in language.phrases]
    if unnamed:
        fields = ", ".join(map(dotted, unnamed[:8])) + (" …" if unnamed[8:] else "")
        yield error("language-incomplete", at(file, unnamed[0][:1]), count=len(unnamed), fields=fields)
    for key, names in (("licences", language.licences), ("licence_meanings", language.licence_meanings)):
        kinds = ", ".join(kind.value for kind in LicenceType if kind.value not in names)
        if kinds:
            yield warning("licence-unnamed", at(file, (key,)), key, fields=kinds)


def _patterns(language: Language, locale: babel.Locale, file: str, at: LineNumbers) -> Iterator[Problem]:
    for key in ("date", "month"):
        try:
            format_date(date(2026, 11, 24), getattr(language, key), locale)
        except (ValueError, AttributeError):  # a field that is too long, or an hour
            yield error("pattern-wrong", at(file, (key,)), key, value=getattr(language, key), form="d MMMM y")
    for currency, pattern in language.money.items():
        path = ("money", currency)
        if not _is_money(pattern):
            yield error("pattern-wrong", at(file, path), dotted(path), value=pattern, form="¤¤ #,##0.00")
        if currency != "*" and not is_currency(currency):
            near = nearest_currency(currency)
            yield error("currency-unknown", at(file, path), dotted(path), value=currency, near=near)


def _is_money(pattern: str) -> bool:
    """Whether Babel can write an amount by a pattern; without a 0 it would print the pattern itself."""
    try:
        parse_pattern(pattern)
    except ValueError:
        return False
    return "0" in pattern


def _unused(file: str, typed: Mapping[str, Any], at: LineNumbers) -> Iterator[Problem]:
    """Names of units and licences that there are not."""
    units, licences = [unit.value for unit in Unit], [kind.value for kind in LicenceType]
    for key, names in (("units", units), ("licences", licences), ("licence_meanings", licences)):
        for name in (typed.get(key) or {}).keys() - set(names):
            path = (key, name)
            yield warning("phrase-unknown", at(file, path), dotted(path), value=name, near=nearest(name, names))


def _phrases(language: Language, file: str, typed: Iterable[str], at: LineNumbers) -> Iterator[Problem]:
    """Findings about the phrases of the file itself, whose keys are `typed`."""
    known = {**phrases(), **{f"{LARGE}{number}": "{amount}" for number in LARGE_NUMBERS}}
    for key in typed:
        phrase, path = language.phrases[key], ("phrases", key)
        model = known.get(key) or known.get(f"{key.rpartition('.')[0]}.other")
        if model is None:
            if not key.startswith(FREE):
                yield warning("phrase-unknown", at(file, path), dotted(path), value=key, near=nearest(key, known))
            continue
        allowed = _placeholders(model) or set()
        used = _placeholders(phrase)
        if used is None or not used <= allowed:
            names = ", ".join(f"{{{name}}}" for name in sorted(allowed))
            yield error("phrase-form", at(file, path), dotted(path), value=phrase, known=names)


def _placeholders(phrase: str) -> set[str] | None:
    """The names in braces; None where the braces do not match."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(phrase) if name is not None}
    except ValueError:
        return None


def _needed(key: str) -> bool:
    return not key.startswith((FREE, LARGE)) and not key.endswith((".one", ".two", ".few", ".many", ".zero"))


@cache
def phrases() -> Mapping[str, str]:
    """The phrases that there are, as the shipped English file writes them."""
    source = read_source(shipped("content/languages/en.yaml"), "content/languages/en.yaml")
    return source.data["phrases"] if isinstance(source, Source) else {}
