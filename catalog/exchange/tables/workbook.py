"""A workbook of any format → its sheets as they stand, and what is to be said of them.

xlsx, xlsb and xls are read by python-calamine, once it is known how much room that takes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from catalog.core.problems import CatalogError, Place, Problem, error, warning
from catalog.exchange.tables.limits import MEMORY, MOST_CELLS
from catalog.exchange.tables.ods_sheets import ods_sheets
from catalog.exchange.tables.raw_sheet import RawFile, RawRow, RawSheet, cell_name
from catalog.exchange.tables.sheet_choice import SheetName, choose_sheets
from catalog.exchange.tables.sheet_details import SheetDetails, too_far
from catalog.exchange.tables.sheet_xml import read_sheet_xml
from catalog.exchange.tables.xls_records import XlsSheets
from catalog.exchange.tables.xlsb_records import comment_cells, read_sheet_records, sheet_ids
from catalog.exchange.tables.xlsx_parts import PIECE, comment_parts, comments, read_parts, relations, text_bytes
from catalog.exchange.tables.xml_elements import checked
from catalog.exchange.tables.zip_members import ZipMembers

NAMED: Final = 3  # cells in a message
XLSB: Final = "xl/workbook.bin"
Reader = Callable[[str, int], SheetDetails]  # of the sheet with this name, and its place among all


def read_ods(path: Path, file: str, wanted: str) -> RawFile:
    """The sheets of an OpenDocument spreadsheet, as `read_workbook` gives them."""
    with ZipMembers(path, file) as members:
        found = ods_sheets(members)
    place = Place(file)
    names, problems = choose_sheets([SheetName(one.name, one.hidden) for one in found], wanted, place)
    sheets = []
    for one in (one for one in found if one.name in names):
        problems += _about_sheet(place, one.name, one.empty, [], one.comments)
        problems += [warning("table-links", place, one.name)] if one.links else []
        hidden = frozenset(one.hidden_rows), frozenset(one.hidden_columns)
        sheets.append(RawSheet(one.name, one.rows, tuple(one.merges), *hidden))
    return RawFile(tuple(sheets), tuple(problems), bool(wanted) or len(sheets) == 1)


def read_workbook(path: Path, file: str, wanted: str, kind: str) -> RawFile:
    """The sheets of an xlsx, xlsb or xls: all that a person sees, or the one called `wanted`. CatalogError where the
    file is encrypted, damaged or too large, or has no such sheet."""
    if kind == "xls":
        place = Place(file)
        sheets = XlsSheets(path.read_bytes(), place)
        return _read(path, place, wanted, sheets.details, [])
    with ZipMembers(path, file) as members:
        if kind == "xlsb":
            return _read(path, members.place, wanted, _xlsb_reader(members), [])
        parts = read_parts(members)
        links = [warning("table-links", members.place)] if parts.links else []

        def read(name: str, _: int) -> SheetDetails:
            part = _part(members, parts.sheets, name)
            found = read_sheet_xml(checked(members.chunks(part, PIECE), members.place, part), members.place, name)
            found.comments = comments(members, part)
            # It takes its time to add up all texts: only where they could be too much.
            if found.texts * parts.longest > MEMORY and text_bytes(members, part) > MEMORY:
                raise CatalogError([error("table-heavy", members.place)])
            if not parts.uncalculated:
                found.zeros = []
            return found

        return _read(path, members.place, wanted, read, links)


def _xlsb_reader(members: ZipMembers) -> Reader:
    targets = relations(members, XLSB)
    parts = {name: targets.get(one, ("", ""))[1] for name, one in sheet_ids(members.read(XLSB), members.place).items()}

    def read(name: str, _: int) -> SheetDetails:
        part = _part(members, parts, name)
        found = read_sheet_records(members.read(part), members.place, name)
        for one in comment_parts(members, part):
            found.comments += comment_cells(members.read(one), members.place)
        return found

    return read


def _part(members: ZipMembers, parts: dict[str, str], name: str) -> str:
    part = parts.get(name, "")
    if not members.has(part):
        raise CatalogError([error("table-broken", members.place, detail=name)])
    return part


def _read(path: Path, place: Place, wanted: str, read: Reader, problems: list[Problem]) -> RawFile:
    """Every sheet is measured by `read` before room is made for its cells."""
    sheets: list[RawSheet] = []
    with _library(place), CalamineWorkbook.from_path(path) as book:
        known = [_sheet_name(one) for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        order = {one.name: number for number, one in enumerate(book.sheets_metadata)}
        names, more = choose_sheets(known, wanted, place)
        problems += more
        room = MOST_CELLS
        for name in names:
            found = read(name, order[name])
            sheet = book.get_sheet_by_name(name)
            room -= sheet.total_height * sheet.total_width
            if room < 0:
                raise too_far(place, name, sheet.total_height - 1, sheet.total_width - 1)
            rows: list[RawRow] = sheet.to_python(skip_empty_area=False)
            for (row, column), text in found.errors.items():
                if row < len(rows) and column < len(rows[row]):
                    rows[row][column] = text
            merges = [(*start, *end) for start, end in sheet.merged_cell_ranges or ()]
            hidden = frozenset(found.hidden_rows), frozenset(found.hidden_columns)
            sheets.append(RawSheet(name, rows, tuple(merges), *hidden))
            empty, zeros = ([cell_name(*cell) for cell in some] for some in (found.empty, found.zeros))
            problems += _about_sheet(place, name, empty, zeros, found.comments)
    return RawFile(tuple(sheets), tuple(problems), bool(wanted) or len(sheets) == 1)


def _sheet_name(sheet: SheetMetadata) -> SheetName:
    hidden = sheet.visible != SheetVisibleEnum.Visible
    return SheetName(sheet.name, hidden, sheet.visible == SheetVisibleEnum.VeryHidden)


@contextmanager
def _library(place: Place) -> Iterator[None]:
    """What the library raises, as a problem. It ends in a panic, which is no Exception, where a file is too odd."""
    try:
        yield
    except CatalogError:
        raise
    except (CalamineError, OSError, ValueError, OverflowError) as fault:
        raise _refusal(place, fault) from None
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        raise _refusal(place, fault) from None


def _refusal(place: Place, fault: BaseException) -> CatalogError:
    if type(fault).__name__ == "PasswordError":
        return CatalogError([error("table-password", place)])
    return CatalogError([error("table-broken", place, detail=str(fault).split("\n")[0])])


def _about_sheet(
    place: Place, sheet: str, empty: Sequence[str], zeros: Sequence[str], commented: Sequence[str]
) -> Iterator[Problem]:
    """What is said of the cells of a sheet: formulas without a value, those that may never have been calculated, and
    comments, which are not taken over."""
    if empty:
        where = f"{sheet}!{empty[0]}"
        yield error("table-not-calculated", place, where, sheet=sheet, cells=_named(empty), count=len(empty))
    if zeros:
        where = f"{sheet}!{zeros[0]}"
        yield warning("table-formulas-zero", place, where, sheet=sheet, cells=_named(zeros), count=len(zeros))
    if commented:
        where = f"{sheet}!{commented[0]}"
        yield warning("table-comments", place, where, sheet=sheet, cells=_named(commented), count=len(commented))


def _named(cells: Sequence[str]) -> str:
    return ", ".join(cells[:NAMED]) + (" …" if len(cells) > NAMED else "")
