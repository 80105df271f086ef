"""What a row says: values of a business and of a product, by their paths in the entries, each with its cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from catalog.exchange.entries.flat import Path
from catalog.exchange.tables.table import Value

BETWEEN_KEPT: Final = " · "  # between what several rows of a product say in a column that is kept


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell stands: the file, the sheet ("" in a file without sheets), the row from 1, the heading."""

    file: str
    sheet: str
    row: int
    heading: str = ""

    def __str__(self) -> str:
        sheet = f" ({self.sheet})" if self.sheet else ""
        return f"{self.file}{sheet}:{self.row}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell that can be read in two ways, or in none: `used` is what was taken, `other` the second reading, "" where
    there is none; `why` is the code of the reason."""

    place: CellPlace
    typed: str
    used: str
    other: str
    why: str


@dataclass(frozen=True, slots=True)
class NotForSale:
    """A product that a shop does not sell, or a variant of one, which is left out; `because` is its cell."""

    place: CellPlace
    name: str
    because: str
    variant: bool = False


@dataclass(slots=True)
class RowValues:
    """The values of a row. `options` are the choices of variants by what differs: size, colour; `emptied` the paths of
    cells that are empty; `kept` what no field is for, by its heading; `cells` all that was typed, by its heading.
    `attributes` are lines of data by their labels; `links` says how rows belong together, by the paths of its fields;
    `hidden` and `hidden_alone` are the cell by which a product is not for sale, and by which it is not unless it is a
    variant. What is found out of all that is in `joint`."""

    place: CellPlace
    cells: Mapping[str, Value]
    business: dict[Path, Any] = field(default_factory=dict)
    product: dict[Path, Any] = field(default_factory=dict)
    options: dict[str, list[str]] = field(default_factory=dict)
    emptied: set[tuple[str, Path]] = field(default_factory=set)
    kept: dict[str, str] = field(default_factory=dict)
    kept_of: str = "product"  # of which entry what is kept is
    doubts: list[Doubt] = field(default_factory=list)
    attributes: dict[str, str] = field(default_factory=dict)
    links: dict[Path, Any] = field(default_factory=dict)
    hidden: str = ""
    hidden_alone: str = ""
    joint: Joint | None = None


@dataclass(slots=True)
class Joint:
    """How a row belongs to a product that has several. `key` is by what its rows are one, where that is not the name;
    `axes` what things that variants differ in are called, and `order` all choices of them, by their keys; `photos` what
    the photo of this variant may be called, `photo` its file when it was found; `refused` the code of the reason why
    the row belongs to none."""

    key: str = ""
    axes: dict[str, str] = field(default_factory=dict)
    order: dict[str, list[str]] = field(default_factory=dict)
    photos: tuple[str, ...] = ()
    photo: str = ""
    sku: str | None = None
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that makes no entry, and the code of the reason with its values."""

    row: RowValues
    why: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """A value that two rows of the same business or product say otherwise: the first one is used."""

    place: CellPlace
    path: Path
    used: str
    other: str


def join_texts(texts: dict[str, str], more: Mapping[str, str], between: str) -> None:
    """Add texts to those of the same name, each once."""
    for name, text in more.items():
        known = texts[name].split(between) if name in texts else []
        texts[name] = between.join(dict.fromkeys([*known, text]))
