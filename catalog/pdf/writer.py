"""A PDF written from front to back, object by object (ISO 32000-1): what is written is not kept in memory.

Objects that are no streams go into object streams (7.5.7), their places into a cross-reference stream (7.5.8); before
PDF 1.5, which brought both, each stands by itself, and their places in a table (7.5.4). The same calls give the same
bytes.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable
from hashlib import sha256
from typing import BinaryIO, Final

BINARY: Final = b"\n%\xe2\xe3\xcf\xd3\n"  # 7.5.2: tells programs that this is no text
STREAMS_SINCE: Final = "1.5"
IN_STREAM: Final = 200  # objects in an object stream
FREE, PLAIN, PACKED = 0, 1, 2  # kinds of entry in a cross-reference stream
PLACE_BYTES: Final = 5


class PdfWriter:
    """Writes objects to `file`, which is of PDF's `version`; each has a number, by which others refer to it before or
    after it is written."""

    def __init__(self, file: BinaryIO, version: str = "1.7") -> None:
        self._file = file
        self._at = 0
        self._digest = sha256()
        self._kinds = bytearray([FREE])
        self._places = array("Q", [0])  # of a plain object, where it begins; of a packed one, its stream's number
        self._indexes = array("L", [0xFFFF])
        self._packed: list[tuple[int, bytes]] = []
        self._in_streams = version >= STREAMS_SINCE
        self._write(f"%PDF-{version}".encode() + BINARY)

    def reserve(self) -> int:
        """A number for an object that is written later."""
        self._kinds.append(FREE)
        self._places.append(0)
        self._indexes.append(0)
        return len(self._kinds) - 1

    def add(self, value: str, number: int | None = None) -> int:
        """Write an object, as PDF has it; returns its number."""
        number = self.reserve() if number is None else number
        if not self._in_streams:
            self._kinds[number], self._places[number] = PLAIN, self._at
            self._write(f"{number} 0 obj\n{value}\nendobj\n".encode("latin-1"))
            return number
        self._packed.append((number, value.encode("latin-1")))
        if len(self._packed) == IN_STREAM:
            self._close_stream()
        return number

    def add_stream(self, entries: str, content: bytes, number: int | None = None) -> int:
        """Write a stream: the entries of its dictionary besides its length, and its content, already encoded."""
        number = self.reserve() if number is None else number
        self._kinds[number], self._places[number] = PLAIN, self._at
        self._write(f"{number} 0 obj\n<<{entries}/Length {len(content)}>>stream\n".encode("latin-1"))
        self._write(content)
        self._write(b"\nendstream\nendobj\n")
        return number

    def add_deflated(self, entries: str, content: bytes, number: int | None = None) -> int:
        """The same for content that is not encoded yet."""
        return self.add_stream(f"{entries}/Filter/FlateDecode", zlib.compress(content), number)

    def finish(self, root: int, info: int) -> None:
        """Write what makes a file of the objects. `root` and `info` are the catalogue and the information."""
        if not self._in_streams:
            self._finish_table(root, info)
            return
        self._close_stream()
        number = self.reserve()
        start = self._at
        self._kinds[number], self._places[number] = PLAIN, start
        rows = b"".join(
            bytes([kind]) + place.to_bytes(PLACE_BYTES, "big") + index.to_bytes(2, "big")
            for kind, place, index in zip(self._kinds, self._places, self._indexes, strict=True)
        )
        identity = self._digest.hexdigest()[:32]
        entries = f"/Type/XRef/Size {number + 1}/W[1 {PLACE_BYTES} 2]/Root {ref(root)}/Info {ref(info)}"
        self.add_deflated(f"{entries}/ID[<{identity}><{identity}>]", rows, number)
        self._write(f"startxref\n{start}\n%%EOF\n".encode())

    def _finish_table(self, root: int, info: int) -> None:
        start = self._at
        identity = self._digest.hexdigest()[:32]
        rows = ["0000000000 65535 f \n", *(f"{place:010} 00000 n \n" for place in self._places[1:])]
        self._write(f"xref\n0 {len(rows)}\n{''.join(rows)}".encode())
        entries = f"/Size {len(rows)}/Root {ref(root)}/Info {ref(info)}/ID[<{identity}><{identity}>]"
        self._write(f"trailer\n<<{entries}>>\nstartxref\n{start}\n%%EOF\n".encode())

    def _close_stream(self) -> None:
        if not self._packed:
            return
        stream = self.reserve()
        heads, bodies, at = [], [], 0
        for index, (number, value) in enumerate(self._packed):
            self._kinds[number], self._places[number], self._indexes[number] = PACKED, stream, index
            heads.append(f"{number} {at}")
            bodies.append(value)
            at += len(value) + 1
        head = " ".join(heads).encode() + b"\n"
        entries = f"/Type/ObjStm/N {len(heads)}/First {len(head)}"
        self._packed = []
        self.add_deflated(entries, head + b"\n".join(bodies), stream)

    def _write(self, content: bytes) -> None:
        self._file.write(content)
        self._digest.update(content)
        self._at += len(content)


def ref(number: int) -> str:
    """A reference to an object."""
    return f"{number} 0 R"


def text_string(text: str) -> str:
    """A text string (7.9.2.2): in ASCII where that does, else in UTF-16."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        return f"({escaped})"
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def name(text: str) -> str:
    """A name (7.3.5) without its solidus, other signs than letters and figures escaped."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else f"#{ord(c):02X}" for c in text)


def number(value: float) -> str:
    """A number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def numbers(values: Iterable[float]) -> str:
    """Numbers as an array has them, without its brackets."""
    return " ".join(map(number, values))
