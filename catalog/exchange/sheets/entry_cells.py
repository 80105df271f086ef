"""The data of an entry ↔ the cells of its rows: one in the sheet of its kind, one for each item of its lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from catalog.exchange.entries.flat import Flat, flat
from catalog.exchange.sheets.cell_text import cell_data, cell_text
from catalog.exchange.sheets.sheet_forms import KEY, KINDS, SEVERAL, Column, SheetForm, sheet_forms

BREAK: Final = re.compile("\r\n?")
Cells = dict[str, str]  # the text of each cell that is not empty, by the key of its column


@dataclass(slots=True)
class EntryCells:
    """An entry as cells: those of its own row, and the rows of its lists by the path of the list."""

    own: Cells = field(default_factory=dict)
    lists: dict[tuple[str, ...], list[Cells]] = field(default_factory=dict)


def cells_of(of: str, data: Mapping[str, Any], language: str) -> EntryCells:
    """The cells of an entry's data, as it stands in its file; a text without a language is in `language`. What the
    model has no field for is in none."""
    found = EntryCells()
    for form in (form for form in sheet_forms() if form.of == of):
        if not form.path:
            found.own = _cells(form, data, language)
            continue
        items = _at(data, form.path)
        if form.keyed and isinstance(items, Mapping):
            rows = [{column_key(form, KEY): key, **_cells(form, item, language)} for key, item in items.items()]
        else:
            rows = [_cells(form, item, language) for item in items or ()] if isinstance(items, list) else []
        if rows:
            found.lists[form.path] = rows
    return found


def data_of(of: str, cells: EntryCells) -> dict[str, Any]:
    """The data that has these cells; texts by language. ValueError, with the key of the column, for a cell with JSON
    that is none."""
    data: dict[str, Any] = {}
    for form in (form for form in sheet_forms() if form.of == of):
        if not form.path:
            _put_all(data, form, cells.own)
        elif form.path in cells.lists:
            _put(data, form.path, _items(form, cells.lists[form.path]))
    return data


def as_exported(of: str, data: Mapping[str, Any], language: str) -> Flat:
    """The values of an entry as they come back from its cells: by them it is seen which cells were changed."""
    return flat(data_of(of, cells_of(of, data, language)), KINDS[of], language)


def column_key(form: SheetForm, *steps: str) -> str:
    """The key of a column, as headings have it: `name.id`, `licences.number`, `prices.#`."""
    return ".".join((*form.path, *steps))


def find_column(form: SheetForm, key: str) -> tuple[Column, str] | None:
    """The column of this key and its language, "" where it is no text; None where the sheet has none such."""
    steps = tuple(key.split("."))
    if steps[: len(form.path)] != form.path:
        return None
    steps = steps[len(form.path) :]
    for column in form.columns:
        if not column.text and column.path == steps:
            return column, ""
        if column.text and column.path == steps[:-1]:
            return column, steps[-1]
    return None


def as_cell(text: str) -> str:
    """A text as it comes back from a cell: its lines end in one way, and nothing blank is around it."""
    return BREAK.sub("\n", text).strip()


def _items(form: SheetForm, rows: Sequence[Cells]) -> Any:  # noqa: ANN401 plain data
    found = []
    for row in rows:
        item: dict[str, Any] = {}
        _put_all(item, form, row)
        found.append(item)
    if not form.keyed:
        return found
    keys = [row.get(column_key(form, KEY), "") for row in rows]
    return dict(zip(keys, found, strict=True))


def _cells(form: SheetForm, data: Any, language: str) -> Cells:  # noqa: ANN401 plain data
    if not isinstance(data, Mapping):
        return {}
    return {key: text for key, text in _texts(form, data, language) if text}


def _texts(form: SheetForm, data: Mapping[str, Any], language: str) -> Iterator[tuple[str, str]]:
    for column in form.columns:
        value = _at(data, column.path)
        if column.text:
            texts = value if isinstance(value, Mapping) else {language: value}
            for code, text in texts.items():
                if isinstance(text, str):
                    yield column_key(form, *column.path, str(code)), as_cell(text)
        elif column.form == SEVERAL and value is not None:
            yield column_key(form, *column.path), as_cell(cell_text(value))
        elif isinstance(value, str):
            yield column_key(form, *column.path), as_cell(value)


def _put_all(data: dict[str, Any], form: SheetForm, cells: Cells) -> None:
    for key, text in cells.items():
        found = find_column(form, key)
        if found:
            column, language = found
            try:
                value = cell_data(text) if column.form == SEVERAL else text
            except ValueError:
                raise ValueError(key) from None
            _put(data, (*column.path, *filter(None, (language,))), value)


def _at(data: Mapping[str, Any], path: Sequence[str]) -> Any:  # noqa: ANN401 plain data
    here: Any = data
    for step in path:
        here = here.get(step) if isinstance(here, Mapping) else None
    return here


def _put(data: dict[str, Any], path: Sequence[str], value: Any) -> None:  # noqa: ANN401 plain data
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value
