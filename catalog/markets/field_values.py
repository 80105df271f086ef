"""The values of a field by its path, as gates name it: `ingredients.name`, `business.bill_of_materials`, `licence`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
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
def known_paths() -> frozenset[str]:
    """Every path that a gate may name, without `or`."""
    product, business = _paths(Product, ""), _paths(Business, OF_BUSINESS)
    return frozenset((*product, *business, LICENCE, TEST))


def _paths(model: type[BaseModel], before: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        path = f"{before}{field.alias or name}"
        yield path
        for inner in _models_in(field.annotation):
            yield from _paths(inner, f"{path}.")


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 whatever a field is annotated with
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


KINDS: Final = frozenset(kind.value for kind in LicenceType)
