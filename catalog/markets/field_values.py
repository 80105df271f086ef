"""The values of a field by its path, as gates name it: `ingredients.name`, `business.bill_of_materials`, `licence`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import lru_cache
from typing import Any, Final, get_args

from pydantic import BaseModel

from catalog.markets.licence_numbers import licence_valid
from catalog.model.build_day import Today
from catalog.model.business import Business, LicenceType
from catalog.model.product import Product
from catalog.model.values import Text

OR: Final = " or "  # between paths of which one is enough
LICENCE, TEST, ORIGIN = "licence", "test", "origin"
OF_BUSINESS: Final = "business."


@dataclass(frozen=True, slots=True)
class Subject:
    """A product, its business, the day on which it is looked at, and the origin of products that name none."""

    product: Product
    business: Business
    today: Today
    origin: str = ""

    def values(self, path: str) -> list[object]:
        """What the field holds: one value, or one for each entry of the lists on the way; None for what is not filled
        in. Of several paths (`a or b`) those of all."""
        return [value for one in path.split(OR) for value in self._of(one.strip())]

    def _of(self, path: str) -> Iterator[object]:
        if path == LICENCE:
            licences = (*self.product.licences, *self.business.licences)
            yield from (licence.type.value for licence in licences if licence_valid(licence, self.today))
        elif path == TEST:
            yield from (test.kind for test in self.product.tests)
        elif path == ORIGIN:
            yield self.product.origin or self.origin or None
        elif path.startswith(OF_BUSINESS):
            yield from _below(self.business, path.removeprefix(OF_BUSINESS).split("."))
        else:
            yield from _below(self.product, path.split("."))


def texts_of(value: object) -> tuple[str, ...]:
    """A value as it is typed, in small letters; a text in all its languages."""
    if isinstance(value, Text):
        return tuple(text.casefold() for _, text in value.by_language)
    if isinstance(value, bool):
        return ("yes" if value else "no",)
    return (str(value.value if isinstance(value, Enum) else value).casefold(),)


def _below(value: object, steps: list[str]) -> Iterator[object]:
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for item in value:
            yield from _below(item, steps)
    elif not steps or value is None:
        yield value
    elif isinstance(value, BaseModel):
        name = _fields(type(value)).get(steps[0])
        yield from _below(getattr(value, name) if name else None, steps[1:])


@lru_cache(maxsize=64)
def _fields(model: type[BaseModel]) -> dict[str, str]:
    """The names of a model's fields by what entries call them."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


@lru_cache(maxsize=1)
def known_paths() -> Mapping[str, frozenset[type]]:
    """Every path that a gate may name, without `or`, and the types of what stands there."""
    kinds = frozenset({str})
    return {**dict(_paths(Product, "")), **dict(_paths(Business, OF_BUSINESS)), LICENCE: kinds, TEST: kinds}


def _paths(model: type[BaseModel], before: str) -> Iterator[tuple[str, frozenset[type]]]:
    for name, field in model.model_fields.items():
        path, types = f"{before}{field.alias or name}", list(_types_in(field.annotation))
        yield path, frozenset(types)
        for inner in types:
            if issubclass(inner, BaseModel):
                yield from _paths(inner, f"{path}.")


def _types_in(annotation: Any) -> Iterator[type]:  # noqa: ANN401 whatever a field is annotated with
    if isinstance(annotation, type):
        yield annotation
    for part in get_args(annotation):
        yield from _types_in(part)


def is_bound(text: str, types: frozenset[type]) -> bool:
    """Whether what has one of these types can be compared with the bound: a day with a day, a number with a number."""
    try:
        if date in types:
            return bool(date.fromisoformat(text))
        return not types.isdisjoint((int, float, Decimal)) and Decimal(text).is_finite()
    except (ValueError, InvalidOperation):
        return False


KINDS: Final = frozenset(kind.value for kind in LicenceType)
