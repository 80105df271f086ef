"""Parts to set and parts as set: values that a process pool can carry, and the folder in which set parts are kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec

from catalog.cache.eviction import used
from catalog.core.content_keys import CHECK_BYTES, checksum, key_name
from catalog.fonts.static_faces import FontSet
from catalog.graphics.drawing_cache import is_whole
from catalog.planning.text_fit import Fit
from catalog.typesetting.drawn_page import DrawnPart

LENGTH_BYTES: Final = 4
# A word that is longer than its line goes on in the next one, so that what is too long is too high and is found.
BREAK_WORDS: Final = "body { overflow-wrap: break-word }\n"


@dataclass(frozen=True, slots=True)
class TypesetContext:
    """What every part of a book is set with: fonts, style sheet, width of the page, and folders."""

    fonts: FontSet
    style: str
    page_width: float  # mm
    pictures: Path
    drawings: Path
    parts: Path  # where set parts are kept, by content key
    program: str  # versions of the program and its typesetter


@dataclass(frozen=True, slots=True)
class PartJob:
    """A part to set: its content key, its HTML, and how many pages were planned for it."""

    name: str
    key: str
    html: str
    pages: int  # planned pages; 0 for text that flows

    def pieces(self) -> tuple[PartJob, ...]:
        """None: a part is set as a whole."""
        return ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that can be linked to: 0-based page inside the part; mm from the top left of the page."""

    name: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class NumberBox:
    """A box kept free for the page number of `anchor`; mm."""

    anchor: str
    style: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Overflow:
    """Text that is too long for its box: which box, and by how many mm of how many."""

    box: str
    over: float
    height: float


@dataclass(frozen=True, slots=True)
class SetPart:
    """What is known of a part as set; what is drawn on its pages is in the file beside."""

    name: str
    key: str  # content key, by which it is kept
    pages: int
    anchors: tuple[Anchor, ...]
    numbers: tuple[NumberBox, ...]
    overflows: tuple[Overflow, ...]  # on every step of the ladder
    shortened: tuple[Overflow, ...]  # fit only without their longer texts or their ends; by how much they were over
    missing_glyphs: tuple[str, ...]  # single characters
    steps: dict[str, int]  # of the ladder on which its boxes stand that do not fit as designed; NO_FIT where texts end
    fits: dict[str, Fit]  # of its cards that do not fit as designed, by product
    digests: tuple[str, ...]  # of each page: changes when anything printed on it does
    drawings: tuple[str, ...] = ()  # files that binding puts on its pages
    cached: bool = False


def part_key(typesetting: TypesetContext, content: str, pages: int) -> str:
    """Content key of a part. `content` is its HTML, which names pictures and drawings by their content, or a key of all
    that its HTML depends on."""
    fonts = typesetting.fonts.digest
    return key_name(typesetting.program, fonts, BREAK_WORDS, typesetting.style, str(pages), content)


def pack(part: SetPart, drawn: DrawnPart) -> bytes:
    """A set part as a file: the digest of all behind it, the length of the first value, both values."""
    first = msgspec.msgpack.encode(part)
    rest = len(first).to_bytes(LENGTH_BYTES, "big") + first + msgspec.msgpack.encode(drawn)
    return checksum(rest) + rest


def _values(content: bytes) -> tuple[memoryview, memoryview]:
    """The two values of a file of `pack`, not yet decoded. ValueError where a byte of it has changed."""
    rest = memoryview(content)[CHECK_BYTES:]
    if checksum(rest) != content[:CHECK_BYTES]:
        raise ValueError("damaged")
    end = LENGTH_BYTES + int.from_bytes(rest[:LENGTH_BYTES], "big")
    return rest[LENGTH_BYTES:end], rest[end:]


def part_file(typesetting: TypesetContext, key: str) -> Path:
    """Where a set part is kept."""
    return typesetting.parts / f"{key}.part"


def read_part(typesetting: TypesetContext, name: str, key: str) -> SetPart | None:
    """The part as it was set before; None when it was not, or when what was kept, or a drawing on it, is damaged or
    gone."""
    file = part_file(typesetting, key)
    try:
        kept, _ = _values(file.read_bytes())
        part = msgspec.msgpack.decode(kept, type=SetPart)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return None
    drawings = [typesetting.drawings / drawing for drawing in part.drawings]
    for path in (file, *drawings):
        used(path)
    return replace(part, name=name, cached=True) if all(map(is_whole, drawings)) else None


def read_drawn(typesetting: TypesetContext, key: str) -> DrawnPart | None:
    """The pages of a part that was set; None where its file is gone or damaged."""
    try:
        _, kept = _values(part_file(typesetting, key).read_bytes())
        return msgspec.msgpack.decode(kept, type=DrawnPart)
    except (OSError, ValueError):
        return None
