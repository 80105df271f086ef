"""Rules about pictures: enough pixels for the size on paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from catalog.preflight.reading.painted import Kind, Painted, Picture
from catalog.preflight.rules.findings import Checked, Finding, error, inside, warning
from catalog.preflight.rules.terms import PrintTerms

SLACK: Final = 0.99  # a hundredth less than wanted comes from rounding to whole pixels
LINE_OF_PIXELS: Final = 1  # px: a picture so thin is an area of one colour, or a gradient


def check_resolution(checked: Checked) -> Iterator[Finding]:
    """Pixels an inch of each picture at its size on paper."""
    for page in checked.document.pages:
        for painted in inside(page, masks=True):
            if painted.picture is None or min(painted.picture.width, painted.picture.height) <= LINE_OF_PIXELS:
                continue
            yield from _coarse(page.number, painted, painted.picture, checked.terms)


def _coarse(page: int, painted: Painted, picture: Picture, terms: PrintTerms) -> Iterator[Finding]:
    dpi = round(picture.dpi)
    if painted.kind is Kind.MASK:
        if picture.dpi < terms.least_colour_dpi * SLACK:
            limit = round(terms.least_colour_dpi)
            yield warning("pdf-mask-coarse", page, painted.box, which=painted.name, dpi=dpi, wanted=limit)
        return
    if picture.bits == 1:
        least, wanted, clause = terms.least_bitmap_dpi, terms.bitmap_dpi, "GWG 2015, 4.27"
    else:
        least, wanted, clause = terms.least_colour_dpi, terms.colour_dpi, "GWG 2015, 4.26"
    if picture.dpi >= wanted * SLACK:
        return
    make = error if picture.dpi < least * SLACK else warning
    if picture.bits == 1:
        yield make(
            "pdf-bitmap-coarse", page, painted.box, clause=clause, which=painted.name, dpi=dpi, wanted=round(wanted)
        )
    else:
        yield make(
            "pdf-picture-coarse", page, painted.box, clause=clause, which=painted.name, dpi=dpi, wanted=round(wanted)
        )
