"""A file that was handed over → its tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from catalog.core.gc_control import uncollected
from catalog.core.problems import Place, Problem, error, has_errors, warning
from catalog.exchange.tables.bounded_reading import read_bounded
from catalog.exchange.tables.cell_values import CellCleaner
from catalog.exchange.tables.find_table import find_table, holds_something
from catalog.exchange.tables.raw_sheet import RawFile
from catalog.exchange.tables.table import Table, TableFile


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file that was handed over, and what it holds."""

    path: Path
    raw: RawFile


def open_file(path: Path, sheet: str = "") -> HandedFile:
    """An xlsx, xlsb, xls, ods or csv, known by what is in it: all sheets that a person sees, or the one called `sheet`.
    What keeps a file or a sheet from being read is in its problems, and never raised.

    Of xls and xlsb it is not known which formulas have no value."""
    with uncollected():
        return HandedFile(path, read_bounded(path, sheet))


def read_tables(path: Path, sheet: str = "") -> TableFile:
    """The tables of a file that is opened for it."""
    return tables_of(open_file(path, sheet))


def tables_of(file: HandedFile) -> TableFile:
    """The tables of a file, with its problems."""
    with uncollected():
        return _read(file.raw, file.path)


def _read(found: RawFile, path: Path) -> TableFile:
    place = Place(path.name)
    problems: list[Problem] = [*found.problems]
    cleaner = CellCleaner()
    tables: list[Table] = []
    empty: list[str] = []
    for one in found.sheets:
        table = find_table(one, path.name, cleaner, 1 if found.sheet_chosen else 2)
        if table:
            tables.append(table)
        elif holds_something(one):
            empty.append(one.name)
    if tables:
        problems += [warning("table-sheet-none", place, name, sheet=name) for name in empty]
    elif found.sheets or not has_errors(problems):
        problems.append(error("table-none", place))
    return TableFile(tuple(tables), tuple(problems))
