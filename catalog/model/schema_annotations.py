"""How the values of entries look in JSON Schema, by which editors complete and check them.

An editor's YAML reader gives scalars types of their own (`18000` is a number to it), while an entry's fields take what
was typed. Marks that begin with `x-` are filled in by `scaffold.json_schema` for a project and a language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

KIND = "x-kind"  # what is expected, by its key in field_texts/words.<language>.yaml
NAMES = "x-names"  # which names of the project are possible
OPEN = "x-open"  # other names are possible, too
LANGUAGES = "x-languages"  # a map by language


def unsuggested(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema for what is possible, but not worth being suggested: editors look for suggestions through no `not`."""
    return {"not": {"not": schema}}


def blanks_allowed(pattern: str) -> str:
    """The pattern for a value before the blanks around it are taken off: only quoted values have any."""
    begin, end = pattern.startswith("^"), pattern.endswith("$")
    inner = pattern[begin : len(pattern) - end]
    return (r"^\s*" if begin else "") + f"(?:{inner})" + (r"\s*$" if end else "")


def any_case(*words: str) -> str:
    """A pattern for the words in capitals and small letters; JSON Schema has no flag for that."""
    return "|".join("".join(f"[{c.lower()}{c.upper()}]" if c.isalpha() else c for c in word) for word in words)


def text_form(pattern: str = "") -> dict[str, Any]:
    """A text that an editor may take for a number or for true and false."""
    typed = {"type": "string", "minLength": 1} | ({"pattern": blanks_allowed(pattern)} if pattern else {})
    return {"anyOf": [typed, unsuggested({"type": ["number", "boolean"]})]}


@dataclass(frozen=True, slots=True)
class Form:
    """The form of an annotated value. `pattern` is that of the whole string; `text` says that it can only be a
    string to an editor."""

    kind: str
    pattern: re.Pattern[str] | None = None
    text: bool = False

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        found = handler(core)
        if self.text and "anyOf" in found:
            found = dict(found["anyOf"][0])  # without the number and the truth value
        if self.pattern:
            found["pattern"] = blanks_allowed(f"^{self.pattern.pattern}$")
        return found | {KIND: self.kind}


@dataclass(frozen=True, slots=True)
class NameOf:
    """A value that names a `category`, `region`, `business`, `product` or `language` of the project."""

    kind: str
    open: bool = False

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return handler(core) | {NAMES: self.kind} | ({OPEN: True} if self.open else {})


@dataclass(frozen=True, slots=True, eq=False)  # by identity: annotations have to be hashable
class OrForm:
    """A value that may also be written in a shorter way."""

    shorter: dict[str, Any]

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(core), self.shorter]}
