"""The price list, cut into pages of which each is a part of the book (stage 4).

Sizes are those of `templates/book/style.css`, at `.price-list`. A column is as wide as nearly all of its texts need;
the few that are longer go on in a second line, so that one long code or price does not take the room of the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Final

from catalog.book.lists.columns import Cut, Item, fill_columns, without_remnant
from catalog.core.units import MM_PER_PT
from catalog.edition.formatting import HARD, Formatter
from catalog.edition.price_views import Amount, PriceColumn, PriceRow
from catalog.edition.views import CategoryView, ProductView
from catalog.fonts.text_width import Ruler
from catalog.planning.page_geometry import PageGeometry

PRICE_SIZE, PRICE_LINE = 7.8, 10 * MM_PER_PT  # pt, mm
ABOVE_FIRST, BELOW_LAST, BETWEEN_ROWS = 0.9, 1.1, 0.2  # mm above and below the rows of a product
CELL_GAP: Final = 3.0  # between columns, and a little for figures of equal width
STEPS_GAP: Final = 2.0  # more before a column whose prices have quantities
OPTION_INDENT: Final = 3.0
CONTINUED: Final = PRICE_LINE + ABOVE_FIRST + BETWEEN_ROWS  # the name of a product that goes on from the page before
PRICE_HEADS: Final = 2 * PRICE_LINE + 2.4  # of the columns, which may take two lines
PRICE_TITLE: Final = 31 * MM_PER_PT + 6.0 + 12 * MM_PER_PT * 2 + 1.0
CHAPTER_ROW: Final = 9.0
ABOVE_FOOT: Final = 3.0
LEAST_LAST: Final = 1 / 2  # of the type area's height, on the last page
MOST_TOGETHER: Final = 12  # rows of a product that stand on one page
NEARLY_ALL: Final = 0.92  # of the texts of a column that get one line
COMFORT: Final = 28.0  # mm that the longest text of a column may take without being parted
NAME_LEAST: Final = 0.27  # of the type area's width, for names
CODE_LEAST, CELL_LEAST = 16.0, 11.0  # mm of a column that gives room to the names
MOST_DATES: Final = 40  # on one page
ANYWHERE: Final = frozenset({"code", "unit", "moq"})  # columns whose texts may be parted in mid-word
NAME: Final = "name"


@dataclass(frozen=True, slots=True)
class PriceHead:
    """A column of the table: `code`, `name`, `unit`, `moq` or a kind of price; and what stands above it."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PriceCell:
    """Lines of a cell; each may begin with the quantity from which a price holds."""

    lines: tuple[tuple[str, str], ...]
    abroad: bool = False  # an export price
    was: str = ""  # the regular price, struck through below a sale price
    mark: str = ""  # leads to the foot of the page


EMPTY: Final = PriceCell(())
DASH: Final = PriceCell((("", "–"),))


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A row of the table: the name of a chapter (`anchor` is ""), or a row of a product, with its maker where it is the
    first. `cells` are in the order of the columns; `last` ends the product."""

    anchor: str
    row: PriceRow
    maker: str
    accent: str
    product: str = ""  # its name
    valid: str = ""  # until when its export price holds
    cells: tuple[PriceCell, ...] = ()
    last: bool = True
    followed: bool = False  # on the same page by the next row


@dataclass(frozen=True, slots=True)
class PricePage:
    """Heads and widths in mm are those of the whole list. `foot` says until when the export prices hold."""

    heads: tuple[PriceHead, ...]
    widths: tuple[float, ...]
    lines: tuple[PriceLine, ...]
    first: bool
    foot: str
    continued: str = ""  # the product that goes on from the page before


@dataclass(slots=True)
class PriceList:
    """The price list of one book."""

    chapters: Sequence[CategoryView]
    columns: Sequence[PriceColumn]
    formatter: Formatter
    geometry: PageGeometry
    regular: Ruler
    bold: Ruler
    heads: tuple[PriceHead, ...] = field(init=False)  # of the columns that are not empty

    def __post_init__(self) -> None:
        say = self.formatter.say
        prices = [PriceHead(column.kind, column.head) for column in self.columns]
        # The least quantity is that of export orders where there are any.
        before = next((n for n, head in enumerate(prices) if head.kind == "export"), len(prices))
        prices.insert(before, PriceHead("moq", say("label.moq")))
        first = (PriceHead("code", say("label.sku")), PriceHead(NAME, say("price.product")))
        rows = [row for chapter in self.chapters for product in chapter.products for row in product.price_rows]
        used = {
            "code": any(row.sku for row in rows),
            "unit": any(row.unit for row in rows),
            "moq": any(row.moq for row in rows),
        }
        every = (*first, PriceHead("unit", say("label.unit")), *prices)
        self.heads = tuple(head for head in every if used.get(head.kind, True))

    def pages(self) -> list[PricePage]:
        """The pages; the last is at least half full where there are several."""
        every = [line for chapter in self.chapters for line in self._chapter_lines(chapter)]
        widths = self._widths(every)
        items = [self._item(line, widths) for line in every]
        room = self.geometry.type_height - PRICE_HEADS - self._foot_height(every)
        if any(not line.row.name and not line.last and not line.followed for line in every):
            room -= CONTINUED  # since a page may part a product
        pages = without_remnant(lambda empty: _cut(items, room - empty), self.geometry.type_height * LEAST_LAST)
        return [self._page(lines, widths, first=not place) for place, lines in enumerate(pages)]

    def _page(self, lines: Sequence[PriceLine], widths: tuple[float, ...], *, first: bool) -> PricePage:
        marked, foot = _with_marks(lines, self.formatter)
        return PricePage(self.heads, widths, marked, first, foot, "" if lines[0].row.name else lines[0].product)

    def _chapter_lines(self, chapter: CategoryView) -> Iterator[PriceLine]:
        if any(product.price_rows for product in chapter.products):
            yield PriceLine("", PriceRow(name=chapter.name), "", chapter.accent)
        for product in chapter.products:
            yield from self._product_lines(product, chapter.accent)

    def _product_lines(self, product: ProductView, accent: str) -> Iterator[PriceLine]:
        final = len(product.price_rows) - 1
        for place, row in enumerate(product.price_rows):
            maker = "" if place else product.business_name
            cells = () if row.note else tuple(self._cells(row, several=not place and final > 0))
            name, valid = product.price_rows[0].name, product.price_rows[0].valid
            followed = place < final and (not place or final < MOST_TOGETHER)
            yield PriceLine(product.anchor, row, maker, accent, name, valid, cells, place == final, followed)

    def _cells(self, row: PriceRow, *, several: bool) -> Iterator[PriceCell]:
        """In the order of the heads; an amount that there is not is a dash where it could be expected."""
        none = EMPTY if not row.prices or (several and not any(row.prices)) else DASH
        amounts = {column.kind: _amounts(row, column) or none for column in self.columns}
        texts = {"code": row.sku, "unit": row.unit, "moq": row.moq}
        for head in self.heads:
            text = texts.get(head.kind)
            yield amounts.get(head.kind, EMPTY) if not text else PriceCell((("", text),))

    def _widths(self, lines: Sequence[PriceLine]) -> tuple[float, ...]:
        """In whole mm: what nearly all texts of a column need on one line, then less for the widest ones until the
        names have the least that they should."""
        wide, least = {}, {}
        for place, head in enumerate(self.heads):
            if head.kind != NAME:
                cells = [line.cells[place] for line in lines if line.cells]
                wide[head.kind], least[head.kind] = self._column(cells, head)
        room = self.geometry.type_width * (1 - NAME_LEAST)
        for _ in range(int(sum(wide.values()))):
            narrowable = [kind for kind in wide if wide[kind] > least[kind]]
            if sum(wide.values()) <= room or not narrowable:
                break
            wide[max(narrowable, key=lambda kind: wide[kind] - least[kind])] -= 1.0
        over = max(1.0, sum(wide.values()) / room)
        wide = {kind: width / over for kind, width in wide.items()}
        named = self.geometry.type_width - sum(wide.values())
        return tuple(wide.get(head.kind, named) for head in self.heads)

    def _column(self, cells: Sequence[PriceCell], head: PriceHead) -> tuple[float, float]:
        """The width that a column should have, and the least: that of its widest piece that cannot be parted."""
        texts = sorted({text for cell in cells for text in _texts(cell)})
        words = max(self._width(word) for word in head.text.split())
        widths = sorted(map(self._width, texts))
        nearly = widths[min(len(widths) - 1, int(len(widths) * NEARLY_ALL))]
        wish = max(self._width(head.text), words, widths[-1] if widths[-1] <= COMFORT else nearly)
        least = CODE_LEAST if head.kind == "code" else CELL_LEAST
        steps = STEPS_GAP if any(least for cell in cells for least, _ in cell.lines) else 0.0
        if head.kind not in ANYWHERE:
            least = max(least, words, *(self._width(word) for text in texts for word in text.split(" ")))
        gap = CELL_GAP + steps
        return float(ceil(wish + gap)), min(float(ceil(least + gap)), float(ceil(wish + gap)))

    def _width(self, text: str) -> float:
        return self.regular.width(text, PRICE_SIZE)

    def _item(self, line: PriceLine, widths: Sequence[float]) -> Item[PriceLine]:
        if not line.anchor:
            return Item(line, CHAPTER_ROW, head=True)
        name = next(place for place, head in enumerate(self.heads) if head.kind == NAME)
        most = self._name_lines(line, widths[name], sum(widths[name:]))
        for cell, width in zip(line.cells, widths, strict=False):
            if cell is not EMPTY and cell is not DASH:
                room = width - CELL_GAP / 2
                most = max(most, sum(self.regular.lines(text, PRICE_SIZE, room) for text in _texts(cell)))
        gaps = (ABOVE_FIRST if line.row.name else BETWEEN_ROWS) + (BELOW_LAST if line.last else BETWEEN_ROWS)
        return Item(line, most * PRICE_LINE + gaps, head=line.followed)

    def _name_lines(self, line: PriceLine, width: float, whole: float) -> int:
        """How many lines a name, an option or a note takes; a note has the `whole` width from the names on."""
        row = line.row
        if row.note:
            unparted = row.pattern.replace("-", "_").replace(" ", HARD)
            return self.regular.lines(f"{row.note} · {unparted}", PRICE_SIZE, whole - OPTION_INDENT)
        if row.name:
            return self.bold.lines(f"{row.name} {line.maker}", PRICE_SIZE, width - 2.0)
        return self.regular.lines(row.option, PRICE_SIZE, width - 1.0 - OPTION_INDENT)

    def _foot_height(self, lines: Sequence[PriceLine]) -> float:
        """Room for the foot of a page, which says until when its export prices hold."""
        dates = list(dict.fromkeys(line.valid for line in lines if line.valid))[:MOST_DATES]
        if not dates:
            return 0.0
        text = _foot_text(self.formatter, [(date, "00") for date in dates])
        return ABOVE_FOOT + self.regular.lines(text, PRICE_SIZE, self.geometry.type_width) * PRICE_LINE


def _cut(items: Sequence[Item[PriceLine]], most: float) -> Cut[tuple[PriceLine, ...]]:
    """Rows → pages of at most `most` mm, of which the title takes some of the first."""
    pages: list[tuple[PriceLine, ...]] = []
    taken = 0.0
    left, room = items, most - PRICE_TITLE
    while left:
        filled = fill_columns(left, 1, room)
        pages.append(filled.columns[0])
        taken = sum(item.above + item.height for item in left[: filled.taken])
        left, room = left[filled.taken :], most
    return pages, taken


def _amounts(row: PriceRow, column: PriceColumn) -> PriceCell | None:
    """The prices of a row in one column, without the currency that the column's head names."""
    found = row.prices[column.place] if row.prices else ()
    if not found:
        return None
    abroad = any(amount.place for amount in found)
    lines = tuple((amount.least, _written(amount, column)) for amount in found)
    return PriceCell(lines, abroad, found[0].was if column.currency else found[0].was_full)


def _written(amount: Amount, column: PriceColumn) -> str:
    return f"{amount.plain if column.currency else amount.full} {amount.place}".rstrip()


def _texts(cell: PriceCell) -> list[str]:
    """The lines of a cell; wider between a quantity and its price than in a text."""
    lines = [f"{least}\N{EM SPACE}{text}" if least else text for least, text in cell.lines if text]
    return [*lines, cell.was] if cell.was else lines


def _with_marks(lines: Sequence[PriceLine], formatter: Formatter) -> tuple[tuple[PriceLine, ...], str]:
    """Lines whose export prices lead to the foot of their page by a mark, and that foot. Where all prices of the page
    hold until the same day, it says so without one."""
    abroad = [line for line in lines if any(cell.abroad for cell in line.cells)]
    dates = list(dict.fromkeys(line.valid for line in abroad if line.valid))
    if not dates:
        return tuple(lines), ""
    if len(dates) == 1 and all(line.valid for line in abroad):
        return tuple(lines), formatter.say("price.until", date=dates[0])
    marks = {date: str(number) for number, date in enumerate(dates, start=1)}
    marked = tuple(replace(line, cells=_with_mark(line, marks.get(line.valid, ""))) for line in lines)
    return marked, _foot_text(formatter, list(marks.items()))


def _with_mark(line: PriceLine, mark: str) -> tuple[PriceCell, ...]:
    return tuple(replace(cell, mark=mark) if cell.abroad else cell for cell in line.cells)


def _foot_text(formatter: Formatter, marks: Sequence[tuple[str, str]]) -> str:
    return " · ".join(f"{mark} {formatter.say('price.valid', date=date)}" for date, mark in marks)
