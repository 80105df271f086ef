"""The rule about ink: no more in one place than dries."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.preflight.rules.findings import Checked, Finding, error, warning


def check_ink(checked: Checked) -> Iterator[Finding]:
    """All inks together (GWG 2015, 4.22): an error from the area on that the terms name, below it a warning."""
    if checked.ink is None:
        return
    limit = f"{checked.terms.ink_limit:g}"
    for page, places in checked.ink.pages.items():
        for place in places:
            make = error if place.area >= checked.terms.heavy_area else warning
            percent, area = f"{place.percent:.0f}", f"{place.area:.0f}" if place.area >= 1 else f"{place.area:.1f}"
            yield make("pdf-ink", page, place.box, clause="GWG 2015, 4.22", percent=percent, limit=limit, area=area)
