"""Columns with numbers, `Attribute 1 name` and `Attribute 1 value(s)` → what variants differ in, and lines of data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from catalog.content.load.files import slug_like
from catalog.exchange.entries.row_values import RowValues

OPTION: Final = "option"  # the first step of the path of such a column
BETWEEN: Final = re.compile(r"(?<!\\)[,|]\s*")  # between values of a list; a comma inside of one has a \ before it
KNOWN: Final[Mapping[str, tuple[str, ...]]] = {  # axes that have names in several languages, by what shops call them
    "size": ("size", "sizes", "ukuran", "size ukuran", "ukuran baju", "ukuran sepatu"),
    "colour": ("colour", "color", "colours", "colors", "warna"),
    "flavour": ("flavour", "flavor", "flavours", "flavors", "rasa", "varian rasa"),
}
ANY_NAME: Final = "kind"  # the axis of choices without a name
YES: Final = frozenset({"1", "yes", "ya", "true", "y"})


@dataclass(frozen=True, slots=True)
class RowOption:
    """One such column group of a row: its number, what it is called, what stands in it, whether buyers see it."""

    number: int
    name: str
    text: str
    shown: bool

    @property
    def values(self) -> list[str]:
        """Each of the values, where the cell is a list of them."""
        return list(dict.fromkeys(filter(None, (_plain(part) for part in BETWEEN.split(self.text)))))

    @property
    def value(self) -> str:
        """The one value, where the cell is none."""
        return _plain(self.text)


def options_of(row: RowValues, no_option: frozenset[str] = frozenset()) -> dict[int, RowOption]:
    """The options of a row by their numbers, without those that say that there is none."""
    found = {}
    for number in sorted({int(path[1]) for path in row.links if path[0] == OPTION}):
        name, text, shown = (str(row.links.get((OPTION, str(number), key), "")) for key in ("name", "value", "shown"))
        if text.casefold() not in no_option:
            found[number] = RowOption(number, name, text, shown.casefold() in YES)
    return found


def variations_of(row: RowValues) -> Iterator[tuple[str, dict[str, str]]]:
    """The variants that a row names, as Magento does: `sku=A-S,size=S|sku=A-M,size=M` → each code with its choices."""
    for part in str(row.links.get(("variations",), "")).split("|"):
        pairs = [pair.partition("=") for pair in part.split(",") if "=" in pair]
        choices = {name.strip(): value.strip() for name, _, value in pairs}
        sku = choices.pop("sku", "")
        if sku and choices:
            yield sku, choices


def axis_of(name: str) -> str:
    """The short key of what variants differ in: Ukuran → size; of other names their own: Kapasitas → kapasitas."""
    folded = " ".join(name.casefold().replace("_", " ").split())
    known = next((axis for axis, names in KNOWN.items() if folded in names), "")
    return known or slug_like(folded) or folded or ANY_NAME


def _plain(text: str) -> str:
    return " ".join(text.replace("\\,", ",").replace("\\|", "|").split())
