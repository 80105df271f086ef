"""The text of an entry with fields set or taken out, everything else byte for byte as it was."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, Final

from catalog.content.load.yaml_source import Source, Step, dotted, parse_source
from catalog.entry_text.data_tree import tree_of
from catalog.entry_text.field_order import KINDS, Type, below, is_text_by_language
from catalog.entry_text.in_place import Place
from catalog.entry_text.scalars import MARK, typed
from catalog.entry_text.tree import parse

Path = tuple[Step, ...]


class Removed(Enum):
    """The value of a field that is to be taken out."""

    REMOVED = "removed"


REMOVED: Final = Removed.REMOVED


class NotChangedError(ValueError):
    """A change that cannot be made in a text: it cannot be read, something else stands where the field
    should, or another value has the one that would change by name (& and *)."""


def change_entry(text: str, kind: str, changes: Mapping[Path, Any], language: str = "id") -> str:
    """The text of an entry of a `kind` with `changes` made: the value at each path, such as ("name", "en") or
    ("photos", 0, "file"), is set to plain data, or taken out where it is REMOVED.

    A field that is there is changed in place; one that is not comes to its place in the canonical order, with what it
    stands in. Maps are changed field by field; lists are replaced whole, where they have another length. A text that
    stands as one string, in `language`, becomes a map where another language is set. A map that loses its last field
    goes, too. All else stays as it is: comments, order, quotation marks, ends of lines, a byte order mark. Raises
    NotChangedError."""
    head = MARK if text.startswith(MARK) else ""
    body = text.removeprefix(MARK)
    data = _read(body)
    expected = copy.deepcopy(data)
    for path, value in changes.items():
        _apply(expected, path, _plain(value), KINDS[kind], language)
    if expected == data:
        return text
    for careful in (False, True):
        new = body
        for path, value in _single(data, expected, ()):
            new = _changed(new, kind, path, value, language, careful)
        if _same(new, expected):
            return head + new
    raise NotChangedError(", ".join(dotted(path) for path in changes))


def _read(text: str) -> dict[str, Any]:
    source = parse_source(text, "")
    if not isinstance(source, Source):
        raise NotChangedError(", ".join(problem.code for problem in source))
    return source.data


def _same(text: str, expected: dict[str, Any]) -> bool:
    source = parse_source(text, "")
    return isinstance(source, Source) and source.data == expected


def _plain(value: Any) -> Any:  # noqa: ANN401 plain data
    """Data as it is read back: every value that is none of a map or list as text."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value if value is REMOVED else typed(value)


def _apply(data: dict[str, Any], path: Path, value: Any, annotation: Type, language: str) -> None:  # noqa: ANN401
    """Make a change in plain data."""
    if value is REMOVED:
        _take_out(data, path)
        return
    here: Any = data
    for step, after in zip(path, [*path[1:], None], strict=True):
        annotation = below(annotation, step)
        if isinstance(here, list) and not (isinstance(step, int) and step in range(len(here))):
            raise NotChangedError(dotted(path))
        if after is None:
            here[step] = value
        else:
            inside = here.get(step) if isinstance(here, dict) else here[step]
            if isinstance(inside, str) and is_text_by_language(annotation):
                inside = here[step] = {language: inside}
            elif inside is None:
                inside = here[step] = {}
            elif not isinstance(inside, list if isinstance(after, int) else dict):
                raise NotChangedError(dotted(path))
            here = inside


def _take_out(data: dict[str, Any], path: Path) -> None:
    if not isinstance(path[-1], str):
        raise NotChangedError(dotted(path))
    around: list[tuple[Any, Step]] = []
    here: Any = data
    for step in path:
        there = step in here if isinstance(here, dict) else isinstance(here, list) and step in range(len(here))
        if not there:
            return
        around.append((here, step))
        here = here[step]
    for number, (holder, step) in reversed(list(enumerate(around))):
        del holder[step]
        if holder or number == 0 or isinstance(around[number - 1][0], list):
            return


def _single(before: Any, after: Any, path: Path) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 plain data
    """The changes between two states of data, each as deep as maps and lists of the same length have it."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict) and (not path or any(key in after for key in before)):
        for key in after:
            if key not in before:
                yield (*path, key), after[key]
        for key in before:
            yield from _single(before[key], after.get(key, REMOVED), (*path, key))
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after) and path:
        for number, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _single(old, new, (*path, number))
    else:
        yield path, after


def _changed(text: str, kind: str, path: Path, value: Any, language: str, careful: bool) -> str:  # noqa: ANN401
    """The text with one change made. `careful` puts what is new on one line, which holds anywhere."""
    place = Place(text, parse(text), KINDS[kind])
    for step in path[:-1]:
        if not place.enter(step):
            raise NotChangedError(dotted(path))
    last = path[-1]
    item = place.item(last)
    if value is REMOVED:
        return place.without(item) if item else text
    tree = tree_of(value, below(place.annotation, last), language)
    if item:
        return place.replaced(item, tree, careful)
    return place.inserted(str(last), tree, language, careful)
