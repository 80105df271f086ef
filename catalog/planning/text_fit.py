"""How the text of a card fits its slot: on a page as set, or in every language of the edition (stage 4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from catalog.planning.page_grid import Shape

SMALLER: Final = 1  # steps of the ladder for text that does not fit, behind 0, as designed
BARE: Final = 2
SHORT: Final = 3
NO_FIT: Final = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """How a product's text fits a slot: the first step of the ladder on which it does; NO_FIT and by how many mm it is
    over on the last one."""

    step: int
    over: float = 0.0


@dataclass(frozen=True, slots=True)
class TextFit:
    """The step of the ladder on which a product's text fits a slot; with NO_FIT, by how many mm it is over on the last.

    `language` is the one that needs most, `edition` that in which it does where several have the same pages.
    """

    step: int
    over: float = 0.0
    language: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """How a product stands in a book: the shape of its slot; whether the card names its maker."""

    shape: Shape
    maker: bool
