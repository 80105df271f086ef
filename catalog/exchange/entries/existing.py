"""The entries that a project has already: their texts and values, found by their slugs or by what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any, Final

from pydantic import BaseModel

from catalog.content.load.files import read_content
from catalog.content.load.yaml_source import Source, source_of
from catalog.core.problems import Problem
from catalog.exchange.columns.words import same_heading
from catalog.exchange.entries.flat import Flat, flat
from catalog.exchange.entries.gather import same_name
from catalog.model.business import Business
from catalog.model.product import Product

BUSINESS: Final = "business"  # the name of the entry of a business in its folder


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it lies there; `problems` where it cannot be read, and then it has no values."""

    file: str  # content/businesses/…
    text: str
    values: Flat
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Existing:
    """The entries of a project, each read when it is asked for. `language` is that of texts written as one string."""

    root: FilePath
    language: str
    _entries: dict[str, Entry | None] = field(default_factory=dict)
    _names: dict[str, str] | None = None
    _products: dict[str, dict[str, str]] = field(default_factory=dict)

    def business(self, slug: str) -> Entry | None:
        return self._entry(f"content/businesses/{slug}/{BUSINESS}.yaml", Business)

    def product(self, business: str, slug: str) -> Entry | None:
        return self._entry(f"content/businesses/{business}/{slug}.yaml", Product)

    def has_folder(self, slug: str) -> bool:
        """Whether a business has this slug, with or without an entry."""
        return (self.root / "content/businesses" / slug).exists()

    def business_called(self, name: str) -> str:
        """The slug of the business of this name, "" where there is none."""
        if self._names is None:
            folders = sorted((self.root / "content/businesses").glob(f"*/{BUSINESS}.yaml"))
            self._names = {}
            for path in folders:
                for called in _names(self.business(path.parent.name)):
                    self._names.setdefault(same_name(called), path.parent.name)
        return self._names.get(same_name(name), "")

    def product_called(self, business: str, name: str, sku: str) -> str:
        """The slug of the product of a business that has this code, or else this name; "" where there is none."""
        if business not in self._products:
            found: dict[str, str] = {}
            self._products[business] = found
            for path in sorted((self.root / "content/businesses" / business).glob("*.yaml")):
                entry = None if path.stem == BUSINESS else self.product(business, path.stem)
                if entry and ("sku",) in entry.values:
                    found.setdefault(f"#{entry.values['sku',]}", path.stem)
                for called in _names(entry):
                    found.setdefault(same_heading(called), path.stem)
        known = self._products[business]
        return (known.get(f"#{sku}", "") if sku else "") or known.get(same_heading(name), "")

    def _entry(self, file: str, model: type[BaseModel]) -> Entry | None:
        if file not in self._entries:
            self._entries[file] = self._read(file, model)
        return self._entries[file]

    def _read(self, file: str, model: type[BaseModel]) -> Entry | None:
        path = self.root / file
        if not path.is_file():
            return None
        content = read_content(path, file)
        if isinstance(content, Problem):
            return Entry(file, "", {}, (content,))
        source = source_of(content, file)
        if not isinstance(source, Source):
            return Entry(file, "", {}, tuple(source))
        data: dict[str, Any] = source.data
        return Entry(file, content.decode("utf-8-sig"), flat(data, model, self.language))


def _names(entry: Entry | None) -> Iterator[str]:
    """What an entry is called in each of its languages."""
    if entry:
        yield from (str(value) for path, value in entry.values.items() if path[0] == "name")
