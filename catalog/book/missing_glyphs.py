"""Characters that no font has → a problem at each entry that has them (stage 7)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Final

from catalog.content.load.yaml_source import Source, Step, dotted, read_source
from catalog.core.problems import Place, Problem, error
from catalog.edition.views import EditionView

CATALOGUE: Final = "content/catalogue.yaml"
SETTINGS: Final = ("content/categories.yaml", "content/regions.yaml", CATALOGUE)


def missing_glyphs(characters: set[str], view: EditionView, root: Path) -> Iterator[Problem]:
    """For each entry that was typed with some of `characters`, and of which they are printed, one problem at the first
    of them; those of no entry at the catalogue. What an entry only borrows, such as the name of a product's maker, is
    reported where it was typed."""
    left = set(characters)
    for file, printed in _texts(view).items():
        wanted = characters & set(printed) if printed else characters
        source = read_source(root / file, file) if wanted and (root / file).is_file() else None
        found = list(_typed(source.data, (), wanted)) if isinstance(source, Source) else []
        if found and isinstance(source, Source):
            here = {character for _, text in found for character in wanted & set(text)}
            left -= here
            path, text = found[0]
            first = next(character for character in text if character in wanted)
            yield _problem(here, _place(source, path, first, root), dotted(path))
    if left:
        yield _problem(left, Place(CATALOGUE), "")


def _problem(characters: set[str], place: Place, field: str) -> Problem:
    named = ", ".join(f"“{character}” (U+{ord(character):04X})" for character in sorted(characters))
    return error("glyph-missing", place, field, characters=named)


def _typed(value: Any, path: tuple[Step, ...], wanted: set[str]) -> Iterator[tuple[tuple[Step, ...], str]]:  # noqa: ANN401 plain data
    """The texts of an entry that have some of the wanted characters, with their paths."""
    if isinstance(value, str) and not wanted.isdisjoint(value):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            if item is not None and not wanted.isdisjoint(key):  # an option, which is its own text
                yield (*path, key), key
            yield from _typed(item, (*path, key), wanted)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _typed(item, (*path, index), wanted)


def _place(source: Source, path: tuple[Step, ...], character: str, root: Path) -> Place:
    """Where `character` stands in the value at `path`; the value where it is written as an escape."""
    place = source.place(path)
    lines = (root / source.file).read_text(encoding="utf-8-sig").split("\n")
    for number, line in enumerate(lines[place.line - 1 :], start=place.line):
        column = line.find(character, place.column - 1 if number == place.line else 0)
        if column >= 0:
            return Place(source.file, number, column + 1)
    return place


def _texts(view: EditionView) -> Mapping[str, str]:
    """What is printed of each entry, in one string, by file; "" of settings, of which all may be."""
    texts = dict.fromkeys((*SETTINGS, f"content/editions/{view.slug}.yaml", _language(view)), "")
    texts |= {product.file: _words(product) for product in view.products}
    texts |= {business.file: _words(business, "products") for business in view.businesses}
    return dict(sorted(texts.items()))


def _language(view: EditionView) -> str:
    return f"content/languages/{view.language}.yaml"


def _words(value: object, *without: str) -> str:
    """Every string in a view, whatever the depth; `without` these fields."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return " ".join(map(_words, value))
    if is_dataclass(value):
        return " ".join(_words(getattr(value, field.name)) for field in fields(value) if field.name not in without)
    return ""
