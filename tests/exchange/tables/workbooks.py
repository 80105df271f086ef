"""Workbooks for the tests, written to a file."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from html import escape
from pathlib import Path
from typing import Any

import xlsxwriter

from catalog.exchange.tables.read_tables import read_tables
from catalog.exchange.tables.table import Table, Value

Rows = Sequence[Sequence[Value]]


def one_table(path: Path, sheet: str = "") -> Table:
    """The only table of a file in which nothing is wrong."""
    found = read_tables(path, sheet)
    assert found.problems == ()
    (table,) = found.tables
    return table


def codes(path: Path, sheet: str = "") -> list[str]:
    """What is wrong with a file, by the codes."""
    return [problem.code for problem in read_tables(path, sheet).problems]


def headings(table: Table) -> list[str]:
    return [heading.text for heading in table.headings]


def skipped(table: Table) -> list[tuple[int, str]]:
    return [(one.row, one.why) for one in table.skipped if one.why != "blank"]


def write_xlsx(path: Path, rows: Rows, merges: Sequence[str] = (), name: str = "Daftar") -> Path:
    """A workbook of one sheet; `merges` are cells such as A1:B1, which keep the value of their first."""
    with xlsxwriter.Workbook(str(path)) as book:
        fill(book, book.add_worksheet(name), rows, merges)
    return path


def fill(book: Any, sheet: Any, rows: Rows, merges: Sequence[str] = ()) -> None:  # noqa: ANN401 the library has no types
    day, moment = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format({"num_format": "dd/mm/yyyy hh:mm:ss"})
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if isinstance(value, datetime.datetime):
                sheet.write_datetime(row, column, value, moment)
            elif isinstance(value, datetime.date):
                sheet.write_datetime(row, column, value, day)
            elif isinstance(value, bool):
                sheet.write_boolean(row, column, value)
            elif isinstance(value, Decimal):
                sheet.write_number(row, column, float(value))
            elif value != "":
                sheet.write_string(row, column, value)
    for cells in merges:
        top, left = xlsxwriter.utility.xl_cell_to_rowcol(cells.partition(":")[0])
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else ""
        sheet.merge_range(cells, str(value))


MANIFEST = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {"office": "office", "table": "table", "text": "text", "style": "style"}.items()
)


def ods_cell(value: Value, more: str = "") -> str:
    """A cell as LibreOffice writes it; `more` are attributes."""
    kind, shown = "string", value
    if isinstance(value, bool):
        kind, more = "boolean", f'office:boolean-value="{str(value).lower()}" {more}'
    elif isinstance(value, Decimal):
        kind, more = "float", f'office:value="{value}" {more}'
    elif isinstance(value, datetime.date):
        kind, more = "date", f'office:date-value="{value.isoformat()}" {more}'
    elif value == "":
        return f"<table:table-cell {more}/>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(shown).split("\n"))
    return f'<table:table-cell office:value-type="{kind}" {more}>{lines}</table:table-cell>'


def write_ods(path: Path, sheets: Mapping[str, str], more: Mapping[str, str] | None = None, before: str = "") -> Path:
    """A spreadsheet with these sheets, by their names, each given as the XML inside its table. `more` are members of
    the zip, `before` stands above the root of the content."""
    tables = "".join(f'<table:table table:name="{name}">{rows}</table:table>' for name, rows in sheets.items())
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {NAMES}><office:body>'
        f"<office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", MANIFEST)
        for name, text in {"content.xml": content, **(more or {})}.items():
            packed.writestr(name, text)
    return path


def ods_rows(rows: Rows) -> str:
    return "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)


def change_member(path: Path, member: str, old: bytes, new: bytes) -> Path:
    """Put other bytes into a member of a zip, once."""
    with zipfile.ZipFile(path) as packed:
        members = {info: packed.read(info) for info in packed.infolist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for info, content in members.items():
            assert old in content or info.filename != member
            packed.writestr(info, content.replace(old, new, 1) if info.filename == member else content)
    return path
