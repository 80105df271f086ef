"""The sheets of a workbook → those that are read: the one that is named, or all that a person sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, Place, Problem, error, warning


@dataclass(frozen=True, slots=True)
class SheetName:
    """A sheet by its name. `shut` is one that no person can open: a program made it for itself."""

    name: str
    hidden: bool = False
    shut: bool = False


def choose_sheets(sheets: Sequence[SheetName], wanted: str, place: Place) -> tuple[list[str], list[Problem]]:
    """The names of the sheets to read, and a warning that names those that are hidden and so are not. `wanted` is the
    name of one, "" for all. CatalogError where there is none of that name."""
    if wanted:
        return [_named([sheet.name for sheet in sheets], wanted, place)], []
    left = [sheet.name for sheet in sheets if sheet.hidden and not sheet.shut]
    problems = [warning("table-sheets-hidden", place, names=_quoted(left), name=left[0])] if left else []
    return [sheet.name for sheet in sheets if not sheet.hidden], problems


def _named(names: Sequence[str], wanted: str, place: Place) -> str:
    alike = [name for name in names if _folded(name) == _folded(wanted)]
    if wanted in names or len(alike) == 1:
        return wanted if wanted in names else alike[0]
    near = nearest(wanted, names)
    raise CatalogError([error("table-sheet-unknown", place, value=wanted, near=near, known=_quoted(names))])


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
