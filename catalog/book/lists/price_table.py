"""Products → the lines of the price list: what stands in each column, until when export prices hold (stage 4)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from catalog.edition.formatting import Formatter
from catalog.edition.price_columns import common_unit
from catalog.edition.price_views import PriceColumn, PriceRow
from catalog.edition.views import CategoryView, ProductView

MOST_TOGETHER: Final = 12  # rows of a product that stand on one page
CODE, NAME = "code", "name"


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
    term: str = ""  # of an export price, below it: FOB Surabaya
    mark: str = ""  # leads to the foot of the page

    def texts(self) -> list[str]:
        """The lines; wider between a quantity and its price than in a text."""
        lines = [f"{least}\N{EM SPACE}{text}" if least else text for least, text in self.lines if text]
        return [*lines, *filter(None, (self.was, self.term))]


EMPTY: Final = PriceCell(())
DASH: Final = PriceCell((("", "–"),))


@dataclass(frozen=True, slots=True)
class PriceLine:
    """A row of the table: the name of a chapter (`anchor` is ""), or a row of a product, with its maker where it is the
    first. `cells` are in the order of the columns; `last` ends the product. The code stands beside so many rows, 0
    where it stands beside one above."""

    anchor: str
    row: PriceRow
    maker: str
    accent: str
    product: str = ""  # its name
    valid: str = ""  # until when its export price holds
    cells: tuple[PriceCell, ...] = ()
    last: bool = True
    followed: bool = False  # on the same page by the next row
    beside: bool = False  # what differs stands at the right, beside the price
    code_rows: int = 1


Lines = tuple[PriceLine, ...]


def price_heads(
    chapters: Sequence[CategoryView], columns: Sequence[PriceColumn], formatter: Formatter
) -> tuple[PriceHead, ...]:
    """The columns in which something stands; a unit that all prices have in common is said above the list instead."""
    say = formatter.say
    prices = [PriceHead(column.kind, column.head) for column in columns]
    # The least quantity is that of export orders where there are any.
    before = next((n for n, head in enumerate(prices) if head.kind == "export"), len(prices))
    prices.insert(before, PriceHead("moq", say("label.moq")))
    rows = [row for chapter in chapters for product in chapter.products for row in product.price_rows]
    used = {
        CODE: any(row.sku for row in rows),
        "unit": any(row.unit for row in rows) and not common_unit(chapters),
        "moq": any(row.moq for row in rows),
    }
    first = PriceHead(CODE, say("label.sku")), PriceHead(NAME, say("price.product"))
    every = (*first, PriceHead("unit", say("label.unit")), *prices)
    return tuple(head for head in every if used.get(head.kind, True))


@dataclass(frozen=True, slots=True)
class PriceLines:
    """Writes the lines of products."""

    heads: Sequence[PriceHead]
    columns: Sequence[PriceColumn]

    def of_chapter(self, chapter: CategoryView) -> Iterator[Lines]:
        """The name of the chapter, then each product."""
        if any(product.price_rows for product in chapter.products):
            yield (PriceLine("", PriceRow(name=chapter.name), "", chapter.accent),)
        for product in chapter.products:
            if product.price_rows:
                yield tuple(self._of_product(product, chapter.accent))

    def _of_product(self, product: ProductView, accent: str) -> Iterator[PriceLine]:
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
        texts = {CODE: row.sku, "unit": row.unit, "moq": row.moq}
        for head in self.heads:
            text = texts.get(head.kind)
            yield amounts.get(head.kind, EMPTY) if not text else PriceCell((("", text),))


def joined(lines: Lines) -> Lines:
    """The lines of a product whose first row, which has no price, takes up the second with what differs in it."""
    if len(lines) < 2:
        return lines
    first, second, *others = lines
    if any(first.row.prices) or second.row.note or second.row.sku:
        return lines
    cells = tuple(
        one if two in (EMPTY, DASH) and one.lines else two for one, two in zip(first.cells, second.cells, strict=True)
    )
    row = replace(first.row, option=second.row.option, prices=second.row.prices)
    both = replace(first, row=row, cells=cells, last=second.last, followed=first.followed and not second.last)
    return (both, *others)


def with_code_rows(lines: Sequence[PriceLine]) -> Iterator[PriceLine]:
    """The lines of a page; a product's code stands beside all of its rows, unless those have codes of their own."""
    for anchor, some in groupby(lines, lambda line: line.anchor):
        first, *others = some
        if not anchor or any(line.row.sku for line in others):
            yield from (first, *others)
        else:
            yield replace(first, code_rows=1 + len(others))
            yield from (replace(line, code_rows=0) for line in others)


def with_marks(lines: Sequence[PriceLine], formatter: Formatter) -> tuple[Lines, str]:
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
    return marked, foot_text(formatter, list(marks.items()))


def foot_text(formatter: Formatter, marks: Sequence[tuple[str, str]]) -> str:
    """Dates with their marks, until which the export prices of a page hold."""
    return " · ".join(f"{mark}) {formatter.say('price.valid', date=date)}" for date, mark in marks)


def _with_mark(line: PriceLine, mark: str) -> tuple[PriceCell, ...]:
    return tuple(replace(cell, mark=mark) if cell.abroad else cell for cell in line.cells)


def _amounts(row: PriceRow, column: PriceColumn) -> PriceCell | None:
    """The prices of a row in one column, without the currency that the column's head names."""
    found = row.prices[column.place] if row.prices else ()
    if not found:
        return None
    term = found[0].place  # of an export price, of which there is one
    lines = tuple((amount.least, amount.plain if column.currency else amount.full) for amount in found)
    return PriceCell(lines, bool(term), found[0].was if column.currency else found[0].was_full, term)
