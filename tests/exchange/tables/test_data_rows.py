"""What is no data in a table is left out, and listed; all else is a row."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from catalog.exchange.tables.table import Filled, Skipped
from tests.exchange.tables.workbooks import Rows, fill, one_table, skipped, write_xlsx

N = Decimal
HEAD = ["No", "Nama Produk", "Kecamatan", "Harga", "Stok"]


def product(number: int, name: str) -> list[str | Decimal]:
    return [N(number), name, "Babat", N(1000 * number), N(number)]


def test_a_printed_list_has_its_headings_on_every_page(tmp_path: Path) -> None:
    rows: Rows = [
        ["DAFTAR PRODUK"],
        HEAD,
        product(1, "Keripik"),
        [],
        ["DAFTAR PRODUK"],
        [heading.upper() for heading in HEAD],
        product(2, "Wingko"),
        ["Kecamatan Paciran"],
        HEAD,
        product(3, "Batik"),
    ]
    table = one_table(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [row.cells[1] for row in table.rows] == ["Keripik", "Wingko", "Batik"]
    assert table.skipped == (
        Skipped(1, "title", "DAFTAR PRODUK"),
        Skipped(4, "blank"),
        Skipped(5, "title", "DAFTAR PRODUK"),
        Skipped(6, "repeated-heading", "NO"),
        Skipped(8, "section", "Kecamatan Paciran"),
        Skipped(9, "repeated-heading", "No"),
    )


@pytest.mark.parametrize(
    "text", ["Jumlah", "TOTAL", "Grand Total :", "Sub-total", "Jumlah seluruhnya", "Total harga (Rp)"]
)
def test_totals_are_no_products(tmp_path: Path, text: str) -> None:
    rows: Rows = [
        HEAD,
        product(1, "Keripik"),
        [text, "", "", N(1000), N(1)],
        product(2, "Wingko"),
        ["", text, "", N(3)],
    ]
    table = one_table(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [row.number for row in table.rows] == [2, 4]
    assert skipped(table) == [(3, "total"), (5, "total")]


@pytest.mark.parametrize("name", ["Total Bersih", "Jumlah Berkah", "Sabun Total"])
def test_a_product_may_be_called_total(tmp_path: Path, name: str) -> None:
    table = one_table(write_xlsx(tmp_path / "a.xlsx", [HEAD, product(1, "Sabun"), ["", name, "", N(3), N(3)]]))
    assert [row.number for row in table.rows] == [2, 3]


def test_numbers_of_columns_are_no_data(tmp_path: Path) -> None:
    rows: Rows = [HEAD, ["(1)", "(2)", "(3)", "(4)", "(5)"], product(1, "Keripik")]
    assert skipped(one_table(write_xlsx(tmp_path / "a.xlsx", rows))) == [(2, "numbering")]


def test_notes_and_signatures_stand_below(tmp_path: Path) -> None:
    rows: Rows = [
        HEAD,
        product(1, "Keripik"),
        product(2, "Wingko"),
        ["*) Harga dapat berubah"],
        [],
        ["", "", "", "Lamongan, 24 November 2026"],
        ["", "", "", "Kepala Dinas"],
        [],
        ["", "", "", "NIP. 19780101 200501 1 001"],
    ]
    table = one_table(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [row.number for row in table.rows] == [2, 3]
    assert skipped(table) == [(4, "note"), (6, "note"), (7, "note"), (9, "note")]
    assert table.skipped[0].text == "*) Harga dapat berubah"


def test_a_row_that_is_not_finished_is_data(tmp_path: Path) -> None:
    rows: Rows = [HEAD, ["", "Baru saja", "", "", ""], product(1, "Keripik"), ["", "Belum lengkap", "", "", ""]]
    assert [row.number for row in one_table(write_xlsx(tmp_path / "a.xlsx", rows)).rows] == [2, 3, 4]


def test_a_text_merged_over_the_table_is_a_section(tmp_path: Path) -> None:
    rows: Rows = [HEAD, ["Makanan"], product(1, "Keripik"), ["Kerajinan"], product(2, "Tas")]
    table = one_table(write_xlsx(tmp_path / "a.xlsx", rows, ["A2:E2", "A4:E4"]))
    assert skipped(table) == [(2, "section"), (4, "section")]
    assert [one.text for one in table.skipped] == ["Makanan", "Kerajinan"]


def test_a_merged_cell_is_the_value_of_each_of_its_rows(tmp_path: Path) -> None:
    rows: Rows = [
        ["Usaha", "Produk", "Harga"],
        ["Barokah", "Keripik", N(1)],
        ["", "Wingko", N(2)],
        ["", "", ""],
        ["", "Jumlah", N(3)],
        ["Makmur", "Tas", N(4)],
        ["", "Topi", N(5)],
    ]
    table = one_table(write_xlsx(tmp_path / "a.xlsx", rows, ["A2:A5"]))
    assert [row.cells[0] for row in table.rows] == ["Barokah", "Barokah", "Makmur", ""]
    assert table.filled == (Filled(3, 0),)
    assert table.skipped == (Skipped(4, "blank"), Skipped(5, "total", "Jumlah"))


def test_hidden_rows_and_columns_are_kept_and_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        fill(book, sheet, [HEAD, product(1, "Keripik"), product(2, "Wingko")])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("C:D", None, None, {"hidden": True})
    table = one_table(path)
    assert [(row.number, row.hidden) for row in table.rows] == [(2, True), (3, False)]
    assert [heading.hidden for heading in table.headings] == [False, False, True, True, False]
