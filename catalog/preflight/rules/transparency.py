"""Rules about transparency: none where the standard has none, and blended in the colours of print."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.preflight.reading.colour import Family
from catalog.preflight.reading.painted import Kind
from catalog.preflight.rules.findings import Checked, Finding, error, kind_word, warning
from catalog.preflight.rules.terms import Standard


def check_transparency(checked: Checked) -> Iterator[Finding]:
    """PDF/X-1a has no transparency (ISO 15930-4, 6.17); elsewhere groups blend in CMYK."""
    for page in checked.document.pages:
        seen = [one for one in page.objects if one.transparent and not one.in_mask and one.kind is not Kind.MASK]
        if checked.terms.standard is Standard.X1A:
            for painted in seen:
                yield error("pdf-transparency", page.number, painted.box, clause="ISO 15930-4", kind=kind_word(painted))
            if not seen and page.groups:
                yield error("pdf-transparency-group", page.number, page.groups[0].box, clause="ISO 15930-4")
            continue
        for group in page.groups:
            if group.space is None or group.space.family in (Family.CMYK, Family.GREY) or checked.terms.rgb_allowed:
                continue
            make = error if seen and checked.terms.standard is not Standard.NONE else warning
            yield make("pdf-blend-space", page.number, group.box, clause="GWG 2015, 4.25", space=group.space.words)
