"""The translations of a project as they are → `content/translations.tsv`: each is right for its text as that is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.content.checks.stale_translations import EntryTexts, business_texts, settings_texts
from catalog.content.load.translation_file import (
    FILE,
    TranslationPairs,
    is_stale,
    pairs_of,
    read_translation_file,
    translation_text,
)
from catalog.content.load.yaml_source import dotted
from catalog.core.atomic_files import write_whole
from catalog.model.catalogue import BusinessDraft, Catalogue


@dataclass(frozen=True, slots=True)
class Accepted:
    """What was accepted: how many translations there are in all, those new to the file, and those that were older than
    their text."""

    count: int
    new: int
    stale: int


def accept_translations(root: Path, catalogue: Catalogue, only: Sequence[str] = ()) -> Accepted:
    """Write the file. With `only` of the entries in these files and folders (below the project), all else as it was;
    else of every entry. Of entries that have an error it stays as it was, those that are gone go."""
    before = read_translation_file(root, [])
    every = dict(_pairs(catalogue))
    now = {file: pairs for file, pairs in every.items() if pairs and (not only or _within(file, only))}
    kept = {
        file: pairs
        for file, pairs in before.items()
        if (root / file).is_file() and (file not in every or (only and not _within(file, only)))
    }
    accepted = _accepted(before, now)
    write_whole(root / FILE, translation_text({**kept, **now}).encode())
    return accepted


def unknown_count(root: Path, catalogue: Catalogue) -> int:
    """How many translations the project's file does not know as they are, not counting those older than their text; 0
    where there is no file."""
    before = read_translation_file(root, [])
    return _accepted(before, dict(_pairs(catalogue))).new if before else 0


def entry_files(catalogue: Catalogue) -> list[str]:
    """The files of all entries that have texts."""
    return [file for file, _ in _every_text(catalogue)]


def _within(file: str, names: Sequence[str]) -> bool:
    return any(file == name or file.startswith(f"{name.rstrip('/')}/") for name in names)


def _accepted(before: TranslationPairs, now: TranslationPairs) -> Accepted:
    count = new = stale = 0
    for file, fields in now.items():
        for field, pairs in fields.items():
            known = before.get(file, {}).get(field, {})
            for code, pair in pairs.items():
                count += 1
                old = is_stale(known.get(code), pair)
                stale += old
                new += known.get(code) != pair and not old
    return Accepted(count, new, stale)


def _pairs(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    own = catalogue.info.language
    for file, found in _every_text(catalogue):
        yield file, {dotted(path): pairs for path, text in found if (pairs := pairs_of(text, own))}


def _every_text(catalogue: Catalogue) -> Iterator[EntryTexts]:
    yield from settings_texts(catalogue.info, catalogue.categories.values(), catalogue.editions)
    for slug in catalogue.businesses:
        entry = catalogue.businesses[slug]
        yield from business_texts(BusinessDraft(entry.slug, entry.file, entry.business, entry.products, ()))
