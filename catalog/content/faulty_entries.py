"""Errors → the entries that they stand in, which are left out alone where all others can be printed (stage 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from catalog.content.load.files import ENDING, NEARLY
from catalog.core.problems import Level, Problem
from catalog.model.left_out import LeftOut

BUSINESSES: Final = ("content", "businesses")
EDITION_FOLDERS: Final = (("content", "editions"), ("content", "plans"))
# Without one of these what is made by it is not, and all else is.
SPARE: Final = (("content", "print-shops"), ("content", "markets"), ("content", "gates"))
PHOTOS: Final = "images"


@dataclass(frozen=True, slots=True)
class FaultyEntries:
    """The businesses and products that have an error, and the editions by their names."""

    entries: tuple[LeftOut, ...]
    editions: frozenset[str]


def faulty_entries(problems: Iterable[Problem]) -> FaultyEntries | None:
    """The entries in which the errors among `problems` stand; None where one stands in what all entries need: the
    catalogue's settings, languages, templates."""
    entries: dict[str, LeftOut] = {}
    editions: set[str] = set()
    for problem in problems:
        if problem.level is not Level.ERROR or PurePosixPath(problem.place.file).parent.parts in SPARE:
            continue
        edition = _edition_of(problem.place.file)
        entry = _entry_of(problem.place.file)
        if edition:
            editions.add(edition)
        elif entry:
            entries.setdefault(entry.key, entry)
        else:
            return None
    return FaultyEntries(tuple(entry for _, entry in sorted(entries.items())), frozenset(editions))


def _entry_of(file: str) -> LeftOut | None:
    """The business or product in whose file, or among whose photos, a problem stands."""
    parts = PurePosixPath(file).parts
    if parts[:1] == (PHOTOS,) and len(parts) > 1:
        return LeftOut(parts[1], file)
    if parts[:2] != BUSINESSES or len(parts) == len(BUSINESSES):
        return None
    business, name = parts[2], "/".join(parts[3:])
    nearly = NEARLY.fullmatch(name)
    slug = name.removesuffix(ENDING)
    return LeftOut(business if not name or (nearly and nearly["stem"] == "business") else f"{business}/{slug}", file)


def _edition_of(file: str) -> str:
    path = PurePosixPath(file)
    return path.name.removesuffix(ENDING) if path.parent.parts in EDITION_FOLDERS else ""
