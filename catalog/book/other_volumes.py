"""What a volume of a book knows of the others, so that it can lead to their pages (stage 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from catalog.book.page_numbers import roman

BETWEEN: Final = "\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in another volume: its number, and how its page is named here: `II · 137`."""

    volume: int
    text: str


@dataclass(frozen=True, slots=True)
class OtherVolumes:
    """`pages` is how many numbered pages stand before this volume where its numbers go on from there; `anchors` where
    all lies that is not in it."""

    pages: int = 0
    anchors: Mapping[str, Elsewhere] = field(default_factory=dict)


NO_OTHERS: Final = OtherVolumes()


def page_elsewhere(volume: int, folio: str) -> Elsewhere:
    """A page of another volume; one without a number by the volume alone."""
    return Elsewhere(volume, BETWEEN.join(filter(None, [roman(volume).upper(), folio])))
