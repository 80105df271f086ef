"""The texts of an entry, each with its path: for rules that look at every one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from catalog.content.source import Step
from catalog.content.values import Text

Path = tuple[Step, ...]


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, Text]]:
    """Every text in `value`, at any depth, in the order of the model."""
    if isinstance(value, Text):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from texts(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from texts(item, (*path, index))
