"""The indexes and the contents, cut into pages and columns (stage 6).

Sizes are those of `templates/book/style.css`, where `.sheet` and `.column` are told. A style sheet that sets these
lists larger gives columns less level and pages that run over, but loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from catalog.book.columns import Columns, Item, fill_columns
from catalog.book.fonts import FontSet
from catalog.book.measure import PT_TO_MM, Ruler
from catalog.edition.views import BusinessView, CategoryView, IndexEntry, IndexView
from catalog.planning.layout import GAP, HEIGHT, WIDTH

FAMILY: Final = "Plus Jakarta Sans"

INDEX_COLUMNS: Final = 3
INDEX_SIZE, INDEX_LINE, INDEX_HEAD = 7.8, 10 * PT_TO_MM, 13 * PT_TO_MM  # pt, mm, mm
INDEX_WIDTH: Final = (WIDTH - 2 * GAP) / INDEX_COLUMNS - 10.0  # without the indent and the page number
INDEX_INDENT: Final = 2.5
INDEX_TITLE: Final = 22 * PT_TO_MM + 3.0
BELOW_INDEX: Final = 9.0
ROOM: Final = HEIGHT - INDEX_LINE  # a line may come out longer than it was measured
LEAST_ROOM: Final = 40.0  # an index does not begin lower than this above the foot of its page

CONTENTS_COLUMNS: Final = 2
CONTENTS_WIDTH: Final = 41.0  # of a maker's name, beside the chapter's picture and before the number
CHAPTER_SIZE, CHAPTER_LINE = 11.5, 15 * PT_TO_MM
MAKER_SIZE, MAKER_LINE, MAKER_GAP = 8.5, 11 * PT_TO_MM, 2.05
CHAPTER_LEAST, BELOW_CHAPTER = 38.0, 7.0
MOST_WHOLE, FIRST_PIECE = 20, 8  # makers of a chapter that stays in one piece; of the first piece of another
CONTENTS_HEAD: Final = 45.0  # title and introduction
BACK_ROW: Final = MAKER_LINE + MAKER_GAP


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of an index: the head of a group, or an entry."""

    head: str
    entry: IndexEntry | None


@dataclass(frozen=True, slots=True)
class IndexBlock:
    """What of one index stands on one page; `title` and `key` are "" where it goes on from the page before."""

    key: str
    title: str
    columns: Columns[IndexLine]


@dataclass(frozen=True, slots=True)
class ContentsBlock:
    """A chapter in the contents, or what of it stands in one column; `continued` without its name and picture."""

    chapter: CategoryView
    makers: tuple[BusinessView, ...]
    continued: bool


@dataclass(frozen=True, slots=True)
class ContentsPage:
    columns: Columns[ContentsBlock]
    first: bool


@dataclass
class Lists:
    """Cuts the lists of a book that is set in `fonts`, which are looked into when the first list is cut."""

    fonts: FontSet

    @cached_property
    def _regular(self) -> Ruler:
        return Ruler(self.fonts, FAMILY, 400)

    @cached_property
    def _bold(self) -> Ruler:
        return Ruler(self.fonts, FAMILY, 700)

    def index_pages(self, indexes: Sequence[IndexView]) -> Iterator[tuple[IndexBlock, ...]]:
        """The pages of the indexes, one index below the other."""
        page: list[IndexBlock] = []
        room = ROOM
        for index in indexes:
            items, title = list(self._index_items(index)), index.title
            if room < LEAST_ROOM:
                yield tuple(page)
                page, room = [], ROOM
            while items:
                free = room - (INDEX_TITLE if title else 0.0)
                filled = fill_columns(items, INDEX_COLUMNS, free)
                page.append(IndexBlock(index.key if title else "", title, filled.columns))
                items, title = items[filled.taken :], ""
                room = free - filled.height - BELOW_INDEX
                if items:
                    yield tuple(page)
                    page, room = [], ROOM
        if page:
            yield tuple(page)

    def _index_items(self, index: IndexView) -> Iterator[Item[IndexLine]]:
        for group in index.groups:
            yield Item(IndexLine(group.head, None), INDEX_HEAD, above=2.0, head=True)
            for entry in group.entries:
                text = f"{entry.text} {entry.note}".strip()
                lines = self._regular.lines(text, INDEX_SIZE, INDEX_WIDTH, -INDEX_INDENT)
                yield Item(IndexLine("", entry), lines * INDEX_LINE)

    def contents_pages(self, chapters: Sequence[CategoryView], behind: int) -> Iterator[ContentsPage]:
        """The pages of the contents; below the last there is room for `behind` more entries in two columns."""
        items = [item for chapter in chapters for item in self._chapter_items(chapter)]
        room = HEIGHT - CONTENTS_HEAD
        tail = -(-behind // CONTENTS_COLUMNS) * BACK_ROW + BELOW_CHAPTER
        first = True
        while items:
            filled = fill_columns(items, CONTENTS_COLUMNS, room - tail)
            if filled.taken < len(items):
                filled = fill_columns(items, CONTENTS_COLUMNS, room)
            yield ContentsPage(filled.columns, first)
            items, first, room = items[filled.taken :], False, HEIGHT - MAKER_LINE

    def _chapter_items(self, chapter: CategoryView) -> Iterator[Item[ContentsBlock]]:
        """The chapter as one piece; one with many makers as pieces that columns may part."""
        name = self._bold.lines(chapter.name, CHAPTER_SIZE, CONTENTS_WIDTH) * CHAPTER_LINE + 1.0
        heights = [
            self._regular.lines(maker.name, MAKER_SIZE, CONTENTS_WIDTH) * MAKER_LINE + MAKER_GAP
            for maker in chapter.businesses
        ]
        parts = len(heights) > MOST_WHOLE
        makers = chapter.businesses
        end = FIRST_PIECE if parts else len(heights)
        height = max(CHAPTER_LEAST, name + sum(heights[:end]))
        yield Item(ContentsBlock(chapter, makers[:end], continued=False), height, above=BELOW_CHAPTER)
        for place in range(end, len(heights)):
            yield Item(ContentsBlock(chapter, makers[place : place + 1], continued=True), heights[place])
