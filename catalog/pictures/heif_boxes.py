"""The boxes of a HEIC or AVIF file → how its picture is to be turned upright (stages 2 and 5).

The container says so by properties of the picture, `irot` and `imir` (ISO/IEC 23008-12, 6.5.10 and 6.5.12), which
decoders follow. Some phones and programs write the orientation into EXIF alone; decoders then leave it as it is.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from typing import IO, Final, NamedTuple

from PIL import Image

ORIENTATION: Final = 0x0112  # the tag of EXIF 2.32
MOST_BYTES: Final = 4_000_000  # of the boxes about a picture, and of its EXIF
MOST_BOXES: Final = 100  # at the top of a file, before which those about the picture are found
MOST_PIECES: Final = 64  # of one item
TURNING: Final = frozenset({b"irot", b"imir"})


class Turn(NamedTuple):
    """Whether the container turns its picture, and what EXIF says (1 to 8; 1 where it says nothing)."""

    by_container: bool
    exif: int


def read_turn(stream: IO[bytes]) -> Turn:
    """How the picture in `stream` is turned; the stream is rewound. Of a damaged file nothing is known: (False, 1)."""
    try:
        stream.seek(0)
        boxes = dict(_boxes(_meta(stream)[4:]))
        primary = _number(boxes[b"pitm"][4:], 2 if boxes[b"pitm"][0] == 0 else 4)
        if _properties(boxes[b"iprp"], primary) & TURNING:
            return Turn(True, 1)
        return Turn(False, _orientation(_exif(stream, boxes)))
    except Exception:  # Pillow raises nearly every built-in exception over bad EXIF
        return Turn(False, 1)
    finally:
        stream.seek(0)


def _meta(stream: IO[bytes]) -> bytes:
    """What stands in the box `meta`, with its version and flags."""
    for _ in range(MOST_BOXES):
        size, kind = struct.unpack(">I4s", stream.read(8))
        if size == 1:
            size = struct.unpack(">Q", stream.read(8))[0] - 8
        if kind == b"meta":
            return stream.read(min(size - 8, MOST_BYTES))
        if size < 8:
            break
        stream.seek(size - 8, 1)
    raise ValueError("no box about the picture")


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents of the boxes that stand one behind another."""
    at = 0
    while at + 8 <= len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        size = size or len(content) - at
        if size < 8:
            raise ValueError("a box that ends before it begins")
        yield kind, content[at + 8 : at + size]
        at += size


def _number(content: bytes, size: int, at: int = 0) -> int:
    if at + size > len(content):
        raise ValueError("the box ends too early")
    return int.from_bytes(content[at : at + size], "big")


def _properties(content: bytes, item: int) -> set[bytes]:
    """The names of the properties of an item, as the box `iprp` says."""
    boxes = dict(_boxes(content))
    names = [kind for kind, _ in _boxes(boxes[b"ipco"])]
    table = boxes[b"ipma"]
    wide_item, wide_index = table[0] > 0, table[3] & 1
    at, found = 8, set[bytes]()
    for _ in range(_number(table, 4, 4)):
        here = _number(table, 4 if wide_item else 2, at)
        at += 4 if wide_item else 2
        count = _number(table, 1, at)
        at += 1
        for _ in range(count):
            index = _number(table, 2, at) & 0x7FFF if wide_index else _number(table, 1, at) & 0x7F
            at += 2 if wide_index else 1
            if here == item and 0 < index <= len(names):
                found.add(names[index - 1])
    return found


def _exif(stream: IO[bytes], boxes: dict[bytes, bytes]) -> bytes:
    """The EXIF of the file; b"" where it has none."""
    item = _item_of(boxes[b"iinf"], b"Exif")
    if item is None:
        return b""
    content = b"".join(_extents(stream, boxes, item))
    start = 4 + _number(content, 4)  # where its TIFF header stands (ISO/IEC 23008-12, A.2.1)
    return content[start:]


def _item_of(content: bytes, kind: bytes) -> int | None:
    """The number of the first item of a kind, as the box `iinf` says."""
    for name, entry in _boxes(content[6 if content[0] == 0 else 8 :]):
        if name == b"infe" and entry[0] >= 2:
            wide = entry[0] > 2
            if entry[4 + (6 if wide else 4) :][:4] == kind:
                return _number(entry, 4 if wide else 2, 4)
    return None


def _extents(stream: IO[bytes], boxes: dict[bytes, bytes], item: int) -> Iterator[bytes]:
    """The pieces of an item, as the box `iloc` says; in the file, or in the box `idat`."""
    table = boxes[b"iloc"]
    version, sizes = table[0], _number(table, 2, 4)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    count, at = _number(table, wide, 6), 6 + wide
    for _ in range(count):
        here = _number(table, wide, at)
        at += wide
        method = _number(table, 2, at) & 15 if version else 0
        at += 4 if version else 2  # the number of a file that is not this one stands there as well
        base, pieces = _number(table, base_size, at), _number(table, 2, at + base_size)
        at += base_size + 2
        before = index_size if version else 0
        step = before + offset_size + length_size
        for start in range(at + before, at + before + min(pieces, MOST_PIECES) * step, step or 1):
            if here == item:
                offset, length = _number(table, offset_size, start), _number(table, length_size, start + offset_size)
                yield _piece(stream, boxes, method, base + offset, min(length, MOST_BYTES))
        at += pieces * step


def _piece(stream: IO[bytes], boxes: dict[bytes, bytes], method: int, offset: int, length: int) -> bytes:
    if method == 1:
        return boxes[b"idat"][offset : offset + length]
    stream.seek(offset)
    return stream.read(length)


def _orientation(content: bytes) -> int:
    exif = Image.Exif()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about other tags
        exif.load(content)
        turn = exif.get(ORIENTATION, 1)
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1
