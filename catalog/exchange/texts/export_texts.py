"""The catalogue → the texts that are to be translated into a language, as rows for a translator."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from catalog.content.checks.text_lengths import most_characters
from catalog.content.checks.translations import PROPER_OF, printed_in
from catalog.content.load.translation_file import Pairs, TranslationPairs, is_stale, pairs_of
from catalog.exchange.texts.project_texts import files_of_edition, project_texts
from catalog.exchange.texts.text_context import TextContexts
from catalog.exchange.texts.text_row import DONE, MISSING, OPTIONAL, STALE, ProjectText, TextExport, TextRow, mark_of
from catalog.model.catalogue import Catalogue
from catalog.model.language_chain import LanguageChain, language_chain

ENGLISH = "en"
NONE_KNOWN: Pairs = {}


def export_texts(
    catalogue: Catalogue, kept: TranslationPairs, language: str, words: str, edition: str = "", *, every: bool = False
) -> TextExport:
    """The texts that are missing in `language` or older than their source, or `every` one; of `edition` alone where one
    is named. `kept` has of which source each translation was made; `words` is the language of the explanations."""
    own = catalogue.info.language
    chain = language_chain(language, catalogue.languages, own)
    files: Collection[str] | None = files_of_edition(catalogue, edition) if edition else None
    unprinted = frozenset(_unprinted(catalogue, chain)) - set(files or ())
    contexts = TextContexts(catalogue, words)
    rows = []
    for text in project_texts(catalogue, hidden=every):
        if files is not None and text.file not in files:
            continue
        source_language, source = text.source(own)
        if source_language == language:
            continue
        known = kept.get(text.file, {}).get(text.field, NONE_KNOWN)
        state = state_of(text, chain, own, known, unprinted)
        if every or state in (MISSING, STALE):
            row = _row(text, source_language, source, language, state, contexts)
            rows.append(replace(row, english_stale=bool(row.english) and _is_stale(text, ENGLISH, own, known)))
    return TextExport(language, own, tuple(rows))


def state_of(
    text: ProjectText, chain: LanguageChain, own: str, kept: Mapping[str, str], unprinted: Collection[str] = ()
) -> str:
    """Whether a text is missing in the language of `chain`, older than its source, done, or needs no translation, as
    those of the files `unprinted` need none."""
    code = chain.code
    if text.text.get(code) is None:
        inner = text.path[2:] if text.kind == "categories" else text.path
        wanted = text.file not in unprinted and printed_in(text.text, inner, chain, own, PROPER_OF[text.kind])
        return MISSING if wanted else OPTIONAL
    return STALE if _is_stale(text, code, own, kept) else DONE


def _is_stale(text: ProjectText, code: str, own: str, kept: Mapping[str, str]) -> bool:
    now = pairs_of(text.text, own).get(code)
    return now is not None and is_stale(kept.get(code), now)


def _unprinted(catalogue: Catalogue, chain: LanguageChain) -> Iterator[str]:
    """The files of editions whose texts are printed in other languages alone, by themselves or by those that are like
    them; none where no edition has the language yet."""
    printed: set[str] = set()
    for name, edition in catalogue.editions.items():
        if not all(map(chain.foreign, edition.languages)):
            following = name
            while following in catalogue.editions and following not in printed:
                printed.add(following)
                following = catalogue.editions[following].like or ""
    if printed:
        yield from (f"content/editions/{name}.yaml" for name in catalogue.editions if name not in printed)


def _row(
    text: ProjectText, source_language: str, source: str, language: str, state: str, contexts: TextContexts
) -> TextRow:
    english = "" if ENGLISH in (source_language, language) else text.text.get(ENGLISH) or ""
    translation = text.text.get(language) or ""
    return TextRow(
        file=text.file,
        field=text.field,
        source_language=source_language,
        source=source,
        english=english,
        translation=translation,
        state=state,
        mark=mark_of(source, translation),
        of=contexts.whose(text),
        meaning=contexts.meaning(text),
        most=most_characters(text.kind, text.path),
        photo=contexts.photo(text),
    )
