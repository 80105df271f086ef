"""Pages of a file for a print shop → its sheets: single pages, the sheets of a cover, a booklet's (stage 8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from catalog.book.page_numbers import BookPage
from catalog.outputs.output_types import BookOutput

COVER_PAGES: Final = 2  # at each end of the book, of a cover that is not in the same file
PAGES_A_SIDE: Final = 2  # of a booklet's sheet
ON_A_LEAF: Final = 4  # pages of a booklet that a folded sheet has
MOST_CREEP: Final = 3.0  # mm by which pages move towards the fold, so that no text gets into it


@dataclass(frozen=True, slots=True)
class Sheet:
    """One side of a sheet: a page, or two side by side. `creep` is by how many mm each of the two is moved towards the
    fold."""

    pages: tuple[BookPage, ...]
    creep: float = 0.0


def sheets_of(pages: Sequence[BookPage], output: BookOutput) -> Iterator[Sheet]:
    """The sheets of the file that `output` makes of a book's pages, in their order."""
    ends, printed = COVER_PAGES, output.printed
    if output.pages == "cover":
        if printed and printed.sheet:
            yield Sheet((pages[-1], pages[0]))  # as the cover lies before one, outside up: back, spine, front
            yield Sheet((pages[1], pages[-2]))
        else:
            yield from (Sheet((page,)) for page in (*pages[:ends], *pages[-ends:]))
        return
    bound = pages if output.pages == "all" else pages[ends:-ends]
    if printed and printed.booklet:
        # What is not cut keeps its margins: the edges of inner leaves stand out then, pages and all.
        yield from _booklet(bound, printed.leaf if printed.bleed else 0.0)
    else:
        yield from (Sheet((page,)) for page in bound)


def _booklet(pages: Sequence[BookPage], leaf: float) -> Iterator[Sheet]:
    """Sheets to be laid into one another, folded, and stapled in the fold: the outermost first, of each its outside and
    its inside. Those inside stand out by the thickness `leaf` (mm) of each around them, and are cut by as much more."""
    if len(pages) % ON_A_LEAF:
        raise ValueError(f"a booklet has a multiple of {ON_A_LEAF} pages, not {len(pages)}")
    for first in range(0, len(pages) // 2, 2):
        last = len(pages) - 1 - first
        creep = min(first // 2 * leaf, MOST_CREEP)
        yield Sheet((pages[last], pages[first]), creep)
        yield Sheet((pages[first + 1], pages[last - 1]), creep)
