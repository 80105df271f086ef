"""The bytes of a csv → the encoding of its text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from catalog.core.problems import CatalogError, Place, error

MARKS: Final = (  # the longer ones first: one of UTF-32 begins as one of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
PIECE: Final = 1 << 20
ZEROS: Final = 0.3  # of the bytes: half of them in UTF-16 of Latin letters, none in text of any other encoding
WINDOWS: Final = "cp1252"


def find_encoding(path: Path, file: str) -> str:
    """The encoding: by the mark at the beginning, by the zeros of UTF-16, UTF-8 where all of the file is that, and else
    that of Windows in western Europe and Indonesia. CatalogError where it is none of them."""
    with path.open("rb") as stream:
        begin = stream.read(PIECE)
    for mark, encoding in MARKS:
        if begin.startswith(mark):
            if _fault(path, encoding) is None:
                return encoding
            raise _undecodable(path, file, encoding)
    wide = _by_zeros(begin[:4096])
    for encoding in (wide,) if wide else ("utf-8", WINDOWS):
        if _fault(path, encoding) is None:
            return encoding
    raise _undecodable(path, file, wide or "utf-8")


def _by_zeros(begin: bytes) -> str:
    even, odd = begin[::2].count(0), begin[1::2].count(0)
    least = ZEROS * len(begin) / 2
    if odd > least and even <= odd / 4:
        return "utf-16-le"
    return "utf-16-be" if even > least and odd <= even / 4 else ""


def _fault(path: Path, encoding: str) -> int | None:
    """The line in which the file is no text of this encoding, None where it is one."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    try:
        for piece in _pieces(path):
            line += decoder.decode(piece).count("\n")
        decoder.decode(b"", True)
    except UnicodeDecodeError as fault:
        return line + fault.object[: fault.start].decode(encoding, "ignore").count("\n")
    return None


def _undecodable(path: Path, file: str, encoding: str) -> CatalogError:
    name = {"utf-8-sig": "utf-8"}.get(encoding, encoding).upper()
    return CatalogError([error("table-undecodable", Place(file, _fault(path, encoding) or 0), name=name)])


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while piece := stream.read(PIECE):
            yield piece
