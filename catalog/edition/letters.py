"""What is printed → the letters in it by language, by which its fonts are chosen (stage 3)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Final

from catalog.edition.formatting import Formatter
from catalog.edition.view_languages import languages_of_edition
from catalog.edition.views import EditionView
from catalog.fonts.scripts import ANY, script_runs

ASCII: Final = "\x7f"  # its last letter
KNOWN: Final[dict[type, tuple[str, ...]]] = {}  # the names of the fields of a kind of value


def letters_of(view: EditionView, formatter: Formatter) -> dict[str, set[str]]:
    """Every letter but those of ASCII, each once, of all texts of `view` and of all that its language says: of runs in
    other scripts under their languages, of all else under that of the view."""
    found: dict[str, set[str]] = defaultdict(set)
    found[view.language] = {letter for letter in formatter.language.model_dump_json() if letter > ASCII}
    noted = languages_of_edition(view)
    for text in _texts(view):
        own = noted.get(text, view.language)
        if ANY.search(text):
            for run in script_runs(text, own):
                found[run.language or own].update(run.text)
        else:
            found[own].update(text)
    return {language: {letter for letter in letters if letter > ASCII} for language, letters in found.items()}


def _texts(view: EditionView) -> Iterator[str]:
    """Every string in a view that is not ASCII, whatever the depth."""
    rest: list[object] = [view]
    while rest:
        value = rest.pop()
        if isinstance(value, str):
            if not value.isascii():
                yield value
        elif isinstance(value, tuple | list | frozenset):
            rest.extend(value)
        elif isinstance(value, Mapping):
            rest.extend(value.keys())
            rest.extend(value.values())
        elif value is not None:
            rest.extend(getattr(value, name) for name in _fields(value))


def _fields(value: object) -> tuple[str, ...]:
    """The names of the fields of a value; () of what has none."""
    kind = type(value)
    if kind not in KNOWN:
        KNOWN[kind] = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    return KNOWN[kind]
