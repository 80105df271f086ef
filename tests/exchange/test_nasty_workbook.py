"""A workbook as nasty as life comes out as exactly the entries that a person would have written."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
import yaml

from catalog.core.project import Project
from catalog.exchange.entries.import_run import ImportResult, ImportSettings, read_import, write_import
from catalog.exchange.tables.read_tables import open_file
from tests.conftest import copy_small

NBSP = "\N{NO-BREAK SPACE}"
# Number, business, phone, kecamatan, category, product, retail, wholesale, from, weight, size, colour, day of the
# price, P-IRT, remark.
ROWS: list[list[Any]] = [
    [1, "UD.  BERKAH JAYA ", "0812-3456-7890", "Maduran", "Tenun", f"Sarung Goyor{NBSP}", "Rp 125.000,-", "110rb", "10 pcs", "450 gr", "120x200 cm", "", "24-11-2026", "", "laris \N{FIRE}"],  # noqa: E501
    [2, "UD Berkah Jaya", 81299990000, "Kec. Maduran", "tenun", "SELENDANG SUTRA", 185000, "", "", 0.25, "", "Merah, Biru", datetime.date(2026, 11, 1), "", "=1+1"],  # noqa: E501
    [],
    [3, "Berkah Jaya", "", "maduran ", "Tenun", "Kaos Tenun", "95 ribu", "", "", "", "S - XL", "", "", "", ""],
    [4, "Dapur Bu Sri \N{SPARKLES}", "'0813 0000 0001 / 0857 1111 2222", "Madurann", "Pangan", "Keripik Tempe", "12,5 rb", "10.000", "2 lusin", "200", "", "", 46330, "206 352 401 0001 - 29", "#N/A"],  # noqa: E501
    ["", "JUMLAH", "", "", "", "", "=SUM(G5:G8)", "", "", "", "", "", "", "", ""],
    [5, "", "", "", "Tenun", "Taplak", "50rb", "", "", "", "", "", "", "", ""],
    [6, "Dapur Bu Sri", "", "", "Pangan", "Keripik Tempe", "99rb", "", "", "", "", "", "", "", ""],
]  # fmt: skip
UPPER = ["No", "Usaha", None, None, "Kategori", "Produk", "Harga", None, None, "Berat (gram)", "Ukuran", "Warna", "Tgl. harga", "No. P-IRT", "Catatan"]  # fmt: skip  # noqa: E501
LOWER = ["", "Nama Usaha", "No. WA", "Kecamatan", "", "Nama Produk", "Ecer", "Grosir", "Min. Grosir", "", "", "", "", "", ""]  # fmt: skip  # noqa: E501


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, ImportResult]:
    folder = tmp_path_factory.mktemp("nasty")
    project, path = copy_small(folder / "project"), folder / "Data UMKM (revisi 3) FINAL.xlsx"
    write_workbook(path)
    settings = ImportSettings(name="nasty")
    result = read_import(project, [open_file(path)], settings, "Kolom.", project.build / "unpacked")
    write_import(project, result)
    return project, result


def write_workbook(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        hidden = book.add_worksheet("Referensi")
        hidden.write_row(0, 0, ["Nama Usaha", "Nama Produk"])
        hidden.write_row(1, 0, ["Rahasia", "Jangan"])
        sheet = book.add_worksheet("Data")
        sheet.activate()
        hidden.hide()
        sheet.merge_range(0, 0, 0, 14, "DAFTAR UMKM BINAAN TAHUN 2026")
        for number, heads in ((2, UPPER), (3, LOWER)):
            for column, text in enumerate(heads):
                if text:
                    sheet.write(number, column, text)
        sheet.merge_range(2, 1, 2, 3, "Usaha")
        sheet.merge_range(2, 6, 2, 8, "Harga")
        for number, row in enumerate(ROWS, start=4):
            for column, value in enumerate(row):
                if isinstance(value, datetime.date):
                    sheet.write_datetime(number, column, value, day)
                elif isinstance(value, str) and value.startswith("="):
                    sheet.write_formula(number, column, value, None, 2)
                elif column == 12 and isinstance(value, int):
                    sheet.write_number(number, column, value, day)
                elif value != "":
                    sheet.write(number, column, value)
        sheet.write_comment(4, 5, "cek lagi namanya")
        sheet.set_row(7, None, None, {"hidden": True})


def entry(project: Project, name: str) -> dict[str, Any]:
    text = (project.content / "businesses" / f"{name}.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return data


def test_three_spellings_are_one_business_with_its_first_number(imported: tuple[Project, ImportResult]) -> None:
    project, result = imported
    assert entry(project, "ud-berkah-jaya/business") == {
        "name": {"id": "UD. Berkah Jaya"},
        "category": "tenun",
        "address": {"kecamatan": "maduran"},
        "contacts": {"whatsapp": "+62 812-3456-7890"},
    }
    assert [(one.path, one.other) for one in result.gathered.differences] == [
        (("contacts", "whatsapp"), "+62 812-9999-0000")
    ]


def test_products_are_what_a_person_would_have_written(imported: tuple[Project, ImportResult]) -> None:
    project, _ = imported
    assert entry(project, "ud-berkah-jaya/sarung-goyor") == {
        "name": {"id": "Sarung Goyor"},
        "price": {
            "retail": "125000",
            "wholesale": [{"from": "10", "price": "110000"}],
            "date": "2026-11-24",
        },
        "size": "120 x 200 cm",
        "net_weight": "450 g",
        "extra": {"Catatan": "laris \N{FIRE}"},
    }
    scarf = entry(project, "ud-berkah-jaya/selendang-sutra")
    assert scarf["price"] == {"retail": "185000", "date": "2026-11-01"}
    assert scarf["variants"]["axes"]["colour"]["options"] == ["Merah", "Biru"]
    assert scarf["extra"] == {"Catatan": "2"}
    shirt = entry(project, "ud-berkah-jaya/kaos-tenun")["variants"]["axes"]["size"]["options"]
    assert shirt == ["S", "M", "L", "XL"]
    chips = entry(project, "dapur-bu-sri/keripik-tempe")
    assert chips["price"] == {
        "retail": "12500",
        "wholesale": [{"from": "24", "price": "10000"}],
        "date": "2026-11-04",
    }
    assert chips["net_weight"] == "200 g"
    assert chips["licences"] == [{"type": "pirt", "number": "2063524010001-29"}]


def test_what_is_more_than_a_field_holds_is_kept(imported: tuple[Project, ImportResult]) -> None:
    project, _ = imported
    assert "0857 1111 2222" in entry(project, "dapur-bu-sri/keripik-tempe")["extra"]["Usaha / No. WA"]


def test_all_that_is_in_doubt_is_told(imported: tuple[Project, ImportResult]) -> None:
    _, result = imported
    told = {(doubt.place.heading.rpartition(" / ")[2], doubt.why) for doubt in result.doubts}
    assert {("Kecamatan", "value-place-near"), ("No. WA", "value-phone-several")} <= told
    assert [one.code for one in result.problems if one.code.startswith("table-")]


def test_rows_that_make_no_entry_come_back(imported: tuple[Project, ImportResult]) -> None:
    _, result = imported
    assert sorted(one.why for one in result.plan.rejected) == ["import-no-business", "import-product-twice"]
    skipped = {one.why for read in result.tables for one in read.table.skipped}
    assert {"title", "blank", "total"} <= skipped
    assert [read.table.sheet for read in result.tables] == ["Data"]
