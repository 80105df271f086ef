"""The fonts of the book + the letters that the pages use → small WOFF2 files and the style rules that name them.

fontTools is imported where it is used: a build of which no HTML is asked does without, and is sooner at work.
"""

from __future__ import annotations

import io
import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Final

from catalog.cache.eviction import used

FAMILIES: Final = ("Plus Jakarta Sans", "Source Serif 4")
# Always there, so that a new word seldom changes a font: ASCII, Latin-1 and the marks of typesetters.
LETTERS: Final = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) | frozenset("–—‘’“”„…•′″−×·→←↑↓€")
FEATURES: Final = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum"]


@dataclass(frozen=True, slots=True)
class WebFace:
    """A font file: what the style sheet needs to know of it, and the letters it has."""

    file: Path
    family: str
    weight: int
    italic: bool
    letters: frozenset[str]


@dataclass(frozen=True, slots=True)
class WebFonts:
    """`rules` for the style sheet (addresses relative to it), `files` below the `html` folder."""

    rules: str
    files: dict[str, Path]


def make_webfonts(folder: Path, used: Iterable[str]) -> WebFonts:
    """Cut the fonts in `folder` (static TTF) down to the letters in `used`. Kept in a folder beside it, by content.

    A family beside FAMILIES serves only letters that those two lack; when it has none of them, it is left out.
    """
    letters_used = frozenset(used)
    faces = sorted(_faces(folder), key=lambda face: (face.family, face.weight, face.italic, face.file.name))
    own = LETTERS | letters_used
    gaps = letters_used.difference(*(face.letters for face in faces if face.family in FAMILIES))
    cache = folder.with_name(f"{folder.name}-web")
    cache.mkdir(parents=True, exist_ok=True)
    rules, files = [], {}
    for face in faces:
        letters = face.letters & (own if face.family in FAMILIES else gaps)
        if letters:
            name = f"fonts/{face.file.stem.lower()}.woff2"
            files[name] = _cut(face.file, letters, cache)
            rules.append(_rule(face, name))
    return WebFonts("\n".join(rules), files)


def _faces(folder: Path) -> Iterator[WebFace]:
    from fontTools.ttLib import TTFont

    for file in sorted(folder.glob("*.ttf")):
        with TTFont(file, lazy=True) as font:
            names, style = font["name"], font["OS/2"]
            family = names.getDebugName(16) or names.getDebugName(1)
            letters = frozenset(map(chr, font.getBestCmap()))
            yield WebFace(file, family, style.usWeightClass, bool(style.fsSelection & 1), letters)


def _cut(file: Path, letters: frozenset[str], cache: Path) -> Path:
    text = "".join(sorted(letters))
    key = sha256(
        b"\0".join((version("fonttools").encode(), file.read_bytes(), text.encode(), "".join(FEATURES).encode()))
    )
    path = cache / f"{key.hexdigest()[:24]}.woff2"
    used(path)
    if not path.exists():
        beside = path.with_suffix(f".{os.getpid()}.new")
        beside.write_bytes(_subset(file, text))
        beside.replace(path)
    return path


def _subset(file: Path, text: str) -> bytes:
    """A WOFF2 of the letters in `text`, the same bytes at any time."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    options = subset.Options(layout_features=FEATURES, flavor="woff2", hinting=False, notdef_outline=True)
    logging.getLogger("fontTools.subset").setLevel(logging.ERROR)
    with TTFont(file, recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=text)
        cutter.subset(font)
        font.flavor = "woff2"
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()


def _rule(face: WebFace, name: str) -> str:
    style = "italic" if face.italic else "normal"
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {style}; '
        f'font-display: swap; src: url("{name}") format("woff2"); }}'
    )
