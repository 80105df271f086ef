"""Model → the field reference in Markdown: content/FIELDS.md and content/KOLOM.md (`make fields`).

Outside the nine stages: nothing of a catalogue depends on it, but `catalog init` puts it into new projects.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from catalog.model import measures, values
from catalog.model.printed_places import PLACES
from catalog.model.settings import LanguageCode, ProjectLanguage
from catalog.model.unprinted import OTHER_USES, USES
from catalog.scaffold.field_docs import (
    EXAMPLES,
    MODELS,
    choices,
    example,
    explanation,
    is_map,
    key_of,
    models_below,
    words,
)

REFERENCES: Final = {"en": "FIELDS.md", "id": "KOLOM.md"}

# Kinds of value by the types that hold them; the words for each stand in fields/words.<language>.yaml.
KINDS: Final[tuple[tuple[Any, str], ...]] = (
    (values.Text, "text-by-language"),
    (values.Slug, "slug"),
    (values.CategorySlug, "slug"),
    (values.ParentSlug, "slug"),
    (values.RegionSlug, "slug"),
    (values.BusinessSlug, "slug"),
    (values.Amount, "amount"),
    (values.Percent, "percent"),
    (values.Count, "count"),
    (values.Fraction, "fraction"),
    (values.Country, "country"),
    (values.Currency, "currency"),
    (values.Colour, "colour"),
    (measures.Weight, "weight"),
    (measures.Size, "size"),
    (LanguageCode, "language"),
    (ProjectLanguage, "language"),
    (date, "date"),
    (bool, "yes-no"),
    (int, "whole"),
    (float, "number"),
    (Decimal, "number"),
    (str, "text"),
)


def reference(language: str) -> str:
    """The whole reference in `language` (`id`, `en`)."""
    return "\n".join(_Reference(language).lines()) + "\n"


def write_references(folder: Path) -> None:
    """Write the reference in every language into `folder`, a project's `content/`."""
    for language, name in REFERENCES.items():
        (folder / name).write_text(reference(language), encoding="utf-8", newline="\n")


class _Reference:
    """One language's reference. A model that several kinds of file use is described where it is met first."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._words = words(language)
        self._described: set[type[BaseModel]] = set()

    def lines(self) -> Iterator[str]:
        yield f"# {self._words['title']}"
        yield ""
        yield self._words["intro"]
        for kind in MODELS:
            title = self._words["files"][kind]["title"]
            yield f"- [{title}](#{anchor(title)}): `{self._words['files'][kind]['path']}`"
        for kind, model in MODELS.items():
            yield from self._file(kind, model)

    def _file(self, kind: str, model: type[BaseModel]) -> Iterator[str]:
        about = self._words["files"][kind]
        yield from ("", f"## {about['title']}", "", f"`{about['path']}`", "", about["about"])
        yield from self._tables(model)
        for inner in models_below(model):
            if inner not in self._described:
                self._described.add(inner)
                heading = self._words["models"][inner.__name__]
                yield from ("", f"### {heading['title']}")
                if "about" in heading:
                    yield from ("", heading["about"])
                yield from self._tables(inner)
        for name, file in EXAMPLES[kind].items():
            yield from ("", self._words["example"].format(file=file), "", "```yaml", example(name).rstrip(), "```")

    def _tables(self, model: type[BaseModel]) -> Iterator[str]:
        """The fields of a model: one table, or one for each group of them."""
        groups = self._words["groups"].get(model.__name__, {})
        hints = get_type_hints(model, include_extras=True)
        for index, (name, field) in enumerate(model.model_fields.items()):
            if name in groups:
                yield from ("", f"**{groups[name]}**")
            if name in groups or index == 0:
                yield from ("", _row(self._words["header"]), _row(["---"] * 4))
            needed = self._words["needed"] if field.is_required() else ""
            kind = self._kind(hints[name], field.metadata)
            text = literal(explanation(model, name, self._language)) + self._default(field) + self._use(model, name)
            yield _row([f"`{key_of(model, name)}`", kind, needed, text])

    def _kind(self, annotation: Any, constraints: list[Any]) -> str:  # noqa: ANN401 any annotation
        """What goes into a field, in words."""
        kinds = self._words["kinds"]
        named = next((key for kind, key in KINDS if annotation == kind), None)
        if named:
            return _bounded(kinds[named], constraints if named in ("whole", "number") else [], kinds)
        if get_origin(annotation) is Annotated:
            inner, *extras = get_args(annotation)
            limits = [limit for extra in extras if isinstance(extra, FieldInfo) for limit in extra.metadata]
            return self._kind(inner, limits)
        if get_origin(annotation) in (Union, UnionType):
            return self._kind(next(part for part in get_args(annotation) if part is not NoneType), constraints)
        if listed := choices(annotation):
            text: str = kinds["choice"].format(choices=", ".join(f"`{choice}`" for choice in listed))
            return text
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            title = self._words["models"][annotation.__name__]["title"]
            linked: str = kinds["model"].format(title=title, anchor=anchor(title))
            return linked
        return self._several(annotation, kinds)

    def _several(self, annotation: Any, kinds: Mapping[str, str]) -> str:  # noqa: ANN401 any annotation
        parts = get_args(annotation)
        if is_map(annotation):
            return kinds["map"].format(kind=self._kind(parts[1], []))
        if get_origin(annotation) is tuple and parts[-1] is Ellipsis:
            return kinds["list"].format(kind=self._kind(parts[0], []))
        if get_origin(annotation) is tuple:
            return kinds["brackets"].format(kinds=", ".join(self._kind(part, []) for part in parts))
        raise TypeError(f"no words for the kind of value {annotation}")

    def _use(self, model: type[BaseModel], name: str) -> str:
        """Where a field is printed, or what it is for that stands on no page of the book."""
        key = f"{model.__name__}.{name}"
        if places := PLACES.get(key):
            named = ", ".join(self._words["places"][place.value] for place in places)
            return " " + str(self._words["printed"].format(places=named))
        use = (USES | OTHER_USES).get(key)
        return f" {self._words['uses'][use.value]}" if use and use.value in self._words["uses"] else ""

    def _default(self, field: FieldInfo) -> str:
        """What holds when the field is left out, where that is a value of its own."""
        default = field.default
        if field.is_required() or default is None or default in ((), {}) or isinstance(default, BaseModel):
            return ""
        return " " + str(self._words["default"].format(value=_plain(default)))


def _bounded(kind: str, constraints: list[Any], kinds: Mapping[str, str]) -> str:
    least = next((limit.ge for limit in constraints if hasattr(limit, "ge")), None)
    most = next((limit.le for limit in constraints if hasattr(limit, "le")), None)
    if least is not None and most is not None:
        return kinds["between"].format(kind=kind, least=least, most=most)
    return kinds["from"].format(kind=kind, least=least) if least is not None else kind


def _plain(value: object) -> str:
    """A value as it is written in a file."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_plain, value))}]"
    return str(value.value if isinstance(value, Enum) else value)


def literal(text: str) -> str:
    """A text whose signs mean nothing in Markdown."""
    return re.sub(r"([*_<\[\]])", r"\\\1", text)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def anchor(title: str) -> str:
    """The place of a heading as GitHub names it."""
    kept = "".join(letter for letter in title.lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")


if __name__ == "__main__":
    write_references(Path("content"))
