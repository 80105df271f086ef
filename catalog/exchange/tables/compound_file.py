"""A compound file, as Microsoft's programs wrote before 2007 → one of its streams ([MS-CFB]): a file system of sectors,
each of which says which one follows."""

from __future__ import annotations

import struct
from typing import Final

from catalog.core.problems import CatalogError, Place, error

HEADER: Final = 512
ENTRY: Final = 128  # bytes of the directory
LISTED: Final = 109  # sectors of the table that stand in the header
END: Final = 0xFFFFFFFA  # from here on a number is no sector
SMALL: Final = 4096  # a shorter stream lies within another, in sectors of 64 bytes


def read_stream(content: bytes, names: tuple[str, ...], place: Place) -> bytes:
    """The first stream of one of these names. CatalogError where there is none, or the file is damaged."""
    try:
        return _read(content, names)
    except (struct.error, IndexError, ValueError, StopIteration) as fault:
        raise CatalogError([error("table-broken", place, detail=f"CFB: {fault}")]) from None


def _read(content: bytes, names: tuple[str, ...]) -> bytes:
    power = struct.unpack_from("<H", content, 30)[0]
    if power not in (9, 12):  # sectors of 512 or 4096 bytes
        raise ValueError(power)
    size = 1 << power
    table = _table(content, size)
    entries: dict[str, tuple[int, int]] = {}
    root = (0, 0)
    directory = _chain(content, size, size, table, struct.unpack_from("<I", content, 48)[0])
    for at in range(0, len(directory) - ENTRY + 1, ENTRY):
        length, kind = struct.unpack_from("<HB", directory, at + 64)
        name = directory[at : at + max(length - 2, 0)].decode("utf-16-le", "replace")
        if kind == 5:
            root = struct.unpack_from("<II", directory, at + 116)
        elif kind == 2:
            entries.setdefault(name, struct.unpack_from("<II", directory, at + 116))
    start, length = next(entries[name] for name in names if name in entries)
    if length >= SMALL:
        return _chain(content, size, size, table, start)[:length]
    inner = _chain(content, size, size, table, root[0])[: root[1]]
    first, count = struct.unpack_from("<II", content, 60)
    small = _numbers(_chain(content, size, size, table, first)[: count * size])
    return _chain(inner, 64, 0, small, start)[:length]


def _table(content: bytes, size: int) -> tuple[int, ...]:
    """Of each sector the one that follows it."""
    sectors = [*struct.unpack_from(f"<{LISTED}I", content, 76)]
    following, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // size)):
        *more, following = struct.unpack_from(f"<{size // 4}I", content, (following + 1) * size)
        sectors += more
    return _numbers(b"".join(content[(one + 1) * size : (one + 2) * size] for one in sectors if one < END))


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _chain(content: bytes, size: int, before: int, table: tuple[int, ...], start: int) -> bytes:
    """The sectors of a stream one after another, which cannot be more than there are."""
    found = []
    while start < END:
        found.append(content[before + start * size : before + (start + 1) * size])
        if len(found) > len(table):
            raise ValueError(start)
        start = table[start]
    return b"".join(found)
