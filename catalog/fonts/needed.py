"""The letters of a text and its language → the families that it needs beside those of every book."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from catalog.fonts.cut_face import source_letters
from catalog.fonts.faces import EAST_ASIAN, EXTRA, FACES, MORE_SIGNS, SCRIPTS, WIDE_MARKS, marks_family
from catalog.fonts.family_order import east_asian_order
from catalog.fonts.metrics import open_face
from catalog.fonts.scripts import EAST, east_asian_of, script_of
from catalog.fonts.static_faces import FontSet, prepare_fonts

UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # categories of what is no letter with a shape
SELECTORS: Final = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


def fonts_for(cache_folder: Path, base: FontSet, letters: Mapping[str, Iterable[str]]) -> FontSet:
    """The faces of a book that has `letters` in its texts, by language: those of every book, `base`, and the others
    that it needs. What no family has is left out of account: setting the book reports it."""
    families: set[str] = set()
    for language, found in letters.items():
        wanted = {letter for letter in found if unicodedata.category(letter) not in UNSEEN} - SELECTORS
        families |= needed_families(language, wanted, base)
    return prepare_fonts(cache_folder, families) if families else base


def strange_letters(text: str, base: FontSet) -> list[str]:
    """The letters that no family has, in order."""
    wanted = {letter for letter in text if unicodedata.category(letter) not in UNSEEN} - SELECTORS
    missing = wanted - every_letter(base.folder)
    return sorted(missing.difference(*map(_letters, EXTRA)) if missing else missing)


def needed_families(language: str, letters: set[str], base: FontSet) -> frozenset[str]:
    """The families of the scripts of `letters`; then, for those that none of these have, further ones that do."""
    scripts = {script_of(letter) for letter in letters} - {""}
    families = {SCRIPTS[script][0] for script in scripts - EAST}
    own = east_asian_of(language)
    if own:
        families |= {EAST_ASIAN[own]} | ({marks_family(own)} if own in WIDE_MARKS else set())
    missing = letters - every_letter(base.folder)
    for family in (*sorted(families), MORE_SIGNS, *east_asian_order(language), *sorted(EXTRA)):
        missing, left = missing - _letters(family), missing
        if family not in families and missing != left:
            families.add(family)
        if not missing:
            break
    return frozenset(families)


@cache
def every_letter(folder: Path) -> frozenset[str]:
    """What the faces of every book have, which lie in `folder`."""
    return frozenset(chr(code) for face in FACES for code in open_face(folder / face.file_name).unicodes)


@cache
def _letters(family: str) -> frozenset[str]:
    return frozenset().union(*(source_letters(face) for face in EXTRA[family][:1]))
