"""Ten thousand rows as people type them come out as exactly the entries that a simple model says."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any, Final

import pytest
import xlsxwriter

from catalog.content.load.yaml_source import Source, read_source
from catalog.core.project import Project
from catalog.exchange.entries.import_run import ImportResult, ImportSettings, read_import, write_import
from catalog.exchange.tables.read_tables import open_file
from tests.conftest import copy_small

ROWS, EACH = 10_000, 4  # products, and how many of them a business has
OTHER_NUMBER, BLANK, TOTAL = 50, 100, 500  # every so many businesses or rows
HEAD: Final = [
    "No",
    "Nama Usaha",
    "No. WA",
    "Kecamatan",
    "Kategori",
    "Nama Produk",
    "Harga",
    "Berat",
    "Tgl. harga",
    "Catatan",
]
NBSP: Final = "\N{NO-BREAK SPACE}"
KECAMATAN: Final = ("Maduran", "Kec. Maduran", f"maduran{NBSP}", "MADURAN")
DAY: Final = datetime.date(2026, 11, 24)


def typed(number: int) -> list[Any]:
    """A row as somebody types it."""
    maker, product = number // EACH, number % EACH
    name = (f"UD. MAJU JAYA {maker}", f"ud maju  jaya {maker}", f"UD Maju Jaya {maker}{NBSP}", f"Maju Jaya {maker}")
    phone = f"0812{maker:08d}" if product == 0 else f"0857{maker:08d}" if maker % OTHER_NUMBER == 0 else ""
    thousands = 10 + number % 80
    price = (f"Rp {thousands}.500,-", f"{thousands},5 rb", thousands * 1000 + 500, f"{thousands}500")[product]
    weight = ("150gr", "0,15 kg", "150 gram", f"150{NBSP}g")[product]
    day = (DAY, "24-11-2026", "24 November 2026", "24/11/26")[product]
    remark = "laris \N{FIRE}" if number % 3 == 0 else ""
    return [
        number + 1,
        name[product],
        phone,
        KECAMATAN[product],
        "Tenun",
        f"Kain Corak {number}",
        price,
        weight,
        day,
        remark,
    ]


def expected(number: int) -> dict[str, Any]:
    """The product that it is."""
    found = {
        "name": {"id": f"Kain Corak {number}"},
        "price": {"retail": str((10 + number % 80) * 1000 + 500), "date": DAY.isoformat()},
        "net_weight": "0.15 kg" if number % EACH == 1 else "150 g",
    }
    return found | ({"extra": {"Catatan": "laris \N{FIRE}"}} if number % 3 == 0 else {})


def write_workbook(path: Path) -> None:
    """A title, the headings, the rows with blank lines and totals between them."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Data")
        format_of_days = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.merge_range(0, 0, 0, 9, "DATA UMKM 2026")
        sheet.write_row(2, 0, HEAD)
        place = 3
        for number in range(ROWS):
            row = typed(number)
            sheet.write_row(place, 0, [value if value is not DAY else "" for value in row])
            if row[8] is DAY:
                sheet.write_datetime(place, 8, DAY, format_of_days)
            place += 2 if number % BLANK == BLANK - 1 else 1
            if number % TOTAL == TOTAL - 1:
                sheet.write(place, 1, "JUMLAH")
                sheet.write_formula(place, 6, f"=SUM(G4:G{place})", None, 1)
                place += 1


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Path, ImportResult]:
    folder = tmp_path_factory.mktemp("many")
    project, path = copy_small(folder / "project"), folder / "data.xlsx"
    write_workbook(path)
    return project, path, run(project, path)


def run(project: Project, path: Path) -> ImportResult:
    result = read_import(project, [open_file(path)], ImportSettings(name="many"), "Kolom.", project.build / "unpacked")
    write_import(project, result)
    return result


def data_of(path: Path) -> Any:  # noqa: ANN401 plain data
    source = read_source(path, path.name)
    assert isinstance(source, Source)
    return source.data


def test_each_row_is_the_product_that_it_says(imported: tuple[Project, Path, ImportResult]) -> None:
    project, _, result = imported
    made = project.content / "businesses"
    wrong = [n for n in range(ROWS) if data_of(made / slug(n) / f"kain-corak-{n}.yaml") != expected(n)]
    assert wrong == []
    assert len(result.plan.entries) == ROWS + ROWS // EACH
    assert not result.plan.rejected
    assert not result.plan.unfit


def slug(number: int) -> str:
    return f"ud-maju-jaya-{number // EACH}"


def test_each_business_is_one_with_its_first_number(imported: tuple[Project, Path, ImportResult]) -> None:
    project, _, result = imported
    for maker in range(0, ROWS // EACH, 7):
        found = data_of(project.content / "businesses" / f"ud-maju-jaya-{maker}" / "business.yaml")
        assert found["name"] == {"id": f"UD. Maju Jaya {maker}"}
        assert found["address"] == {"kecamatan": "maduran"}
        assert found["contacts"]["whatsapp"].replace("-", "").replace(" ", "") == f"+62812{maker:08d}"
    others = {difference.path for difference in result.gathered.differences}
    assert others == {("contacts", "whatsapp")}
    assert len(result.gathered.differences) == ROWS // EACH // OTHER_NUMBER * (EACH - 1)


def test_what_is_no_data_is_skipped(imported: tuple[Project, Path, ImportResult]) -> None:
    _, _, result = imported
    [read] = result.tables
    why = [skipped.why for skipped in read.table.skipped]
    assert (why.count("title"), why.count("total")) == (1, ROWS // TOTAL)
    assert why.count("blank") >= ROWS // BLANK - 1


def test_the_second_import_changes_nothing(imported: tuple[Project, Path, ImportResult]) -> None:
    project, path, _ = imported
    result = read_import(project, [open_file(path)], ImportSettings(name="many"), "Kolom.", project.build / "unpacked")
    assert {entry.state for entry in result.plan.entries} == {"same"}
    assert write_import(project, result) == 0
