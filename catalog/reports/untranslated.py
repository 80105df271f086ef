"""How much an edition prints in another language than its own, as text."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.content.untranslated import in_words, text_count
from catalog.core.problems import Problem
from catalog.i18n.translator import Translator


def untranslated_text(edition: str, found: Sequence[Problem], translator: Translator) -> str:
    """A sentence that says how many texts of how many entries; `found` are the findings about that edition."""
    if not found:
        return translator.say("translations.none", name=edition)
    count, entries = sum(map(text_count, found)), len({problem.place.file for problem in found})
    values = {"count": count, "entries": entries, "languages": in_words(found)}
    return translator.say("translations.missing", name=edition, **values)
