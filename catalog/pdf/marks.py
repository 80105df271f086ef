"""Marks around a page for the print shop: where to cut, where the inks meet, how much of each is printed (stage 8).

They stand in the slug, outside of the bleed, in the colour of all inks (ISO 32000-1, 8.6.6.4: `All`) or, the colour
bar, in each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from catalog.core.units import PT_PER_MM
from catalog.outputs.print_settings import PrintSettings

SPACE: Final = "ink-all"  # the name of the colour space of all inks in the resources of a page
ALL_INKS: Final = "[/Separation/All/DeviceCMYK<</FunctionType 2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>]"
LINE: Final = 0.25  # pt, the thinnest line that a press holds
GAP: Final = 0.5  # mm between the bleed and the marks
LONGEST: Final = 5.0  # mm
DASHES: Final = "[2 1.5] 0"  # pt
FIELD: Final = 4.0  # mm, the width and height of a field of the colour bar
BAR: Final = ("1 0 0 0", "0 1 0 0", "0 0 1 0", "0 0 0 1", ".5 0 0 0", "0 .5 0 0", "0 0 .5 0", "0 0 0 .5")
ROUND: Final = 0.5523  # of the radius: where the handles of a quarter of a circle lie


def draw_marks(
    printed: PrintSettings, width: float, height: float, folds: Sequence[float] = (), less: float = 0.0
) -> bytes:
    """The operators that draw the marks around a page of `width` × `height` pt; `folds` are where it is folded, pt from
    the left, which is shown by dashes; `less` are the pt by which it is cut smaller on the left and the right."""
    length = min(LONGEST, printed.slug - GAP) * PT_PER_MM
    if not printed.marks or length <= 0:
        return b""
    start = (printed.bleed + GAP) * PT_PER_MM
    pieces = [f"q /{SPACE} CS /{SPACE} cs 1 SCN 1 scn {LINE} w"]
    if "crop" in printed.marks:
        pieces += _crop(width, height, start, length, less)
        pieces += _folds(height, start, length, folds)
    if "registration" in printed.marks:
        pieces += _registration(width, height, start, length, width / 4 if folds else width / 2)
    if "colour-bar" in printed.marks:
        pieces += _bar(width, start, length)
    return " ".join([*pieces, "Q"]).encode()


def _crop(width: float, height: float, start: float, length: float, less: float) -> Iterator[str]:
    for x in (less, width - less):
        yield _line(x, height + start, x, height + start + length)
        yield _line(x, -start, x, -start - length)
    for y in (0.0, height):
        yield _line(-start, y, -start - length, y)
        yield _line(width + start, y, width + start + length, y)


def _folds(height: float, start: float, length: float, folds: Sequence[float]) -> Iterator[str]:
    if folds:
        yield f"q {DASHES} d"
        for x in folds:
            yield _line(x, height + start, x, height + start + length)
            yield _line(x, -start, x, -start - length)
        yield "Q"


def _registration(width: float, height: float, start: float, length: float, across: float) -> Iterator[str]:
    """A cross in a circle at the middle of the left and the right edge, and at `across` of those above and below."""
    far = start + length / 2
    middles = ((across, height + far), (across, -far), (-far, height / 2), (width + far, height / 2))
    half = length / 2
    for x, y in middles:
        yield _line(x - half, y, x + half, y)
        yield _line(x, y - half, x, y + half)
        yield _circle(x, y, half * 0.6)


def _bar(width: float, start: float, length: float) -> Iterator[str]:
    """Fields of each ink, full and half, below the page, left of its middle."""
    side = min(FIELD * PT_PER_MM, length)
    for place, ink in enumerate(BAR):
        x = width / 2 - (len(BAR) - place + 3) * side
        yield f"{ink} k {x:.2f} {-start - side:.2f} {side:.2f} {side:.2f} re f"


def _line(x: float, y: float, right: float, top: float) -> str:
    return f"{x:.2f} {y:.2f} m {right:.2f} {top:.2f} l S"


def _circle(x: float, y: float, radius: float) -> str:
    handle = radius * ROUND
    return (
        f"{x + radius:.2f} {y:.2f} m "
        f"{x + radius:.2f} {y + handle:.2f} {x + handle:.2f} {y + radius:.2f} {x:.2f} {y + radius:.2f} c "
        f"{x - handle:.2f} {y + radius:.2f} {x - radius:.2f} {y + handle:.2f} {x - radius:.2f} {y:.2f} c "
        f"{x - radius:.2f} {y - handle:.2f} {x - handle:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c "
        f"{x + handle:.2f} {y - radius:.2f} {x + radius:.2f} {y - handle:.2f} {x + radius:.2f} {y:.2f} c S"
    )
