"""The text of an entry → the same in canonical order and form, with every comment beside what it belongs to."""

from __future__ import annotations

import re
from typing import Final

import yaml

from catalog.content.load.yaml_source import LOADER, Source, parse_source
from catalog.entry_text.commented_out import CommentedOut, commented_out
from catalog.entry_text.field_order import KINDS, KeyOrder, Type, below, key_order
from catalog.entry_text.layout import lines_of
from catalog.entry_text.scalars import MARK
from catalog.entry_text.tree import Collection, Comment, Item, parse

SCHEMA: Final = "# yaml-language-server:"


def format_entry(text: str, kind: str, language: str = "id") -> str:
    """The text of an entry of a `kind` in its canonical order and form, with LF at the end of lines. What is read of it
    stays the same. A text that cannot be read, or that has names for values (& and *), is returned as it is.
    `language` is that of the catalogue."""
    body = text.removeprefix(MARK)
    source = parse_source(body, "")
    if not isinstance(source, Source) or has_aliases(body):
        return text
    root = parse(re.sub("\r\n?|\x85", "\n", body))
    _clear_empty(root)
    head = _head(root)
    _order(root, KINDS[kind], language)
    if root.items:
        root.items[0].above = [*head, *root.items[0].above]
    else:
        root.tail = [*head, *root.tail]
    new = "\n".join(lines_of(root)).rstrip("\n") + "\n"
    again = parse_source(new, "")
    return new if isinstance(again, Source) and again.data == source.data else text


def has_aliases(text: str) -> bool:
    """Whether a text gives names to values, or takes values by names. It must be one that can be read."""
    if "&" not in text and "*" not in text:
        return False
    return any(isinstance(token, yaml.AnchorToken | yaml.AliasToken) for token in yaml.scan(text, Loader=LOADER))


def _head(root: Collection) -> list[Comment]:
    """Take off what stands above the whole entry: the line that names its schema, and what a blank line parts from the
    first field."""
    if not root.items:
        return []
    above = root.items[0].above
    last = max((number for number, line in enumerate(above) if not line.text), default=-1)
    while last + 1 < len(above) and above[last + 1].text.startswith(SCHEMA):
        last += 1
    root.items[0].above = above[last + 1 :]
    return above[: last + 1]


def _clear_empty(collection: Collection) -> None:
    """Move comments inside of empty brackets above what has the brackets."""
    for item in collection.items:
        if isinstance(item.value, Collection):
            if not item.value.items:
                item.above += [line for line in item.value.tail if line.text]
                item.value.tail = []
            _clear_empty(item.value)


def _order(collection: Collection, annotation: Type, language: str) -> None:
    """Put the items of maps in order, those inside of others, too."""
    for number, item in enumerate(collection.items):
        if isinstance(item.value, Collection):
            _order(item.value, below(annotation, number if item.key is None else item.key), language)
    order = key_order(annotation, language) if collection.is_map else None
    if order is not None:
        _sort(collection, annotation, order)


def _sort(collection: Collection, annotation: Type, order: KeyOrder) -> None:
    live = {item.key for item in collection.items}
    found: list[Item | CommentedOut] = []
    for item in collection.items:
        fields, item.above = commented_out(item.above, annotation, live)
        found += [*fields, item]
    fields, collection.tail = commented_out(collection.tail, annotation, live)
    found += fields
    waiting: list[Comment] = []
    collection.items = []
    ranks = order.ranks([one.key or "" for one in found])
    for _, one in sorted(zip(ranks, found, strict=True), key=lambda ranked: ranked[0]):
        if isinstance(one, Item):
            one.above = [*waiting, *one.above]
            collection.items.append(one)
            waiting = []
        else:
            waiting += one.lines
    collection.tail = [*waiting, *collection.tail]
