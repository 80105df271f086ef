"""The licences that the pages of a book print, for the page that explains them (stage 6)."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.book.part_key import Register
from catalog.planning.plan import Part, products_with_badges


def printed_licences(parts: Iterable[Part], register: Register) -> list[tuple[str, str]]:
    """Names and meanings of the licences of these parts, by their kind."""
    found: dict[str, tuple[str, str]] = {}
    for part in parts:
        shown = [register.products[key].badges for key in products_with_badges(part)]
        if part.template == "profile":
            shown.append(register.business(part.subject, part.category).badges)
        found |= {badge.type: (badge.name, badge.meaning) for badges in shown for badge in badges}
    return [found[kind] for kind in sorted(found) if found[kind][1]]
