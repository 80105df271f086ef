"""A csv is read in whatever encoding and with whatever separator it was saved, and every cell stays as it was typed."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from catalog.core.problems import Level, Place
from catalog.exchange.tables.limits import MOST_COLUMNS, MOST_LINE
from catalog.exchange.tables.read_tables import read_tables
from catalog.exchange.tables.table import Skipped
from tests.exchange.tables.workbooks import codes, headings, one_table

LIST = "Nama;Harga\nKeripik;12.500,00\nWingko;18k\n"


def write(folder: Path, text: str | bytes, encoding: str = "utf-8", name: str = "daftar.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_encodings_are_found_out(tmp_path: Path, encoding: str) -> None:
    table = one_table(write(tmp_path, "Nama;Harga\nKué;1\n", encoding))
    assert (headings(table), table.rows[0].cells) == (["Nama", "Harga"], ("Kué", "1"))


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE])
def test_marks_are_no_text(tmp_path: Path, mark: bytes) -> None:
    encoding = "utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le"
    assert headings(one_table(write(tmp_path, mark + LIST.encode(encoding)))) == ["Nama", "Harga"]


def test_the_letters_of_windows_are_read_and_said(tmp_path: Path) -> None:
    found = read_tables(write(tmp_path, "Nama;Harga\nTeh;1\nKué “asli”;2\n", "cp1252"))
    assert found.tables[0].rows[1].cells == ("Kué “asli”", "2")
    (problem,) = found.problems
    assert (problem.code, problem.level, problem.place) == ("table-encoding", Level.WARNING, Place("daftar.csv", 3))
    assert dict(problem.values)["value"] == "Kué “asli”"


def test_what_is_no_known_encoding_is_refused_at_its_line(tmp_path: Path) -> None:
    (problem,) = read_tables(write(tmp_path, b"Nama;Harga\nKu\x81\xff;1\n")).problems
    assert (problem.code, problem.place) == ("table-undecodable", Place("daftar.csv", 2))
    assert codes(write(tmp_path, codecs.BOM_UTF8 + b"Nama;Harga\nKu\xe9;1\n")) == ["table-undecodable"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_found_out(tmp_path: Path, separator: str) -> None:
    rows = [["Nama", "Harga", "Isi"], ["Keripik", "12500", "2"], ["Wingko", "18000", ""]]
    table = one_table(write(tmp_path, "\n".join(separator.join(row) for row in rows)))
    assert [headings(table), *(list(row.cells) for row in table.rows)] == rows


@pytest.mark.parametrize(
    "text",
    [
        LIST,
        "DAFTAR PRODUK, TAHUN 2026\n\nNama;Harga\nKeripik, pedas;12,5\nWingko, asli;18,0\n",
        "Daftar;\n;\nNama;Harga\nKeripik;12,5\nWingko;18,5\n",
        "sep=;\nNama;Harga\nKeripik;12,5\nWingko;18,5\n",
        "sep=;\r\nNama;Harga\r\nKeripik;12,5\r\nWingko;18,5\r\n",
    ],
)
def test_commas_of_prices_and_titles_part_nothing(tmp_path: Path, text: str) -> None:
    assert headings(one_table(write(tmp_path, text))) == ["Nama", "Harga"]


def test_the_separator_of_excel_is_no_row(tmp_path: Path) -> None:
    table = one_table(write(tmp_path, "sep=|\nNama|Harga\nKeripik; pedas|1\n"))
    assert (table.rows[0].number, table.rows[0].cells) == (2, ("Keripik; pedas", "1"))


def test_line_breaks_in_quotation_marks_are_of_the_cell(tmp_path: Path) -> None:
    table = one_table(write(tmp_path, 'Nama,Uraian\r\nKeripik,"renyah\r\ndan ""gurih"""\r\n\r\nWingko,manis\r\n'))
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("Keripik", 'renyah\ndan "gurih"')),
        (4, ("Wingko", "manis")),
    ]
    assert table.skipped == (Skipped(3, "blank"),)


def test_cells_stay_as_typed(tmp_path: Path) -> None:
    typed = ["007", "1.50", "12.500,-", "2026-11-24", "TRUE", "1e5", "-", "'0812"]
    table = one_table(write(tmp_path, "a;b;c;d;e;f;g;h\n" + ";".join(typed)))
    assert list(table.rows[0].cells) == typed


def test_a_number_that_excel_was_made_to_keep_as_text(tmp_path: Path) -> None:
    assert one_table(write(tmp_path, 'Nama,WA\nAni,="0812345"\nBudi,"=""0813"""\n')).rows[0].cells == ("Ani", "0812345")


def test_one_column_is_a_table(tmp_path: Path) -> None:
    table = one_table(write(tmp_path, "Nama Produk\nKeripik\nWingko\n"))
    assert [row.cells for row in table.rows] == [("Keripik",), ("Wingko",)]


@pytest.mark.parametrize("name", ["daftar.xlsx", "daftar.xls", "daftar", "daftar.txt", "daftar.tsv"])
def test_the_ending_says_nothing(tmp_path: Path, name: str) -> None:
    assert headings(one_table(write(tmp_path, LIST, name=name))) == ["Nama", "Harga"]


def test_a_quotation_mark_that_is_not_closed(tmp_path: Path) -> None:
    found = read_tables(write(tmp_path, 'Nama,Harga\nKeripik,1\n"Wingko,2\nTas,3\nTopi,4\n'))
    (problem,) = found.problems
    assert (problem.code, problem.level, problem.place) == ("table-quotes", Level.ERROR, Place("daftar.csv", 3))
    assert dict(problem.values)["last"] == "5"
    assert [row.cells[0] for row in found.tables[0].rows] == ["Keripik"]
    assert found.tables[0].skipped == (Skipped(3, "unreadable"),)


def test_a_quotation_mark_in_the_middle(tmp_path: Path) -> None:
    found = read_tables(write(tmp_path, 'Nama,Harga\n"Meja 20" lebar",1\nKursi 20",2\n'))
    assert [(problem.code, problem.place.line) for problem in found.problems] == [("table-quotes", 2)]
    assert [row.cells for row in found.tables[0].rows] == [('Kursi 20"', "2")]


def test_a_file_in_which_most_quotation_marks_are_wrong_is_given_up(tmp_path: Path) -> None:
    found = read_tables(write(tmp_path, "Nama,Harga\n" + '"a"b,1\n' * 100))
    assert found.tables == ()
    assert {problem.code for problem in found.problems} == {"table-quotes"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "table-empty"),
        (b"\n\n \n", "table-none"),
        (b"\xef\xbb\xbf", "table-none"),
        (b"Nama;Harga\nA\0B;2\n", "table-zero-byte"),
        (b"Nama;Harga\n" + b"x" * (MOST_LINE + 1), "table-long-line"),
        (b'Nama;Harga\n"' + b"x\n" * 100_000 + b'";1\n', "table-long-cell"),
        (b"a;" * (MOST_COLUMNS + 1) + b"\n", "table-large-sheet"),
    ],
)
def test_what_is_no_csv_is_said(tmp_path: Path, content: bytes, code: str) -> None:
    assert code in codes(write(tmp_path, content))


def test_a_csv_has_no_sheets(tmp_path: Path) -> None:
    assert codes(write(tmp_path, LIST), "Daftar") == ["table-no-sheets"]


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"<html><body><table><tr><td>Nama</td></tr></table></body></html>", "HTML"),
        (b"\r\n <!DOCTYPE html><table></table>", "HTML"),
        ("\ufeff<table><tr><td>Nama".encode("utf-16-le"), "HTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "XML"),
        (b"%PDF-1.7\n", "PDF"),
        (b"\xff\xd8\xff\xe0 JFIF", "JPEG"),
        (b'[{"nama": "Keripik"}]', "JSON"),
        (b"\0\0\0\x18ftypheic", "HEIC/MP4"),
        (b"MIME-Version: 1.0\r\n", "MHTML"),
    ],
)
def test_other_files_are_called_what_they_are(tmp_path: Path, content: bytes, found: str) -> None:
    (problem,) = read_tables(write(tmp_path, content, name="produk.xls")).problems
    assert (problem.code, dict(problem.values)["found"]) == ("table-other-format", found)


def test_what_is_no_file(tmp_path: Path) -> None:
    assert codes(tmp_path) == ["table-not-a-file"]
    assert codes(tmp_path / "none.csv") == ["table-unreadable"]
