"""Tables of entries → a workbook (xlsx): frozen heads, lists of what a cell may say, and no formula."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from catalog.exchange.sheets.headings import heading, sheet_name
from catalog.exchange.sheets.new_workbook import new_workbook
from catalog.exchange.sheets.sheet_forms import BUSINESS, DAY, LISTS, NUMBER, PRODUCT
from catalog.exchange.sheets.sheet_tables import BASE, SheetTable, TableColumn
from catalog.i18n.translator import Translator

CANONICAL: Final = re.compile(
    r"0|-?[1-9][0-9]{0,14}|-?(?:0|[1-9][0-9]{0,8})\.[0-9]{0,5}[1-9]"
)  # numbers, as they come back
FIRST_DAY, LAST_DAY = "1900-03-01", "9999-12-31"  # that Excel counts right
NARROW, WIDE, TEXT_WIDTH = 14, 26, 44  # characters of a column
LONGEST_CELL: Final = 32_767  # characters, as Excel has them
MORE_ROWS: Final = 500  # below the last one, for new entries: they have the lists, too
GUIDE_WIDTHS: Final = (18, 34, 70, 40)  # of the sheet of explanations
LONGEST_MESSAGE: Final = 255  # characters

Explain = Callable[[TableColumn], str]
Library = Any  # xlsxwriter has no types


def workbook(
    tables: Sequence[SheetTable],
    choices: Mapping[str, Sequence[str]],
    explain: Explain,
    translator: Translator,
    guide: Sequence[Sequence[str]] = (),
) -> bytes:
    """The workbook. `choices` are what the cells of a column may say, by its key, beside those that its field has;
    `explain` says what a column is for, "" for nothing; `guide` are the rows of a sheet of explanations in front, its
    headings first. ValueError, with the key of the entry and of the column, for a text that is longer than a cell."""
    with new_workbook() as (book, stream):
        writer = _Writer(book, choices, explain, translator)
        if guide:
            writer.write_guide(guide)
        for table in tables:
            writer.write(table)
        writer.finish()
    return stream.getvalue()


class _Writer:
    def __init__(
        self,
        book: Library,
        choices: Mapping[str, Sequence[str]],
        explain: Explain,
        translator: Translator,
    ) -> None:
        self._book, self._choices, self._explain, self._translator = book, choices, explain, translator
        base = {"valign": "top", "text_wrap": True}
        self._formats = {
            "head": book.add_format({**base, "bold": True, "bg_color": "#efe9dc", "bottom": 1}),
            "name": book.add_format({**base, "font_color": "#6b6558"}),
            "text": book.add_format({**base, "num_format": "@"}),
            "day": book.add_format({**base, "num_format": "yyyy-mm-dd"}),
            "number": book.add_format(base),
        }
        self._lists: dict[tuple[str, ...], int] = {}

    def write(self, table: SheetTable) -> None:
        sheet = self._book.add_worksheet(sheet_name(table.form, self._translator))
        for place, column in enumerate(table.columns):
            self._head(sheet, place, column, len(table.rows))
        for number, row in enumerate(table.rows, start=1):
            for place, column in enumerate(table.columns):
                if text := row.get(column.key):
                    self._cell(sheet, number, place, column, text, row)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 1 if table.form.of == BUSINESS else 2)
        sheet.autofilter(0, 0, max(1, len(table.rows)), len(table.columns) - 1)

    def write_guide(self, rows: Sequence[Sequence[str]]) -> None:
        """The sheet of explanations; an import knows it by the key in its first heading."""
        sheet = self._book.add_worksheet(self._translator.say("sheet.name.guide"))
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                kind = "text" if number else "head"
                sheet.write_string(number, place, text, self._formats[kind])
        for place, width in enumerate(GUIDE_WIDTHS):
            sheet.set_column(place, place, width)
        sheet.freeze_panes(1, 0)

    def _head(self, sheet: Library, place: int, column: TableColumn, rows: int) -> None:
        of = column.column
        width = TEXT_WIDTH if of and of.text else NARROW if of and of.form in (NUMBER, DAY) else WIDE
        form = self._formats["number" if of and of.form == NUMBER else "day" if of and of.form == DAY else "text"]
        hidden = {"hidden": True} if column.key == BASE else {}
        sheet.set_column(place, place, width, form, hidden)
        sheet.write_string(0, place, heading(column, self._translator), self._formats["head"])
        rule: dict[str, Any] = {"validate": "any"}
        allowed = tuple(self._choices.get(column.key, ())) or (of.choices if of else ())
        if allowed:
            first = self._lists.setdefault(allowed, len(self._lists))
            # What is not in the list is refused by no spreadsheet: the import says what is wrong with it.
            rule = {"validate": "list", "source": f"='{LISTS}'!{_rows_of(first, len(allowed))}"}
            rule |= {"error_type": "information"}
        if about := self._explain(column):
            rule |= {"input_message": _shortened(about)}
        if allowed or about:
            sheet.data_validation(0 if about else 1, place, rows + MORE_ROWS, place, rule)

    def _cell(
        self, sheet: Library, number: int, place: int, column: TableColumn, text: str, row: Mapping[str, str]
    ) -> None:
        form = column.column.form if column.column else ""
        if len(text) > LONGEST_CELL:
            raise ValueError("/".join(filter(None, (row[BUSINESS], row.get(PRODUCT, "")))), column.key)
        if form == NUMBER and CANONICAL.fullmatch(text):
            sheet.write_number(number, place, float(text), self._formats["number"])
        elif form == DAY and (day := _day(text)):
            sheet.write_datetime(number, place, day, self._formats["day"])
        else:
            kind = "name" if column.key in (BUSINESS, PRODUCT) else "text"
            sheet.write_string(number, place, text, self._formats[kind])

    def finish(self) -> None:
        """The sheet with the lists, one a column."""
        if self._lists:
            sheet = self._book.add_worksheet(LISTS)
            for allowed, place in self._lists.items():
                sheet.write_column(0, place, allowed)
            sheet.very_hidden()


def _shortened(about: str) -> str:
    """As many sentences as a spreadsheet shows beside a cell."""
    while len(about) > LONGEST_MESSAGE:
        about, point, _ = about.rstrip(".").rpartition(". ")
        about += point.strip()
    return about


def _rows_of(column: int, count: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return str(xl_range_abs(0, column, count - 1, column))


def _day(text: str) -> datetime.date | None:
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text and FIRST_DAY <= text <= LAST_DAY else None
