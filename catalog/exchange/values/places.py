"""Names of kecamatan and of categories as people type them → their short names: Kec. Babat → babat."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from catalog.core.near_names import nearest
from catalog.exchange.values.reading import Reading, Value, line_of, own

PREFIX: Final = re.compile(r"^(?:kecamatan|kec|kategori|kat|category)\b[.:]*\s*", re.IGNORECASE)
PATHS: Final = re.compile(r"[,|\n]")  # between the paths of a cell
STEPS: Final = re.compile(r"\s*[>/»]\s*")  # between the steps of a path
IN_PATHS: Final = re.compile(r"[,|\n>/»]|^[0-9]+\s+-\s")  # what only paths have in them
NUMBERED: Final = re.compile(r"^[0-9]+\s+-\s+")  # before a path, as Shopee writes it: 100634 - Makanan/Keripik
AROUND: Final = re.compile(r"\s*(?:[,;/(]|\b(?:kabupaten|kab|kota|jawa timur|jatim)\b).*$", re.IGNORECASE)


def read_place(typed: Value, names: Mapping[str, str]) -> Reading:
    """The short name of a kecamatan or a category; `names` are those of the project, by their short names. What is only
    like one is never taken: `other` is then the near one, to be asked about."""
    line = line_of(typed)
    return line if isinstance(line, Reading) else own(_place(line, tuple(names.items())))


def may_be_path(typed: str) -> bool:
    """Whether a cell has a mark that stands between categories."""
    return IN_PATHS.search(typed) is not None


def read_path(typed: str, names: Mapping[str, str], read: Callable[[str], Reading]) -> Reading | None:
    """The categories of a shop, with those above them: `Makanan > Keripik, Oleh-oleh`. The first that is one of `names`
    is taken, from the ends of the paths to their beginnings; `other` is then a list with the whole cell. Where none is,
    the reading of the last step of the first path, by `read`. None for what is no path: Kain, tenun is none where a
    category is called so."""
    if _is_name(typed, names):
        return None
    paths = [STEPS.split(NUMBERED.sub("", path.strip())) for path in PATHS.split(typed) if path.strip()]
    if sum(map(len, paths)) < 2 and not NUMBERED.match(typed):
        return None
    depth = max(map(len, paths))
    ordered = [path[-1 - up] for up in range(depth) for path in paths if up < len(path)]
    readings = [read(step) for step in ordered if step]
    for reading in readings:
        if reading.value is not None:
            return Reading(reading.value, [typed])
    return readings[0] if readings else None


def _is_name(typed: str, names: Mapping[str, str]) -> bool:
    folded = _folded(typed)
    return any(folded in (_folded(slug), _folded(name)) for slug, name in names.items())


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
