"""The plan: the parts of a book in order, their pages, and where each product stands (stage 4).

It names businesses, products and places, holds no text and no language, and does not depend on HTML: every output and
every language of an edition shares it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from catalog.planning.page_grid import Box, Shape

BADGED: Final[Shape] = (6, 3)  # the card in templates/book/cards.html that shows licences


class Matter(StrEnum):
    """The three runs of page numbers: roman in front; arabic from 1 in the body and on through the back."""

    COVER = "cover"  # covers carry no number
    FRONT = "front"
    BODY = "body"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Slot:
    """A product's place on a page; `shape` is columns × units of the grid."""

    product: str  # <business>/<product>
    shape: Shape
    box: Box


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter that shares a page with another: its slug, and the units above its heading."""

    category: str
    top: int


@dataclass(frozen=True, slots=True)
class Page:
    """A planned page: its layout and the products that stand on it.

    Layouts: `profile` and `profile-full` (a heading strip or a whole page about a business), `products`, `feature`,
    `makers` (the businesses of a chapter in a grid), and those of the single pages.
    """

    layout: str
    slots: tuple[Slot, ...] = ()
    strip: int = 0  # units that the heading strip takes
    subjects: tuple[str, ...] = ()  # businesses of a `makers` page
    head: bool = True  # False where a picture fills the top of the page
    template: str = ""  # of its products: `4x1 2x3`
    cost: int = field(default=0, compare=False)  # what the planner counted against it
    sections: tuple[Section, ...] = ()  # chapters that share the page

    @property
    def pictured(self) -> bool:
        """Whether a picture stands above the story in its heading strip."""
        return self.strip > 0 and not self.head

    @property
    def products(self) -> tuple[str, ...]:
        """The products on the page, in reading order."""
        return tuple(slot.product for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the book that starts on a new page and is typeset by itself."""

    name: str  # unique in the book: business/<slug>, grid/<category>/1 …
    template: str  # templates/book/<template>.html
    matter: Matter
    subject: str = ""  # slug of the business, category or index that it is about
    category: str = ""  # chapter, for the accent, running head and thumb index
    pages: tuple[Page, ...] = ()  # () for text that flows: how many pages is found by typesetting
    furniture: bool = True  # running heads, folio, thumb index


def products_with_badges(part: Part) -> Iterator[str]:
    """The products whose licences stand on the pages of `part`: other cards have no room for them."""
    for page in part.pages:
        yield from (slot.product for slot in page.slots if page.layout == "feature" or slot.shape == BADGED)


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of one edition, front to back."""

    edition: str
    parts: tuple[Part, ...]
    opening: int = 0  # pages before the body, covers included, at least: of editions with the same pages the most
