"""Plain data → the text of an entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalog.entry_text.data_tree import tree_of
from catalog.entry_text.field_order import KINDS
from catalog.entry_text.layout import lines_of
from catalog.entry_text.tree import Collection


def write_entry(kind: str, data: Mapping[str, Any], language: str = "id") -> str:
    """The text of an entry of a `kind` (`business`, `product`, `edition` …; see `field_order.KINDS`): fields in the
    order of the model, languages with `language`, that of the catalogue, first. `data` are maps, lists, texts,
    numbers, days and None; what is read back of the text equals them, every value as the string that was written."""
    root = tree_of(data, KINDS[kind], language)
    if not isinstance(root, Collection):
        raise TypeError("an entry is a map")
    root.brackets = False
    return "\n".join(lines_of(root)) + "\n"
