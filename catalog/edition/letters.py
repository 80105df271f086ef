"""What is printed → the letters in it, by which its fonts are chosen (stage 3)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Final

from catalog.edition.formatting import Formatter
from catalog.edition.views import EditionView

ASCII: Final = "\x7f"  # its last letter
KNOWN: dict[type, tuple[str, ...]] = {}  # the names of the fields of a kind of value


def letters_of(view: EditionView, formatter: Formatter) -> frozenset[str]:
    """Every letter but those of ASCII, each once, of all texts of `view` and of all that its language says."""
    found = {letter for letter in formatter.language.model_dump_json() if letter > ASCII}
    rest: list[object] = [view]
    while rest:
        value = rest.pop()
        if isinstance(value, str):
            if not value.isascii():
                found.update(value)
        elif isinstance(value, tuple | list | frozenset):
            rest.extend(value)
        elif isinstance(value, Mapping):
            rest.extend(value.keys())
            rest.extend(value.values())
        elif value is not None:
            rest.extend(getattr(value, name) for name in _fields(value))
    return frozenset(letter for letter in found if letter > ASCII)


def _fields(value: object) -> tuple[str, ...]:
    """The names of the fields of a value; () of what has none."""
    kind = type(value)
    if kind not in KNOWN:
        KNOWN[kind] = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
    return KNOWN[kind]
