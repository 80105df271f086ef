"""Texts that an edition prints in a language that they do not have (stage 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from pydantic import BaseModel

from catalog.content.checks.entry_texts import Path, texts
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import dotted
from catalog.core.near_names import nearest
from catalog.core.problems import Problem, warning
from catalog.markets.language_codes import is_language, nearest_language
from catalog.model.allergens import allergen_keys, plain_name
from catalog.model.catalogue import BusinessDraft, Draft, ProductEntry
from catalog.model.language_chain import LanguageChain, has_words, language_chain
from catalog.model.settings import CatalogueInfo, Edition, Language
from catalog.model.values import Text

# A name in the catalogue's language alone is a proper name, and stands in every edition as it is.
MISSING: Final = "translation-missing"
PROPER: Final[frozenset[Path]] = frozenset(
    {("name",), ("brand",), ("region",), ("publisher", "name"), ("publisher", "address"), ("foreword", "signed")}
)
PROPER_EDITION: Final = PROPER | {("title",)}
NONE_PROPER: Final[frozenset[Path]] = frozenset()
PROPER_OF: Final[Mapping[str, frozenset[Path]]] = {  # by the kind of entry
    "business": PROPER,
    "product": PROPER,
    "catalogue": PROPER,
    "categories": NONE_PROPER,
    "edition": PROPER_EDITION,
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The languages that editions print, each with those in which it looks for a text, and the catalogue's own.
    `allergens` are the names of those that all of them have a word for, `near_allergens` the ones of them in these
    languages."""

    chains: tuple[LanguageChain, ...]
    own: str
    allergens: tuple[str, ...] = ()
    near_allergens: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that are printed."""
        return tuple(chain.code for chain in self.chains)

    @property
    def foreign(self) -> bool:
        """Whether an edition prints another language than the catalogue's own."""
        return any(chain.foreign(self.own) for chain in self.chains)


def wanted_languages(
    info: CatalogueInfo | None, editions: Iterable[Edition], languages: Mapping[str, Language]
) -> Wanted:
    """The languages that `editions` print. Of one that is none of `languages`, only its missing file is reported; where
    the catalogue's own is not known, nothing is."""
    if info is None:
        return Wanted((), "")
    named = {language for edition in editions for language in edition.languages}
    codes = sorted(named & languages.keys())
    return Wanted(tuple(language_chain(code, languages, info.language) for code in codes), info.language)


def with_allergens(wanted: Wanted, languages: Mapping[str, Language]) -> Wanted:
    """`wanted` with the allergens that its languages name."""
    printed = [languages[code].phrases for code in wanted.languages if code in languages]
    known = allergen_keys(languages.values())
    names = sorted(name for name, key in known.items() if all(key in phrases for phrases in printed))
    read = allergen_keys(language for code, language in languages.items() if code in {*wanted.languages, wanted.own})
    return replace(wanted, allergens=tuple(names), near_allergens=tuple(name for name in names if name in read))


def check_business_translations(business: BusinessDraft, wanted: Wanted, at: LineNumbers) -> Iterator[Problem]:
    """One finding for each entry, language and language in which it prints instead: what is missing. A summary of them
    for each edition is what `check` shows."""
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
        yield from _missing("content/categories.yaml", ("categories", index), category, wanted, NONE_PROPER, at)
    for slug, edition in draft.editions.items():
        own = replace(wanted, chains=tuple(chain for chain in wanted.chains if chain.code in edition.languages))
        yield from _missing(f"content/editions/{slug}.yaml", (), edition, own, PROPER_EDITION, at)


def _missing(
    file: str, path: Path, entry: BaseModel, wanted: Wanted, proper: frozenset[Path], at: LineNumbers
) -> Iterator[Problem]:
    found = texts(entry)
    yield from _strange_languages(file, path, found, wanted.own, at)
    for chain in wanted.chains:
        missing: dict[str, list[Path]] = {}
        for inner, text in found:
            if printed := printed_in(text, inner, chain, wanted.own, proper):
                missing.setdefault(printed, []).append((*path, *inner))
        for printed, paths in missing.items():
            fields, place, field = ", ".join(map(dotted, paths)), at(file, paths[0]), dotted(paths[0])
            yield warning("translation-missing", place, field, language=chain.code, printed=printed, fields=fields)


def printed_in(text: Text, path: Path, chain: LanguageChain, own: str, proper: frozenset[Path]) -> str:
    """The other language in which a text at `path` of an entry is printed; "" for none, and for what is the same in
    every language."""
    language, _ = chain.find(text)
    if not chain.foreign(language) or (path in proper and text.languages == {own}):
        return ""
    return language if any(has_words(line) for _, line in text.by_language) else ""


def _strange_languages(
    file: str, path: Path, found: Iterable[tuple[Path, Text]], own: str, at: LineNumbers
) -> Iterator[Problem]:
    """Texts in a language that there is not, which are never printed: one finding for each such code of an entry."""
    seen = {own}  # of which the catalogue's settings are to blame
    for inner, text in found:
        for code in sorted(text.languages - seen):
            seen.add(code)
            if not is_language(code):
                where = (*path, *inner, code)
                near = nearest_language(code)
                yield warning("language-unknown", at(file, where), dotted(where), value=code, near=near)
