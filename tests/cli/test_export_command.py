"""`catalog export` as a person of the office uses it: a workbook out, changed, and in again."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.exchange.tables.raw_file import read_raw_file
from tests.conftest import copy_small
from tests.running import catalog


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_small(tmp_path).root


def entries(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((folder / "content/businesses").glob("*/*.yaml"))}


@pytest.mark.parametrize("form", ["xlsx", "csv", "json"])
def test_what_is_written_comes_back_without_a_change(form: str, folder: Path) -> None:
    before = entries(folder)
    done = catalog("export", "--format", form, folder=folder)
    assert done.returncode == 0
    assert "2 businesses and 7 products" in done.stdout
    place = folder / "build/exports" / ("catalogue" if form == "csv" else f"catalogue.{form}")
    files = sorted(place.glob("*.csv")) if form == "csv" else [place]
    back = catalog("import", *map(str, files), folder=folder)
    assert back.returncode == 0
    assert "As they were: 9." in back.stdout
    assert entries(folder) == before


def test_an_edition_has_only_its_products(folder: Path) -> None:
    (folder / "content/editions/kain.yaml").write_text(
        "title: Kain\nyear: 2027\ncode: K27\nlanguages: [id]\ninclude: {businesses: [tenun-contoh]}\n", "utf-8"
    )
    done = catalog("export", "--edition", "kain", "--format", "json", folder=folder)
    assert "1 businesses and 3 products" in done.stdout
    assert (folder / "build/exports/kain.json").is_file()
    wrong = catalog("export", "--edition", "kian", folder=folder)
    assert wrong.returncode == 2
    assert "kain" in wrong.stderr


def test_a_template_explains_itself_and_imports_as_nothing(folder: Path) -> None:
    done = catalog("--lang", "id", "export", "--template", "isian.xlsx", folder=folder)
    assert done.returncode == 0
    sheets = {sheet.name: sheet.rows for sheet in read_raw_file(folder / "isian.xlsx", "isian.xlsx", "").sheets}
    assert list(sheets)[:3] == ["Petunjuk", "Usaha", "Produk"]
    guide = {str(row[1]): row for row in sheets["Petunjuk"]}
    assert guide["Harga eceran [price.retail]"][3] == "18000"
    assert "Harga eceran [price.retail]" in sheets["Produk"][0]
    back = catalog("--lang", "id", "import", "isian.xlsx", folder=folder)
    assert back.returncode == 0
    assert "Baru: 0 usaha, 0 produk." in back.stdout
    assert catalog("export", "--template", "isian.csv", folder=folder).returncode == 2


def test_an_entry_that_cannot_be_read_is_left_out_and_said(folder: Path) -> None:
    (folder / "content/businesses/tenun-contoh/sarung.yaml").write_text("name: [", "utf-8")
    done = catalog("export", "a.json", folder=folder)
    assert done.returncode == 1
    assert "2 businesses and 6 products" in done.stdout
    assert "sarung.yaml" in done.stderr


def test_a_text_that_no_cell_holds_is_said_and_nothing_is_written(folder: Path) -> None:
    path = folder / "content/businesses/tenun-contoh/sarung.yaml"
    path.write_text(path.read_text("utf-8") + f"storage: {'a' * 40_000}\n", "utf-8")
    done = catalog("export", "a.xlsx", folder=folder)
    assert done.returncode == 1
    assert "tenun-contoh/sarung" in done.stderr
    assert "storage" in done.stderr
    assert not (folder / "a.xlsx").exists()
    assert catalog("export", "a.json", folder=folder).returncode == 0
    assert catalog("export", "a.pdf", folder=folder).returncode == 2


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 2}', '{"version": 1, "entries": [1]}', "[" * 100_000])
def test_another_json_file_is_refused(content: str, folder: Path) -> None:
    (folder / "lain.json").write_text(content, "utf-8")
    done = catalog("import", "lain.json", folder=folder)
    assert done.returncode == 1
    assert "catalog export" in done.stderr
