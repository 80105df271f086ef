"""`catalog import` and `catalog undo import` as a person of the office uses them."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from PIL import Image

from catalog.exchange.tables.read_tables import read_tables
from tests.conftest import copy_small
from tests.running import catalog

HEAD = ["No", "Nama Usaha", "No. WA", "Kategori", "Nama Produk", "Harga Jual", "Foto"]
ROWS = [
    [1, "UD. BERKAH JAYA", "0812-3456-7890", "Tenun", "Sarung Biru", "Rp 125.000,-", "IMG_001.jpg"],
    [2, "UD Berkah Jaya", 81234567890, "Tenun", "Sarung Merah", 130000, ""],
    [3, "", "", "Tenun", "Selendang", "90rb", ""],
]


def workbook(path: Path, rows: list[list[object]]) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data Produk")
        sheet.merge_range(0, 0, 0, 6, "DATA UMKM 2026")
        for number, row in enumerate([HEAD, *rows], start=2):
            sheet.write_row(number, 0, row)
    return path


def photo(colour: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (300, 200), colour).save(stream, "JPEG")
    return stream.getvalue()


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder with a project, a workbook and a zip of photos, one of which leads out of it."""
    copy_small(tmp_path / "project")
    workbook(tmp_path / "data.xlsx", ROWS)
    link = zipfile.ZipInfo("Sarung Merah/tautan.jpg")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "foto.zip", "w") as packed:
        packed.writestr("img_001.JPG", photo("red"))
        packed.writestr("Sarung Merah/1.jpg", photo("blue"))
        packed.writestr("Sarung Merah/salinan.jpg", photo("blue"))
        packed.writestr("lain.jpg", photo("green"))
        packed.writestr("palsu.jpg", b"<html>")
        packed.writestr("../../keluar.jpg", photo("black"))
        packed.writestr(link, "/etc/passwd")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    every = (path for part in ("content", "images") for path in (folder / "project" / part).rglob("*"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in every if path.is_file()}


def test_a_workbook_and_a_zip_of_photos_become_entries(given: Path) -> None:
    before = files(given)
    arguments = ["--lang", "id", "--project", "project", "import", "data.xlsx", "--photos", "foto.zip"]
    shown = catalog(*arguments, "--dry-run", folder=given)
    assert "Tidak ada yang ditulis" in shown.stdout
    assert files(given) == before
    done = catalog(*arguments, folder=given)
    assert done.returncode == 1  # a row is rejected
    assert "Nama Usaha   business.name" in done.stdout
    assert "Baru: 1 usaha, 2 produk." in done.stdout
    assert "Foto: 2 untuk produk, 1 tidak dipakai produk mana pun, 1 ganda." in done.stdout
    assert "photos" not in done.stderr
    assert done.stderr.count("peringatan") >= 3  # no photo, out of the zip, a link
    images = given / "project/images/ud-berkah-jaya"
    assert {path.name: path.read_bytes() for path in images.iterdir()} == {
        "img-001.jpg": photo("red"),
        "sarung-merah-1.jpg": photo("blue"),
    }
    assert not list(given.glob("*keluar*")) + list(given.parent.glob("*keluar*"))
    assert not (given / "project/build/.imports/photos").exists()
    undone = catalog("--project", "project", "undo", "import", folder=given)
    assert "Files put back as they were before the import" in undone.stdout
    assert files(given) == before


def test_rejected_rows_can_be_mended_and_imported(given: Path) -> None:
    catalog("--project", "project", "import", "data.xlsx", folder=given)
    rejected = given / "project/build/imports/data/rejected.xlsx"
    (table,) = read_tables(rejected).tables
    assert [heading.text for heading in table.headings] == [*HEAD, "Why", "Remedy"]
    (row,) = table.rows
    assert row.cells[4:] == ("Selendang", "90rb", "", "The row names no business.", row.cells[-1])
    workbook(given / "mended.xlsx", [[3, "UD Berkah Jaya", "", "Tenun", "Selendang", "90rb", ""]])
    done = catalog("--project", "project", "import", "mended.xlsx", "--name", "data", folder=given)
    assert done.returncode == 0
    assert "New: 0 businesses, 1 products." in done.stdout
    assert (given / "project/content/businesses/ud-berkah-jaya/selendang.yaml").is_file()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "lain.xlsx"], "cannot be opened"),
        (["import", "data.xlsx", "--category", "tenum"], "Did you mean “tenun”?"),
        (["import", "data.xlsx", "--sheet", "Data Produc"], "Did you mean “Data Produk”?"),
        (["import", "data.xlsx", "--photos", "data.csv"], "neither a folder nor a zip"),
        (["undo", "import"], "There is no import to take back."),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], said: str, given: Path) -> None:
    (given / "data.csv").write_text("a,b\n1,2\n")
    done = catalog("--project", "project", *arguments, folder=given)
    assert said in done.stdout + done.stderr


def test_the_report_shows_what_nobody_wants(given: Path) -> None:
    catalog("--lang", "id", "--project", "project", "import", "data.xlsx", "--photos", "foto.zip", folder=given)
    page = (given / "project/build/imports/data/report.html").read_text("utf-8")
    assert "lain.jpg" in page
    assert page.count("data:image/jpeg;base64,") == 1
    assert "UD. BERKAH JAYA" in page
    assert "<script" not in page


def test_an_import_that_was_cut_off_is_put_back_by_any_command(given: Path) -> None:
    before = files(given)
    catalog("--project", "project", "import", "data.xlsx", folder=given)
    imports = given / "project/build/.imports"
    (imports / "last").rename(imports / ".last.unfinished")
    (imports / ".last.unfinished/process").write_text("999999999")
    done = catalog("--project", "project", "check", folder=given)
    assert "was put back" in done.stderr
    assert files(given) == before


SHOPIFY = """Handle,Title,Body (HTML),Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,Status
tas,Tas Anyam,<p>Kuat</p>,Warna,Hitam,T-1,90000,https://cdn.shopify.com/tas_1024x.jpg,active
tas,,,,Cokelat,T-2,95000,,
tikar,Tikar,,Title,Default Title,K-1,50000,,draft
"""


def test_an_export_of_a_shop_is_told_and_read(given: Path) -> None:
    (given / "produk.csv").write_text(SHOPIFY, "utf-8")
    arguments = ["--project", "project", "import", "produk.csv", "--category", "tenun"]
    done = catalog(*arguments, "--business", "Tas Soe", folder=given)
    assert done.returncode == 0
    assert "  Read as: Shopify\n" in done.stdout
    assert "  Not taken (skip): Status\n" in done.stdout
    assert "produk.csv:4, Tikar: Status: draft" in done.stdout
    assert "not there: 1 (tas_1024x.jpg)" in done.stdout
    assert "Traceback" not in done.stderr
    page = (given / "project/build/imports/produk/report.html").read_text("utf-8")
    assert "produk.csv: 3 rows · Read as: Shopify" in page
    assert "<td>tas-anyam</td><td>https://cdn.shopify.com/tas_1024x.jpg</td>" in page
    text = (given / "project/content/imports/produk.yaml").read_text("utf-8")
    assert 'preset: shopify\n    category: tenun\n    business: "Tas Soe"\n' in text
    again = catalog(*arguments, folder=given)
    assert again.returncode == 0
    assert "All is as it was." in again.stdout


def test_a_preset_that_there_is_not_is_misuse_with_a_near_name(given: Path) -> None:
    done = catalog(
        "--lang", "id", "--project", "project", "import", "data.xlsx", "--mapping", "woocomerce", folder=given
    )
    assert done.returncode == 2
    assert "Tidak ada berkas atau format bernama “woocomerce”." in done.stderr
    assert "Maksudnya “woocommerce”?" in done.stderr
