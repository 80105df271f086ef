"""The fonts of the book + the letters that the pages use → small WOFF2 files and the style rules that name them.

HarfBuzz cuts them; fontTools packs what it cut as WOFF2. It is imported there: a build that needs no new font does
without, and is sooner at work.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from catalog.cache.eviction import used
from catalog.core.atomic_files import write_quickly
from catalog.core.content_keys import digest_of, key_name
from catalog.fonts.cut_face import SHAPING
from catalog.fonts.faces import EAST_ASIAN, SIGNS, Face
from catalog.fonts.family_order import MARKS, family_order
from catalog.fonts.metrics import open_face
from catalog.fonts.static_faces import FontSet
from catalog.fonts.subset import subset_face

FAMILIES: Final = ("Plus Jakarta Sans", "Source Serif 4")
# Always there, so that a new word seldom changes a font: ASCII, Latin-1 and the marks of typesetters.
LETTERS: Final = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | frozenset("–—‘’“”„…•′″−×·→←↑↓€")
FEATURES: Final = ("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum")
# Whose versions may change the bytes: fontTools brings the Brotli that suits the interpreter.
MADE_BY: Final = ("uharfbuzz", "fonttools", "brotli" if sys.implementation.name == "cpython" else "brotlicffi")


@dataclass(frozen=True, slots=True)
class WebFace:
    """A face, the file that it is in, and the letters that it has."""

    face: Face
    file: Path
    letters: frozenset[str]


DIGITS: Final = 24  # of the names of cut faces: what they are made from, and what they hold


@dataclass(frozen=True, slots=True)
class WebFonts:
    """`rules` for the style sheet (addresses relative to it), `files` below the `html` folder."""

    rules: str
    files: dict[str, Path]


def make_webfonts(fonts: FontSet, used: Iterable[str]) -> WebFonts:
    """Cut the faces of `fonts` down to the letters in `used`. Kept beside them, by content.

    A family beside FAMILIES serves only letters that those two lack; when it has none of them, it is left out. Those of
    other scripts come after Noto Sans, East Asian ones in the order of the page's language, or of that of the text.
    """
    letters_used = frozenset(used)
    faces = list(_web_faces(fonts))
    own = LETTERS | letters_used
    gaps = letters_used.difference(*(one.letters for one in faces if one.face.family in FAMILIES))
    cache = fonts.folder.with_name(f"{fonts.folder.name}-web")
    cache.mkdir(parents=True, exist_ok=True)
    rules, files = [], {}
    for one in faces:
        letters = one.letters & (own if one.face.family in FAMILIES else gaps)
        if letters:
            name = f"fonts/{one.file.stem.lower()}.woff2"
            files[name] = _cut(one.file, letters, cache)
            rules.append(_rule(one.face, name))
    served = {one.face.family for one in faces if one.letters & gaps}
    return WebFonts("\n".join([*rules, *_orders(fonts, served)]), files)


def _orders(fonts: FontSet, served: AbstractSet[str]) -> Iterator[str]:
    """Rules for the families of signs and other scripts: the property --scripts of a page, and those of a run in
    another script."""
    there = served & {*SIGNS, *fonts.families}
    others = there & set(fonts.families)
    for language in ("", *EAST_ASIAN) if others else ("",) if there else ():
        named = ", ".join(f'"{family}"' for family in family_order(language) if family in there)
        spoken = f":lang({language})" if language else ""
        yield f":root{spoken} {{ --scripts: {named}; }}"
        if others:
            yield f".script{spoken} {{ font-family: {named}, system-ui, sans-serif; }}"
    if others:
        yield ".script { letter-spacing: 0; font-style: normal; text-transform: none; }"


def _web_faces(fonts: FontSet) -> Iterator[WebFace]:
    faces = (face for face in fonts.faces if face.family not in MARKS)
    for face in sorted(faces, key=lambda face: (face.family, face.weight, face.italic)):
        file = fonts.file(face)
        if file.is_file():
            yield WebFace(face, file, frozenset(map(chr, open_face(file).unicodes)))


def _cut(file: Path, letters: frozenset[str], cache: Path) -> Path:
    text = "".join(sorted(letters))
    key = key_name(_versions(), file.read_bytes(), text, *FEATURES, *SHAPING)[:DIGITS]
    for path in cache.glob(f"{key}-*.woff2"):
        if path.is_file() and path.stem == f"{key}-{digest_of(path.read_bytes())[:DIGITS]}":  # as it was made
            used(path)
            return path
    content = _compress(subset_face(open_face(file), map(ord, text), (*FEATURES, *SHAPING)))
    path = cache / f"{key}-{digest_of(content)[:DIGITS]}.woff2"
    write_quickly(path, content)
    return path


@cache
def _versions() -> str:
    return " ".join(map(version, MADE_BY))


def _compress(font: bytes) -> bytes:
    """A TTF as WOFF2, the same bytes at any time."""
    from fontTools.ttLib import TTFont

    packed = io.BytesIO()
    with TTFont(io.BytesIO(font), recalcBBoxes=False, recalcTimestamp=False) as opened:
        opened.flavor = "woff2"
        opened.save(packed)
    return packed.getvalue()


def _rule(face: Face, name: str) -> str:
    style = "italic" if face.italic else "normal"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {style}; '
        f'font-display: swap; src: url("{name}") format("woff2"); }}'
    )
