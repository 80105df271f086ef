"""Rows that an import could not use → `rejected.xlsx`: their cells, why, and what to do, ready to be mended and
imported."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Final

from catalog.exchange.entries.row_values import Rejected
from catalog.exchange.sheets.new_workbook import new_workbook
from catalog.i18n.translator import Translator

WIDTH, WIDE = 18, 45  # characters of a column
LONGEST_NAME: Final = 31  # characters of a sheet's name, as Excel has it
FORBIDDEN: Final = str.maketrans("[]:*?/\\", "       ")


def rejected_workbook(rows: Sequence[Rejected], translator: Translator) -> bytes:
    """A workbook with a sheet for each sheet they came from; no text in it is taken for a formula."""
    sheets: dict[str, list[Rejected]] = {}
    for row in rows:
        sheets.setdefault(row.row.place.sheet or row.row.place.file, []).append(row)
    with new_workbook() as (book, stream):
        formats = {
            "bold": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            "plain": book.add_format({"text_wrap": True, "valign": "top"}),
            "told": book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#fff4d6"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        }
        for number, (name, some) in enumerate(sheets.items(), start=1):
            plain = name.translate(FORBIDDEN).strip("' ")[: LONGEST_NAME - 4] or "rows"
            _write(book.add_worksheet(f"{plain} {number}" if len(sheets) > 1 else plain), some, formats, translator)
    return stream.getvalue()


def _write(sheet: Any, rows: Sequence[Rejected], formats: dict[str, Any], translator: Translator) -> None:  # noqa: ANN401
    headings = list(dict.fromkeys(heading for row in rows for heading in row.row.cells))
    told = [translator.say("import.page.why"), translator.say("import.page.remedy")]
    for place, heading in enumerate([*headings, *told]):
        sheet.set_column(place, place, WIDE if place >= len(headings) else WIDTH)
        sheet.write_string(0, place, heading, formats["bold"])
    for number, row in enumerate(rows, start=1):
        for place, heading in enumerate(headings):
            value = row.row.cells.get(heading, "")
            if isinstance(value, bool):
                sheet.write_boolean(number, place, value, formats["plain"])
            elif isinstance(value, Decimal):
                sheet.write_number(number, place, float(value), formats["plain"])
            elif isinstance(value, datetime.date):
                sheet.write_datetime(number, place, value, formats["day"])
            elif value != "":
                sheet.write_string(number, place, value, formats["plain"])
        for place, key in enumerate((row.why, f"{row.why}.remedy"), start=len(headings)):
            sheet.write_string(number, place, translator.say(key), formats["told"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(headings) + 1)
