"""Names of kecamatan and of categories as people type them → their short names: Kec. Babat → babat."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from catalog.core.near_names import nearest
from catalog.exchange.values.reading import Reading, Value, line_of, own

PREFIX: Final = re.compile(r"^(?:kecamatan|kec|kategori|kat|category)\b[.:]*\s*", re.IGNORECASE)
AROUND: Final = re.compile(r"\s*(?:[,;/(]|\b(?:kabupaten|kab|kota|jawa timur|jatim)\b).*$", re.IGNORECASE)


def read_place(typed: Value, names: Mapping[str, str]) -> Reading:
    """The short name of a kecamatan or a category; `names` are those of the project, by their short names. What is only
    like one is never taken: `other` is then the near one, to be asked about."""
    line = line_of(typed)
    return line if isinstance(line, Reading) else own(_place(line, tuple(names.items())))


@lru_cache(maxsize=4096)
def _place(line: str, names: tuple[tuple[str, str], ...]) -> Reading:
    without = PREFIX.sub("", line)
    for text in (line, without, AROUND.sub("", without)):
        folded = _folded(text)
        found = [slug for slug, name in names if folded and folded in (_folded(slug), _folded(name))]
        if len(found) == 1:
            return Reading(found[0])
        if found:
            return Reading(None, found, "value-place-several")
    known = {_folded(name): slug for slug, name in reversed(names)} | {
        _folded(slug): slug for slug, _ in reversed(names)
    }
    near = nearest(_folded(AROUND.sub("", without)) or _folded(without), known)
    return Reading(None, known[near], "value-place-near") if near else Reading(None, None, "value-place")


def _folded(name: str) -> str:
    """A name as it is compared: small letters and digits alone."""
    return "".join(filter(str.isalnum, name.casefold()))
