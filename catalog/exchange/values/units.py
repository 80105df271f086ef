"""Words for what is counted and priced → the units of the model: pcs, buah, lbr, bks, lusin."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from catalog.core.near_names import nearest
from catalog.exchange.values.reading import Reading, Value, line_of
from catalog.model.prices import Unit

WORDS: Final[Mapping[Unit, str]] = {
    Unit.PIECE: "pcs pc pce pieces piece psc buah bh bua biji bj unit unt item items ea each satuan butir batang btg",
    Unit.GARMENT: "garment garments potong ptg",
    Unit.SHEET: "sheet sheets lembar lbr lmbr helai",
    Unit.PACK: "pack packs pak pk pck bungkus bks bgks bungkusan kemasan kms pouch sachet saset plastik kantong bag",
    Unit.SET: "set sets stel setel paket pkt",
    Unit.PAIR: "pair pairs pasang psg psng",
    Unit.BOX: "box boxes boks kotak ktk dus dos doos kardus karton ctn carton krt",
    Unit.BOTTLE: "bottle bottles botol btl",
    Unit.JAR: "jar jars toples stoples tples",
    Unit.TIN: "tin tins can cans kaleng klg",
    Unit.METRE: "metre metres meter meters mtr m",
    Unit.KG: "kg kgs kilo kilogram kilograms kilogramme",
    Unit.DOZEN: "dozen dozens lusin lsn losin dz doz",
}
BY_WORD: Final = MappingProxyType({word: unit for unit, words in WORDS.items() for word in words.split()})
MANY: Final[Mapping[str, int]] = {  # pieces in a word that counts them; a kodi is twenty
    **dict.fromkeys(("lusin", "lsn", "losin", "dz", "doz", "dozen", "dozens"), 12),
    **dict.fromkeys(("kodi", "kd"), 20),
    **dict.fromkeys(("gross", "gros"), 144),
}
ONE: Final = re.compile(r"(?:per|/|@|tiap|setiap|satu|1)\s*", re.IGNORECASE)


def unit_named(word: str) -> Unit | None:
    """The unit that a word means, in capitals or not, with a point behind it or not."""
    return BY_WORD.get(word.casefold().strip(" .()"))


def read_unit(typed: Value) -> Reading:
    """The unit of a price: `pcs`, `/ lembar`, `per lusin` → `piece`, `sheet`, `dozen`."""
    line = line_of(typed)
    return line if isinstance(line, Reading) else _unit(line)


@lru_cache(maxsize=1024)
def _unit(line: str) -> Reading:
    word = line
    while found := ONE.match(word):
        word = word[found.end() :]
    unit = unit_named(word)
    if unit:
        return Reading(unit.value)
    near = nearest(word, BY_WORD) if len(word) > 3 else ""
    return Reading(None, BY_WORD[near].value if near else None, "value-unit")
