"""A gathered business or product → the values of its entry by path, as its model has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product as every_combination
from typing import Any, Final

from pydantic import BaseModel

from catalog.exchange.entries.flat import Flat, Path, is_text
from catalog.exchange.entries.gather import BusinessRows, ProductRows
from catalog.exchange.entries.row_values import RowValues
from catalog.model.business import Business
from catalog.model.product import Product

AXES: Final[Mapping[str, Mapping[str, str]]] = {  # what variants differ in, as the entry names it
    "size": {"id": "Ukuran", "en": "Size"},
    "colour": {"id": "Warna", "en": "Colour"},
    "flavour": {"id": "Rasa", "en": "Flavour"},
    "kind": {"id": "Pilihan", "en": "Choice"},
}
MOST_VARIANTS: Final = 300  # of lists of choices in one row
RETAIL, SKU, CATEGORY = ("price", "retail"), ("sku",), ("category",)
STEP_PRICE, STEP_FROM, STEPS = ("price", "wholesale", "price"), ("price", "wholesale", "from"), ("price", "wholesale")
SIDES: Final = tuple(("size", side) for side in ("length", "width", "height"))


def business_values(found: BusinessRows, category: str, language: str) -> Flat:
    """The values of a business entry; `category` where its rows name none."""
    values = dict(found.values)
    values.setdefault(CATEGORY, category)
    return _as_entry(values, found.kept, Business, language)


def product_values(found: ProductRows, category: str, language: str) -> Flat:
    """The values of a product entry; its chapter only where that is not the business's `category`."""
    values = dict(found.values)
    if values.get(CATEGORY) == category:
        del values[CATEGORY]
    variants = _variants(found)
    if variants:
        values["variants",] = variants
        if any("sku" in item for item in variants["items"]):
            values.pop(SKU, None)
    return _as_entry(values, found.kept, Product, language)


def _as_entry(values: dict[Path, Any], kept: Mapping[str, str], model: type[BaseModel], language: str) -> Flat:
    if kept:
        values["extra",] = dict(kept)
    done: Flat = {}
    for path, value in _joined(values):
        done[(*path, language) if is_text(model, path) else path] = value
    return done


def _joined(values: Mapping[Path, Any]) -> Iterator[tuple[Path, Any]]:
    """With what several columns say together as one value: sides of a size, licences by their kind, a price from a
    quantity on."""
    licences = [licence for path, found in values.items() if path[0] == "licences" for licence in found]
    sides = [str(values[side]) for side in SIDES if side in values]
    for path, value in values.items():
        if path[0] == "licences" or path in (*SIDES, STEP_PRICE, STEP_FROM):
            continue
        yield path, value
    if licences:
        yield ("licences",), licences
    if sides and ("size",) not in values:
        yield ("size",), joined_size(sides)
    if STEP_PRICE in values and STEP_FROM in values and STEPS not in values:
        yield STEPS, [{"from": values[STEP_FROM], "price": values[STEP_PRICE]}]


def joined_size(sides: list[str]) -> str:
    """`20 cm`, `30 cm` → `20 × 30 cm`. The sides have one unit, or as many as there are."""
    parts = [side.partition(" ") for side in sides]
    units = {unit for _, _, unit in parts if unit}
    if len(units) > 1:
        return " × ".join(sides)
    return " × ".join(number for number, _, _ in parts) + f" {units.pop() if units else 'cm'}"


def _variants(found: ProductRows) -> dict[str, Any] | None:
    """What there is to choose: a variant for each row, or for each combination of lists in one."""
    rows = [row for row in found.rows if row.options]
    if not rows:
        return None
    axes: dict[str, dict[str, None]] = {}
    for row in rows:
        for axis, options in row.options.items():
            axes.setdefault(axis, {}).update(dict.fromkeys(options))
    several, price = len(rows) > 1, found.values.get(RETAIL)
    items = [item for row in rows for item in _items(row, tuple(axes), price, several=several)]
    if not items or len(items) > MOST_VARIANTS:
        return None
    return {
        "axes": {axis: {"name": dict(AXES[axis]), "options": list(options)} for axis, options in axes.items()},
        "items": items,
    }


def _items(row: RowValues, axes: tuple[str, ...], price: Any, *, several: bool) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    if set(row.options) != set(axes):
        return  # a variant names one option of each axis; what does not is reported where rows are read
    for options in every_combination(*(row.options[axis] for axis in axes)):
        item: dict[str, Any] = {"of": dict(zip(axes, options, strict=True))}
        alone = several and all(len(row.options[axis]) == 1 for axis in axes)
        if alone and SKU in row.product:
            item["sku"] = row.product[SKU]
        if alone and row.product.get(RETAIL, price) != price:
            item["price"] = row.product[RETAIL]
        yield item
