"""The headings of our own sheets: what a column is called, and its key, `Harga eceran [price.retail]`."""

from __future__ import annotations

import re
from typing import Final

from catalog.exchange.sheets.sheet_forms import KEY, SheetForm
from catalog.exchange.sheets.sheet_tables import TableColumn
from catalog.i18n.translator import Translator

KEY_AT_END: Final = re.compile(r"\[([^\[\]]+)\]\s*$")
LANGUAGE: Final = " ({})"


def heading(column: TableColumn, translator: Translator) -> str:
    """The heading of a column in the language of the translator."""
    return f"{_label(column, translator)} [{column.key}]"


def heading_key(text: str) -> str:
    """The key that a heading ends in; "" where it has none."""
    found = KEY_AT_END.search(text)
    return found[1].strip() if found else ""


def sheet_name(form: SheetForm, translator: Translator) -> str:
    """What a sheet is called: 31 characters at most, as Excel has them."""
    name = form.name.replace(".", "-")
    return translator.say(f"sheet.name.{name}")


def plain_key(column: TableColumn) -> str:
    """The key of a column as the codes of messages have it."""
    return column.key.replace(KEY, "key").replace(".", "-")


def _label(column: TableColumn, translator: Translator) -> str:
    if column.column is None:
        return translator.say(f"sheet.column.{plain_key(column)}")
    of = column.column
    label = translator.say(f"sheet.field.{of.model.__name__}.{of.field}")
    if of.model.__name__ == "Photo" and len(of.path) > 1:
        photo = "-".join(of.path[:-1])
        label = f"{translator.say(f'sheet.column.{photo}')}: {label.lower()}"
    return label + (LANGUAGE.format(column.language) if column.language else "")
