"""Woven patterns in the book: a place is kept for each while a part is set; binding draws it there, each cloth once.

A page of cloth is thousands of steps, over which the typesetter takes ten times as long as over a page of text. So a
page shows a picture of 4 × 1 pixels in its stead, whose twelve bytes are the first of the drawing's content key; the
bound book has the cloth itself, as vectors, in the place of that picture.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from PIL import Image

SCHEME: Final = "cloth"
KEY_BYTES: Final = 12
_SIZE: Final = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_PATH: Final = re.compile(r'<path fill="#([0-9a-f]{6})" d="([^"]*)"/>')
_STEP: Final = re.compile(r"([Mhv])(-?\d+)(?: (-?\d+))?|([Vz])(-?\d+)?")


def stand_in(drawing: str) -> bytes:
    """The PNG that keeps the place of a drawing, named by its content key in hexadecimal digits."""
    out = BytesIO()
    Image.frombytes("RGB", (4, 1), bytes.fromhex(drawing[: 2 * KEY_BYTES])).save(out, "PNG")
    return out.getvalue()


def spread_cloths(pdf: Pdf, drawings: Path) -> None:
    """Put the cloths (files of `steps_of` in `drawings`) in the places that are kept for them."""
    spread: dict[str, Stream] = {}
    for page in pdf.pages:
        pictures = page.resources.get(Name.XObject, Dictionary())
        for name, picture in pictures.items():
            key = _drawing(picture)
            if key is None:
                continue
            if key not in spread:
                spread[key] = _form(pdf, (drawings / f"{key}.{SCHEME}").read_bytes())
            pictures[name] = spread[key]


def _drawing(picture: Object) -> str | None:
    small = picture.get(Name.Subtype) == Name.Image and picture.get(Name.Width) == 4 and picture.get(Name.Height) == 1
    return bytes(picture.read_bytes()).hex() if small else None


def steps_of(svg: str) -> bytes:
    """A cloth of `Loom` (SVG) in PDF's operators, below a line with its width and height."""
    size = _SIZE.search(svg)
    if size is None:
        raise ValueError("a cloth without a size")
    lines = [f"{size[1]} {size[2]}"]
    lines += [f"{_colour(colour)} rg {_outline(path)} f" for colour, path in _PATH.findall(svg)]
    return "\n".join(lines).encode()


def _form(pdf: Pdf, steps: bytes) -> Stream:
    """The cloth as a form in the unit square, which is where PDF draws pictures (ISO 32000-1, 8.9.5)."""
    size, _, content = steps.partition(b"\n")
    width, height = map(int, size.split())
    return Stream(
        pdf,
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, width, height]),
        Matrix=Array([1 / width, 0, 0, -1 / height, 0, 1]),
        Resources=Dictionary(),
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
