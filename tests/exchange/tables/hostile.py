"""Files that are made to do harm, or are damaged, each with what is said of it."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from catalog.exchange.tables.limits import MOST_COLUMNS, MOST_ROWS
from tests.exchange.tables import xlsb
from tests.exchange.tables.workbooks import Rows, change_member, ods_rows, write_ods, write_xlsx

LIST: Rows = [["Nama", "Harga"], ["Keripik", "1"], ["Wingko", "2"]]
SHEET: Final = "xl/worksheets/sheet1.xml"
STRINGS: Final = "xl/sharedStrings.xml"
SECONDS: Final = 20.0
Maker = Callable[[Path], Path]

BOMB: Final = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def workbook(path: Path) -> Path:
    return write_xlsx(path / "a.xlsx", LIST)


def add_member(path: Path, name: str, content: bytes, mode: int = 0) -> Path:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as packed:
        info = zipfile.ZipInfo(name)
        info.external_attr = mode << 16
        info.compress_type = zipfile.ZIP_DEFLATED
        packed.writestr(info, content)
    return path


def far_cell(cell: str) -> Maker:
    return lambda folder: change_member(
        workbook(folder), SHEET, b"</sheetData>", f'<row><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()
    )


def far_row(folder: Path) -> Path:
    """A cell that does not say where it is, in a row that does."""
    row = f'<row r="{MOST_ROWS + 1}"><c><v>1</v></c></row></sheetData>'.encode()
    return change_member(workbook(folder), SHEET, b"</sheetData>", row)


def large_square(folder: Path) -> Path:
    cells = f'<row r="{MOST_ROWS}"><c r="SA{MOST_ROWS}"><v>1</v></c></row></sheetData>'.encode()
    return change_member(workbook(folder), SHEET, b"</sheetData>", cells)


def long_row(folder: Path) -> Path:
    return change_member(
        workbook(folder), SHEET, b"</sheetData>", b"<row>" + b"<c><v>1</v></c>" * 3_000_000 + b"</row></sheetData>"
    )


def open_tags(folder: Path) -> Path:
    """Eight million cells that begin, and none that ends."""
    return change_member(workbook(folder), SHEET, b"</sheetData>", b"<c r" * 8_000_000 + b"</sheetData>")


def large_member(folder: Path) -> Path:
    return add_member(workbook(folder), "xl/large.xml", bytes(250_000_000))


def lying_member(folder: Path) -> Path:
    """A member that is larger than the zip says: 300 MB of a sheet, said to be 1,000 bytes."""
    path = change_member(workbook(folder), SHEET, b"</sheetData>", b" " * 300_000_000 + b"</sheetData>")
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as packed:
        true = packed.getinfo(SHEET).file_size.to_bytes(4, "little")
    for _ in range(2):
        content = content.replace(true, (1000).to_bytes(4, "little"))
    path.write_bytes(content)
    return path


def million_strings(folder: Path) -> Path:
    text = b"".join(b"<si><t>%d</t></si>" % number for number in range(1_000_000))
    return change_member(workbook(folder), STRINGS, b"</sst>", text + b"</sst>")


def one_long_string(folder: Path) -> Path:
    return change_member(workbook(folder), STRINGS, b"<t>Nama</t>", b"<t>" + b"x" * 50_000_000 + b"</t>")


def string_many_times(folder: Path) -> Path:
    """A text as long as a cell can hold, in half a million cells: 16 GB."""
    path = change_member(workbook(folder), STRINGS, b"<t>Nama</t>", b"<t>" + b"x" * 32_000 + b"</t>")
    row = b"<row>" + b'<c t="s"><v>0</v></c>' * 400 + b"</row>"
    return change_member(path, SHEET, b"</sheetData>", row * 1250 + b"</sheetData>")


def many_merges(folder: Path) -> Path:
    """A million merged cells that each reach over the same 50,000 rows."""
    merges = b"<mergeCells>" + b'<mergeCell ref="B2:B1048576"/>' * 1_000_000 + b"</mergeCells>"
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(4, 50_000))
    return change_member(workbook(folder), SHEET, b"</sheetData>", rows + b"</sheetData>" + merges)


def document_type(member: str) -> Maker:
    def make(folder: Path) -> Path:
        return change_member(workbook(folder), member, b"?>", b"?>" + BOMB.encode())

    return make


def wide_ods(folder: Path) -> Path:
    attributes = 'office:value-type="string" table:number-columns-repeated="16384"'
    cell = f"<table:table-cell {attributes}><text:p>x</text:p></table:table-cell>"
    return write_ods(folder / "a.ods", {"A": f"<table:table-row>{cell}</table:table-row>"})


def far_ods(folder: Path) -> Path:
    rows = (
        '<table:table-row><table:table-cell table:number-columns-repeated="900000000"/>'
        '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    return write_ods(folder / "a.ods", {"A": rows})


def tall_ods(folder: Path) -> Path:
    rows = ods_rows(LIST).replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048576">')
    return write_ods(folder / "a.ods", {"A": rows})


def deep_ods(folder: Path) -> Path:
    return write_ods(folder / "a.ods", {"A": "<table:g>" * 100_000 + "</table:g>" * 100_000})


def truncated(folder: Path) -> Path:
    path = workbook(folder)
    path.write_bytes(path.read_bytes()[:3000])
    return path


def flipped(folder: Path) -> Path:
    path = workbook(folder)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as packed:
        start = packed.getinfo(SHEET).header_offset + 30 + len(SHEET)
    content[start + 20 : start + 60] = bytes(40)
    path.write_bytes(content)
    return path


def compound(path: Path, stream: str) -> Path:
    """A compound file of which there is no more than the name of a stream."""
    name = f"{stream}\0".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016) + entry + bytes(5000))
    return path


def encrypted(folder: Path) -> Path:
    return compound(folder / "a.xlsx", "EncryptedPackage")


def long_directory(folder: Path) -> Path:
    path = folder / "a.xlsx"
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(60_000):
            packed.writestr(f"xl/worksheets/a-sheet-with-a-long-name-{number}.xml", b"")
    return path


def long_line(folder: Path) -> Path:
    """A csv of one line of 1 GB, which takes no room on the disk."""
    path = folder / "a.csv"
    with path.open("wb") as stream:
        stream.write(b"Nama;Harga")
        stream.truncate(1_000_000_000)
    return path


def line_of_letters(folder: Path) -> Path:
    path = folder / "a.csv"
    path.write_bytes(b"Nama;Harga;" * 15_000_000)
    return path


def other_compound(folder: Path) -> Path:
    return compound(folder / "a.xls", "Workbook")


def lying_xls(record: bytes, offset: int) -> Maker:
    """An xls in which a record says four thousand million of what it has a few of."""

    def make(folder: Path) -> Path:
        content = bytearray((Path(__file__).parent / "files" / "daftar.xls").read_bytes())
        assert content.count(record) == 1
        start = content.index(record) + 4 + offset
        content[start : start + 4] = b"\xf0\xff\xff\xff"
        (folder / "a.xls").write_bytes(content)
        return folder / "a.xls"

    return make


HOSTILE: Final[list[tuple[Maker, str]]] = [
    (far_cell("XFD1048576"), "table-large-sheet"),
    (far_cell(f"A{MOST_ROWS + 1}"), "table-large-sheet"),
    (far_cell("ZZZZZZZZ1"), "table-large-sheet"),
    (far_row, "table-large-sheet"),
    (large_square, "table-large-sheet"),
    (long_row, "table-large-sheet"),
    (lambda folder: xlsb.write(folder / "a.xlsb", [["Nama"]], first_row=MOST_ROWS), "table-large-sheet"),
    (lambda folder: xlsb.write(folder / "a.xlsb", [[1.0] * (MOST_COLUMNS + 1)]), "table-large-sheet"),
    (wide_ods, "table-large-sheet"),
    (far_ods, "table-large-sheet"),
    (tall_ods, "table-large-sheet"),
    (deep_ods, "table-broken"),
    (large_member, "table-too-large"),
    (open_tags, "table-broken"),
    (lying_member, "table-broken"),
    (one_long_string, "table-broken"),
    (string_many_times, "table-heavy"),
    (lambda folder: compound(folder / "a.doc", "WordDocument"), "table-other-format"),
    (document_type(SHEET), "table-document-type"),
    (document_type(STRINGS), "table-document-type"),
    (document_type("xl/workbook.xml"), "table-document-type"),
    (lambda folder: write_ods(folder / "a.ods", {"A": ods_rows(LIST)}, before=BOMB), "table-document-type"),
    (lambda folder: add_member(workbook(folder), "../../a.txt", b"x"), "table-zip-member"),
    (lambda folder: add_member(workbook(folder), "/etc/a.txt", b"x"), "table-zip-member"),
    (lambda folder: add_member(workbook(folder), "..\\a.txt", b"x"), "table-zip-member"),
    (lambda folder: add_member(workbook(folder), "C:\\a.txt", b"x"), "table-zip-member"),
    (lambda folder: add_member(workbook(folder), "xl/a.xml", b"/etc/passwd", stat.S_IFLNK | 0o777), "table-zip-member"),
    (lambda folder: add_member(workbook(folder), "xl/Workbook.xml", b"<a/>"), "table-zip-member"),
    (truncated, "table-broken"),
    (flipped, "table-broken"),
    (encrypted, "table-password"),
    (long_directory, "table-too-large"),
    (long_line, "table-too-large"),
    (line_of_letters, "table-long-line"),
    (other_compound, "table-broken"),
    (lying_xls(b"\x00\x02\x0e\x00", 4), "table-large-sheet"),
    (lying_xls(b"\xfc\x00\x66\x00", 4), "table-broken"),
]
