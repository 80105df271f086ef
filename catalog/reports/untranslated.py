"""What an edition prints in another language than its own, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from catalog.content.untranslated import in_words, text_count, untranslated_in
from catalog.core.problems import Problem
from catalog.i18n.translator import Translator
from catalog.model.catalogue import Catalogue


def untranslated_lines(
    catalogue: Catalogue, edition: str, found: Iterable[Problem], translator: Translator
) -> Iterator[str]:
    """A line that says how many, then one for each entry and language: the fields that it lacks."""
    own = untranslated_in(catalogue, edition, found)
    if not own:
        yield translator.say("translations.none", name=edition)
        return
    count, entries = sum(map(text_count, own)), len({problem.place.file for problem in own})
    yield translator.say("translations.missing", name=edition, count=count, entries=entries, languages=in_words(own))
    for problem in own:
        values = dict(problem.values)
        yield f"  {problem.place.file}: {values['language']} → {values['printed']}: {values['fields']}"
