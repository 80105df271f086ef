"""A book that is composed: its pages in their order, and what is laid over them, ready to be bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from catalog.book.furniture import Furniture, Numbering
from catalog.book.furniture_style import FurnitureStyle
from catalog.book.other_volumes import NO_OTHERS, OtherVolumes
from catalog.book.page_numbers import BookPage
from catalog.pdf.metadata import About
from catalog.pdf.navigation import Heading
from catalog.planning.page_geometry import PageGeometry
from catalog.typesetting.parts import SetPart


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that is bound."""

    pages: Sequence[BookPage]
    parts: Mapping[str, SetPart]
    furniture: Sequence[Furniture]
    numbering: Numbering
    outline: tuple[Heading, ...]
    about: About
    style: FurnitureStyle
    geometry: PageGeometry
    instead: Mapping[str, str] = field(default_factory=dict)  # links and pictures in place of those that were set
    others: OtherVolumes = NO_OTHERS
