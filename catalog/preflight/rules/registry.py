"""Every rule, in the order of the report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from catalog.preflight.rules.bleed import check_bleed, check_safe_zone
from catalog.preflight.rules.boxes import check_boxes, check_count, check_sizes
from catalog.preflight.rules.colours import check_registration, check_small_things, check_spaces, check_spots
from catalog.preflight.rules.content import check_damage, check_features
from catalog.preflight.rules.document_keys import check_annotations, check_intents, check_locks, check_standard
from catalog.preflight.rules.findings import Checked, Finding
from catalog.preflight.rules.fonts import check_fonts
from catalog.preflight.rules.ink_limit import check_ink
from catalog.preflight.rules.overprint import check_overprint
from catalog.preflight.rules.pictures import check_resolution
from catalog.preflight.rules.transparency import check_transparency

RULES: Final[tuple[Callable[[Checked], Iterable[Finding]], ...]] = (
    check_damage,
    check_locks,
    check_standard,
    check_intents,
    check_count,
    check_sizes,
    check_boxes,
    check_bleed,
    check_safe_zone,
    check_spaces,
    check_spots,
    check_registration,
    check_ink,
    check_resolution,
    check_fonts,
    check_small_things,
    check_overprint,
    check_transparency,
    check_features,
    check_annotations,
)


def find_all(checked: Checked) -> tuple[Finding, ...]:
    """What all rules find."""
    return tuple(finding for rule in RULES for finding in rule(checked))
