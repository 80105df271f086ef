"""The lists of a book: the indexes and the contents, cut into pages and columns; the price list (stage 4).

Each page of them is a part of its own, so that an edit sets one page anew. Sizes are those of
`templates/book/style.css`, at `.sheet` and `.column`. A style sheet that sets these lists larger gives
columns less level and pages that run over, but loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from catalog.book.lists.columns import Columns, Cut, Item, fill_columns, without_remnant
from catalog.book.lists.price_pages import PriceList, PricePage
from catalog.core.units import MM_PER_PT
from catalog.edition.formatting import Formatter
from catalog.edition.photo_view import PhotoView
from catalog.edition.price_views import PriceColumn
from catalog.edition.views import CategoryView, IndexEntry, IndexView
from catalog.fonts.static_faces import FontSet
from catalog.fonts.text_width import Ruler
from catalog.planning.page_geometry import PageGeometry

INDEX_SIZE, INDEX_LINE, INDEX_HEAD = 7.8, 10 * MM_PER_PT, 13 * MM_PER_PT  # pt, mm, mm
INDEX_BESIDE: Final = 10.0  # of a column: the indent and the page number
INDEX_VOLUME: Final = 8.0  # more, where a page is in another volume: XVIII · 137
INDEX_INDENT: Final = 2.5
INDEX_TITLE: Final = 22 * MM_PER_PT + 3.0
BELOW_INDEX: Final = 9.0
LEAST_ROOM: Final = 40.0  # an index does not begin lower than this above the foot of its page

CONTENTS_BESIDE: Final = 15.0  # of a column: between the chapter's picture and a name, and the page number
CHAPTER_SIZE, CHAPTER_LINE = 11.5, 15 * MM_PER_PT
MAKER_SIZE, MAKER_LINE, MAKER_GAP = 8.5, 11 * MM_PER_PT, 2.05
BELOW_PICTURE, BELOW_CHAPTER, CLOSER = 2.0, 7.0, 3.5  # the last where all stands on one page by it
MOST_WHOLE, FIRST_PIECE = 20, 8  # makers of a chapter that stays in one piece; of the first piece of another
CONTENTS_HEAD: Final = 23.0  # below the title: the introduction, which may have two lines
TITLE_SIZE, TITLE_LINE = 26.0, 31 * MM_PER_PT
LEAST_LAST: Final = 0.62  # of the type area's height, on the last page of a list, where that can be
BACK_ROW: Final = MAKER_LINE + MAKER_GAP


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A line of an index: the head of a group, or an entry of it, which repeats the head at the top of a column."""

    head: str
    entry: IndexEntry | None


@dataclass(frozen=True, slots=True)
class IndexBlock:
    """What of one index stands on one page; `title` and `key` are "" where it goes on from the page before."""

    key: str
    title: str
    columns: Columns[IndexLine]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """`guide` are the first and the last entry, for those who leaf through."""

    blocks: tuple[IndexBlock, ...]

    @property
    def guide(self) -> tuple[str, str]:
        lines = [line for block in self.blocks for column in block.columns for line in column if line.entry]
        return _guide(lines[0]), _guide(lines[-1])


@dataclass(frozen=True, slots=True)
class Entry:
    """A name and where it leads."""

    name: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ContentsBlock:
    """A chapter in the contents, or what of it stands in one column; `continued` without its name and picture."""

    slug: str
    name: str
    anchor: str
    accent: str
    photo: PhotoView | None = field(repr=False)  # the pictures of a page have what it shows of it
    makers: tuple[Entry, ...]
    continued: bool


@dataclass(frozen=True, slots=True)
class ContentsPage:
    """`title` and `counts`, the businesses and products of the book, are of the first page; `back` is what stands
    behind the chapters, on the last."""

    title: str
    columns: Columns[ContentsBlock]
    counts: tuple[int, int] | None
    back: tuple[Entry, ...]
    close: bool = False  # whether chapters stand closer to each other


Sheet = IndexPage | ContentsPage | PricePage


@dataclass(slots=True)
class Lists:
    """Cuts the lists of a book that is set in `fonts` on pages of `geometry`."""

    fonts: FontSet
    geometry: PageGeometry
    _regular: Ruler = field(init=False)
    _bold: Ruler = field(init=False)

    def __post_init__(self) -> None:
        self._regular, self._bold = (Ruler(self.fonts, self.geometry.families[0], weight) for weight in (400, 700))

    @property
    def _room(self) -> float:
        """Height of a page of a list."""
        return self.geometry.type_height

    @property
    def _least_last(self) -> float:
        return self.geometry.type_height * LEAST_LAST

    def index_pages(self, indexes: Sequence[IndexView], *, volumes: bool = False) -> list[IndexPage]:
        """The pages of the indexes, one index below the other; of a book in `volumes` with room for their numbers."""
        beside = INDEX_BESIDE + (INDEX_VOLUME if volumes else 0.0)
        items = [list(self._index_items(index, beside)) for index in indexes]
        room = self._room - INDEX_LINE  # a line may come out longer than it was measured
        columns = self.geometry.index_columns
        return without_remnant(lambda empty: _cut_indexes(indexes, items, columns, room - empty), self._least_last)

    def _index_items(self, index: IndexView, beside: float) -> Iterator[Item[IndexLine]]:
        width = self.geometry.column(self.geometry.index_columns) - beside
        for group in index.groups:
            yield Item(IndexLine(group.head, None), INDEX_HEAD, above=2.0, head=True)
            for entry in group.entries:
                text = f"{entry.text} {entry.note}".strip()
                lines = self._regular.lines(text, INDEX_SIZE, width, -INDEX_INDENT)
                again = INDEX_HEAD if entry is not group.entries[0] else 0.0
                yield Item(IndexLine(group.head, entry), lines * INDEX_LINE, again=again)

    def contents_pages(
        self, title: str, chapters: Sequence[CategoryView], back: tuple[Entry, ...]
    ) -> Iterator[ContentsPage]:
        """The pages of the contents, at least one; the last has room for `back` in two columns."""
        items = [item for chapter in chapters for item in self._chapter_items(chapter)]
        close = [replace(item, above=min(item.above, CLOSER)) for item in items]
        makers = len({maker.slug for chapter in chapters for maker in chapter.businesses})
        counts: tuple[int, int] | None = (makers, sum(len(chapter.products) for chapter in chapters))
        room, columns = self._room - self._contents_head(title), self.geometry.list_columns
        tail = -(-len(back) // columns) * BACK_ROW + BELOW_CHAPTER
        fitting = fill_columns(items, columns, room - tail).taken == len(items)
        closer = fill_columns(close, columns, room - tail)
        if not fitting and closer.taken == len(items):
            yield ContentsPage(title, closer.columns, counts, back, close=True)
            return
        while True:
            filled = fill_columns(items, columns, room - tail)
            if filled.taken < len(items):
                filled = fill_columns(items, columns, room)
                if filled.taken == len(items) > 1:  # all but what stands at the back
                    filled = fill_columns(items[:-1], columns, room)
            alone = bool(items) and filled.taken == len(items) and filled.height > room - tail
            items = items[filled.taken :]
            if alone:
                yield ContentsPage(title, filled.columns, counts, ())
                title, counts, room = "", None, self._room - MAKER_LINE
                continue
            yield ContentsPage(title, filled.columns, counts, () if items else back)
            if not items:
                return
            title, counts, room = "", None, self._room - MAKER_LINE

    def _contents_head(self, title: str) -> float:
        """Height of the title and the introduction."""
        display = min(1.0, *self.geometry.scales)
        lines = self._bold.lines(title, TITLE_SIZE * display, self.geometry.type_width)
        return CONTENTS_HEAD + lines * TITLE_LINE * display

    def _chapter_items(self, chapter: CategoryView) -> Iterator[Item[ContentsBlock]]:
        """The chapter as one piece; one with many makers as pieces that columns may part."""
        picture = self.geometry.settings.pictures.contents
        width = self.geometry.column(self.geometry.list_columns) - picture.width - CONTENTS_BESIDE
        name = self._bold.lines(chapter.name, CHAPTER_SIZE, width) * CHAPTER_LINE + 1.0
        makers = tuple(Entry(maker.name, maker.anchor) for maker in chapter.businesses)
        heights = [self._regular.lines(maker.name, MAKER_SIZE, width) * MAKER_LINE + MAKER_GAP for maker in makers]
        end = FIRST_PIECE if len(makers) > MOST_WHOLE else len(makers)
        about = (chapter.slug, chapter.name, chapter.anchor, chapter.accent, chapter.photo)
        height = max(picture.height + BELOW_PICTURE, name + sum(heights[:end]))
        yield Item(ContentsBlock(*about, makers[:end], continued=False), height, above=BELOW_CHAPTER)
        for place in range(end, len(makers)):
            yield Item(ContentsBlock(*about, makers[place : place + 1], continued=True), heights[place])

    def price_pages(
        self, chapters: Sequence[CategoryView], columns: Sequence[PriceColumn], formatter: Formatter
    ) -> list[PricePage]:
        """The pages of the price list with these columns of prices; the name of a chapter never ends one."""
        return PriceList(chapters, columns, formatter, self.geometry, self._regular, self._bold).pages()


def _guide(line: IndexLine) -> str:
    """What an entry is looked for by: its name where its head is a letter, else that head."""
    return line.entry.text if line.entry and len(line.head) == 1 else line.head


def _cut_indexes(
    indexes: Sequence[IndexView], items: Sequence[Sequence[Item[IndexLine]]], columns: int, most: float
) -> Cut[IndexPage]:
    """Indexes and what stands in each, in so many columns → pages of at most `most` mm."""
    pages: list[IndexPage] = []
    page: list[IndexBlock] = []
    room = most
    for index, lines in zip(indexes, items, strict=True):
        left, title = lines, index.title
        if room < LEAST_ROOM:
            pages.append(IndexPage(tuple(page)))
            page, room = [], most
        while left:
            free = room - (INDEX_TITLE if title else 0.0)
            filled = fill_columns(left, columns, free)
            page.append(IndexBlock(index.key if title else "", title, filled.columns))
            left, title = left[filled.taken :], ""
            room = free - filled.height - BELOW_INDEX
            if left:
                pages.append(IndexPage(tuple(page)))
                page, room = [], most
    return ([*pages, IndexPage(tuple(page))] if page else pages), most - room
