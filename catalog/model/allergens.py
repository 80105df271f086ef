"""Names of allergens in every language that is known → what they mean, so that each book names them in its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from catalog.model.settings import Language

PREFIX: Final = "allergen."  # of the phrases that name them; what follows is the English name


def allergen_keys(languages: Iterable[Language]) -> Mapping[str, str]:
    """What is known to mean an allergen, in small letters: its key, and its name in each of `languages`."""
    languages = tuple(languages)
    phrases = [(key, name) for language in languages for key, name in language.phrases.items() if _names(key)]
    known: dict[str, str] = {}
    for key, _ in phrases:
        known.setdefault(plain_name(key.removeprefix(PREFIX)), key)
    for key, name in phrases:
        known.setdefault(plain_name(name), key)
    return known


def plain_name(name: str) -> str:
    """A name as it is looked up: small letters, single spaces."""
    return " ".join(name.casefold().replace("_", " ").split())


def _names(key: str) -> bool:
    return key.startswith(PREFIX)
