"""What a mapping file says beside fields: own lines of data, units, what is not for sale."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.project import Project
from catalog.exchange.columns.fields import field_of
from catalog.exchange.values.places import read_path, read_place
from tests.exchange.presets.shops import entries, imported, summary, write_csv

ROWS = [
    {
        "Nama Usaha": "Tenun Sri",
        "Kategori": "Kain tenun/Sarung, Promo",
        "Nama Produk": "Sarung Biru",
        "Berat": "450",
        "Pewarna": "nila <b>alami</b>",
        "Ketersediaan": "habis",
    },
    {
        "Nama Usaha": "Tenun Sri",
        "Kategori": "Kain tenun",
        "Nama Produk": "Sarung Merah",
        "Berat": "500",
        "Pewarna": "",
        "Ketersediaan": "ada",
    },
]


@pytest.mark.parametrize(
    ("target", "key", "note"),
    [
        ("product.gross_weight (kg)", "product.gross_weight", "kg"),
        ("attribute", "attribute", ""),
        ("row.option.2.name", "row.option.2.name", ""),
        ("row.option.0.name", "", ""),
        ("row.option.#.name", "", ""),
        ("row.option.100.name", "", ""),
        ("product.weigth", "", ""),
    ],
)
def test_a_target_is_a_field_with_what_stands_in_brackets(target: str, key: str, note: str) -> None:
    found = field_of(target)
    assert (found and (found[0].key, found[1])) == ((key, note) if key else None)


def test_a_column_becomes_a_line_of_data_below_its_heading(project: Project, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "data.csv", list(ROWS[0]), ROWS)
    imported(project, path)
    mapping = project.content / "imports/data.yaml"
    text = mapping.read_text("utf-8")
    assert "attribute prints it" not in text  # the head of this test's mapping is its own
    text = text.replace('"Pewarna": extra', '"Pewarna": attribute')
    text = text.replace('"Berat": product.net_weight', '"Berat": product.net_weight (gram)')
    text = text.replace("    columns:", '    hidden:\n      Ketersediaan: [habis, "0"]\n    columns:')
    mapping.write_text(text, "utf-8")
    result = imported(project, path)
    assert entries(project, "tenun-sri")["sarung-biru"] == {
        "name": {"id": "Sarung Biru"},
        "net_weight": "450 g",
        "attributes": [{"label": "Pewarna", "value": "nila alami"}],
        "extra": {"Kategori": "Kain tenun/Sarung, Promo", "Ketersediaan": "habis"},
        "hidden": "yes",
    }
    assert "attributes" not in entries(project, "tenun-sri")["sarung-merah"]
    assert "  data.csv:2, Sarung Biru: Ketersediaan: habis" in summary(result)


def test_a_line_of_data_goes_when_its_cell_is_empty(project: Project, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "data.csv", list(ROWS[0]), ROWS)
    imported(project, path)
    mapping = project.content / "imports/data.yaml"
    mapping.write_text(mapping.read_text("utf-8").replace('"Pewarna": extra', '"Pewarna": attribute'), "utf-8")
    imported(project, path)
    assert "attributes" in entries(project, "tenun-sri")["sarung-biru"]
    imported(project, write_csv(path, list(ROWS[0]), [{**row, "Pewarna": ""} for row in ROWS]))
    assert "attributes" not in entries(project, "tenun-sri")["sarung-biru"]


def test_a_path_of_categories_is_the_last_that_the_project_has(project: Project, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "data.csv", list(ROWS[0]), ROWS)
    imported(project, path)
    assert entries(project, "tenun-sri")["business"]["category"] == "tenun"
    assert entries(project, "tenun-sri")["sarung-biru"]["extra"]["Kategori"] == "Kain tenun/Sarung, Promo"
    assert "Kategori" not in entries(project, "tenun-sri")["sarung-merah"]["extra"]


@pytest.mark.parametrize(
    ("typed", "category"),
    [
        ("Kain tenun > Lain, Pangan", "pangan"),  # the ends of all paths come first
        ("Toko/Kain tenun", "tenun"),
        ("100634 - Makanan/Pangan", "pangan"),
        ("Default Category/Pangan|Default Category/Promo", "pangan"),
        ("Toko > Mainan", None),
    ],
)
def test_which_category_a_path_is(typed: str, category: str | None) -> None:
    names = {"tenun": "Kain tenun", "pangan": "Pangan"}
    reading = read_path(typed, names, lambda step: read_place(step, names))
    assert reading is not None
    assert (reading.value, reading.other) == ((category, [typed]) if category else (None, None))


def test_a_category_with_a_comma_in_its_name_is_no_path() -> None:
    names = {"tenun": "Kain, tenun"}
    assert read_path("kain, tenun", names, lambda step: read_place(step, names)) is None
