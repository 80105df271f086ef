"""The texts of an entry, each with its path: for rules that look at every one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from catalog.content.load.yaml_source import Step
from catalog.model.values import Text

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


def texts(entry: BaseModel) -> list[tuple[Path, Text]]:
    """Every text in `entry`, at any depth, in the order of the model."""
    found: list[tuple[Path, Text]] = []
    _gather(entry, (), found)
    return found


def _gather(value: object, path: Path, found: list[tuple[Path, Text]]) -> None:
    if isinstance(value, Text):
        found.append((path, value))
    elif isinstance(value, BaseModel):
        values = value.__dict__
        for name, key in _fields(type(value)):
            if inner := values[name]:
                _gather(inner, (*path, key), found)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            _gather(item, (*path, index), found)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _gather(item, (*path, key), found)
