"""The models of entries → the sheets of a workbook: one for businesses, one for products, one for each list in them.

A heading ends in its key in square brackets, `Harga eceran [price.retail]`, by which the column is known again whatever
else is written over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel

from catalog.entry_text.field_order import allowed_types, is_text_by_language
from catalog.model.business import Business
from catalog.model.product import Product

PLAIN, NUMBER, DAY, SEVERAL = "plain", "number", "day", "several"  # the forms of cells
NUMBERS: Final = (int, float, Decimal)
KEY: Final = "#"  # the column of the keys of a map of models: the group of customers, the axis of variants
LISTS: Final = "#"  # the sheet with what cells may say; no person sees it
BUSINESS, PRODUCT = "business", "product"
KINDS: Final[Mapping[str, type[BaseModel]]] = {BUSINESS: Business, PRODUCT: Product}
YES_NO: Final = ("yes", "no")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: `path` in an entry, or in an item of the list that the sheet has; the field of `model` that
    it is. `text` is whether there is one for each language, `choices` are all that a cell may say, () for anything."""

    path: tuple[str, ...]
    model: type[BaseModel]
    field: str
    form: str
    text: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A sheet of businesses or of products, or of the list at `path` in each of them; `keyed` where that is a map."""

    of: str
    path: tuple[str, ...]
    columns: tuple[Column, ...]
    keyed: bool = False

    @property
    def name(self) -> str:
        """By which messages know it: `business`, `product.licences`."""
        return ".".join((self.of, *self.path))


@cache
def sheet_forms() -> tuple[SheetForm, ...]:
    """All sheets, those of businesses and of products before those of their lists."""
    found = [form for of, model in KINDS.items() for form in _forms(of, model)]
    return tuple(sorted(found, key=lambda form: bool(form.path)))


def form_of(of: str, path: Sequence[str] = ()) -> SheetForm:
    """The sheet of a kind of entry, or of the list at `path` in it. KeyError where there is none."""
    return {(form.of, form.path): form for form in sheet_forms()}[of, tuple(path)]


def _forms(of: str, model: type[BaseModel]) -> Iterator[SheetForm]:
    lists: list[SheetForm] = []
    columns = tuple(_columns(model, (), lists, of))
    yield SheetForm(of, (), columns)
    yield from lists


def _columns(
    model: type[BaseModel], before: tuple[str, ...], lists: list[SheetForm] | None, of: str
) -> Iterator[Column]:
    """The columns of a model's fields; its lists of models are added to `lists`, or are cells where that is None."""
    for name, field in model.model_fields.items():
        path = (*before, field.alias or name)
        inner, kind = _model_in(field.annotation)
        if inner and kind == "model":
            yield from _columns(inner, path, lists, of)
        elif inner and lists is not None:
            keyed = kind == "map"
            lists.append(SheetForm(of, path, tuple(_columns(inner, (), None, of)), keyed))
        else:
            text = is_text_by_language(field.annotation)
            yield Column(path, model, name, _form(field.annotation), text, _choices(field.annotation))


def _model_in(annotation: Any) -> tuple[type[BaseModel] | None, str]:  # noqa: ANN401 any annotation
    """The model of a field, and whether it is one alone, or those of a list or a map."""
    for part in allowed_types(annotation):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part, "model"
        origin: Any = get_origin(part)
        if origin is tuple or (isinstance(origin, type) and issubclass(origin, Mapping)):
            items = allowed_types(get_args(part)[0 if origin is tuple else 1])
            model = next((one for one in items if isinstance(one, type) and issubclass(one, BaseModel)), None)
            if model:
                return model, "list" if origin is tuple else "map"
    return None, ""


def _form(annotation: Any) -> str:  # noqa: ANN401 any annotation
    parts = allowed_types(annotation)
    origins: list[Any] = [get_origin(part) for part in parts]
    if any(origin not in (None, Literal) for origin in origins):
        return SEVERAL
    if any(isinstance(part, type) and issubclass(part, date) for part in parts):
        return DAY
    numbers = (isinstance(part, type) and issubclass(part, NUMBERS) and part is not bool for part in parts)
    return NUMBER if any(numbers) else PLAIN


def _choices(annotation: Any) -> tuple[str, ...]:  # noqa: ANN401 any annotation
    for part in allowed_types(annotation):
        origin: Any = get_origin(part)
        if origin is Literal:
            return tuple(map(str, get_args(part)))
        if isinstance(part, type) and issubclass(part, StrEnum):
            return tuple(map(str, part))
        if part is bool:
            return YES_NO
    return ()
