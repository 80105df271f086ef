"""A cell that somebody has typed into one of our own sheets → the text that an entry has: `Rp 12.500,-` is 12500.

What an entry can hold as it stands is left alone; anything else is read as a column of a stranger's sheet would be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from catalog.content.load.model_errors import data_faults
from catalog.exchange.columns.fields import Field, fields
from catalog.exchange.entries.cell_readers import READERS, Around, Known
from catalog.exchange.sheets.entry_cells import Cells, column_key, find_column
from catalog.exchange.sheets.sheet_forms import DAY, NUMBER, SEVERAL, YES_NO, Column, SheetForm
from catalog.exchange.values.money import Money
from catalog.exchange.values.reading import Reading

PRICES: Final = frozenset({"price", "retail", "regular"})  # fields that are amounts of money
BY_FORM: Final = {NUMBER: "count", DAY: "day"}  # how cells of lists are read
CHECKED: Final = frozenset({"category", "kecamatan", "weight", "size", "unit", "country", "currency", "incoterm"})


def read_typed(form: SheetForm, cells: Cells, before: Cells, known: Known) -> Iterator[tuple[str, str, Reading]]:
    """The cells of a row that are not as an entry has them, though they can be read so: the key, the text that it has
    then, and the reading with its doubts. `before` are the cells that the entry has now."""
    for key, text in cells.items():
        found = find_column(form, key)
        if found is None or before.get(key) == text or found[0].form == SEVERAL or found[0].text:
            continue
        column = found[0]
        reads = _reads(form, column)
        if not reads or _stands(column, text, reads, known):
            continue
        field = fields().get(column_key_of(form, column)) or _plain_field(form, column, reads)
        reading = READERS[reads](text, field, Around(), known)
        if reading.value is not None:
            yield key, _text(reading.value), reading


def column_key_of(form: SheetForm, column: Column) -> str:
    """The key of a column among those of strangers' sheets: `product.price.retail`."""
    return f"{form.of}.{column_key(form, *column.path)}"


def _reads(form: SheetForm, column: Column) -> str:
    """How the cells of a column are read; "" where only as they stand."""
    field = fields().get(column_key_of(form, column))
    if field and (field.reads in CHECKED or column.form in (NUMBER, DAY) or column.choices == YES_NO):
        return field.reads
    if column.form == NUMBER and column.path[-1] in PRICES:
        return "money"
    return "yes" if column.choices == YES_NO else BY_FORM.get(column.form, "")


def _stands(column: Column, text: str, reads: str, known: Known) -> bool:
    """Whether an entry can have a cell as it stands."""
    places = {"category": known.categories, "kecamatan": known.kecamatan}.get(reads)
    if places is not None:
        return text in places
    name = column.path[-1]
    return all(place[:1] != (name,) for place, _ in data_faults({name: text}, column.model, ""))


def _plain_field(form: SheetForm, column: Column, reads: str) -> Field:
    return Field(column_key_of(form, column), reads, many=False, headings=(), of=form.of, path=column.path)


def _text(value: Any) -> str:  # noqa: ANN401 whatever a reading has
    if isinstance(value, Money):
        return value.amount
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
