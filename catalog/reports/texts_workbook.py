"""Texts to be translated → a workbook: one row a text with its photo, white cells for what is to be typed.

Excel breaks nothing in it: all cells are text, what begins with = + - or @ is no formula, and the sheet is protected
(without a password) where nothing is to be typed.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

from catalog.exchange.sheets.new_workbook import new_workbook
from catalog.exchange.texts.text_row import STALE, TextExport, TextRow
from catalog.exchange.texts.workbook_file import column_codes
from catalog.fonts.scripts import letter_count
from catalog.i18n.translator import Translator

# Names of the columns and their widths in characters; those without a width are hidden.
WIDTHS: Final = {
    "picture": 13,
    "of": 24,
    "meaning": 28,
    "source": 45,
    "english": 38,
    "translation": 45,
    "state": 12,
    "most": 10,
    "right": 12,
    "note": 28,
    "photo": 18,
    "key": 24,
    "mark": 0,
}
TYPED: Final = ("translation", "right", "note")  # what is white
READ: Final = ("of", "meaning", "source", "english", "translation", "state")  # what has to be seen whole
LINE, PICTURE_HEIGHT, TALLEST = 15, 68, 405  # pt
SHRUNK: Final = 0.34  # of a small picture, so that it stands in its row
MOST_LETTERS: Final = 32_767  # of a cell, as Excel has it
MADE_AT: Final = datetime.time()


def too_long_for_cell(row: TextRow) -> bool:
    """Whether a text of a row cannot stand in a cell."""
    return max(map(len, (row.source, row.english, row.translation))) > MOST_LETTERS


def texts_workbook(
    export: TextExport, title: str, pictures: Mapping[str, bytes], translator: Translator, day: datetime.date
) -> bytes:
    """The workbook of an export, called `title`, of `day`. `pictures` are small JPEGs by the photos of the rows. Rows
    that are `too_long_for_cell` are none of its business."""
    columns = _columns(export.rows)
    with new_workbook(title, datetime.datetime.combine(day, MADE_AT)) as (book, stream):
        sheet = book.add_worksheet(translator.say("texts.sheet", language=export.language))
        formats = _formats(book)
        _write_head(sheet, export.language, columns, formats, translator)
        for number, row in enumerate(export.rows, start=2):
            _write_row(sheet, number, row, columns, formats, translator)
            if pictures.get(row.photo):
                _insert_picture(sheet, number, columns.index("picture"), row, pictures[row.photo])
        last = len(export.rows) + 1
        sheet.freeze_panes(2, 0)
        sheet.autofilter(1, 0, last, len(columns) - 1)
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)
    return stream.getvalue()


def _columns(rows: Sequence[TextRow]) -> list[str]:
    """The names of the columns; without those that no row needs."""
    needed = {
        "picture": any(row.photo for row in rows),
        "photo": any(row.photo for row in rows),
        "english": any(row.english for row in rows),
        "most": any(row.most for row in rows),
        "right": any(row.state == STALE for row in rows),
    }
    return [name for name in WIDTHS if needed.get(name, True)]


def _formats(book: Any) -> dict[str, Any]:  # noqa: ANN401 the library has no types
    # 49 is text: what is typed, 1/2 or 0812, stays as it is.
    cell = {"text_wrap": True, "valign": "top", "num_format": 49, "border": 1, "border_color": "#c8c8c8"}
    return {
        "head": book.add_format({**cell, "bold": True, "bg_color": "#d9d9d9"}),
        "grey": book.add_format({**cell, "bg_color": "#f2f2f2"}),
        "white": book.add_format({**cell, "locked": False}),
        "stale": book.add_format({**cell, "bg_color": "#fff4d6", "locked": False}),
    }


def _write_head(
    sheet: Any,  # noqa: ANN401
    language: str,
    columns: Sequence[str],
    formats: Mapping[str, Any],
    translator: Translator,
) -> None:
    """The codes by which the columns are found again, hidden, and the headings."""
    for place, (name, code) in enumerate(zip(columns, column_codes(language, columns), strict=True)):
        sheet.set_column(place, place, WIDTHS[name] or 10, None, {} if WIDTHS[name] else {"hidden": True})
        sheet.write_string(0, place, code, formats["grey"])
        sheet.write_string(1, place, translator.say(f"texts.column.{name}", language=language), formats["head"])
    sheet.set_row(0, None, None, {"hidden": True})
    sheet.set_row(1, 2 * LINE + 2)


def _write_row(
    sheet: Any,  # noqa: ANN401
    number: int,
    row: TextRow,
    columns: Sequence[str],
    formats: Mapping[str, Any],
    translator: Translator,
) -> None:
    """The cells of a row, which is as high as its texts and its picture need."""
    values = _values(row, translator)
    for place, name in enumerate(columns):
        look = "white" if name in TYPED else "grey"
        if name == "translation" and row.translation and row.state == STALE:
            look = "stale"
        text = values.get(name, "")
        write = sheet.write_string if text else sheet.write_blank
        write(number, place, text, formats[look])
    lines = max(_lines(text, WIDTHS[name]) for name, text in values.items() if name in READ)
    least = PICTURE_HEIGHT if row.photo else LINE
    sheet.set_row(number, min(max(lines * LINE, least), TALLEST))


def _values(row: TextRow, translator: Translator) -> dict[str, str]:
    """What stands in the cells of a row, by the names of the columns."""
    stale = row.english and row.english_stale
    return {
        "of": row.of,
        "meaning": f"{row.field}: {row.meaning}" if row.meaning else row.field,
        "source": row.source,
        "english": translator.say("texts.english.stale", text=row.english) if stale else row.english,
        "translation": row.translation,
        "state": translator.say(f"texts.state.{row.state}"),
        "most": str(row.most or ""),
        "photo": row.photo,
        "key": row.key,
        "mark": row.mark,
    }


def _lines(text: str, width: int) -> int:
    """About how many lines a text has in a column."""
    return sum(1 + letter_count(line) // max(width - 2, 1) for line in text.split("\n"))


def _insert_picture(sheet: Any, row: int, column: int, of: TextRow, content: bytes) -> None:  # noqa: ANN401
    place = {"x_scale": SHRUNK, "y_scale": SHRUNK, "x_offset": 3, "y_offset": 3, "object_position": 1}
    sheet.insert_image(row, column, of.photo, {**place, "image_data": BytesIO(content), "description": of.photo})
