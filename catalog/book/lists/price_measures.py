"""How wide the columns of the price list are, and how high its rows (stage 4).

Sizes are those of `templates/book/style.css`, at `.price-list`. A column is as wide as nearly all of its texts need;
the few that are longer go on in a second line, so that one long code or price does not take the room of the names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from catalog.book.lists.columns import Item
from catalog.book.lists.price_table import CODE, DASH, EMPTY, NAME, Lines, PriceCell, PriceHead, PriceLine, joined
from catalog.core.units import MM_PER_PT
from catalog.edition.formatting import HARD
from catalog.fonts.text_width import Ruler
from catalog.planning.page_geometry import PageGeometry

PRICE_SIZE, PRICE_LINE = 7.8, 10 * MM_PER_PT  # pt, mm
ABOVE_FIRST, BELOW_LAST, BETWEEN_ROWS = 0.7, 0.9, 0.2  # mm above and below the rows of a product
LEAST_HEAD_LINES: Final = 2
AROUND_HEADS: Final = 2.4
CELL_GAP: Final = 2.4  # between columns, and a little for figures of equal width
STEPS_GAP: Final = 2.0  # more before a column whose prices have quantities
OPTION_INDENT: Final = 3.0
OPTION_GAP: Final = 4.0  # between a name and what stands at the right of it
OPTION_MOST: Final = 0.5  # of the width of the names
CHAPTER_ROW: Final = 9.0
NEARLY_ALL: Final = 0.92  # of the texts of a column that get one line
COMFORT: Final = 28.0  # mm that the longest text of a column may take without being parted
NAME_LEAST: Final = 0.27  # of the type area's width, for names
CODE_LEAST, CELL_LEAST = 16.0, 11.0  # mm of a column that gives room to the names
ANYWHERE: Final = frozenset({CODE, "moq"})  # columns whose texts may be parted in mid-word
WHOLE_CODE: Final = 16  # characters of a code that is never parted
CODE_STEP: Final = 2.0  # mm by which the column of codes is tried narrower
WORTH: Final = 0.98  # of the list's height: a narrower column of codes has to save more
SAMPLE: Final = 150  # products by which it is tried
Widths = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PriceMeasures:
    """Measures the price list with these columns, set in two faces on pages of `geometry`."""

    heads: Sequence[PriceHead]
    geometry: PageGeometry
    regular: Ruler
    bold: Ruler

    def widths(self, every: Sequence[Lines]) -> Widths:
        """In mm: what nearly all texts of a column need on one line, then less for the widest ones until the names
        have the least that they should. Long codes are parted where that makes the list shorter."""
        wide, least = {}, {}
        for place, head in enumerate(self.heads):
            if head.kind != NAME:
                cells = [line.cells[place] for lines in every for line in lines if line.cells]
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
        found = tuple(wide.get(head.kind, named) for head in self.heads)
        return self._shortest(every, found, least.get(CODE, 0.0))

    def heads_height(self, widths: Widths) -> float:
        """Of the heads of the columns, in mm: of as many lines as the longest takes, at least two."""
        lines = (
            self.regular.lines(head.text, PRICE_SIZE, width - CELL_GAP / 2)
            for head, width in zip(self.heads, widths, strict=True)
        )
        return max(LEAST_HEAD_LINES, *lines) * PRICE_LINE + AROUND_HEADS

    def items(self, lines: Lines, widths: Widths) -> list[Item[PriceLine]]:
        """The name of a chapter, or the rows of a product, of which the first two are joined where that is shorter."""
        if not lines[0].anchor:
            return [Item(line, CHAPTER_ROW, head=True) for line in lines]
        heights = [self._height(line, widths) for line in lines]
        together = joined(lines)
        if len(together) < len(lines) and self._stands_beside(together[0], widths):
            first = self._height(together[0], widths)
            if first < sum(heights[:2]):
                options = [line for line in together if line.row.option]
                beside = all(self._stands_beside(line, widths) for line in options)
                lines = tuple(replace(line, beside=beside and bool(line.row.option)) for line in together)
                lines = (replace(lines[0], beside=True), *lines[1:])
                heights = [first, *heights[2:]]
        heights[-1] += max(0.0, self._code_height(lines, widths) - sum(heights))
        return [Item(line, height, head=line.followed) for line, height in zip(lines, heights, strict=True)]

    def _shortest(self, every: Sequence[Lines], widths: Widths, least: float) -> Widths:
        """With the column of codes as narrow as makes the list shortest, where that is worth it."""
        if self.heads[0].kind != CODE:
            return widths
        some = every[:: 1 + len(every) // SAMPLE]
        best, lowest = widths, WORTH * self._total(some, widths)
        for step in range(1, 1 + int((widths[0] - least) / CODE_STEP)):
            narrow = step * CODE_STEP
            tried = (widths[0] - narrow, widths[1] + narrow, *widths[2:])
            if (total := self._total(some, tried)) < lowest:
                best, lowest = tried, total
        return best

    def _total(self, some: Sequence[Lines], widths: Widths) -> float:
        return sum(item.height for lines in some for item in self.items(lines, widths))

    def _column(self, cells: Sequence[PriceCell], head: PriceHead) -> tuple[float, float]:
        """The width that a column should have, and the least: that of its widest piece that cannot be parted."""
        texts = sorted({text for cell in cells for text in cell.texts()})
        words = max(self._width(word) for word in head.text.split())
        widths = sorted(map(self._width, texts))
        nearly = widths[min(len(widths) - 1, int(len(widths) * NEARLY_ALL))]
        headed = self._in_two_lines(head.text) if head.kind == "moq" else self._width(head.text)
        wish = max(headed, words, widths[-1] if widths[-1] <= COMFORT else nearly)
        least = max(words, CODE_LEAST if head.kind == CODE else CELL_LEAST)
        steps = STEPS_GAP if any(least for cell in cells for least, _ in cell.lines) else 0.0
        if head.kind == CODE:
            least = max(least, *(self._width(text) for text in texts if len(text) <= WHOLE_CODE), 0.0)
        if head.kind not in ANYWHERE:
            least = max(least, words, *(self._width(word) for text in texts for word in text.split(" ")))
        gap = CELL_GAP + steps
        return float(ceil(wish + gap)), min(float(ceil(least + gap)), float(ceil(wish + gap)))

    def _in_two_lines(self, text: str) -> float:
        words = text.split(" ")
        splits = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words)))
        pairs = (max(map(self._width, pair)) for pair in splits)
        return min(pairs, default=self._width(text))

    def _width(self, text: str) -> float:
        return self.regular.width(text, PRICE_SIZE)

    def _height(self, line: PriceLine, widths: Widths) -> float:
        """Of a row without its code, which stands beside the rows below it, too."""
        name = self._name_place
        most = self._name_lines(line, widths[name], sum(widths[name:]))
        for place, (cell, width) in enumerate(zip(line.cells, widths, strict=False)):
            own = place >= name or not line.row.name
            if own and cell is not EMPTY and cell is not DASH:
                most = max(most, self._cell_lines(cell, width))
        gaps = (ABOVE_FIRST if line.row.name else BETWEEN_ROWS) + (BELOW_LAST if line.last else BETWEEN_ROWS)
        return most * PRICE_LINE + gaps

    def _code_height(self, lines: Lines, widths: Widths) -> float:
        """Of the product's code, which may be higher than the rows that it stands beside."""
        if self.heads[0].kind != CODE:
            return 0.0
        return self._cell_lines(lines[0].cells[0], widths[0]) * PRICE_LINE + ABOVE_FIRST + BELOW_LAST

    def _cell_lines(self, cell: PriceCell, width: float) -> int:
        return sum(self.regular.lines(text, PRICE_SIZE, width - CELL_GAP / 2) for text in cell.texts())

    @property
    def _name_place(self) -> int:
        return next(place for place, head in enumerate(self.heads) if head.kind == NAME)

    def _name_lines(self, line: PriceLine, width: float, whole: float) -> int:
        """How many lines a name, an option or a note takes; a note has the `whole` width from the names on."""
        row = line.row
        if row.note:
            unparted = row.pattern.replace("-", "_").replace(" ", HARD)
            return self.regular.lines(f"{row.note} · {unparted}", PRICE_SIZE, whole - OPTION_INDENT)
        if row.name:
            taken = self._width(row.option) + OPTION_GAP if row.option else 0.0
            return self.bold.lines(f"{row.name} {line.maker}", PRICE_SIZE, width - 2.0, taken)
        return self.regular.lines(row.option, PRICE_SIZE, width - 1.0 - OPTION_INDENT)

    def _stands_beside(self, line: PriceLine, widths: Widths) -> bool:
        """Whether what differs is short enough to stand at the right of a name."""
        return self._width(line.row.option) <= widths[self._name_place] * OPTION_MOST
