"""Kinds of entry → the order in which their fields stand, and which of their values are text."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import wraps
from types import NoneType, UnionType
from typing import Annotated, Any, Final, TypeVar, Union, cast, get_args, get_origin

from pydantic import BaseModel

from catalog.model.business import Business
from catalog.model.market import Gates, Market
from catalog.model.print_shop import PrintShop
from catalog.model.product import Product
from catalog.model.rates import Rates
from catalog.model.regions import Regions
from catalog.model.settings import CatalogueInfo, Categories, Edition, Language
from catalog.model.values import Text

# In the order in which a person meets them.
KINDS: Final[Mapping[str, type[BaseModel]]] = {
    "business": Business,
    "product": Product,
    "catalogue": CatalogueInfo,
    "categories": Categories,
    "regions": Regions,
    "rates": Rates,
    "edition": Edition,
    "print-shop": PrintShop,
    "market": Market,
    "gates": Gates,
    "language": Language,
}
LANGUAGES: Final = ("id", "en", "ja", "zh-Hans", "zh-Hant", "ko", "ms", "tr", "hi")  # the first first; then by letters
NO_TEXT: Final = (bool, int, float, Decimal, datetime.date)

Type = Any  # an annotation of a field: typing has no type for them
Find = TypeVar("Find", bound=Callable[..., Any])
Rank = tuple[int | str, ...]


def _remembered(find: Find) -> Find:
    """`find`, which is asked a million times about the same annotations. These cannot all be hashed, so they are known
    by their identity, and kept so that it stays theirs."""
    known: dict[tuple[Any, ...], tuple[Any, Any]] = {}

    @wraps(find)
    def found(annotation: Type, *more: Any) -> Any:  # noqa: ANN401 as the function has it
        key = (id(annotation), *more)
        if key not in known:
            known[key] = annotation, find(annotation, *more)
        return known[key][1]

    return cast("Find", found)


@_remembered
def below(annotation: Type, key: str | int) -> Type:
    """The type of what stands below a key, or at a place of a list; None where no field is known."""
    for part in allowed_types(annotation):
        origin: Any = get_origin(part)
        if isinstance(key, int):
            if origin in (tuple, list, Sequence):
                inner = get_args(part)
                return inner[0] if len(inner) < 2 or inner[1] is Ellipsis else inner[min(key, len(inner) - 1)]
        elif isinstance(part, type) and issubclass(part, BaseModel):
            found = _fields(part).get(key)
            return part.model_fields[found].annotation if found else None
        elif part is Text:
            return str
        elif isinstance(origin, type) and issubclass(origin, Mapping):
            return get_args(part)[1]
    return None


@dataclass(frozen=True, slots=True)
class KeyOrder:
    """By what the keys of a map are put in order: by the fields of a model, or (`fields` is None) as languages, that of
    the catalogue first."""

    fields: Mapping[str, int] | None
    language: str

    def ranks(self, keys: Sequence[str]) -> list[Rank]:
        """The ranks of the keys of a map, of which the lowest stands first. One that is no field stays behind what it
        stands behind. A text that the catalogue's own language lacks keeps its first language in front: it is printed
        in that one where there is no better."""
        if self.fields is None:
            found = [_language_rank(key, self.language) for key in keys]
            return found if not found or self.language in keys else [(-1,), *found[1:]]
        found = []
        for key in keys:
            before = found[-1] if found else (-1,)
            found.append((self.fields[key],) if key in self.fields else before)
        return found


@_remembered
def key_order(annotation: Type, language: str) -> KeyOrder | None:
    """The order of the keys of a map; None where it is the person's own."""
    for part in allowed_types(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return KeyOrder({key: number for number, key in enumerate(_fields(part))}, language)
        if part is Text:
            return KeyOrder(None, language)
    return None


def is_field(annotation: Type, key: str) -> bool:
    """Whether the map that an annotation describes has a field of this name."""
    return any(
        isinstance(part, type) and issubclass(part, BaseModel) and key in _fields(part)
        for part in allowed_types(annotation)
    )


def is_text_by_language(annotation: Type) -> bool:
    """Whether a field holds a text, which may stand once for each language."""
    return Text in allowed_types(annotation)


@_remembered
def is_model(annotation: Type) -> bool:
    """Whether a map has fields, not keys of its own."""
    return any(isinstance(part, type) and issubclass(part, BaseModel) for part in allowed_types(annotation))


@_remembered
def holds_text(annotation: Type) -> bool:
    """Whether a value is text, also where it is made of digits; numbers, days and yes or no are none."""
    return not any(isinstance(part, type) and issubclass(part, NO_TEXT) for part in allowed_types(annotation))


def _fields(model: type[BaseModel]) -> dict[str, str]:
    """The keys of a model as they stand in files, and its fields of them."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _language_rank(code: str, language: str) -> Rank:
    """A language's variants stand right behind it."""
    order = [language, *(other for other in LANGUAGES if other != language)]
    known = next((other for other in order if code == other or code.startswith(f"{other}-")), None)
    return (order.index(known), code) if known else (len(order), code)


def allowed_types(annotation: Type) -> tuple[Type, ...]:
    """What an annotation allows, without the possibility of nothing."""
    origin: Any = get_origin(annotation)
    if origin is Annotated:
        return allowed_types(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return tuple(part for one in get_args(annotation) for part in allowed_types(one) if part is not NoneType)
    return () if annotation is None else (annotation,)
