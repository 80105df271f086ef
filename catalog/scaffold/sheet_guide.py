"""What the columns of our own sheets are for, in the language of the person who fills them in, each with an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import yaml

from catalog.exchange.sheets.entry_cells import cells_of
from catalog.exchange.sheets.headings import heading, plain_key, sheet_name
from catalog.exchange.sheets.read_sheets import GUIDE
from catalog.exchange.sheets.sheet_forms import BUSINESS, PRODUCT
from catalog.exchange.sheets.sheet_tables import SheetTable, TableColumn
from catalog.i18n.translator import Translator
from catalog.scaffold.field_docs import EXAMPLES, example, explanation


def column_explanation(column: TableColumn, translator: Translator) -> str:
    """What to write into a column."""
    if column.column is None:
        return translator.say(f"sheet.about.{plain_key(column)}")
    return explanation(column.column.model, column.column.field, translator.language)


def guide_rows(tables: Sequence[SheetTable], translator: Translator) -> Iterator[list[str]]:
    """The headings, then for each column its sheet, its heading, what to write into it, and an example."""
    first, *heads = (translator.say(f"sheet.guide.{place}") for place in ("sheet", "column", "about", "example"))
    yield [f"{first} [{GUIDE}]", *heads]
    for table in tables:
        examples = _examples(table.form.of)
        for column in table.columns:
            about = column_explanation(column, translator)
            if about:
                names = {BUSINESS: "Dapur Ibu Ani", PRODUCT: "Krupuk Ikan"}
                shown = names.get(column.key) or examples.get(column.key, "")
                yield [sheet_name(table.form, translator), heading(column, translator), about, shown]


@cache
def _examples(of: str) -> Mapping[str, str]:
    """An example of each column that the examples of entries have."""
    found: dict[str, str] = {}
    for name in EXAMPLES[of]:
        cells = cells_of(of, yaml.load(example(name), Loader=yaml.BaseLoader), "id")
        rows = [cells.own, *(row for rows in cells.lists.values() for row in rows)]
        for key, text in (cell for row in rows for cell in row.items()):
            found.setdefault(key, text)
    return found
