"""Workbooks of every format: which sheets are read, and what is said of what is not taken over."""

from __future__ import annotations

import datetime
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from catalog.core.problems import Level
from catalog.exchange.tables.read_tables import read_tables
from catalog.i18n.translator import LANGUAGES, Translator
from tests.exchange.tables import xlsb
from tests.exchange.tables.workbooks import (
    Rows,
    change_member,
    codes,
    fill,
    headings,
    ods_cell,
    ods_rows,
    one_table,
    skipped,
    write_ods,
    write_xlsx,
)

N = Decimal
LIST: Rows = [["Nama", "Harga"], ["Keripik", N(12500)], ["Wingko", N(18000)]]
FILES = Path(__file__).parent / "files"


def sheets(path: Path) -> Path:
    """A workbook with two lists, an empty sheet, a text, two hidden sheets and a drawing."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("Produk", "Usaha", "Kosong", "Petunjuk", "Lama", "Pilihan"):
            rows = {"Kosong": [], "Petunjuk": [["Isi satu baris untuk setiap produk."], ["Jangan ubah judulnya."]]}
            fill(book, book.add_worksheet(name), rows.get(name, LIST))
        book.get_worksheet_by_name("Lama").hide()
        book.get_worksheet_by_name("Pilihan").very_hidden()
        book.add_chartsheet("Grafik")
    return path


def test_all_sheets_that_a_person_sees_are_read(tmp_path: Path) -> None:
    found = read_tables(sheets(tmp_path / "a.xlsx"))
    assert [table.sheet for table in found.tables] == ["Produk", "Usaha"]
    said = [(problem.code, problem.level, dict(problem.values)) for problem in found.problems]
    assert said == [
        ("table-sheets-hidden", Level.WARNING, {"name": "Lama", "names": "“Lama”"}),
        ("table-sheet-none", Level.WARNING, {"sheet": "Petunjuk"}),
    ]


@pytest.mark.parametrize("name", ["Usaha", "usaha ", "Lama", "Pilihan"])
def test_a_sheet_that_is_named_is_read_hidden_or_not(tmp_path: Path, name: str) -> None:
    table = one_table(sheets(tmp_path / "a.xlsx"), name)
    assert (table.sheet, headings(table)) == (name.strip().capitalize(), ["Nama", "Harga"])


def test_a_sheet_of_one_column_is_read_where_it_is_named(tmp_path: Path) -> None:
    assert len(one_table(sheets(tmp_path / "a.xlsx"), "Petunjuk").headings) == 1


def test_a_sheet_that_there_is_not(tmp_path: Path) -> None:
    found = read_tables(sheets(tmp_path / "a.xlsx"), "Prodak")
    (problem,) = found.problems
    assert found.tables == ()
    assert (problem.code, dict(problem.values)["near"]) == ("table-sheet-unknown", "Produk")
    assert "Grafik" not in dict(problem.values)["known"]


def test_errors_stay_as_they_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        fill(book, sheet, [["Nama", "Harga"], ["Keripik", ""], ["Wingko", ""], ["Tas", ""], ["Topi", N(1)]])
        for row, shown in enumerate(("#N/A", "#DIV/0!", "#REF!"), 1):
            sheet.write_formula(row, 1, "=1/0", value=shown)
    assert [row.cells[1] for row in one_table(path).rows] == ["#N/A", "#DIV/0!", "#REF!", N(1)]


def test_formulas_have_their_value(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        fill(book, sheet, LIST)
        sheet.write_formula("B2", "=6*2000", value=12000)
        sheet.write_formula("A3", '="Wing"&"ko"', value="Wingko")
        sheet.write_formula("C3", '=""', value="")
    change_member(path, "xl/worksheets/sheet1.xml", b'<c r="C3">', b'<c r="C3" t="str">')
    assert [row.cells for row in one_table(path).rows] == [("Keripik", N(12000)), ("Wingko", N(18000))]


@pytest.mark.parametrize("value", [b"<v></v>", b"<v/>", b""])
def test_formulas_that_were_never_calculated_are_named(tmp_path: Path, value: bytes) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Daftar")
        fill(book, sheet, LIST)
        sheet.write_formula("B3", "=2*9000", value=1)
    change_member(
        path, "xl/worksheets/sheet1.xml", b"<v>1</v></c></row></sheetData>", value + b"</c></row></sheetData>"
    )
    (problem,) = read_tables(path).problems
    assert (problem.code, problem.level, problem.field) == ("table-not-calculated", Level.ERROR, "Daftar!B3")
    assert dict(problem.values) == {"cells": "B3", "count": "1", "sheet": "Daftar"}


def test_formulas_of_a_program_that_cannot_calculate_may_be_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        fill(book, sheet, LIST)
        sheet.write_formula("B2", "=6*2000")
    (problem,) = read_tables(path).problems
    assert (problem.code, problem.level, problem.field) == ("table-formulas-zero", Level.WARNING, "Sheet1!B2")
    change_member(path, "xl/workbook.xml", b' fullCalcOnLoad="1"', b"")
    assert codes(path) == []


def test_comments_are_said_once(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Daftar")
        fill(book, sheet, LIST)
        for cell in ("B2", "B3", "A2", "A3"):
            sheet.write_comment(cell, "Tanya lagi")
    (problem,) = read_tables(path).problems
    assert (problem.code, problem.level) == ("table-comments", Level.WARNING)
    assert dict(problem.values)["count"] == "4"
    assert dict(problem.values)["cells"].endswith(" …")
    for language in LANGUAGES:
        assert "Daftar" in Translator(language).problem(problem).what


def test_formatted_cells_far_away_are_not_of_the_table(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        fill(book, sheet, LIST)
        sheet.write_blank(1048575, 16383, None, book.add_format({"bold": True}))
    assert len(one_table(path).rows) == 2


def test_a_prefix_of_the_elements_changes_nothing(tmp_path: Path) -> None:
    """As programs made with Microsoft's own library write them."""
    path = write_xlsx(tmp_path / "a.xlsx", LIST)
    with zipfile.ZipFile(path) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    sheet = members["xl/worksheets/sheet1.xml"].decode()
    root = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    body = sheet.removeprefix(root).replace("</", "<!/").replace("<", "<x:").replace("<x:!/", "</x:")
    members["xl/worksheets/sheet1.xml"] = (root + body.replace("xmlns=", "xmlns:x=", 1)).encode()
    with zipfile.ZipFile(path, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    assert [row.cells for row in one_table(path).rows] == [("Keripik", N(12500)), ("Wingko", N(18000))]


def test_ods_with_all_that_it_can_have(tmp_path: Path) -> None:
    day, moment = datetime.date(2026, 11, 24), datetime.datetime(2026, 11, 24, 7, 30)  # noqa: DTZ001 as typed
    rows = (
        '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
        + ods_rows([["Nama", "Tanggal", "Harga"]])
        + "<table:table-row>"
        + ods_cell("Keripik\nTempe", 'table:number-rows-spanned="2"')
        + ods_cell(day)
        + ods_cell(N("12500.5"))
        + '</table:table-row><table:table-row table:visibility="filter">'
        + "<table:covered-table-cell/>"
        + ods_cell(moment)
        + '<table:table-cell office:value-type="string" calcext:value-type="error" table:formula="of:=1/0" '
        + 'xmlns:calcext="x"><text:p>#DIV/0!</text:p></table:table-cell>'
        + '</table:table-row><table:table-row table:number-rows-repeated="2">'
        + '<table:table-cell office:value-type="string"><office:annotation><text:p>Tanya</text:p></office:annotation>'
        + '<text:p>A<text:s text:c="3"/>B<text:span> C</text:span></text:p></table:table-cell>'
        + '<table:table-cell table:number-columns-repeated="16383"/>'
        + '</table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell '
        + 'table:number-columns-repeated="16384"/></table:table-row>'
    )
    found = read_tables(write_ods(tmp_path / "a.ods", {"Daftar": rows}))
    (table,) = found.tables
    assert [(heading.text, heading.hidden) for heading in table.headings] == [
        ("Nama", False),
        ("Tanggal", True),
        ("Harga", False),
    ]
    assert [(row.number, row.cells, row.hidden) for row in table.rows] == [
        (2, ("Keripik\nTempe", day, N("12500.5")), False),
        (3, ("Keripik\nTempe", moment, "#DIV/0!"), True),
        (4, ("A   B C", "", ""), False),
        (5, ("A   B C", "", ""), False),
    ]
    assert [(problem.code, problem.field) for problem in found.problems] == [("table-comments", "Daftar!A4")]


def test_ods_formulas_and_links(tmp_path: Path) -> None:
    rows = ods_rows(LIST) + (
        '<table:table-row><table:table-cell table:formula="of:=2*3"/></table:table-row>'
        '<table:table-row><table:table-cell office:value-type="float" office:value="3" table:formula="of:=\'file:'
        "///tmp/x.ods'#$A.A1\"><text:p>3</text:p></table:table-cell></table:table-row>"
    )
    assert codes(write_ods(tmp_path / "a.ods", {"Daftar": rows})) == ["table-not-calculated", "table-links"]


def test_an_encrypted_ods(tmp_path: Path) -> None:
    manifest = {"META-INF/manifest.xml": "<m:manifest><m:encryption-data/></m:manifest>"}
    assert codes(write_ods(tmp_path / "a.ods", {"A": ods_rows(LIST)}, manifest)) == ["table-password"]


def test_xls(tmp_path: Path) -> None:
    """`daftar.xls` was made by LibreOffice of a workbook like those above."""
    copied = tmp_path / "bukan.csv"
    copied.write_bytes((FILES / "daftar.xls").read_bytes())
    found = read_tables(copied)
    assert [(one.code, dict(one.values).get("cells")) for one in found.problems] == [("table-comments", "B4")]
    (table,) = found.tables
    assert headings(table) == ["Usaha", "Produk", "Harga / Ecer", "Harga / Grosir", "Sejak"]
    assert skipped(table) == [(1, "title")]
    assert [row.cells for row in table.rows] == [
        ("Barokah", "Keripik", N(12500), N("10000.5"), datetime.date(2026, 11, 24)),
        ("Barokah", "Wingko", N(18000), "#DIV/0!", ""),
    ]
    assert [row.hidden for row in table.rows] == [False, True]
    assert [heading.hidden for heading in table.headings] == [False, False, False, False, True]


def test_xlsb(tmp_path: Path) -> None:
    rows: list[list[str | float | int]] = [["Nama", "Harga"], ["Keripik", 12500.0], ["Wingko", xlsb.NOT_AVAILABLE]]
    table = one_table(xlsb.write(tmp_path / "a.xlsb", rows, hidden={1}))
    assert [(row.cells, row.hidden) for row in table.rows] == [
        (("Keripik", N(12500)), True),
        (("Wingko", "#N/A"), False),
    ]
    (problem,) = read_tables(xlsb.write(tmp_path / "b.xlsb", rows, comments=[(1, 0), (2, 1)])).problems
    assert (problem.code, dict(problem.values)["cells"]) == ("table-comments", "A2, B3")
