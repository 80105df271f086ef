"""Rules about fonts: in the file, and fit for print."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.preflight.reading.geometry import Box
from catalog.preflight.reading.painted import Font
from catalog.preflight.rules.findings import Checked, Finding, error, warning


def check_fonts(checked: Checked) -> Iterator[Finding]:
    """Each font that shows text on a page, at the first place where it does."""
    for page in checked.document.pages:
        places: dict[Font, Box] = {}
        for painted in page.objects:
            if painted.font is not None and not painted.in_mask:
                places.setdefault(painted.font, painted.box)
        for font in page.fonts:
            place = places.get(font)
            if not font.embedded and (place is not None or checked.terms.is_x):
                yield error("pdf-font-missing", page.number, place, which=font.name, clause="ISO 15930, 6.3")
            if place is not None and font.kind == "Type3":
                yield warning("pdf-font-type3", page.number, place, which=font.name)
            if place is not None and _is_courier(font):
                yield warning("pdf-font-courier", page.number, place, which=font.name, clause="GWG 2015, 4.14")


def _is_courier(font: Font) -> bool:
    return font.name.replace(" ", "").split("-")[0].split(",")[0].lower() in ("courier", "couriernew", "courierstd")
