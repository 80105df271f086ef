"""A workbook for translators that came back → what its rows say.

Its first row, which is hidden, names the columns in a way that is the same in every language; columns may have been
moved, rows sorted, and the file saved as ods or csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from catalog.core.problems import CatalogError, Place, Problem, error, has_errors
from catalog.exchange.tables.bounded_reading import read_bounded
from catalog.exchange.tables.cell_values import number
from catalog.exchange.tables.raw_sheet import RawRow, RawSheet, RawValue
from catalog.exchange.texts.text_row import MARK, ReturnedText, plain_lines

PREFIX: Final = "text."  # of the codes of columns
KEY, MARK_CODE, SOURCE, TRANSLATION, RIGHT, NOTE = (
    f"{PREFIX}{name}" for name in ("key", "mark", "source", "translation", "right", "note")
)
LANGUAGE_OF: Final = re.compile(rf"{re.escape(TRANSLATION)}\.(?P<language>[A-Za-z-]{{2,20}})")
CODES_WITHIN: Final = 10  # rows from the top


def read_workbook_texts(path: Path) -> tuple[list[ReturnedText], list[Problem]]:
    """The rows of every sheet that has the columns of an export, and what is to be said of the file. CatalogError where
    it cannot be read, or has no such sheet."""
    found = read_bounded(path, "")
    if has_errors(found.problems):
        raise CatalogError(found.problems)
    rows: list[ReturnedText] = []
    known = [(sheet, columns) for sheet in found.sheets if (columns := _columns(sheet))]
    for sheet, columns in known:
        place = path.name if len(found.sheets) == 1 else f"{path.name} ({sheet.name})"
        rows += _rows(sheet, *columns, place)
    if not known:
        raise CatalogError([error("texts-none", Place(path.name))])
    return rows, list(found.problems)


def _columns(sheet: RawSheet) -> tuple[int, dict[str, int], str] | None:
    """The row of the codes, the column of each, and the language of the translations."""
    for codes_row, row in enumerate(sheet.rows[:CODES_WITHIN]):
        columns = {cell: place for place, cell in enumerate(row) if isinstance(cell, str) and cell.startswith(PREFIX)}
        language = next((found for code in columns if (found := LANGUAGE_OF.fullmatch(code))), None)
        if KEY in columns and language:
            return codes_row, {**columns, TRANSLATION: columns[language[0]]}, language["language"]
    return None


def _rows(
    sheet: RawSheet, codes_row: int, columns: dict[str, int], language: str, place: str
) -> Iterator[ReturnedText]:
    for row_number, row in enumerate(sheet.rows, start=1):
        key = _cell(row, columns, KEY)
        if row_number <= codes_row + 1 or "#" not in key:  # the headings below the codes have no key
            continue
        translation, mark = _cell(row, columns, TRANSLATION), _cell(row, columns, MARK_CODE)
        yield ReturnedText(
            place=f"{place}:{row_number}",
            language=language,
            key=key,
            source=_cell(row, columns, SOURCE),
            translation=translation,
            mark=mark if re.fullmatch(MARK, mark) else "",
            confirmed=bool(_cell(row, columns, RIGHT)),
            note=_cell(row, columns, NOTE),
        )


def _cell(row: RawRow, columns: dict[str, int], code: str) -> str:
    place = columns.get(code)
    return _text(row[place]) if place is not None and place < len(row) else ""


def _text(value: RawValue) -> str:
    """A cell as text: all letters of it stay, unlike in cells that are data."""
    if isinstance(value, str):
        return plain_lines(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(number(value))
    return str(value)


def column_codes(language: str, columns: Sequence[str]) -> list[str]:
    """The codes of columns by their names, that of the translation with its language."""
    return [f"{PREFIX}{name}" + (f".{language}" if f"{PREFIX}{name}" == TRANSLATION else "") for name in columns]
