"""The colour profile of screens, sRGB, as bytes (ICC.1:2001-04, profile version 2; IEC 61966-2-1).

Written here, since what libraries make has the time of its making in it.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from typing import Final

STEPS: Final = 1024  # of the curve from a value to light
WHITE: Final = (0.9642, 1.0, 0.8249)  # D50, to which the colours are adapted
# The primaries of ITU-R BT.709, adapted from D65 to D50 as Bradford does it: X, Y, Z.
PRIMARIES: Final = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
NAME: Final = b"sRGB IEC61966-2.1"
RIGHTS: Final = b"No copyright, use freely"


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """A display profile of sRGB; the same bytes each time."""
    curve = struct.pack(">4s4xI", b"curv", STEPS) + b"".join(
        struct.pack(">H", round(_light(step / (STEPS - 1)) * 65535)) for step in range(STEPS)
    )
    tags = {b"desc": _described(NAME), b"cprt": b"text" + bytes(4) + RIGHTS + b"\0", b"wtpt": _place(WHITE)}
    tags |= {name: _place(colour) for name, colour in PRIMARIES.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    table, body = [], bytearray()
    start = 128 + 4 + 12 * len(tags)
    where: dict[bytes, int] = {}
    for name, content in tags.items():
        if content not in where:
            where[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table.append(struct.pack(">4sII", name, where[content], len(content)))
    rest = struct.pack(">I", len(tags)) + b"".join(table) + bytes(body)
    return _head(128 + len(rest)) + rest


def _head(length: int) -> bytes:
    """The header (ICC.1:2001-04, 6.1), dated with the day on which sRGB became a standard."""
    head = struct.pack(
        ">I4sI4s4s4s6H4s4s", length, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ", 1999, 10, 18, 0, 0, 0, b"acsp",
        bytes(4),
    )  # fmt: skip
    return head.ljust(68, b"\0") + b"".join(map(_fixed, WHITE)) + bytes(48)


def _light(value: float) -> float:
    """How much light a value gives, both from 0 to 1 (IEC 61966-2-1, 5.2)."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _fixed(value: float) -> bytes:
    """A number as s15Fixed16."""
    return struct.pack(">i", round(value * 65536))


def _place(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, colour))


def _described(name: bytes) -> bytes:
    """A textDescription: in ASCII, and neither in Unicode nor in Macintosh's script."""
    return b"desc" + bytes(4) + struct.pack(">I", len(name) + 1) + name + b"\0" + bytes(4 + 4 + 2 + 1 + 67)
