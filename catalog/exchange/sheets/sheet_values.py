"""What the rows of an entry say → its values by path, beside those that the entry has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from catalog.exchange.entries.cell_readers import Known
from catalog.exchange.entries.flat import Flat, Path, flat, nested
from catalog.exchange.entries.row_values import CellPlace, Doubt
from catalog.exchange.sheets.entry_cells import Cells, EntryCells, as_exported, cells_of, data_of
from catalog.exchange.sheets.read_sheets import ListPath, SheetEntry, SheetsRead
from catalog.exchange.sheets.sheet_forms import KINDS, SheetForm, form_of, sheet_forms
from catalog.exchange.sheets.sheet_tables import read_base, value_digest
from catalog.exchange.sheets.typed_cells import read_typed

OTHER: Final = object()  # stands for a value that was another one when it was exported
WHOLE: Final = "variants"  # what several sheets say together
EXTRA: Final[Path] = ("extra",)


class SheetValues:
    """Reads the values of entries from the rows in `read`, and collects in `doubts` what can be read in two ways.
    `language` is that of texts that are written as one string."""

    def __init__(self, read: SheetsRead, known: Known, language: str) -> None:
        self.doubts: list[Doubt] = []
        self._read, self._known, self._language = read, known, language

    def values(self, entry: SheetEntry, mine: Flat) -> Flat:
        """What the rows say; of what is as it was exported, what the entry has, which is `mine`. ValueError, with the
        key of its column, for a cell that cannot be read."""
        data = nested(mine)
        before = cells_of(entry.of, data, self._language)
        cells = EntryCells(self._as_meant(entry, form_of(entry.of), entry.cells.own, before.own))
        for path, rows in entry.cells.lists.items():
            if self._is_whole(entry.of, path):
                form, now = form_of(entry.of, path), before.lists.get(path, [])
                completed = [self._completed(form, row, now, at, len(rows)) for at, row in enumerate(rows)]
                there = [*now, *({} for _ in completed)]
                cells.lists[path] = [self._as_meant(entry, form, *pair) for pair in zip(completed, there, strict=False)]
        values = flat(data_of(entry.of, cells), KINDS[entry.of], self._language)
        if entry.more:
            values[EXTRA] = {**values.get(EXTRA, {}), **entry.more}
        exported = as_exported(entry.of, data, self._language) if mine else {}
        same = {path for path, value in values.items() if path in mine and exported.get(path) == value}
        return {path: mine[path] if path in same else value for path, value in values.items()}

    def base(self, entry: SheetEntry, theirs: Flat, mine: Flat) -> dict[Path, Any]:
        """What the entry had when it was exported, of which the sheet keeps digests; OTHER where that is neither what
        the sheet nor what the entry has now."""
        exported = as_exported(entry.of, nested(mine), self._language)
        found: dict[Path, Any] = {}
        for path, digest in read_base(entry.base).items():
            if path in exported and value_digest(exported[path]) == digest:
                found[path] = mine[path]
            else:
                found[path] = theirs[path] if path in theirs and value_digest(theirs[path]) == digest else OTHER
        return found

    def emptied(self, entry: SheetEntry) -> Iterator[Path]:
        """The paths of columns and lists that the sheets have and in which nothing stands."""
        for form in (form for form in sheet_forms() if form.of == entry.of):
            there = self._columns(form)
            if not form.path:
                yield from (tuple(key.split(".")) for key in there if key not in entry.cells.own)
            elif there and form.path not in entry.cells.lists and self._is_whole(form.of, form.path):
                yield (WHOLE,) if form.path[0] == WHOLE else form.path

    def _columns(self, form: SheetForm) -> frozenset[str]:
        return self._read.columns.get((form.of, form.path), frozenset())

    def _as_meant(self, entry: SheetEntry, form: SheetForm, cells: Cells, before: Cells) -> Cells:
        """The cells of a row as an entry has them, where they are typed as people do; with what is doubtful."""
        meant = dict(cells)
        for key, text, reading in read_typed(form, cells, before, self._known):
            meant[key] = text
            if reading.why:
                place = CellPlace(entry.place.file, entry.place.sheet, entry.place.row, key)
                other = "" if reading.other is None else str(getattr(reading.other, "amount", reading.other))
                self.doubts.append(Doubt(place, cells[key], text, other, reading.why))
        return meant

    def _completed(self, form: SheetForm, row: Cells, now: list[Cells], at: int, count: int) -> Cells:
        """A row of a list with what the entry has in columns that the sheet has no more."""
        if self._read.complete:
            return row
        there = self._columns(form)
        same = (one for one in now if {key: text for key, text in one.items() if key in there} == row)
        item = next(same, now[at] if len(now) == count else {})
        return {**{key: text for key, text in item.items() if key not in there}, **row}

    def _is_whole(self, of: str, path: ListPath) -> bool:
        """Whether all sheets are there that say a value together."""
        parts = [form for form in sheet_forms() if form.of == of and form.path[:1] == path[:1] == (WHOLE,)]
        return all(self._columns(part) for part in parts)
