"""Tables of entries → csv files, one for each sheet; no cell is a formula to a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final

from catalog.exchange.sheets.headings import heading
from catalog.exchange.sheets.sheet_forms import NUMBER
from catalog.exchange.sheets.sheet_tables import SheetTable, TableColumn
from catalog.exchange.tables.formulas import FORMULA_STARTS, TEXT_SIGN
from catalog.i18n.translator import Translator

GUARDED: Final = (*FORMULA_STARTS, TEXT_SIGN)  # a text that has the sign already gets a second one


def csv_files(tables: Sequence[SheetTable], translator: Translator) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file: UTF-8 with a mark, by which Excel knows it, lines as RFC 4180 has them."""
    for table in tables:
        stream = StringIO()
        writer = csv.writer(stream)
        writer.writerow([heading(column, translator) for column in table.columns])
        for row in table.rows:
            writer.writerow([_written(row.get(column.key, ""), column) for column in table.columns])
        yield f"{table.form.name}.csv", stream.getvalue().encode("utf-8-sig")


def unprotected(text: str) -> str:
    """A cell of such a file as it was before it was made safe."""
    return text[1:] if text[:1] == TEXT_SIGN and text[1:2] in GUARDED else text


def _written(text: str, column: TableColumn) -> str:
    number = column.column is not None and column.column.form == NUMBER and text[1:].replace(".", "", 1).isdecimal()
    return TEXT_SIGN + text if text.startswith(GUARDED) and not number else text
