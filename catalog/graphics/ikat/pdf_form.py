"""Woven patterns in the book: a place is kept for each while a part is set; binding draws it there, each cloth once.

A page of cloth is thousands of steps, over which the typesetter takes ten times as long as over a page of text. So it
places the cloth by its address alone, and binding draws it, as vectors.
"""

from __future__ import annotations

import re
import zlib
from typing import Final

FORM: Final = "cloth-2"  # changes when the same drawing would be kept in another way
_SIZE: Final = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_PATH: Final = re.compile(r'<path fill="#([0-9a-f]{6})" d="([^"]*)"/>')
_STEP: Final = re.compile(r"([Mhv])(-?\d+)(?: (-?\d+))?|([Vz])(-?\d+)?")


def steps_of(svg: str) -> bytes:
    """A cloth of `ClothSvg` (SVG) in PDF's operators, deflated, below a line with its width and height."""
    size = _SIZE.search(svg)
    if size is None:
        raise ValueError("a cloth without a size")
    lines = [f"{_colour(colour)} rg {_outline(path)} f" for colour, path in _PATH.findall(svg)]
    return f"{size[1]} {size[2]}\n".encode() + zlib.compress("\n".join(lines).encode())


def cloth_form(steps: bytes) -> tuple[str, bytes]:
    """The cloth as a form in the unit square, which is where PDF draws pictures (ISO 32000-1, 8.9.5): the entries of
    its dictionary, and its operators, deflated."""
    size, _, content = steps.partition(b"\n")
    width, height = map(int, size.split())
    matrix = f"{1 / width:.9f} 0 0 {-1 / height:.9f} 0 1"
    return (
        f"/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]/Matrix[{matrix}]/Resources<<>>/Filter/FlateDecode",
        content,
    )


def _colour(digits: str) -> str:
    return " ".join(f"{int(digits[i : i + 2], 16) / 255:.4f}" for i in (0, 2, 4))


def _outline(path: str) -> str:
    """Stepped outlines (`M`, `h`, `v`, `V`, `z`) in PDF's operators."""
    pieces = []
    x = y = 0
    for start, first, second, other, height in _STEP.findall(path):
        if other == "z":
            pieces.append("h")
            continue
        if start == "M":
            x, y = int(first), int(second)
        elif start == "h":
            x += int(first)
        elif start == "v":
            y += int(first)
        else:
            y = int(height)
        pieces.append(f"{x} {y} {'m' if start == 'M' else 'l'}")
    return " ".join(pieces)
