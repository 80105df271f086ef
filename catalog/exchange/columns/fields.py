"""The fields of entries that a column can be, and the headings by which each is known: `fields.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from catalog.content.load.yaml_source import Source, parse_source
from catalog.exchange.columns.words import words_of

FILE: Final = "fields.yaml"
# A column that is kept as it is; that says nothing of an entry; that is printed below its heading, and one with several
# lines of data, `bahan=ketan,isi=10`, as Magento writes them.
EXTRA, SKIP, ATTRIBUTE, ATTRIBUTES = "extra", "skip", "attribute", "attributes"
ROW: Final = "row"  # what a column is of that says how rows belong together
NUMBER: Final = "#"  # in the name of a field
MOST_NUMBER: Final = 99
TARGET: Final = re.compile(r"(?P<key>[a-z_#0-9.]+)(?:\s+\((?P<note>[^()]+)\))?")


@dataclass(frozen=True, slots=True)
class Field:
    """What a column can be: `business.name`, `product.price.retail`. `reads` names how its cells are read; `many` says
    whether several columns of a table may be it; `headings` has the words of each heading."""

    key: str
    reads: str
    many: bool
    headings: tuple[frozenset[str], ...]
    of: str  # `business`, `product`, `row`, or "" for a column that says nothing of them
    path: tuple[str, ...]  # its place in the entry: `price`, `retail`


@cache
def fields() -> Mapping[str, Field]:
    """Every field by its key, `skip`, `extra` and `attribute` among them."""
    text = files("catalog.exchange.columns").joinpath(FILE).read_text("utf-8")
    source = parse_source(text, FILE)
    assert isinstance(source, Source), source  # comes with the program; a test reads it
    found = {
        key: _field(key, row["reads"], row.get("many") == "yes", tuple(map(words_of, row["headings"])))
        for key, row in source.data.items()
    }
    return {**found, EXTRA: _field(EXTRA, EXTRA, True, ())}


def field_of(target: str) -> tuple[Field, str] | None:
    """The field that a mapping file names, and what it says in brackets, which stands for the brackets of the heading:
    `product.gross_weight (kg)`. None where there is no such field."""
    found = TARGET.fullmatch(target.strip())
    if not found:
        return None
    key, note = found["key"], found["note"] or ""
    if key in fields() and NUMBER not in key:
        return fields()[key], note
    number = re.search(r"[1-9][0-9]?(?=\.|$)", key)
    general = key.replace(number[0], NUMBER, 1) if number else ""
    if number is None or general not in fields() or not 0 < int(number[0]) <= MOST_NUMBER:
        return None
    return replace(fields()[general], key=key, path=tuple(key.split(".")[1:])), note


def _field(key: str, reads: str, many: bool, headings: tuple[frozenset[str], ...]) -> Field:
    of, *path = key.split(".")
    return Field(key, reads, many, headings, of if path else "", tuple(path))
