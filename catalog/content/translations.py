"""Texts that an edition prints in a language that they do not have (stage 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel

from catalog.content.catalogue import Draft
from catalog.content.places import Locator
from catalog.content.source import dotted
from catalog.content.texts import Path, texts
from catalog.content.values import Text
from catalog.errors import Problem, warning

# A name in the catalogue's language alone is a proper name, and stands in every edition as it is.
WORD: Final = re.compile(r"[^\W\d_]{3,}")  # what has none is the same in every language: S, XXL, 110 × 180 cm, 30 %
PROPER: Final[frozenset[Path]] = frozenset(
    {("name",), ("region",), ("publisher", "name"), ("publisher", "address"), ("foreword", "signed")}
)
PROPER_EDITION: Final = PROPER | {("title",)}


def check_translations(draft: Draft, at: Locator) -> Iterator[Problem]:
    """One warning for each entry and language: what is missing, and so printed in the catalogue's language."""
    if draft.info is None:  # its language is not known
        return
    known = {*draft.languages, *draft.wrong_languages}  # of any other, its missing file is told, once
    wanted = sorted({language for edition in draft.editions.values() for language in edition.languages} & known)
    entries: list[tuple[str, BaseModel]] = [("content/catalogue.yaml", draft.info)]
    for business in draft.businesses:
        if business.business and business.business.hidden:
            continue
        if business.business:
            entries.append((business.file, business.business))
        entries += [(entry.file, entry.product) for entry in business.products if not entry.product.hidden]
    checks: list[tuple[str, Path, BaseModel, list[str], frozenset[Path]]]
    checks = [(file, (), entry, wanted, PROPER) for file, entry in entries]
    checks += [
        ("content/categories.yaml", ("categories", index), category, wanted, frozenset())
        for index, category in enumerate(draft.categories or ())
    ]
    checks += [
        (f"content/editions/{slug}.yaml", (), edition, sorted({*edition.languages} & known), PROPER_EDITION)
        for slug, edition in draft.editions.items()
    ]
    for file, path, entry, languages, proper in checks:
        found = list(texts(entry))
        for language in languages:
            missing = [inner for inner, text in found if _lacks(text, inner, language, draft.info.language, proper)]
            if missing:
                fields = ", ".join(map(dotted, missing))
                place = at(file, (*path, *missing[0]))
                yield warning(
                    "translation-missing", place, dotted((*path, *missing[0])), language=language, fields=fields
                )


def _lacks(text: Text, path: Path, language: str, own: str, proper: frozenset[Path]) -> bool:
    if language in text.languages or (path in proper and text.languages == {own}):
        return False
    words = (word for _, line in text.by_language for word in WORD.findall(line))
    return any(len(word) > 3 or not word.isupper() for word in words)
