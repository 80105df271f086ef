"""Rules about the edge of the paper: what touches it goes on beyond it, and text keeps away from it. Judged by what is
painted, whatever the boxes say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from catalog.core.units import MM_PER_PT, PT_PER_MM
from catalog.preflight.reading.geometry import Box
from catalog.preflight.reading.painted import Kind, Page, Painted
from catalog.preflight.rules.findings import Checked, Finding, Words, error, in_bleed, inside, kind_word, warning

TOUCHES: Final = 0.3 * PT_PER_MM  # inside the trim: what ends so near it is meant to reach it
REACHES: Final = 0.2 * PT_PER_MM  # that may lack of the bleed
COVERED: Final = 0.95  # of an edge that others must go on from
SIDES: Final = ("left", "bottom", "right", "top")


class _Edge(NamedTuple):
    """A side of the trim. Lengths are taken outwards from it, `low` and `high` along it."""

    side: str
    out: float  # how far an object goes beyond the trim; negative where it ends before
    begins: float  # how far from the trim it begins, outwards; negative inside
    low: float
    high: float


def _edge(side: str, box: Box, trim: Box) -> _Edge:
    if side == "left":
        return _Edge(side, trim.left - box.left, trim.left - box.right, box.bottom, box.top)
    if side == "right":
        return _Edge(side, box.right - trim.right, box.left - trim.right, box.bottom, box.top)
    if side == "bottom":
        return _Edge(side, trim.bottom - box.bottom, trim.bottom - box.top, box.left, box.right)
    return _Edge(side, box.top - trim.top, box.bottom - trim.top, box.left, box.right)


def check_bleed(checked: Checked) -> Iterator[Finding]:
    """Every object but text that touches the trim reaches the bleed, or others go on from it. Where a photo ends at the
    trim, the ground below it shows as a stripe if the cut is not exact; where a motif does, nothing is missing."""
    wanted = checked.terms.bleed * PT_PER_MM
    if wanted <= 0:
        return
    for page in checked.document.pages:
        objects = [painted for painted in in_bleed(page, checked.terms) if _bleeds(painted)]
        for side in SIDES:
            yield from _short_of_bleed(page, side, objects, wanted)


def _bleeds(painted: Painted) -> bool:
    letters = painted.font is not None
    return painted.kind is not Kind.MASK and not letters and not painted.white and painted.alpha > 0


def _short_of_bleed(page: Page, side: str, objects: Sequence[Painted], wanted: float) -> Iterator[Finding]:
    trim = page.cut
    # What lies beyond the bleed box is cut away by many programs, whatever is painted there.
    allowed = wanted if page.bleed is None else _edge(side, page.bleed, trim).out
    edges = [(_edge(side, painted.box, trim), painted) for painted in objects]
    reaching = [index for index, (edge, _) in enumerate(edges) if edge.out >= wanted - REACHES]
    for index, (edge, painted) in enumerate(edges):
        if edge.out < -TOUCHES or edge.begins >= 0 or _is_white_there(painted, side):
            continue
        reach = min(edge.out, allowed)
        going_on = [edges[other][0] for other in reaching if _goes_on(edges[other], other > index, painted, side)]
        if reach >= wanted - REACHES or (allowed >= wanted - REACHES and _covered(edge, going_on, trim)):
            continue
        yield error(
            "pdf-bleed-short",
            page.number,
            painted.box,
            kind=kind_word(painted),
            reach=_mm(max(0.0, reach)),
            wanted=_mm(wanted),
            sides=Words((f"side.{side}",)),
        )


def _is_white_there(painted: Painted, side: str) -> bool:
    return painted.picture is not None and side in painted.picture.white_sides


def _goes_on(other: tuple[_Edge, Painted], above: bool, painted: Painted, side: str) -> bool:
    """Whether what reaches the bleed can stand for an object that does not: the next piece of a pattern, which begins
    at the trim; what is painted above it; more of the same colour; and below a shape that only touches the trim the
    ground, on which a motif may end wherever it does."""
    edge, reaching = other
    if side in painted.loose or edge.begins >= -TOUCHES:
        return True
    if above and not reaching.transparent:
        return True
    return reaching.colour == painted.colour and reaching.kind is Kind.FILL and painted.kind is Kind.FILL


def _covered(edge: _Edge, others: Sequence[_Edge], trim: Box) -> bool:
    """Whether others together ink all of the bleed beside an object."""
    limits = (trim.bottom, trim.top) if edge.side in ("left", "right") else (trim.left, trim.right)
    low, high = max(edge.low, limits[0]), min(edge.high, limits[1])
    at, covered = low, 0.0
    for other in sorted(others, key=lambda other: other.low):
        start, end = max(at, other.low), min(high, other.high)
        if end > start:
            covered += end - start
            at = end
    return high > low and covered >= COVERED * (high - low)


def _mm(length: float) -> str:
    return f"{length * MM_PER_PT:.1f}"


def check_safe_zone(checked: Checked) -> Iterator[Finding]:
    """Text keeps away from where the paper is cut."""
    wanted = checked.terms.safe_zone * PT_PER_MM
    if wanted <= 0:
        return
    for page in checked.document.pages:
        trim = page.cut
        for painted in inside(page):
            if painted.kind is not Kind.TEXT or not painted.box.overlaps(trim) or painted.alpha <= 0:
                continue
            outs = {side: -_edge(side, painted.box, trim).out for side in SIDES}
            near = [side for side, distance in outs.items() if distance < wanted - REACHES]
            if near:
                least = max(0.0, min(outs.values()))
                sides = Words(f"side.{side}" for side in near)
                yield warning(
                    "pdf-text-near-trim",
                    page.number,
                    painted.box,
                    distance=_mm(least),
                    wanted=_mm(wanted),
                    sides=sides,
                )
