"""Entries → the tables of a workbook: which columns each sheet has, and the cells of its rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from catalog.core.content_keys import digest_of
from catalog.exchange.entries.flat import Flat
from catalog.exchange.sheets.entry_cells import Cells, as_exported, cells_of, column_key, find_column
from catalog.exchange.sheets.sheet_forms import BUSINESS, KEY, PRODUCT, Column, SheetForm, sheet_forms

BASE: Final = "base"  # the column by which an import knows what was changed since, and where
DIGITS: Final = 6  # of the digest of a value
# Columns that a sheet has whether an entry fills them in or not.
USUAL: Final = frozenset(
    {
        *("name", "category", "owner", "story", "founded", "workers", "address.street", "address.desa"),
        *("address.kecamatan", "address.postcode", "contacts.whatsapp", "contacts.email", "contacts.instagram"),
        *("consent.phone", "consent.face", "hidden", "line", "description", "sku", "price.retail", "price.unit", "moq"),
        *("case_pack", "capacity", "lead_time", "size", "net_weight", "gross_weight", "group", "care", "hs", "tags"),
        *("export.incoterm", "export.place", "export.price", "shelf_life_days", "allergens", "storage"),
    }
)


USUAL_LISTS: Final = frozenset({"business.licences", "product.photos", "product.price.wholesale", "product.licences"})


@dataclass(frozen=True, slots=True)
class ExportedEntry:
    """An entry to be written into sheets: its business, and its product, "" for the business's own."""

    business: str
    product: str
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a table; `column` is None for those of the business, the product, a key and the base."""

    key: str
    column: Column | None = None
    language: str = ""


@dataclass(slots=True)
class SheetTable:
    """A sheet with its columns and rows: the text of each cell by the key of its column."""

    form: SheetForm
    columns: list[TableColumn] = field(default_factory=list)
    rows: list[Cells] = field(default_factory=list)


def sheet_tables(
    entries: Iterable[ExportedEntry], language: str, languages: Sequence[str], *, every_field: bool = False
) -> list[SheetTable]:
    """The tables of some entries: those of businesses and products, of usual lists, and of others that one of them has.
    Texts have a column for each of `languages`; `language` is that of texts without one. Fields that no entry has and
    that are not usual have a column only with `every_field`."""
    tables = {(form.of, form.path): SheetTable(form) for form in sheet_forms()}
    for entry in entries:
        of = PRODUCT if entry.product else BUSINESS
        cells = cells_of(of, entry.data, language)
        names: Cells = {BUSINESS: entry.business, **({PRODUCT: entry.product} if entry.product else {})}
        base = base_text(as_exported(of, entry.data, language))
        tables[of, ()].rows.append({**names, **cells.own, BASE: base})
        for path, rows in cells.lists.items():
            tables[of, path].rows += [{**names, **row} for row in rows]
    for table in tables.values():
        table.columns = list(_columns(table, languages, every_field=every_field))
    return [
        table
        for table in tables.values()
        if table.rows or every_field or not table.form.path or table.form.name in USUAL_LISTS
    ]


def _columns(table: SheetTable, languages: Sequence[str], *, every_field: bool) -> Iterator[TableColumn]:
    form = table.form
    yield TableColumn(BUSINESS)
    if form.of == PRODUCT:
        yield TableColumn(PRODUCT)
    if form.keyed:
        yield TableColumn(column_key(form, KEY))
    used = _languages_used(table)
    for column in form.columns:
        if every_field or form.path or column.path in used or ".".join(column.path) in USUAL:
            others = sorted(used.get(column.path, set()).difference(languages, [""]))
            for code in (*languages, *others) if column.text else ("",):
                yield TableColumn(column_key(form, *column.path, *filter(None, (code,))), column, code)
    if not form.path:
        yield TableColumn(BASE)


def _languages_used(table: SheetTable) -> dict[tuple[str, ...], set[str]]:
    """The columns that a row fills in, by their paths, each with the languages of its texts."""
    found: dict[tuple[str, ...], set[str]] = {}
    for key in {key for row in table.rows for key in row}:
        column = find_column(table.form, key)
        if column:
            found.setdefault(column[0].path, set()).add(column[1])
    return found


def base_text(values: Flat) -> str:
    """What an entry said when it was exported: the digest of each value by its path, `price.retail:3fa2b1 …`."""
    return " ".join(f"{'.'.join(path)}:{value_digest(value)}" for path, value in sorted(values.items()))


def value_digest(value: Any) -> str:  # noqa: ANN401 plain data
    return digest_of(json.dumps(value, ensure_ascii=False))[:DIGITS]


def read_base(text: str) -> dict[tuple[str, ...], str]:
    """The digests of `base_text` by path; those that are written otherwise are left out."""
    pairs = (pair.rpartition(":") for pair in text.split())
    return {tuple(path.split(".")): digest for path, _, digest in pairs if path}
