"""What is drawn on a page, as values: content, what it draws with, links, structure. Stage 7 makes them, stage 8 binds.

A page names its faces, pictures and drawings and holds none of them: binding puts in each once for the whole book.
Lengths are pt from the bottom left of the page, as in PDF (ISO 32000-1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from catalog.core.content_keys import digest_of

Rect = tuple[float, float, float, float]  # left, bottom, right, top; pt
# What `/ColorSpace` has to be in the resources of a page: colours that CSS gives in CIELAB are drawn by these names.
COLOUR_SPACES: Final = (
    "<</lab-d50[/Lab<</WhitePoint[0.96422 1 0.82521]/Range[-125 125 -125 125]>>]"
    "/lab-d65[/Lab<</WhitePoint[0.95047 1 1.08883]/Range[-125 125 -125 125]>>]>>"
)
DIGEST_LENGTH: Final = 12  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class Piece:
    """Deflated operators, and what their names stand for.

    `pictures` are addresses (`picture:…`, `cloth:…`, `code:…`) by name; `states` and `shadings` PDF dictionaries,
    in which `@name@` stands for a reference to one of the `forms`.
    """

    content: bytes
    pictures: dict[str, str] = field(default_factory=dict)
    forms: dict[str, Form] = field(default_factory=dict)
    patterns: dict[str, Form] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    shadings: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """A piece that is drawn by name: the entries of its dictionary besides length, filter and resources."""

    entries: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link on a page: where it leads (`book:<anchor>` inside the book), and what a screen reader says of it."""

    target: str
    rect: Rect
    text: str


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the structure (ISO 32000-1, 14.7): `kids` are marked contents (numbers from 0), links of the page
    (from -1 downwards: -1 is the first), and elements.

    `role` is a standard structure type; headings have the level of their HTML, which binding fits to the book.
    """

    role: str
    kids: tuple[int | Node, ...]
    alt: str = ""
    language: str = ""  # where it is not that of what is around it
    box: Rect | None = None  # of a figure
    scope: str = ""  # of a table's header: Column or Row
    span: tuple[int, int] = (1, 1)  # columns and rows of a table's cell


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as drawn: its size in pt, its piece, its links, its structure, how many marked contents it has."""

    width: float
    height: float
    piece: Piece
    links: tuple[PageLink, ...]
    structure: tuple[Node, ...]
    marks: int


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """The pages of a part, and the glyphs that they use: by face (name of its file without ending), text by glyph."""

    pages: tuple[DrawnPage, ...]
    glyphs: dict[str, dict[int, str]]


def addresses(part: DrawnPart) -> set[str]:
    """Of all pictures and drawings that binding puts on the pages of a part."""
    return {address for page in part.pages for address in _addresses(page.piece)}


def _addresses(piece: Piece) -> Iterator[str]:
    yield from piece.pictures.values()
    for form in (*piece.forms.values(), *piece.patterns.values()):
        yield from _addresses(form.piece)


def joined_digest(*pieces: str) -> str:
    """One digest of several strings that say what is printed on a page."""
    return digest_of("\0".join(pieces))[:DIGEST_LENGTH]
