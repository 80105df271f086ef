"""An OpenDocument spreadsheet → its sheets. Read here and not by the library for other workbooks, which leaves out
merged cells, what is hidden, and error values.

Of the format (OpenDocument 1.3, part 3, chapter 9) a cell or row may stand for many: it says how often it is repeated.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field
from typing import Final

from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.tables.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from catalog.exchange.tables.raw_sheet import Merge, RawRow, RawValue, cell_name
from catalog.exchange.tables.sheet_details import too_far
from catalog.exchange.tables.xlsx_parts import PIECE
from catalog.exchange.tables.xml_elements import XmlReader
from catalog.exchange.tables.zip_members import ZipMembers

CONTENT: Final = "content.xml"
CELLS: Final = ("table-cell", "covered-table-cell")
ASIDE: Final = ("annotation", "shapes", "forms", "tracked-changes", "dde-links", "custom-shape")  # have texts and cells
OUT_OF_SIGHT: Final = ("collapse", "filter")
DURATION: Final = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


@dataclass(slots=True)
class OdsSheet:
    """A sheet as it stands in the file; counted from 0 as in `RawSheet`."""

    name: str
    hidden: bool
    rows: list[RawRow] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)  # formulas without a value
    links: bool = False  # to another file


def ods_sheets(members: ZipMembers) -> list[OdsSheet]:
    """The sheets of a workbook. CatalogError where it is encrypted, damaged, or reaches too far."""
    manifest = "meta-inf/manifest.xml"
    if members.has(manifest) and b"encryption-data" in members.read(manifest):
        raise CatalogError([error("table-password", members.place)])
    reader = _Reader(members.place)
    XmlReader(members.place, CONTENT, reader.start, reader.end, reader.text).feed(members.chunks(CONTENT, PIECE))
    for sheet in reader.sheets:
        while sheet.rows and not sheet.rows[-1]:
            sheet.rows.pop()
    return reader.sheets


@dataclass(slots=True)
class _Cell:
    attributes: dict[str, str]
    column: int
    covered: bool  # by a merged cell, so that nobody sees what is in it
    paragraphs: list[list[str]] = field(default_factory=list)


class _Reader:
    """Follows the elements of the content. What is inside a comment, a drawing or a second table of a cell is none of
    the cell's text."""

    def __init__(self, place: Place) -> None:
        self.sheets: list[OdsSheet] = []
        self._place = place
        self._styles: dict[str, bool] = {}  # of sheets: whether they are shown
        self._style = ""
        self._row: dict[str, str] = {}
        self._cells: RawRow = []
        self._columns = 0  # declared so far
        self._at = 0  # the column of the next cell: there may be empty ones before it
        self._cell: _Cell | None = None
        self._aside = 0  # depth within what is not the cell's text
        self._groups: list[bool] = []  # of rows, whether each is shut
        self._total = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._aside:
            self._aside += 1
        elif name in ASIDE or (self._cell and name in ("frame", "table")):
            self._aside = 1
            if name == "annotation" and self._cell:
                self._sheet.comments.append(cell_name(len(self._sheet.rows), self._cell.column))
        elif self._cell:
            self._start_in_cell(name, attributes)
        elif name in CELLS:
            self._cell = _Cell(attributes, self._at, name == "covered-table-cell")
        else:
            self._start_around(name, attributes)

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name in CELLS and self._cell:
            self._end_cell(self._cell)
            self._cell = None
        elif name == "table-row":
            self._end_row()
        elif name in ("table-row-group", "table-column-group") and self._groups:
            self._groups.pop()

    def text(self, text: str) -> None:
        if self._cell and self._cell.paragraphs and not self._aside:
            self._cell.paragraphs[-1].append(text)

    @property
    def _sheet(self) -> OdsSheet:
        if not self.sheets:
            raise CatalogError([error("table-broken", self._place, detail=CONTENT)])
        return self.sheets[-1]

    def _start_around(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style":
            self._style = attributes.get("style:name", "")
        elif name == "table-properties":
            self._styles[self._style] = attributes.get("table:display") != "false"
        elif name == "table":
            style = attributes.get("table:style-name", "")
            self.sheets.append(OdsSheet(attributes.get("table:name", ""), not self._styles.get(style, True)))
            self._columns = 0
        elif name == "table-column":
            count = _count(attributes, "table:number-columns-repeated")
            if _shut(attributes, self._groups):
                self._sheet.hidden_columns.update(range(self._columns, min(self._columns + count, MOST_COLUMNS)))
            self._columns += count
        elif name in ("table-row-group", "table-column-group"):
            self._groups.append(attributes.get("table:display") == "false")
        elif name == "table-row":
            self._row, self._cells, self._at = attributes, [], 0
        elif name == "table-source":
            self._sheet.links = True

    def _start_in_cell(self, name: str, attributes: dict[str, str]) -> None:
        assert self._cell
        if name == "p":
            self._cell.paragraphs.append([])
        elif name == "s":
            self.text(" " * min(_count(attributes, "text:c"), 1000))
        elif name == "tab":
            self.text("\t")
        elif name == "line-break":
            self.text("\n")
        elif name == "cell-range-source":
            self._sheet.links = True

    def _end_cell(self, cell: _Cell) -> None:
        value = _value(cell)
        count = _count(cell.attributes, "table:number-columns-repeated")
        row = len(self._sheet.rows)
        if value != "" and not cell.covered:
            if self._at + count > MOST_COLUMNS:
                raise too_far(self._place, self._sheet.name, row, self._at + count - 1)
            self._cells += [""] * (self._at - len(self._cells))
            self._cells += [value] * count
        formula = cell.attributes.get("table:formula", "")
        if formula and not {"office:value-type", "calcext:value-type"} & cell.attributes.keys():
            self._sheet.empty.append(cell_name(row, self._at))
        self._sheet.links = self._sheet.links or "'file:" in formula
        wide = _count(cell.attributes, "table:number-columns-spanned")
        tall = _count(cell.attributes, "table:number-rows-spanned")
        if wide > 1 or tall > 1:
            self._sheet.merges.append((row, self._at, row + tall - 1, self._at + wide - 1))
        self._at += count

    def _end_row(self) -> None:
        sheet, count = self._sheet, _count(self._row, "table:number-rows-repeated")
        first = len(sheet.rows)
        if not self._cells:
            # The rest of a sheet is often one empty row, a million times: rows are made when one with values follows.
            count = min(count, MOST_ROWS + 1 - first)
        self._total += len(self._cells) * count
        if (self._cells and first + count > MOST_ROWS) or self._total > MOST_CELLS:
            raise too_far(self._place, sheet.name, first + count - 1, len(self._cells) - 1)
        sheet.rows += [self._cells] * count
        if _shut(self._row, self._groups):
            sheet.hidden_rows.update(range(first, first + count))


def _count(attributes: dict[str, str], name: str) -> int:
    typed = attributes.get(name, "1")
    return max(int(typed), 1) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 1


def _shut(attributes: dict[str, str], groups: list[bool]) -> bool:
    return attributes.get("table:visibility") in OUT_OF_SIGHT or any(groups)


def _value(cell: _Cell) -> RawValue:
    """What the cell holds, by the type that it says; its text where that is no value of the type."""
    text = "\n".join("".join(pieces) for pieces in cell.paragraphs)
    kind = cell.attributes.get("office:value-type", "")
    if cell.attributes.get("calcext:value-type") == "error":
        return text
    try:
        if kind in ("float", "currency", "percentage"):
            return float(cell.attributes["office:value"])
        if kind == "boolean":
            return cell.attributes["office:boolean-value"] == "true"
        if kind == "date":
            typed = cell.attributes["office:date-value"]
            return datetime.datetime.fromisoformat(typed) if "T" in typed else datetime.date.fromisoformat(typed)
        if kind == "time" and (found := DURATION.fullmatch(cell.attributes["office:time-value"])):
            hours, minutes, seconds = map(int, found.groups())
            return (
                datetime.time(hours, minutes, seconds)
                if hours < 24
                else datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)
            )
    except (KeyError, ValueError):
        return text
    return cell.attributes.get("office:string-value", text) if kind == "string" else text
