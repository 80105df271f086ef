"""The texts of an entry, each with its path: for rules that look at every one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from catalog.content.source import Step
from catalog.content.values import Text

Path = tuple[Step, ...]


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields that may hold a text, and their keys: most cannot, and there are many entries."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if _holds(field.annotation))


def _holds(annotation: Any) -> bool:  # noqa: ANN401 any annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_fields(annotation))
    return annotation is Text or any(map(_holds, get_args(annotation)))


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text in `value`, at any depth, in the order of the model."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, key in _fields(type(value)):
            inner = getattr(value, name)
            if inner:
                yield from texts(inner, (*path, key))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))
