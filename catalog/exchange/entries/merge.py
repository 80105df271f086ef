"""What an import brings, what the last one brought, and what the entry says now → what is to be changed in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.entry_text.change import REMOVED
from catalog.exchange.entries.flat import Path


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that was changed by hand and in the file as well: `mine` stands in the entry, `theirs` in the file. None
    where there is none."""

    path: Path
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Merged:
    """The changes of an entry by path, REMOVED for what goes; and what could not be decided."""

    changes: Mapping[Path, Any]
    conflicts: tuple[Conflict, ...]


def merge(
    base: Mapping[Path, Any],
    theirs: Mapping[Path, Any],
    mine: Mapping[Path, Any],
    emptied: Collection[Path] = (),
    *,
    prefer_theirs: bool = False,
) -> Merged:
    """`base` is what the last import wrote, `theirs` what the file says now, `mine` what stands in the entry; `emptied`
    are paths whose cells are empty now. A value that was changed by hand stays, unless `prefer_theirs`; one that the
    file has no column for is none of its business."""
    changes: dict[Path, Any] = {}
    conflicts: list[Conflict] = []
    gone = [path for path in base if path not in theirs and is_emptied(path, emptied)]
    for path, value in (*theirs.items(), *((path, REMOVED) for path in gone)):
        before, now = base.get(path, REMOVED), mine.get(path, REMOVED)
        if now == value or (before == value and not prefer_theirs):
            continue
        if now == before or prefer_theirs:  # as it was, so that nobody's work is lost
            changes[path] = value
        else:
            conflicts.append(Conflict(path, *(None if one is REMOVED else one for one in (now, value))))
    return Merged(changes, tuple(conflicts))


def is_emptied(path: Path, emptied: Collection[Path]) -> bool:
    """Whether a value has a column whose cells are empty: one of its own, or one of those that it is made of."""
    return any(path[: len(one)] == one or one[: len(path)] == path for one in emptied)
