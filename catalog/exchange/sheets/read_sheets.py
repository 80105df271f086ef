"""Our own sheets, as they come back from a spreadsheet → the cells of each entry."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from catalog.core.near_names import nearest
from catalog.core.problems import Place, Problem, warning
from catalog.exchange.entries.row_values import CellPlace
from catalog.exchange.sheets.csv_files import unprotected
from catalog.exchange.sheets.entry_cells import Cells, EntryCells, as_cell, column_key, find_column
from catalog.exchange.sheets.headings import heading_key
from catalog.exchange.sheets.sheet_forms import BUSINESS, KEY, LISTS, PRODUCT, SheetForm, sheet_forms
from catalog.exchange.sheets.sheet_tables import BASE
from catalog.exchange.tables.cell_values import CellCleaner
from catalog.exchange.tables.raw_sheet import RawFile, RawSheet, RawValue
from catalog.exchange.tables.table import Value

GUIDE: Final = "guide"  # the key of the sheet of explanations
ListPath = tuple[str, ...]
MIDNIGHT: Final = datetime.time()


@dataclass(slots=True)
class SheetEntry:
    """What a row says of an entry: its business and product as they are typed, "" where nothing is; `more` are cells
    below headings without a key, `typed` all of the row by its headings."""

    of: str
    business: str
    product: str
    place: CellPlace
    cells: EntryCells
    base: str = ""
    more: dict[str, str] = field(default_factory=dict)
    typed: Mapping[str, Value] = field(default_factory=dict)


@dataclass(slots=True)
class SheetsRead:
    """The entries of all sheets in their order; by the kind of entry and the path of a list the keys of the columns
    that its sheet has; rows of lists that are of no entry are among the problems. Where it is `complete`, every field
    of an entry is said, and what is not said is not there."""

    entries: list[SheetEntry] = field(default_factory=list)
    columns: dict[tuple[str, ListPath], frozenset[str]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)  # how many each sheet has
    problems: list[Problem] = field(default_factory=list)
    complete: bool = False


def is_own(files: Iterable[RawFile]) -> bool:
    """Whether the files are ours: they have the sheet of businesses or that of products."""
    return any(form and not form.path for file in files for form in map(sheet_form, file.sheets))


def sheet_form(sheet: RawSheet) -> SheetForm | None:
    """Which of our sheets this one is, by the keys of its headings; None where it is none."""
    keys = {heading_key(cell) for cell in _head(sheet)}
    if BUSINESS not in keys:
        return None
    of = PRODUCT if PRODUCT in keys else BUSINESS
    forms = [form for form in sheet_forms() if form.of == of]
    known = {form.path: sum(_is_known(form, key) for key in keys) for form in forms}
    return max(forms, key=lambda form: known[form.path])


def read_sheets(files: Sequence[tuple[str, RawFile]]) -> SheetsRead:
    """Read the sheets of files with their names."""
    found = SheetsRead()
    lists: list[tuple[SheetForm, str, RawSheet]] = []
    for file, raw in files:
        found.problems += [problem for problem in raw.problems if not _is_of_lists(problem)]
        for sheet in raw.sheets:
            form = sheet_form(sheet)
            if form is None and heading_key(next(iter(_head(sheet)), "")) == GUIDE:
                continue
            if form is None:
                found.problems.append(warning("sheet-unknown", Place(file), sheet.name, sheet=sheet.name))
            elif form.path:
                lists.append((form, file, sheet))
            else:
                found.entries += _SheetReader(form, file, sheet, found).entries()
    by_name = {(entry.of, *_names(entry, number)): entry for entry in found.entries for number in (0, 1)}
    for form, file, sheet in lists:
        _SheetReader(form, file, sheet, found).add_to(by_name)
    return found


def _names(entry: SheetEntry, number: int) -> tuple[str, str]:
    """By what the rows of lists name an entry: by its short names, or by its name where it has none yet."""
    called = next((text for key, text in entry.cells.own.items() if key.startswith("name.")), "")
    if entry.of == BUSINESS:
        return (entry.business if number and entry.business else called), ""
    return entry.business, entry.product if number and entry.product else called


class _SheetReader:
    def __init__(self, form: SheetForm, file: str, sheet: RawSheet, found: SheetsRead) -> None:
        self._form, self._file, self._sheet, self._found = form, file, sheet, found
        self._csv = not sheet.name
        self._heads = _head(sheet)
        self._keys = [self._known_key(cell) for cell in self._heads]
        found.columns[form.of, form.path] = frozenset(filter(None, self._keys))

    def entries(self) -> Iterator[SheetEntry]:
        """The entries of the sheet of businesses or of products."""
        for number, row in self._rows():
            cells = {key: text for key, text in row if key}
            names = cells.pop(BUSINESS, ""), cells.pop(PRODUCT, "")
            base = cells.pop(BASE, "")
            heads = zip(self._heads, row, strict=True)
            more = {
                " ".join(head.split()): text for head, (key, text) in heads if head and not heading_key(head) and text
            }
            typed: dict[str, Value] = {head: text for head, (_, text) in zip(self._heads, row, strict=True) if head}
            own = {key: text for key, text in cells.items() if text}
            place = CellPlace(self._file, self._sheet.name, number)
            yield SheetEntry(self._form.of, *names, place, EntryCells(own), base, more, typed)

    def add_to(self, entries: Mapping[tuple[str, str, str], SheetEntry]) -> None:
        """Give the rows of a list to the entries that they name."""
        for number, row in self._rows():
            cells: Cells = {key: text for key, text in row if key and text}
            names = cells.pop(BUSINESS, ""), cells.pop(PRODUCT, "")
            entry = entries.get((self._form.of, *names))
            if entry:
                entry.cells.lists.setdefault(self._form.path, []).append(cells)
            else:
                name = "/".join(filter(None, names))
                place = Place(self._file, number)
                self._found.problems.append(warning("sheet-row-alone", place, self._sheet.name, name=name))

    def _rows(self) -> Iterator[tuple[int, list[tuple[str, str]]]]:
        """Each row that holds something, by its number from 1: the key and the text of each cell."""
        width = len(self._heads)
        for number, raw in enumerate(self._sheet.rows[1:], start=2):
            texts = [self._text(value) for value in raw[:width]]
            texts += [""] * (width - len(texts))
            if any(texts):
                name = self._sheet.name or self._file
                self._found.rows[name] = self._found.rows.get(name, 0) + 1
                yield number, list(zip(self._keys, texts, strict=True))

    def _known_key(self, head: str) -> str:
        """The key of a heading; "" where it has none, or one that is not known, which is reported."""
        key = heading_key(head)
        if not key or _is_known(self._form, key) or key in (BUSINESS, PRODUCT, BASE):
            return key
        known = [column_key(self._form, *column.path) for column in self._form.columns]
        near = nearest(key, known)
        self._found.problems.append(warning("sheet-column-unknown", Place(self._file), head, value=key, near=near))
        return ""

    def _text(self, value: RawValue) -> str:
        """A cell as an entry has it: lines end in one way, numbers are plain, days are year-month-day."""
        if isinstance(value, str):
            text = as_cell(value)
            return unprotected(text) if self._csv else text
        if isinstance(value, datetime.datetime) and value.time() == MIDNIGHT:
            return value.date().isoformat()
        found = CellCleaner().value(value)
        if isinstance(found, bool):
            return "yes" if found else "no"
        return format(found, "f") if isinstance(found, Decimal) else str(found)


def _is_of_lists(problem: Problem) -> bool:
    """Whether a problem is that the sheet with what cells may say is hidden: that is as it was made."""
    return problem.code == "table-sheets-hidden" and dict(problem.values).get("name") == LISTS


def _head(sheet: RawSheet) -> list[str]:
    return [str(cell) for cell in sheet.rows[0]] if sheet.rows else []


def _is_known(form: SheetForm, key: str) -> bool:
    return find_column(form, key) is not None or (form.keyed and key == column_key(form, KEY))
