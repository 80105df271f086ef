"""A text → its QR code (ISO/IEC 18004) as vectors: black on a white ground of its own, ready for binding.

Lengths inside a drawing are modules, on the page mm.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import segno

FORM: Final = f"code-1 segno {segno.__version__}"  # changes when the same text would be drawn in another way
MODULE: Final = 0.45  # mm; telephones read smaller ones off a printed page with difficulty
QUIET: Final = 4.5  # modules of white on each side: 2 mm at least, and more than the 4 of the standard (9.1)


@dataclass(frozen=True, slots=True)
class QrCode:
    """A drawn code: the address by which a page shows it, and the least width and height at which it is read, mm."""

    address: str
    size: float


def draw_code(text: str) -> bytes:
    """The code of a text, in byte mode, with error correction M or, where it takes no more modules, better: PDF's
    operators, deflated, below a line with the number of modules in a row."""
    rows = segno.make(text, error="m", micro=False, mode="byte").matrix
    side = len(rows) + 2 * QUIET
    ground = f"1 g {-QUIET:g} {-QUIET:g} {side:g} {side:g} re f"
    black = "\n".join(f"{x} {y} {width} {height} re" for width, height, x, y in sorted(_rectangles(rows)))
    return f"{len(rows)}\n".encode() + zlib.compress(f"{ground} 0 g\n{black}\nf".encode(), 9)


def code_size(drawing: bytes) -> float:
    """The least width and height of a drawing on paper, mm."""
    return round((_modules(drawing) + 2 * QUIET) * MODULE, 2)


def code_form(drawing: bytes) -> tuple[str, bytes]:
    """The code as a form in the unit square, which is where PDF draws pictures (ISO 32000-1, 8.9.5): the entries of
    its dictionary, and its operators, deflated."""
    modules = _modules(drawing)
    side = modules + 2 * QUIET
    scale, shift = f"{1 / side:.9f}", f"{QUIET / side:.9f}"
    box = f"{-QUIET:g} {-QUIET:g} {modules + QUIET:g} {modules + QUIET:g}"
    entries = f"/BBox[{box}]/Matrix[{scale} 0 0 -{scale} {shift} {1 - QUIET / side:.9f}]/Resources<<>>"
    return f"/Type/XObject/Subtype/Form{entries}/Filter/FlateDecode", drawing.partition(b"\n")[2]


def _modules(drawing: bytes) -> int:
    return int(drawing.partition(b"\n")[0])


def _rectangles(rows: Sequence[Sequence[int]]) -> Iterator[tuple[int, int, int, int]]:
    """Width, height, left and top of rectangles that cover the dark modules, each once: dark runs of a row, with those
    of the rows below that begin and end where they do."""
    begun: dict[tuple[int, int], int] = {}  # the top row of each run that goes on
    for y, row in enumerate([*rows, ()]):
        runs = set(_runs(row))
        for run in [run for run in begun if run not in runs]:
            top = begun.pop(run)
            yield run[1] - run[0], y - top, run[0], top
        for run in runs:
            begun.setdefault(run, y)


def _runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where each dark run of a row begins, and where it has ended."""
    edges = [x for x, (before, here) in enumerate(zip((0, *row), (*row, 0), strict=True)) if before != here]
    yield from zip(edges[::2], edges[1::2], strict=True)
