"""A gathered business or product → the values of its entry by path, as its model has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
CHOICE: Final = AXES["kind"]  # what choices are called that have no name
MOST_VARIANTS: Final = 300  # of lists of choices in one row
RETAIL, SKU, CATEGORY = ("price", "retail"), ("sku",), ("category",)
REGULAR, SALE = ("price", "regular"), ("price", "sale")
ATTRIBUTES: Final[Path] = ("attributes",)
STEP_PRICE, STEP_FROM, STEPS = ("price", "wholesale", "price"), ("price", "wholesale", "from"), ("price", "wholesale")
SIZES: Final = ("size", "packed_size")  # that may be typed side by side
SIDES: Final = {size: tuple((size, side) for side in ("length", "width", "height")) for size in SIZES}
PARTS: Final = frozenset({STEP_PRICE, STEP_FROM, *(side for sides in SIDES.values() for side in sides)})


def business_values(found: BusinessRows, category: str, language: str) -> Flat:
    """The values of a business entry; `category` where its rows name none."""
    values = dict(found.values)
    values.setdefault(CATEGORY, category)
    return _as_entry(values, found.kept, Business, language)


def product_values(found: ProductRows, category: str, language: str) -> Flat:
    """The values of a product entry; its chapter only where that is not the business's `category`."""
    values = _on_sale(found.values)
    if values.get(CATEGORY) == category:
        del values[CATEGORY]
    variants = _variants(found)
    if variants:
        values["variants",] = variants
        if values.get(SKU) in {item["sku"] for item in variants["items"] if "sku" in item}:
            del values[SKU]
    if found.attributes:
        values[ATTRIBUTES] = [{"label": label, "value": value} for label, value in found.attributes.items()]
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
    for path, value in values.items():
        if path[0] != "licences" and path not in PARTS:
            yield path, value
    if licences:
        yield ("licences",), licences
    for size, of in SIDES.items():
        sides = [str(values[side]) for side in of if side in values]
        if sides and (size,) not in values:
            yield (size,), joined_size(sides)
    if STEP_PRICE in values and STEP_FROM in values and STEPS not in values:
        yield STEPS, [{"from": values[STEP_FROM], "price": values[STEP_PRICE]}]


def _on_sale(values: Mapping[Path, Any]) -> dict[Path, Any]:
    """The values with a sale price as the price, and what stood there as the regular one."""
    found = dict(values)
    sale, usual = found.pop(SALE, None), found.get(RETAIL)
    if sale is not None:
        found[RETAIL] = sale
        if usual is not None and usual != sale:
            found[REGULAR] = usual
    return found


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
    several, shared = len(rows) > 1, _on_sale(found.values)
    items = [item for row in rows for item in _items(row, tuple(axes), shared, several=several)]
    if not items or len(items) > max(MOST_VARIANTS, len(rows)):
        return None
    names, order = _told_of_axes(found)
    choices = {axis: _sorted(options, order.get(axis, ())) for axis, options in axes.items()}
    if order:
        items.sort(key=lambda item: [choices[axis].index(option) for axis, option in item["of"].items()])
    return {
        "axes": {
            axis: {"name": names.get(axis) or dict(CHOICE), "options": options} for axis, options in choices.items()
        },
        "items": items,
    }


def _told_of_axes(found: ProductRows) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """What the axes are called, and in which order their choices stand, as a row of the product says it."""
    names: dict[str, Any] = {axis: dict(name) for axis, name in AXES.items()}
    order: dict[str, list[str]] = {}
    for joint in (row.joint for row in found.rows if row.joint):
        names.update({axis: name for axis, name in joint.axes.items() if name and axis not in names})
        order.update(joint.order)
    return names, order


def _sorted(options: Mapping[str, None], order: Sequence[str]) -> list[str]:
    """Choices in an order that is told; others behind, as they came."""
    return [*(option for option in order if option in options), *(option for option in options if option not in order)]


def _items(
    row: RowValues, axes: tuple[str, ...], shared: Mapping[Path, Any], *, several: bool
) -> Iterator[dict[str, Any]]:
    if set(row.options) != set(axes):
        return  # a variant names one option of each axis; what does not is reported where rows are read
    own = _on_sale(row.product) if SALE in row.product else row.product
    for options in every_combination(*(row.options[axis] for axis in axes)):
        item: dict[str, Any] = {"of": dict(zip(axes, options, strict=True))}
        alone = several and all(len(row.options[axis]) == 1 for axis in axes)
        sku = row.joint.sku if row.joint and row.joint.sku is not None else own.get(SKU, "")
        if alone and sku:
            item["sku"] = sku
        if (alone or row.joint) and own.get(RETAIL, shared.get(RETAIL)) != shared.get(RETAIL):
            item["price"] = own[RETAIL]
            if REGULAR in own:
                item["regular"] = own[REGULAR]
        if row.joint and row.joint.photo:
            item["photo"] = {"file": row.joint.photo}
        yield item
