"""Translations that are older than their text (stage 2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pydantic import BaseModel

from catalog.content.checks.entry_texts import Path, texts
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.translation_file import EntryPairs, TranslationPairs, is_stale, pairs_of
from catalog.content.load.yaml_source import dotted
from catalog.core.problems import Problem, warning
from catalog.model.catalogue import BusinessDraft, Draft
from catalog.model.settings import CatalogueInfo, Category, Edition
from catalog.model.values import Text

LONGEST: Final = 48  # characters of a text in a message

EntryTexts = tuple[str, list[tuple[Path, Text]]]  # file, and its texts with their paths


def stale_in_business(business: BusinessDraft, kept: TranslationPairs, own: str, at: LineNumbers) -> Iterator[Problem]:
    """One warning for each text of a business and its products that was changed and its translations were not. `kept`
    has of which text each was made, `own` is the catalogue's language."""
    for file, found in business_texts(business):
        yield from _stale(file, found, kept.get(file, {}), own, at)


def stale_in_settings(draft: Draft, kept: TranslationPairs, own: str, at: LineNumbers) -> Iterator[Problem]:
    """The same for the other entries."""
    for file, found in settings_texts(draft.info, draft.categories or (), draft.editions):
        yield from _stale(file, found, kept.get(file, {}), own, at)


def business_texts(business: BusinessDraft) -> Iterator[EntryTexts]:
    """The texts of a business and its products, by their files."""
    if business.business:
        yield business.file, texts(business.business)
    yield from ((entry.file, texts(entry.product)) for entry in business.products)


def settings_texts(
    info: CatalogueInfo | None, categories: Iterable[Category], editions: Mapping[str, Edition]
) -> Iterator[EntryTexts]:
    """The texts of the other entries, by their files; of an edition those that the one that it is like has not."""
    if info:
        yield "content/catalogue.yaml", texts(info)
    in_categories: list[tuple[Path, Text]] = []
    for index, category in enumerate(categories):
        in_categories += ((("categories", index, *path), text) for path, text in texts(category))
    yield "content/categories.yaml", in_categories
    for slug, edition in editions.items():
        taken = _texts_of(editions.get(edition.like or ""))
        own = [(path, text) for path, text in texts(edition) if taken.get(path) != text]
        yield f"content/editions/{slug}.yaml", own


def _texts_of(edition: BaseModel | None) -> dict[Path, Text]:
    return dict(texts(edition)) if edition else {}


def _stale(file: str, found: list[tuple[Path, Text]], kept: EntryPairs, own: str, at: LineNumbers) -> Iterator[Problem]:
    for path, text in found if kept else ():
        before = kept.get(dotted(path), {})
        old = [code for code, now in pairs_of(text, own).items() if is_stale(before.get(code), now)]
        if old:
            place = at(file, (*path, old[0]))
            said = ", ".join(f"{code} “{_short(text.get(code) or '')}”" for code in old)
            source = _short(text.get(own) or "")
            yield warning("translation-stale", place, dotted(path), value=source, languages=said, file=file)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
