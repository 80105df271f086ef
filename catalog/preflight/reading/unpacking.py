"""Packed data of streams → their bytes, no further than a limit (ISO 32000-1, 7.4). A few bytes can stand for any
number: what would be more than the limit is refused before it fills the memory."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from collections.abc import Callable, Mapping
from typing import Final

CHUNK: Final = 1 << 20
NO_DIGIT: Final = re.compile(rb"[^0-9A-Fa-f]")
SPACES: Final = re.compile(rb"[\x00\t\n\x0c\r ]")
CLEAR, END = 256, 257  # codes of LZW that are no string


class TooLargeError(ValueError):
    """A stream that would unpack to more than a page of print can need."""


def inflated(data: bytes, most: int) -> bytes:
    """Flate; as much as there is where its end is missing or damaged, as readers do. ValueError where nothing is."""
    machine = zlib.decompressobj()
    found = bytearray()
    try:
        piece = machine.decompress(data, CHUNK)
        found += piece
        while machine.unconsumed_tail and piece:
            if len(found) > most:
                raise TooLargeError("stream")
            piece = machine.decompress(machine.unconsumed_tail, CHUNK)
            found += piece
    except zlib.error:
        if not found:
            raise ValueError("the data cannot be unpacked") from None
    return bytes(found)


def from_hexadecimal(data: bytes, most: int) -> bytes:
    """ASCIIHex, which ends with `>`."""
    digits = NO_DIGIT.sub(b"", data.partition(b">")[0])[: 2 * most]
    return binascii.unhexlify(digits + b"0" * (len(digits) % 2))


def from_base_85(data: bytes, most: int) -> bytes:
    """ASCII85, which ends with `~>`. ValueError where it is none."""
    return base64.a85decode(SPACES.sub(b"", data.partition(b"~>")[0]))[: most + 1]


def unrolled(data: bytes, most: int) -> bytes:
    """RunLength: a count and bytes, or a count and one byte to repeat."""
    found = bytearray()
    at = 0
    while at < len(data) and data[at] != 128:
        length = data[at]
        if length < 128:
            found += data[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            found += data[at + 1 : at + 2] * (257 - length)
            at += 2
        if len(found) > most:
            raise TooLargeError("stream")
    return bytes(found)


def from_lzw(data: bytes, most: int, *, early: bool = True) -> bytes:
    """LZW; `early`: codes get a bit longer one code before they must (EarlyChange). As much as there is where the data
    break off."""
    found = bytearray()
    table: list[bytes] = []
    before = b""
    width, held, bits = 9, 0, 0
    for byte in data:
        held, bits = held << 8 | byte, bits + 8
        if bits < width:
            continue
        bits -= width
        code, held = held >> bits, held & (1 << bits) - 1
        if code == END:
            break
        if code == CLEAR:
            table, before, width = [], b"", 9
            continue
        entry = bytes([code]) if code < CLEAR else _string(table, code - 258, before)
        if entry is None:
            break
        found += entry
        if len(found) > most:
            raise TooLargeError("stream")
        if before and len(table) < 4096 - 258:
            table.append(before + entry[:1])
        before = entry
        width = min(12, max(9, (len(table) + 258 + early).bit_length()))
    return bytes(found)


def _string(table: list[bytes], place: int, before: bytes) -> bytes | None:
    """The string of a code; of the next new one, what it will be; None for one that cannot be yet."""
    if place < len(table):
        return table[place]
    return before + before[:1] if place == len(table) and before else None


# By the names of the filters, the short ones of inline pictures too. Others pack pictures alone.
UNPACKERS: Final[Mapping[str, Callable[[bytes, int], bytes]]] = {
    **dict.fromkeys(("FlateDecode", "Fl"), inflated),
    **dict.fromkeys(("LZWDecode", "LZW"), from_lzw),
    **dict.fromkeys(("ASCIIHexDecode", "AHx"), from_hexadecimal),
    **dict.fromkeys(("ASCII85Decode", "A85"), from_base_85),
    **dict.fromkeys(("RunLengthDecode", "RL"), unrolled),
}
