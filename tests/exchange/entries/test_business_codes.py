"""A sheet of businesses and one of products that names them by a code."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from catalog.core.project import Project
from tests.exchange.presets.shops import entries, imported, write_csv

NIB = "9120001234567"


@pytest.mark.parametrize("heading", ["Kode Usaha", "ID Usaha", "No. Anggota", "Business ID"])
def test_a_code_says_whose_product_it_is(heading: str, project: Project, tmp_path: Path) -> None:
    businesses = [
        {heading: "007", "Nama Usaha": "Dapur Ani", "Kategori Usaha": "Pangan", "Kecamatan": "Maduran"},
        {heading: "A-8", "Nama Usaha": "Tenun Sri", "Kategori Usaha": "Tenun"},
        {heading: "70", "Nama Usaha": "Tas Soe", "Kategori Usaha": "Tenun"},
    ]
    products = [
        {heading: "7", "Nama Produk": "Keripik", "Harga": "10rb"},
        {heading: "a 8", "Nama Produk": "Sarung", "Harga": "90rb"},
        {heading: "70", "Nama Produk": "Tas", "Harga": "80rb"},
        {heading: "9", "Nama Produk": "Hilang", "Harga": "5rb"},
    ]
    one = write_csv(tmp_path / "usaha.csv", list(businesses[0]), businesses)
    two = write_csv(tmp_path / "produk.csv", list(products[0]), products)
    result = imported(project, two, one, name="data")
    assert [(row.why, row.row.cells["Nama Produk"]) for row in result.plan.rejected] == [
        ("import-code-unknown", "Hilang")
    ]
    assert entries(project, "dapur-ani") == {
        "business": {
            "name": {"id": "Dapur Ani"},
            "category": "pangan",
            "address": {"kecamatan": "maduran"},
            "extra": {heading: "007"},
        },
        "keripik": {"name": {"id": "Keripik"}, "price": {"retail": "10000"}},
    }
    assert list(entries(project, "tenun-sri")) == ["business", "sarung"]
    assert list(entries(project, "tas-soe")) == ["business", "tas"]
    again = imported(project, two, one, name="data")
    assert {entry.state for entry in again.plan.entries} == {"same"}


def test_of_two_businesses_of_one_name_it_is_the_one_with_the_code(project: Project, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "data.xlsx") as book:
        sheet = book.add_worksheet("Usaha")
        sheet.write_row(0, 0, ["Kode Usaha", "Nama Usaha", "Kecamatan", "Kategori Usaha"])
        sheet.write_row(1, 0, [1, "Berkah Jaya", "Maduran", "Pangan"])
        sheet.write_row(2, 0, [2, "Berkah Jaya", "Lamongan", "Pangan"])
        sheet = book.add_worksheet("Produk")
        sheet.write_row(0, 0, ["Kode Usaha", "Nama Produk", "Harga"])
        sheet.write_row(1, 0, [2, "Petis", 15000])
    imported(project, tmp_path / "data.xlsx")
    assert "petis" in entries(project, "berkah-jaya-2")
    assert entries(project, "berkah-jaya-2")["business"]["address"] == {"kecamatan": "lamongan"}
    assert list(entries(project, "berkah-jaya")) == ["business"]


def test_a_nib_says_whose_product_it_is(project: Project, tmp_path: Path) -> None:
    businesses = [{"NIB": NIB, "Nama Usaha": "Dapur Ani", "Kategori Usaha": "Pangan"}]
    products = [{"NIB": f"{NIB[:4]} {NIB[4:]}", "Nama Produk": "Keripik", "Harga": "10rb"}]
    one = write_csv(tmp_path / "usaha.csv", list(businesses[0]), businesses)
    two = write_csv(tmp_path / "produk.csv", list(products[0]), products)
    result = imported(project, one, two)
    assert not result.plan.rejected
    assert list(entries(project, "dapur-ani")) == ["business", "keripik"]
