"""The map from a font's codes to letters (ToUnicode) → the codes that show nothing (ISO 32000-1, 9.10.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

MOST: Final = 1 << 20  # bytes of a map that are read
SECTION: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
PAIR: Final = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
RANGE: Final = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")


def blank_codes(data: bytes) -> frozenset[int]:
    """The codes of spaces of any width, from the text of a map; none where it cannot be read."""
    found: set[int] = set()
    for kind, body in SECTION.findall(data[:MOST]):
        pairs = _ranges(body) if kind == b"range" else _pairs(body)
        found.update(code for code, letters in pairs if letters and not letters.strip())
    return frozenset(found)


def _pairs(body: bytes) -> Iterator[tuple[int, str]]:
    for code, letters in PAIR.findall(body):
        yield _number(code), _text(letters)


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    """The letters of a range follow each other; the first is a space, or one of the next few is."""
    for first, last, letters in RANGE.findall(body):
        start, text = _number(first), _text(letters)
        for code in range(start, min(_number(last), start + 255) + 1):
            yield code, text[:-1] + chr(min(0x10FFFF, ord(text[-1]) + code - start)) if text else ""


def _number(digits: bytes) -> int:
    return int(b"".join(digits.split())[:8] or b"0", 16)


def _text(digits: bytes) -> str:
    whole = b"".join(digits.split())
    return bytes.fromhex(whole[: len(whole) // 4 * 4].decode()).decode("utf-16-be", "replace")
