"""Tables that were handed over become entries, and again; all of it or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.core.problems import CatalogError
from catalog.core.project import Project
from catalog.exchange.entries.import_run import ImportResult, ImportSettings, read_import, write_import
from catalog.exchange.tables.read_tables import open_file
from tests.conftest import copy_small

HEAD = (
    "No;Nama Usaha;Pemilik;No. WA;Kategori;Nama Produk;Harga Jual (Rp);Harga Grosir;Min. Grosir;Berat (gram);"
    "Ukuran;Warna;Catatan"
)
ROWS = """1;UD. BERKAH JAYA;Siti;0812-3456-7890;Tenun;Sarung Biru;"Rp 125.000,-";110rb;10 pcs;450;;;cepat laku
2;UD Berkah Jaya;Siti;081234567890;Tenun;Sarung Merah;130rb;;;"0,5 kg";;;
3;Konveksi Rapi;Budi;+62 813 0000 0001;tenun;Kaos;55.000;;;;S, M, L;Hitam;
;Total;;;;;310.000;;;;;;
"""


def table(folder: Path, rows: str = ROWS, head: str = HEAD) -> Path:
    path = folder / "data umkm.csv"
    path.write_text(f"{head}\n{rows}", encoding="utf-8")
    return path


def imported(project: Project, path: Path, **more: Any) -> ImportResult:  # noqa: ANN401 settings
    result = read_import(project, [open_file(path)], ImportSettings(**more), "Kolom.", project.build / "unpacked")
    write_import(project, result)
    return result


def entry(project: Project, name: str) -> Mapping[str, Any]:
    text = (project.content / "businesses" / f"{name}.yaml").read_text("utf-8")
    data: Mapping[str, Any] = yaml.load(text, yaml.BaseLoader)
    return data


def files(project: Project) -> dict[str, bytes]:
    every = (path for folder in (project.content, project.images) for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in every}


def test_rows_become_entries(project: Project, tmp_path: Path) -> None:
    result = imported(project, table(tmp_path))
    assert not result.plan.rejected
    assert entry(project, "ud-berkah-jaya/business") == {
        "name": {"id": "UD. Berkah Jaya"},
        "category": "tenun",
        "owner": "Siti",
        "contacts": {"whatsapp": "+62 812-3456-7890"},
    }
    assert entry(project, "ud-berkah-jaya/sarung-biru") == {
        "name": {"id": "Sarung Biru"},
        "price": {"retail": "125000", "wholesale": [{"from": "10", "price": "110000"}]},
        "net_weight": "450 g",
        "extra": {"Catatan": "cepat laku"},
    }
    assert entry(project, "ud-berkah-jaya/sarung-merah")["net_weight"] == "0.5 kg"
    items = entry(project, "konveksi-rapi/kaos")["variants"]["items"]
    assert [item["of"] for item in items] == [{"size": size, "colour": "Hitam"} for size in "SML"]


def test_the_second_import_changes_no_byte(project: Project, tmp_path: Path) -> None:
    path = table(tmp_path)
    imported(project, path)
    before = files(project)
    result = imported(project, path)
    assert files(project) == before
    assert {one.state for one in result.plan.entries} == {"same"}


def test_what_was_changed_by_hand_stays_and_what_the_file_changed_comes(project: Project, tmp_path: Path) -> None:
    imported(project, table(tmp_path))
    path = project.content / "businesses/ud-berkah-jaya/sarung-biru.yaml"
    path.write_text(path.read_text("utf-8").replace("450 g", "460 g  # ditimbang lagi"), "utf-8")
    result = imported(project, table(tmp_path, ROWS.replace("Rp 125.000,-", "128.000")))
    assert not [conflict for one in result.plan.entries for conflict in one.conflicts]
    found = entry(project, "ud-berkah-jaya/sarung-biru")
    assert (found["price"]["retail"], found["net_weight"]) == ("128000", "460 g")
    assert "# ditimbang lagi" in path.read_text("utf-8")


@pytest.mark.parametrize(("theirs", "weight"), [(False, "460 g"), (True, "470 g")])
def test_a_value_that_both_changed_is_told(theirs: bool, weight: str, project: Project, tmp_path: Path) -> None:
    imported(project, table(tmp_path))
    path = project.content / "businesses/ud-berkah-jaya/sarung-biru.yaml"
    path.write_text(path.read_text("utf-8").replace("450 g", "460 g"), "utf-8")
    result = imported(project, table(tmp_path, ROWS.replace(";450;", ";470;")), prefer_theirs=theirs)
    told = [(one.path, one.mine, one.theirs) for of in result.plan.entries for one in of.conflicts]
    assert told == ([] if theirs else [(("net_weight",), "460 g", "470 g")])
    assert entry(project, "ud-berkah-jaya/sarung-biru")["net_weight"] == weight


def test_what_vanished_is_told_and_stays(project: Project, tmp_path: Path) -> None:
    imported(project, table(tmp_path))
    before = files(project)
    rows = "".join(line for line in ROWS.splitlines(keepends=True) if "Merah" not in line and "Kaos" not in line)
    result = imported(project, table(tmp_path, rows))
    assert sorted(result.plan.vanished) == [
        "content/businesses/konveksi-rapi/business.yaml",
        "content/businesses/konveksi-rapi/kaos.yaml",
        "content/businesses/ud-berkah-jaya/sarung-merah.yaml",
    ]
    assert files(project) == before


def test_an_emptied_cell_takes_its_value_out(project: Project, tmp_path: Path) -> None:
    imported(project, table(tmp_path))
    imported(project, table(tmp_path, ROWS.replace("110rb;10 pcs;450", ";;")))
    found = entry(project, "ud-berkah-jaya/sarung-biru")
    assert "net_weight" not in found
    assert "wholesale" not in found["price"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (";;;;;Sarung;10rb;;;;;;", "import-no-business"),
        ("4;Usaha Baru;;;Mainan;Boneka;10rb;;;;;;", "import-no-category"),
        ("4;UD Berkah Jaya;;;Tenun;Sarung Biru;99rb;;;;;;", "import-product-twice"),
        ("4;UD Berkah Jaya;;;Tenun;;99rb;;;;;;", "import-no-product"),
    ],
)
def test_a_row_that_makes_no_entry_says_why(row: str, why: str, project: Project, tmp_path: Path) -> None:
    result = imported(project, table(tmp_path, ROWS.replace(";Total", f"{row}\n;Total")))
    assert [one.why for one in result.plan.rejected] == [why]
    assert result.plan.rejected[0].row.cells["Harga Jual (Rp)"]


def test_the_columns_can_be_put_right(project: Project, tmp_path: Path) -> None:
    path = table(tmp_path)
    imported(project, path)
    mapping = project.content / "imports/data-umkm.yaml"
    text = mapping.read_text("utf-8")
    assert '"Catatan": extra' in text
    mapping.write_text(text.replace('"Catatan": extra', '"Catatan": product.line'), "utf-8")
    imported(project, path)
    assert entry(project, "ud-berkah-jaya/sarung-biru")["line"] == {"id": "cepat laku"}
    mapping.write_text(text.replace('"Catatan": extra', '"Catatan": product.lines'), "utf-8")
    with pytest.raises(CatalogError) as fault:
        imported(project, path)
    assert [(one.code, dict(one.values)["near"]) for one in fault.value.problems] == [
        ("import-field-unknown", "product.line")
    ]


NAMES = st.sampled_from(["Sarung", "Kain", "Tas", "Selendang"])
PRICES = st.sampled_from(["10.000", "12,5 rb", "Rp 15.000,-", "18k", ""])
ROW = st.tuples(st.sampled_from(["Usaha A", "Usaha B"]), NAMES, PRICES, st.sampled_from(["250 gr", "1 kg", ""]))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ROW, min_size=1, max_size=6, unique_by=lambda row: row[:2]))
def test_whatever_is_imported_is_imported_once(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("import")
    project = copy_small(folder)
    lines = "".join(f"{business};Tenun;{name};{price};{weight}\n" for business, name, price, weight in rows)
    path = table(folder, lines, "Nama Usaha;Kategori;Nama Produk;Harga;Berat")
    first = imported(project, path)
    before = files(project)
    again = imported(project, path)
    assert files(project) == before
    assert len(again.plan.entries) == len(rows) + len({row[0] for row in rows}) == len(first.plan.entries)
    assert not again.plan.rejected
