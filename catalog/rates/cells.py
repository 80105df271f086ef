"""A table as it was saved, csv or xlsx → its cells, row by row."""

from __future__ import annotations

import csv
import datetime
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any, Final

from catalog.core.problems import CatalogError, Place, error

DELIMITERS: Final = (",", ";", "\t", "|")
MOST_ROWS, MOST_COLUMNS, MOST_BYTES = 20_000, 300, 50_000_000  # of a sheet, unpacked: years of days, all currencies
CELL: Final = re.compile(rb'<(?:\w+:)?c[^>]*?\br="([A-Za-z]{1,4})([0-9]{1,9})"')
SHEETS: Final = "xl/worksheets/"

Cell = str | Decimal | datetime.date


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number from 1, as a spreadsheet and an editor count it; what is empty is ""."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a table, and what it is called in its file: the name of the sheet, "" where it has none."""

    rows: tuple[Row, ...]
    title: str = ""


def csv_sheets(content: bytes) -> Iterator[Sheet]:
    """The table once for each way to part its cells, the most usual first: which one is right shows in its headings."""
    text = _text(content)
    for delimiter in DELIMITERS:
        if delimiter in text:
            reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
            try:
                rows = [Row(reader.line_num, tuple(cell.strip() for cell in row)) for row in reader]
            except csv.Error:  # a quotation mark that is never closed
                continue
            yield Sheet(tuple(rows))


def _text(content: bytes) -> str:
    """What a spreadsheet saved as text: UTF-8 or UTF-16 with a mark, else UTF-8, else the letters of Windows."""
    for encoding in ("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def xlsx_sheets(content: bytes, file: str) -> Iterator[Sheet]:
    """The sheets of a workbook. CatalogError where it is none, or is too large to be a table of rates."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # read for a workbook alone

    try:
        _refuse_large(content, file)
        with CalamineWorkbook.from_filelike(BytesIO(content)) as book:
            for name in book.sheet_names:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                yield Sheet(tuple(Row(number, tuple(map(_cell, row))) for number, row in enumerate(rows, 1)), name)
    except (CalamineError, PasswordError, zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise CatalogError([error("rates-file", Place(file), detail=str(fault).split("\n")[0])]) from None


def _cell(value: Any) -> Cell:  # noqa: ANN401 whatever a spreadsheet holds
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, bool | datetime.time | datetime.timedelta):
        return ""
    if isinstance(value, int | float):
        return Decimal(str(value))  # as it is shown, not the binary fraction that is nearest to it
    return value if isinstance(value, datetime.date) else str(value).strip()


def _refuse_large(content: bytes, file: str) -> None:
    """Refuse a workbook that would fill the memory: by what it unpacks to, or by one cell that stands far out."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        if sum(member.file_size for member in packed.infolist()) > MOST_BYTES:
            raise CatalogError([error("rates-file-large", Place(file), most=f"{MOST_BYTES // 1_000_000} MB")])
        for member in packed.infolist():
            if member.filename.startswith(SHEETS) and member.filename.endswith(".xml"):
                for column, row in CELL.findall(packed.read(member)):
                    if int(row) > MOST_ROWS or _column(column) > MOST_COLUMNS:
                        place = f"{column.decode()}{int(row)}"
                        raise CatalogError([error("rates-file-large", Place(file), most=place)])


def _column(letters: bytes) -> int:
    """The number of a column from 1: A 1, AA 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
