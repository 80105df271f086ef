"""Rules about pages as sheets: their boxes, sizes and number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from catalog.core.units import MM_PER_PT
from catalog.preflight.reading.geometry import Box
from catalog.preflight.reading.painted import Kind, Page
from catalog.preflight.rules.findings import Checked, Finding, error, inside, warning
from catalog.preflight.rules.terms import Standard

SLACK = 0.5  # pt by which boxes may differ and still be the same: 0.18 mm
SAME_SIZE = 1.0  # mm


def check_boxes(checked: Checked) -> Iterator[Finding]:
    """Boxes that a shop needs, and that must lie inside one another (ISO 32000-1, 14.11.2)."""
    terms = checked.terms
    for page in checked.document.pages:
        if page.trim is None and page.art is None and terms.standard is not Standard.NONE:
            make = error if terms.is_x else warning
            yield make("pdf-trim-missing", page.number, clause="ISO 15930" if terms.is_x else "")
        if page.trim is not None and page.art is not None and terms.is_x:
            yield error("pdf-trim-and-art", page.number, clause="ISO 15930")
        for inner, outer in _pairs(page):
            if not outer[1].holds(inner[1], SLACK):
                yield error("pdf-boxes-order", page.number, inner[1], inner=inner[0], outer=outer[0])
        if page.crop is not None and not page.crop.holds(_needed(page), SLACK):
            yield warning("pdf-crop-box", page.number, page.crop, clause="GWG 2015, 4.3")
        if page.user_unit != 1:
            yield error("pdf-page-scaled", page.number, clause="GWG 2015, 4.2", factor=f"{page.user_unit:g}")
        if page.rotation:
            yield warning("pdf-page-turned", page.number, clause="GWG 2015, 4.4", degrees=page.rotation)


def _pairs(page: Page) -> Iterator[tuple[tuple[str, Box], tuple[str, Box]]]:
    """Each box that a page names, with each that must hold it."""
    named = {"TrimBox": page.trim, "ArtBox": page.art, "BleedBox": page.bleed}
    for name, box in named.items():
        if box is None:
            continue
        if name != "BleedBox" and page.bleed is not None:
            yield (name, box), ("BleedBox", page.bleed)
        yield (name, box), ("MediaBox", page.media)


def _needed(page: Page) -> Box:
    """What of a page must not be cropped away: the bleed that it has, or the trim."""
    wanted = page.bleed or page.trim or page.art or page.media
    return wanted.within(page.media) or page.media


def check_sizes(checked: Checked) -> Iterator[Finding]:
    """All pages are cut to one size."""
    pages = checked.document.pages
    if not checked.terms.same_size or len(pages) < 2:
        return
    usual, _ = Counter(_size(page) for page in pages).most_common(1)[0]
    for page in pages:
        width, height = _size(page)
        if abs(width - usual[0]) > SAME_SIZE or abs(height - usual[1]) > SAME_SIZE:
            size, others = f"{width:.0f} × {height:.0f}", f"{usual[0]:.0f} × {usual[1]:.0f}"
            yield warning("pdf-page-size", page.number, clause="GWG 2015, 4.4", own=size, usual=others)


def _size(page: Page) -> tuple[float, float]:
    """Width and height of the cut page as it is read, in mm."""
    width, height = round(page.cut.width * MM_PER_PT, 1), round(page.cut.height * MM_PER_PT, 1)
    return (height, width) if page.rotation in (90, 270) else (width, height)


def check_count(checked: Checked) -> Iterator[Finding]:
    """The number of pages that binding needs, and none without anything on it."""
    count, multiple = len(checked.document.pages), checked.terms.page_multiple
    if count % multiple:
        lacking = multiple - count % multiple
        yield warning("pdf-page-count", clause="GWG 2015, 4.6", pages=count, multiple=multiple, lacking=lacking)
    for page in checked.document.pages:
        if page.faults:
            continue  # what could not be read is not empty
        if not any(painted.kind is not Kind.MASK and not painted.white for painted in inside(page)):
            yield warning("pdf-page-empty", page.number, clause="GWG 2015, 4.5")
