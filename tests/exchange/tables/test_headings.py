"""The table in a sheet is found as people type it: with titles above, heads of two lines, columns without a name."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.exchange.tables.workbooks import Rows, codes, headings, one_table, skipped, write_xlsx

N = Decimal


def test_headings_in_the_first_row(tmp_path: Path) -> None:
    rows: Rows = [["Nama Usaha", "No. WA", "Harga"], ["Sumber Rejeki", "0812", N(12500)], ["Barokah", "0813", N(9000)]]
    table = one_table(write_xlsx(tmp_path / "a.xlsx", rows))
    assert (table.file, table.sheet, headings(table)) == ("a.xlsx", "Daftar", ["Nama Usaha", "No. WA", "Harga"])
    assert [(row.number, row.cells) for row in table.rows] == [
        (2, ("Sumber Rejeki", "0812", N(12500))),
        (3, ("Barokah", "0813", N(9000))),
    ]
    assert table.skipped == ()


def test_titles_forms_and_blank_rows_stand_above(tmp_path: Path) -> None:
    rows: Rows = [
        ["DAFTAR PRODUK USAHA MIKRO"],
        ["Kabupaten:", "Lamongan"],
        [],
        ["", "No", "Nama Produk", "Kecamatan", "Harga Jual", "Stok"],
        ["", N(1), "Keripik Tempe", "Babat", "Rp 12.500,-", N(5)],
        ["", N(2), "Wingko", "Babat", "18k", N(7)],
    ]
    table = one_table(write_xlsx(tmp_path / "a.xlsx", rows, ["A1:F1"]))
    assert [(heading.column, heading.text) for heading in table.headings] == [
        (1, "No"),
        (2, "Nama Produk"),
        (3, "Kecamatan"),
        (4, "Harga Jual"),
        (5, "Stok"),
    ]
    assert skipped(table) == [(1, "title"), (2, "title")]
    assert [row.number for row in table.rows] == [5, 6]
    assert table.skipped[0].text == "DAFTAR PRODUK USAHA MIKRO"


def test_headings_are_known_where_all_is_text(tmp_path: Path) -> None:
    rows: Rows = [["Nama", "Alamat", "Kecamatan"], ["Ani", "Jl. Raya 1", "Babat"], ["Budi", "Jl. Raya 2", "Babat"]]
    assert headings(one_table(write_xlsx(tmp_path / "a.xlsx", rows))) == ["Nama", "Alamat", "Kecamatan"]


def test_headings_in_any_language(tmp_path: Path) -> None:
    rows: Rows = [["目录"], [], ["名称", "价格", "地址"], ["茶", N(30), "苏州"], ["丝绸", N(80), "杭州"]]
    assert headings(one_table(write_xlsx(tmp_path / "a.xlsx", rows))) == ["名称", "价格", "地址"]


def test_years_are_headings(tmp_path: Path) -> None:
    rows: Rows = [["Usaha", N(2024), N(2025)], ["Barokah", N(17), N(20)], ["Makmur", N(5), N(9)]]
    assert headings(one_table(write_xlsx(tmp_path / "a.xlsx", rows))) == ["Usaha", "2024", "2025"]


def test_questions_of_a_form_are_headings(tmp_path: Path) -> None:
    long = (
        "Apakah usaha Anda sudah memiliki NIB? Jika sudah, tuliskan nomornya di sini; jika belum, tulis “belum”. " * 2
    )
    rows: Rows = [["Timestamp", "Nama usaha Anda", long], ["24/11/2026 7:30:00", "Barokah", "belum"]]
    assert headings(one_table(write_xlsx(tmp_path / "a.xlsx", rows)))[2] == " ".join(long.split())


@pytest.mark.parametrize("merges", [["C1:D1", "A1:A2", "B1:B2", "E1:E2"], ["C1:D1"], []])
def test_two_lines_are_joined(tmp_path: Path, merges: list[str]) -> None:
    rows: Rows = [
        ["No", "Nama", "Harga", "", "Foto"],
        ["", "", "Ecer", "Grosir", ""],
        [N(1), "Keripik", N(12500), N(10000), "a.jpg"],
        [N(2), "Wingko", N(18000), N(15000), "b.jpg"],
    ]
    table = one_table(write_xlsx(tmp_path / "a.xlsx", rows, merges))
    assert headings(table) == ["No", "Nama", "Harga / Ecer", "Harga / Grosir", "Foto"]
    assert [row.number for row in table.rows] == [3, 4]


def test_groups_above_a_whole_line_are_joined(tmp_path: Path) -> None:
    rows: Rows = [
        ["DAFTAR UMKM"],
        ["Usaha", "", "Produk", "", ""],
        ["Nama", "Alamat", "Nama", "Harga", "Berat"],
        ["Barokah", "Babat", "Keripik", N(12500), "250gr"],
        ["Barokah", "Babat", "Wingko", N(18000), "300 gr"],
    ]
    table = one_table(write_xlsx(tmp_path / "a.xlsx", rows, ["A1:E1", "A2:B2", "C2:E2"]))
    assert headings(table) == ["Usaha / Nama", "Usaha / Alamat", "Produk / Nama", "Produk / Harga", "Produk / Berat"]
    assert skipped(table) == [(1, "title")]


def test_a_title_directly_above_is_no_group(tmp_path: Path) -> None:
    rows: Rows = [["Daftar Produk", "", ""], ["Nama", "Harga", "Stok"], ["Keripik", N(12500), N(3)]]
    for merges in ([], ["A1:C1"]):
        table = one_table(write_xlsx(tmp_path / "a.xlsx", rows, merges))
        assert headings(table) == ["Nama", "Harga", "Stok"]


def test_a_column_without_a_heading_is_kept(tmp_path: Path) -> None:
    rows: Rows = [["Nama", "Harga", "", ""], ["Keripik", N(12500), "", "pedas"], ["Wingko", N(18000)]]
    table = one_table(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [(heading.column, heading.text) for heading in table.headings] == [(0, "Nama"), (1, "Harga"), (3, "")]
    assert table.rows[0].cells == ("Keripik", N(12500), "", "pedas")


def test_a_heading_of_several_lines_is_one(tmp_path: Path) -> None:
    rows: Rows = [["Nama\nUsaha", "Harga  (Rp)"], ["Barokah", N(3)]]
    assert headings(one_table(write_xlsx(tmp_path / "a.xlsx", rows))) == ["Nama Usaha", "Harga (Rp)"]


def test_lines_with_keys_and_advice_are_no_headings(tmp_path: Path) -> None:
    """As in the sheets of marketplaces, which have keys for their program above and advice for people below."""
    rows: Rows = [
        ["ps_category|1|0", "ps_product_name|1|0", "ps_price|1|1"],
        ["Kategori", "Nama Produk", "Harga"],
        ["Opsional", "Wajib", "Wajib"],
        ["Pilih kategori", "Nama 20-100 huruf", "Harga di atas 99"],
        ["Makanan", "Keripik Tempe", N(12500)],
        ["Makanan", "Wingko", N(18000)],
    ]
    assert headings(one_table(write_xlsx(tmp_path / "a.xlsx", rows))) == ["Kategori", "Nama Produk", "Harga"]


def test_amounts_of_a_unit_are_headings(tmp_path: Path) -> None:
    rows: Rows = [["名称", "250 ml", "500 ml"], ["茶", N(30), N(50)], ["酱", N(20), N(35)]]
    assert headings(one_table(write_xlsx(tmp_path / "a.xlsx", rows))) == ["名称", "250 ml", "500 ml"]


def test_data_alone_is_no_table(tmp_path: Path) -> None:
    rows: Rows = [["Sumber Rejeki", "Keripik", N(12500)], ["Barokah", "Wingko", N(18000)], ["Makmur", "Tas", N(9)]]
    assert codes(write_xlsx(tmp_path / "a.xlsx", rows)) == ["table-none"]


def test_a_sheet_without_headings_has_no_table(tmp_path: Path) -> None:
    assert codes(write_xlsx(tmp_path / "a.xlsx", [[N(1), N(2)], [N(3), N(4)]])) == ["table-none"]
    assert codes(write_xlsx(tmp_path / "a.xlsx", [])) == ["table-none"]
