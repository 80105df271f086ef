"""The fields of entries that a column can be, and the headings by which each is known: `fields.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from catalog.content.load.yaml_source import Source, parse_source
from catalog.exchange.columns.words import words_of

FILE: Final = "fields.yaml"
EXTRA, SKIP = "extra", "skip"  # a column that is kept as it is, one that says nothing of an entry


@dataclass(frozen=True, slots=True)
class Field:
    """What a column can be: `business.name`, `product.price.retail`. `reads` names how its cells are read; `many` says
    whether several columns of a table may be it; `headings` has the words of each heading."""

    key: str
    reads: str
    many: bool
    headings: tuple[frozenset[str], ...]
    of: str  # `business`, `product`, or "" for a column that says nothing of either
    path: tuple[str, ...]  # its place in the entry: `price`, `retail`


@cache
def fields() -> Mapping[str, Field]:
    """Every field by its key, `skip` and `extra` among them."""
    text = files("catalog.exchange.columns").joinpath(FILE).read_text("utf-8")
    source = parse_source(text, FILE)
    assert isinstance(source, Source), source  # comes with the program; a test reads it
    found = {
        key: _field(key, row["reads"], row.get("many") == "yes", tuple(map(words_of, row["headings"])))
        for key, row in source.data.items()
    }
    return {**found, EXTRA: _field(EXTRA, EXTRA, True, ())}


def _field(key: str, reads: str, many: bool, headings: tuple[frozenset[str], ...]) -> Field:
    of, *path = key.split(".")
    return Field(key, reads, many, headings, of if path else "", tuple(path))
