"""The data of an entry ↔ its values by path, so that two of them can be compared value by value.

A map is descended, by the entry's model; a list is one value, and so is a map with keys of the person's own (variants,
prices of groups). A text written as one string is the text of the catalogue's language.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from catalog.model.values import Text

Path = tuple[str, ...]
Flat = dict[Path, Any]


def flat(data: Mapping[str, Any], model: type[BaseModel], language: str) -> Flat:
    """The values of an entry by their paths. Fields that `model` has not are values as a whole."""
    return dict(_values(data, model, language, ()))


def nested(values: Mapping[Path, Any]) -> dict[str, Any]:
    """The data that has these values."""
    data: dict[str, Any] = {}
    for path, value in values.items():
        here = data
        for step in path[:-1]:
            here = here.setdefault(step, {})
        here[path[-1]] = value
    return data


def is_text(model: type[BaseModel], path: Path) -> bool:
    """Whether a text by language stands at `path` of an entry."""
    here: type[BaseModel] | None = model
    for step in path[:-1]:
        here = _fields(here).get(step, (False, None))[1] if here else None
    return _fields(here).get(path[-1], (False, None))[0] if here and path else False


def _values(data: Mapping[str, Any], model: type[BaseModel], language: str, path: Path) -> Iterator[tuple[Path, Any]]:
    known = _fields(model)
    for key, value in data.items():
        text, inner = known.get(key, (False, None))
        here = (*path, key)
        if value is None:
            continue
        if text:
            texts = value if isinstance(value, Mapping) else {language: value}
            yield from (((*here, code), words) for code, words in texts.items())
        elif inner and isinstance(value, Mapping):
            yield from _values(value, inner, language, here)
        else:
            yield here, value


@cache
def _fields(model: type[BaseModel]) -> dict[str, tuple[bool, type[BaseModel] | None]]:
    """By its key in a file: whether a field is a text by language, and the model of a map."""
    return {
        field.alias or name: (_holds(field.annotation, Text), _model_in(field.annotation))
        for name, field in model.model_fields.items()
    }


def _holds(annotation: Any, wanted: type) -> bool:  # noqa: ANN401 any annotation
    if get_origin(annotation) in (Union, UnionType, Annotated):
        return any(_holds(part, wanted) for part in get_args(annotation))
    return annotation is wanted


def _model_in(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 any annotation
    """The model of a field that is one map, not of one that is a list; `variants` are compared as a whole."""
    if get_origin(annotation) in (Union, UnionType, Annotated):
        found = (_model_in(part) for part in get_args(annotation) if part is not NoneType)
        return next((model for model in found if model), None)
    whole = isinstance(annotation, type) and annotation.__name__ == "Variants"
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) and not whole else None
