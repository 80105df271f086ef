"""Plain data → the tree of an entry, in the form that new entries have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalog.entry_text.field_order import Type, below, holds_text, is_model, key_order
from catalog.entry_text.scalars import NoText, typed
from catalog.entry_text.tree import Collection, Item, Scalar


def tree_of(data: Any, annotation: Type, language: str) -> Scalar | Collection:  # noqa: ANN401 plain data
    """The tree of maps, lists and values. Fields and languages are in their order, other keys as they are in `data`."""
    if isinstance(data, Mapping):
        order = key_order(annotation, language)
        keys = [str(key) for key in data]
        if order:
            keys = [key for _, key in sorted(zip(order.ranks(keys), keys, strict=True), key=lambda ranked: ranked[0])]
        items = [Item(key, tree_of(data[key], below(annotation, key), language)) for key in keys]
        return _collection(items, is_map=True, fields=is_model(annotation))
    if isinstance(data, list | tuple):
        listed = [tree_of(value, below(annotation, number), language) for number, value in enumerate(data)]
        return _collection([Item(None, value) for value in listed], is_map=False, fields=False)
    value = typed(data)
    return Scalar(value, text=not isinstance(value, NoText) and holds_text(annotation))


def _collection(items: list[Item], *, is_map: bool, fields: bool) -> Collection:
    """Brackets stand around values alone, where they are no fields of an entry; whether they fit is seen later."""
    scalars = all(isinstance(item.value, Scalar) for item in items)
    return Collection(items, is_map, brackets=not items or (scalars and not fields))
