"""Rows → businesses with their products: rows of one name are one business, rows of one product its variants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from catalog.exchange.columns.words import same_heading
from catalog.exchange.entries.flat import Path
from catalog.exchange.entries.row_values import (
    BETWEEN_KEPT,
    CellPlace,
    Difference,
    Rejected,
    RowValues,
    join_texts,
)

NAME: Final[Path] = ("name",)
KECAMATAN: Final[Path] = ("address", "kecamatan")
PRICES: Final = frozenset(("price", of) for of in ("retail", "sale", "regular", "sale_until"))  # that belong together
VARIES: Final = PRICES | {NAME, ("sku",), ("photos",)}  # what each variant may have its own of
LEGAL_FORMS: Final = ("ud", "cv", "pt", "ukm", "umkm", "ikm", "kub", "koperasi", "toko")


@dataclass(slots=True)
class EntryRows:
    """What rows say of one entry: its name, where that was first said, its values; the paths whose cells are empty, and
    what no field is for, by its heading."""

    name: str
    place: CellPlace
    values: dict[Path, Any]
    emptied: set[Path]
    kept: dict[str, str]


@dataclass(slots=True)
class ProductRows(EntryRows):
    """A product, with a row for each of its variants, and its lines of data by their labels."""

    rows: list[RowValues] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class BusinessRows(EntryRows):
    """A business with its products, by the names by which they are one."""

    products: dict[str, ProductRows] = field(default_factory=dict)


@dataclass(slots=True)
class Gathered:
    businesses: dict[str, BusinessRows] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    doubles: list[CellPlace] = field(default_factory=list)  # rows that say what another one has said


def gather(rows: Iterable[RowValues], business: str = "") -> Gathered:
    """The rows by business and product, in their order. `business` is the name of the only one, where no column says
    it."""
    return _Gatherer(business).all_of(rows)


def same_name(name: str) -> str:
    """A name as it is compared: `UD. Berkah Jaya` and `berkah  jaya` are one business."""
    words = name.split()
    while len(words) > 1 and same_heading(words[0]) in LEGAL_FORMS:
        words = words[1:]
    return same_heading(" ".join(words)) or same_heading(name)


class _Gatherer:
    def __init__(self, business: str) -> None:
        self._only = business
        self._found = Gathered()
        self._places: dict[str, set[str]] = {}  # kecamatan of each name

    def all_of(self, rows: Iterable[RowValues]) -> Gathered:
        every = list(rows)
        for row in every:
            name = str(row.business.get(NAME, ""))
            if name:
                self._places.setdefault(same_name(name), set()).add(str(row.business.get(KECAMATAN, "")))
        last: ProductRows | None = None
        for row in every:
            last = self._take(row, last)
        return self._found

    def _take(self, row: RowValues, last: ProductRows | None) -> ProductRows | None:
        """Take a row; the product that a row without a name may go on with."""
        name = str(row.business.get(NAME, "") or self._only)
        named = bool(row.product.get(NAME))
        if row.joint and row.joint.refused:
            self._reject(row, row.joint.refused)
            return last
        if not name and not named and row.options and last:
            self._add_row(last, row)
            return last
        if not name:
            self._reject(row, "import-no-business")
            return None
        business = self._business(name, row)
        if not named:
            if row.product or row.options or (row.kept and row.kept_of == "product"):
                return self._unnamed(business, row, last)
            return None
        return self._product(business, row)

    def _business(self, name: str, row: RowValues) -> BusinessRows:
        key = self._key(name, row)
        found = self._found.businesses.get(key)
        kept = row.kept if row.kept_of == "business" else {}
        emptied = {path for of, path in row.emptied if of == "business"}
        if found is None:
            found = BusinessRows(name, row.place, {NAME: name, **row.business}, emptied, dict(kept))
            self._found.businesses[key] = found
            return found
        self._differences(found.values, {path: value for path, value in row.business.items() if path != NAME}, row)
        found.emptied = {path for path in found.emptied | emptied if path not in found.values}
        found.kept = {**kept, **found.kept}
        return found

    def _key(self, name: str, row: RowValues) -> str:
        """By which rows are one business: the name, and the kecamatan where there are several of that name."""
        same = same_name(name)
        places = self._places.get(same, set()) - {""}
        if len(places) < 2:
            return same
        return f"{same}/{row.business.get(KECAMATAN) or min(places)}"

    def _product(self, business: BusinessRows, row: RowValues) -> ProductRows | None:
        name = str(row.product[NAME])
        key = (row.joint.key if row.joint else "") or same_heading(name)
        found = business.products.get(key)
        if found is None:
            kept = row.kept if row.kept_of == "product" else {}
            emptied = {path for of, path in row.emptied if of == "product"}
            found = ProductRows(name, row.place, dict(row.product), emptied, dict(kept), [row], dict(row.attributes))
            business.products[key] = found
            return found
        if row.options:
            self._add_row(found, row)
        elif row.product == found.rows[0].product and row.options == found.rows[0].options:
            self._found.doubles.append(row.place)
        else:
            self._reject(row, "import-product-twice", name=name, place=str(found.place))
        return found

    def _unnamed(self, business: BusinessRows, row: RowValues, last: ProductRows | None) -> ProductRows | None:
        """A row without the name of a product: another variant of the product above, if that is of this business."""
        if row.options and last and last in business.products.values():
            self._add_row(last, row)
            return last
        self._reject(row, "import-no-product")
        return last

    def _add_row(self, product: ProductRows, row: RowValues) -> None:
        """Another variant: what all variants share is said once, what differs is told by its own row."""
        product.rows.append(row)
        if row.kept_of == "product":
            join_texts(product.kept, row.kept, BETWEEN_KEPT)
        join_texts(product.attributes, row.attributes, ", ")
        self._differences(product.values, {path: of for path, of in row.product.items() if path not in VARIES}, row)
        priced = not PRICES.isdisjoint(product.values)
        for path, value in row.product.items():
            if not (priced and path in PRICES):
                product.values.setdefault(path, value)

    def _differences(self, values: dict[Path, Any], new: Mapping[Path, Any], row: RowValues) -> None:
        for path, value in new.items():
            used = values.setdefault(path, value)
            if used != value:
                self._found.differences.append(Difference(row.place, path, str(used), str(value)))

    def _reject(self, row: RowValues, why: str, **values: str) -> None:
        self._found.rejected.append(Rejected(row, why, tuple(values.items())))
