"""Rules about damage, and about content that presses do not take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from catalog.preflight.reading.painted import Fault, FaultKind
from catalog.preflight.rules.findings import Checked, Finding, error, warning

MOST_NAMED: Final = 3


def check_damage(checked: Checked) -> Iterator[Finding]:
    """What could not be read as it stands."""
    document = checked.document
    if document.damage:
        yield warning("pdf-damaged", reason=document.damage[0], count=len(document.damage))
    for page in document.pages:
        for kind in FaultKind:
            found = [fault for fault in page.faults if fault.kind is kind]
            if found:
                yield _damage(page.number, kind, found)


def _damage(page: int, kind: FaultKind, faults: list[Fault]) -> Finding:
    named = ", ".join(fault.detail for fault in faults[:MOST_NAMED] if fault.detail) or "–"
    match kind:
        case FaultKind.UNREADABLE:
            return error("pdf-content-unreadable", page, detail=named)
        case FaultKind.MISSING:
            return error("pdf-content-missing", page, detail=named)
        case FaultKind.RECURSIVE:
            return error("pdf-content-recursive", page)
        case FaultKind.TOO_LARGE:
            return error("pdf-content-too-large", page)
        case FaultKind.UNKNOWN:
            return warning("pdf-content-unknown", page, detail=named)
        case FaultKind.BROKEN:
            return warning("pdf-content-broken", page, detail=named)


def check_features(checked: Checked) -> Iterator[Finding]:
    """Content of the days before PDF was made for print (ISO 15930-7, 6.16 and 6.20)."""
    for page in checked.document.pages:
        for feature in sorted(page.features):
            yield error("pdf-feature", page.number, clause="ISO 15930", feature=feature)
        if page.states:
            make = error if checked.terms.is_x else warning
            yield make("pdf-press-state", page.number, clause="ISO 15930", keys=", ".join(sorted(page.states)))
