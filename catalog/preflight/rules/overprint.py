"""Rules about overprint: black that prints over colour, white that never does (ISO 32000-1, 8.6.7)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from catalog.preflight.reading.colour import Family
from catalog.preflight.reading.geometry import Box
from catalog.preflight.reading.painted import EDGE, Kind, Page, Painted
from catalog.preflight.rules.findings import Checked, Finding, error, inside, kind_word, warning
from catalog.preflight.rules.terms import PrintTerms

SHAPES: Final = (Kind.TEXT, Kind.FILL, Kind.STROKE, Kind.STENCIL)
MOST_BELOW: Final = 3_000  # objects of a page that are looked at below a text; larger ones are found first


def check_overprint(checked: Checked) -> Iterator[Finding]:
    """White and grey that overprint, and black text and thin lines that do not although colour lies below."""
    for page in checked.document.pages:
        below: list[Painted] = []
        for painted in inside(page):
            if painted.kind in SHAPES and painted.colour is not None and painted.alpha > 0:
                yield from _overprints(page, painted)
                if _knocks_out(painted, checked.terms) and _lies_on_colour(painted, below):
                    clause = "GWG 2015, 4.12" if painted.font is None else "GWG 2015, 4.10"
                    kind = kind_word(painted)
                    yield warning("pdf-black-knocks-out", page.number, painted.box, clause=clause, kind=kind)
            if painted.font is None and painted.kind is not Kind.MASK and len(below) < MOST_BELOW:
                below.append(painted)


def _overprints(page: Page, painted: Painted) -> Iterator[Finding]:
    if not painted.overprint or painted.colour is None:
        return
    if painted.white and _vanishes(painted):
        clause = "GWG 2015, 4.9" if painted.font is None else "GWG 2015, 4.8"
        yield error("pdf-white-overprints", page.number, painted.box, clause=clause, kind=kind_word(painted))
    elif painted.colour.space.name == "DeviceGray" and not painted.colour.is_pure_black() and not painted.white:
        yield warning("pdf-grey-overprints", page.number, painted.box, clause="GWG 2015, 4.7", kind=kind_word(painted))


def _vanishes(painted: Painted) -> bool:
    """Whether white that overprints leaves what is below: in DeviceCMYK with mode 1, in spot colours, and in
    DeviceGray, which many presses take for black ink alone."""
    if painted.colour is None or painted.colour.space.family is Family.RGB:
        return False
    return painted.colour.space.name != "DeviceCMYK" or painted.overprint_mode == 1


def _knocks_out(painted: Painted, terms: PrintTerms) -> bool:
    """Whether it is small black text or a thin black line that leaves no other ink below."""
    if painted.colour is None or not painted.colour.is_pure_black() or _overprinting(painted):
        return False
    if painted.font is not None:
        return painted.font_size < terms.overprinting_text
    return painted.line_width is not None and painted.line_width <= terms.overprinting_line


def _overprinting(painted: Painted) -> bool:
    """Whether black leaves the other plates as they are (ISO 32000-1, table 149)."""
    if painted.blend in ("Multiply", "Darken"):
        return True
    if not painted.overprint or painted.colour is None:
        return False
    name = painted.colour.space.name
    return name in ("Separation", "DeviceN") or (name == "DeviceCMYK" and painted.overprint_mode == 1)


def _lies_on_colour(painted: Painted, below: Sequence[Painted]) -> bool:
    """Whether the topmost object below it that holds it, or any that crosses it, has other inks than black."""
    letters = _core(painted.box) if painted.font is not None else painted.box
    for other in reversed(below):
        if not other.lies_at(letters) or other.alpha <= 0:
            continue
        if not other.white and not _black_alone(other):
            return True
        whole = other.kind is Kind.FILL and other.hole is None
        if whole and other.box.holds(letters) and not other.transparent:
            return False
    return False


def _core(box: Box) -> Box:
    """The middle of a line of text: small letters without what hangs below or rises above, and may touch a line."""
    if box.width < box.height:
        across, up = box.width / 4, EDGE
    else:
        across, up = EDGE, box.height / 4
    return Box(box.left + across, box.bottom + up, box.right - across, box.top - up)


def _black_alone(painted: Painted) -> bool:
    if painted.colour is None:
        return True  # a stencil or picture whose space is not known
    if painted.kind in (Kind.PICTURE, Kind.SHADING):
        return painted.colour.space.family is Family.GREY
    inks = painted.colour.inks()
    return inks is not None and all(name == "Black" or share < 0.005 for name, share in inks.items())
