"""Model + example → a blank entry: every field explained, with an example, commented out unless it is needed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from pydantic import BaseModel

from catalog.content.load.yaml_source import Source, Step, parse_source
from catalog.entry_text.write import write_entry
from catalog.scaffold.field_docs import EXAMPLES, MODELS, choices, example, explanation, is_map, key_of, model_in, words

WIDTH: Final = 110  # columns that fit a small screen's editor


def blank_entry(
    kind: str, file: str, language: str, known: Mapping[str, Sequence[str]], data: Mapping[str, Any] | None = None
) -> str:
    """The text of a new `business` or `product`. `known` are the names that the project has for a field
    (`category`, `kecamatan`); `data` is what the entry holds already, which is live."""
    return "\n".join(_Blank(kind, language, known, data or {}).lines(file)) + "\n"


class _Blank:
    """Explains each field where it is met first."""

    def __init__(self, kind: str, language: str, known: Mapping[str, Sequence[str]], data: Mapping[str, Any]) -> None:
        self._kind = kind
        self._data = data
        self._model = MODELS[kind]
        self._examples = [_Example(name) for name in EXAMPLES[kind]]
        self._language = language
        self._words = words(language)["blank"]
        self._known = known
        self._explained: set[tuple[str, str]] = set()

    def lines(self, file: str) -> Iterator[str]:
        head: str = self._words["head"].format(file=file)
        yield from (f"## {line}" for line in head.splitlines())
        groups = words(self._language)["groups"][self._model.__name__]
        for name, field in self._model.model_fields.items():
            if name in groups:
                yield ""
                yield ""
                yield f"## {f' {groups[name]} '.center(60, '=')}"
            yield ""
            key = key_of(self._model, name)
            shown = next(found for found in self._examples if key in found.source.data)
            if field.is_required():
                yield from self._needed(name, key, shown)
            else:
                yield from self._optional(name, key, shown)

    def _needed(self, name: str, key: str, shown: _Example) -> Iterator[str]:
        yield from self._explanation(self._model, name, 0)
        if key in self._data:
            yield from self._live((key,), self._data[key])
            return
        if key not in self._known:
            value = "\n".join(shown.chunk(key)).partition(": ")[2]
            yield from _comment(self._words["example"].format(value=value), 0)
        yield f"{key}: "  # the space lets a value be typed at once

    def _optional(self, name: str, key: str, shown: _Example) -> Iterator[str]:
        first = shown.line(key)
        above: dict[int, list[str]] = {}
        for number, column, model, field in _fields(shown.source, self._model, (), only=key):
            above.setdefault(number, []).extend(self._explanation(model, field, column))
        value = self._data.get(key)
        in_list = isinstance(value, list) and len(value) == 1 and isinstance(value[0], Mapping)
        filled = value[0] if in_list and isinstance(value, list) else value
        if filled is not None and not isinstance(filled, Mapping):
            yield from above[first]
            yield from self._live((key,), value)
            return
        inside: tuple[Step, ...] = (key, 0) if in_list else (key,)
        example: Any = shown.source.data[key]
        below = {shown.line(*inside, name): name for name in (example[0] if in_list else example)} if filled else {}
        taken = ""  # the field below, on whose lines we are
        for number, line in enumerate(shown.chunk(key), start=first):
            taken = below.get(number, taken)
            yield from above.get(number, ())
            if filled and number == first:
                yield f"{key}:"
            elif filled and number in below and taken in filled:
                yield from self._live((*inside, taken), filled[taken])
            elif not filled or taken not in filled:
                yield f"# {line}".rstrip()

    def _live(self, path: tuple[Step, ...], value: Any) -> Iterator[str]:  # noqa: ANN401 plain data
        """The lines of a field that is filled in, without those of what holds it."""
        data: Any = value
        for step in reversed(path):
            data = [data] if isinstance(step, int) else {step: data}
        holders = sum(isinstance(step, str) for step in path[:-1])
        yield from write_entry(self._kind, data).splitlines()[holders:]

    def _explanation(self, model: type[BaseModel], field: str, column: int) -> Iterator[str]:
        place = (model.__name__, field)
        if place in self._explained:
            return
        self._explained.add(place)
        text = explanation(model, field, self._language)
        names = self._known.get(key_of(model, field)) or choices(model.model_fields[field].annotation)
        if any(name not in text for name in names):
            text += " " + self._words["known"].format(names=", ".join(names))
        yield from _comment(text, column)


class _Example:
    """A worked example, and which lines of it belong to which field."""

    def __init__(self, name: str) -> None:
        text = example(name)
        source = parse_source(text, name)
        assert isinstance(source, Source), name
        self.source = source
        self._lines = text.splitlines()

    def line(self, *path: Step) -> int:
        """The line in which a field begins, from 1."""
        return self.source.place(path, key=True).line

    def chunk(self, key: str) -> list[str]:
        """The lines of such a field."""
        first = self.line(key)
        after = [line for other in self.source.data if (line := self.line(other)) > first]
        return self._lines[first - 1 : min(after, default=len(self._lines) + 1) - 1]


def _fields(
    source: Source, model: type[BaseModel], path: tuple[Step, ...], only: str = ""
) -> Iterator[tuple[int, int, type[BaseModel], str]]:
    """Line, column from 0, model and name of each field that stands in an example, from the top."""
    here = source.data
    for step in path:
        here = here[step]  # type: ignore[index]  # a step of a list is a number
    for name, field in model.model_fields.items():
        key = key_of(model, name)
        if not isinstance(here, Mapping) or key not in here or (only and key != only):
            continue
        place = source.place((*path, key), key=True)
        yield place.line, place.column - 1, model, name
        inner = model_in(field.annotation)
        if inner:
            for below in _entries(here[key], is_map(field.annotation)):
                yield from _fields(source, inner, (*path, key, *below))


def _entries(value: Any, own_keys: bool) -> list[tuple[Step, ...]]:  # noqa: ANN401 plain data
    """The paths from a field to the entries inside it: one, those of a list, or those of a map with own keys."""
    if isinstance(value, list):
        return [(index,) for index in range(len(value))]
    return [(key,) for key in value] if own_keys else [()]


def _comment(text: str, column: int) -> Iterator[str]:
    for line in textwrap.wrap(text, WIDTH - column, break_long_words=False, break_on_hyphens=False):
        yield f"## {' ' * column}{line}"
