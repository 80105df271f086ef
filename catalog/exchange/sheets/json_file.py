"""Entries ↔ one JSON file: their data as it stands in their files, for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, Place, Problem, error, warning
from catalog.exchange.entries.flat import flat
from catalog.exchange.entries.row_values import CellPlace
from catalog.exchange.sheets.cell_text import as_typed
from catalog.exchange.sheets.entry_cells import as_exported, cells_of
from catalog.exchange.sheets.read_sheets import SheetEntry, SheetsRead
from catalog.exchange.sheets.sheet_forms import BUSINESS, KINDS, PRODUCT, sheet_forms
from catalog.exchange.sheets.sheet_tables import BASE, USUAL, ExportedEntry, base_text, read_base

VERSION: Final = 1
ENDING: Final = ".json"
MOST_JSON: Final = 60_000_000  # bytes: read, it takes some six times as much memory


def json_file(entries: Iterable[ExportedEntry], language: str) -> bytes:
    """The file: the entries in their order, one a line."""
    lines = []
    for entry in entries:
        of = PRODUCT if entry.product else BUSINESS
        row: dict[str, Any] = {BUSINESS: entry.business, **({PRODUCT: entry.product} if entry.product else {})}
        row |= {"data": entry.data, BASE: base_text(as_exported(of, entry.data, language))}
        lines.append(json.dumps(row, ensure_ascii=False))
    rows = ",\n".join(lines)
    return f'{{"version": {VERSION}, "entries": [\n{rows}\n]}}\n'.encode()


def read_json(path: Path, language: str) -> SheetsRead:
    """The entries of such a file. CatalogError where it is none."""
    place = Place(path.name)
    try:
        if path.stat().st_size > MOST_JSON:
            raise CatalogError([error("table-heavy", place)])
        data = json.loads(path.read_bytes())
        if data["version"] != VERSION:
            raise CatalogError([error("json-other", place)])
        found = SheetsRead(complete=True)
        for number, row in enumerate(data["entries"], start=2):  # a line each, as they were written
            found.entries.append(_entry(row, CellPlace(path.name, "", number), language))
            found.problems += _unknown(row, Place(path.name, number), language)
    except OSError as refused:
        raise CatalogError([error("table-unreadable", place, reason=refused.strerror or "")]) from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise CatalogError([error("json-other", place)]) from None
    found.rows[path.name] = len(found.entries)
    for form in sheet_forms():
        keys = {key for entry in found.entries if entry.of == form.of for key in _keys(entry)} if not form.path else ()
        found.columns[form.of, form.path] = frozenset(keys) or frozenset({".".join(form.path)})
    return found


def _entry(row: dict[str, Any], place: CellPlace, language: str) -> SheetEntry:
    business, product = str(row[BUSINESS]), str(row.get(PRODUCT, ""))
    of = PRODUCT if product else BUSINESS
    cells = cells_of(of, as_typed(row["data"]), language)
    return SheetEntry(of, business, product, place, cells, str(row.get(BASE, "")), typed={BUSINESS: business})


def _unknown(row: dict[str, Any], place: Place, language: str) -> Iterator[Problem]:
    """What the data has and no field is for."""
    of = PRODUCT if row.get(PRODUCT) else BUSINESS
    data = as_typed(row["data"])
    for field in flat(data, KINDS[of], language).keys() - as_exported(of, data, language).keys():
        name = ".".join(field)
        yield warning("sheet-column-unknown", place, name, value=name, near=nearest(name, USUAL))


def _keys(entry: SheetEntry) -> set[str]:
    """What the entry says or said: what it said and says no more was taken out."""
    return {*entry.cells.own, *(".".join(path) for path in read_base(entry.base))}
