"""Texts that an edition prints in a language that they do not have (stage 2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pydantic import BaseModel

from catalog.content.checks.entry_texts import Path, texts
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import dotted
from catalog.core.near_names import nearest
from catalog.core.problems import Problem, warning
from catalog.model.allergens import allergen_keys, plain_name
from catalog.model.catalogue import BusinessDraft, Draft, ProductEntry
from catalog.model.settings import CatalogueInfo, Edition, Language
from catalog.model.values import Text

# A name in the catalogue's language alone is a proper name, and stands in every edition as it is.
WORD: Final = re.compile(r"[^\W\d_]{3,}")  # what has none is the same in every language: S, XXL, 110 × 180 cm, 30 %
PROPER: Final[frozenset[Path]] = frozenset(
    {("name",), ("brand",), ("region",), ("publisher", "name"), ("publisher", "address"), ("foreword", "signed")}
)
PROPER_EDITION: Final = PROPER | {("title",)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The languages that editions print, and the catalogue's own. `allergens` are the names of those that all of them
    have a word for, `near_allergens` the ones of them in these languages."""

    languages: tuple[str, ...]
    own: str
    allergens: tuple[str, ...] = ()
    near_allergens: tuple[str, ...] = ()

    @property
    def foreign(self) -> bool:
        """Whether an edition prints another language than the catalogue's own."""
        return any(language != self.own for language in self.languages)


def wanted_languages(info: CatalogueInfo | None, editions: Iterable[Edition], known: Iterable[str]) -> Wanted:
    """The languages that `editions` print. Of one that is not `known`, only its missing file is reported; where the
    catalogue's own is not known, nothing is."""
    if info is None:
        return Wanted((), "")
    named = {language for edition in editions for language in edition.languages}
    return Wanted(tuple(sorted(named & {*known})), info.language)


def with_allergens(wanted: Wanted, languages: Mapping[str, Language]) -> Wanted:
    """`wanted` with the allergens that its languages name."""
    printed = [languages[code].phrases for code in wanted.languages if code in languages]
    known = allergen_keys(languages.values())
    names = sorted(name for name, key in known.items() if all(key in phrases for phrases in printed))
    read = allergen_keys(language for code, language in languages.items() if code in {*wanted.languages, wanted.own})
    return replace(wanted, allergens=tuple(names), near_allergens=tuple(name for name in names if name in read))


def check_business_translations(business: BusinessDraft, wanted: Wanted, at: LineNumbers) -> Iterator[Problem]:
    """One warning for each entry and language: what is missing, and so printed in the catalogue's language."""
    if business.business and business.business.hidden:
        return
    if business.business:
        yield from _missing(business.file, (), business.business, wanted, PROPER, at)
    for entry in business.products:
        if not entry.product.hidden:
            yield from _missing(entry.file, (), entry.product, wanted, PROPER, at)
            yield from _allergens(entry, wanted, at)


def _allergens(entry: ProductEntry, wanted: Wanted, at: LineNumbers) -> Iterator[Problem]:
    """Allergens that a book in another language names as they were typed."""
    if not wanted.foreign:
        return
    for index, name in enumerate(entry.product.allergens or ()):
        if plain_name(name) not in wanted.allergens:
            path = ("allergens", index)
            near = nearest(name, wanted.near_allergens)
            yield warning("allergen-unknown", at(entry.file, path), dotted(path), value=name, near=near)


def check_translations(draft: Draft, wanted: Wanted, at: LineNumbers) -> Iterator[Problem]:
    """The same for the other entries."""
    if draft.info:
        yield from _missing("content/catalogue.yaml", (), draft.info, wanted, PROPER, at)
    for index, category in enumerate(draft.categories or ()):
        yield from _missing("content/categories.yaml", ("categories", index), category, wanted, frozenset(), at)
    for slug, edition in draft.editions.items():
        own = replace(wanted, languages=tuple(sorted({*edition.languages} & {*wanted.languages})))
        yield from _missing(f"content/editions/{slug}.yaml", (), edition, own, PROPER_EDITION, at)


def _missing(
    file: str, path: Path, entry: BaseModel, wanted: Wanted, proper: frozenset[Path], at: LineNumbers
) -> Iterator[Problem]:
    found = texts(entry)
    for language in wanted.languages:
        missing = [inner for inner, text in found if _lacks(text, inner, language, wanted.own, proper)]
        if missing:
            fields = ", ".join(map(dotted, missing))
            where = (*path, *missing[0])
            yield warning("translation-missing", at(file, where), dotted(where), language=language, fields=fields)


def _lacks(text: Text, path: Path, language: str, own: str, proper: frozenset[Path]) -> bool:
    if language in text.languages or (path in proper and text.languages == {own}):
        return False
    words = (word for _, line in text.by_language for word in WORD.findall(line))
    return any(len(word) > 3 or not word.isupper() for word in words)
