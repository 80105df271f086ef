"""The product export of WooCommerce: variations in rows of their own, escaped texts, several pictures in a cell."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from catalog.core.project import Project
from tests.exchange.presets.shops import (
    Cells,
    entries,
    fields_of,
    headings_of,
    imported,
    photos,
    presets_of,
    summary,
    write_csv,
)

HEADINGS = headings_of(
    "ID,Type,SKU,Name,Published,Is featured?,Visibility in catalog,Short description,Description,"
    "Date sale price starts,Date sale price ends,Tax status,Tax class,In stock?,Stock,Low stock amount,"
    "Backorders allowed?,Sold individually?,Weight (kg),Length (cm),Width (cm),Height (cm),Allow customer reviews?,"
    "Purchase note,Sale price,Regular price,Categories,Tags,Shipping class,Images,Download limit,"
    "Download expiry days,Parent,Grouped products,Upsells,Cross-sells,External URL,Button text,Position,"
    "Attribute 1 name,Attribute 1 value(s),Attribute 1 visible,Attribute 1 global,"
    "Attribute 2 name,Attribute 2 value(s),Attribute 2 visible,Attribute 2 global,Meta: _gudang"
)
UPLOADS = "https://toko.example/wp-content/uploads/2026/10"
SHIRT: Cells = {
    "ID": 41,
    "Type": "variable",
    "SKU": "KAOS",
    "Name": "Kaos Tenun",
    "Published": 1,
    "Visibility in catalog": "visible",
    "Short description": "Kaos dengan sisipan tenun",
    "Description": r"<p>Katun lembut &amp; adem.<br>Jahitan rapi.</p>\n<ul><li>Cuci dingin</li><li>Jemur</li></ul>"
    r"\n<table><tr><td>Asal</td><td>Maduran</td></tr></table>",
    "Tax status": "taxable",
    "In stock?": 1,
    "Categories": "Pakaian > Kain tenun > Kaos, Oleh-oleh",
    "Tags": "Kaos Tenun, oleh-oleh",
    "Images": f"{UPLOADS}/kaos-depan-scaled.jpg, {UPLOADS}/kaos-belakang-1024x1024.jpg, {UPLOADS}/kaos-hilang.jpg",
    "Attribute 1 name": "Ukuran",
    "Attribute 1 value(s)": "S, M, L",
    "Attribute 1 visible": 1,
    "Attribute 2 name": "Bahan",
    "Attribute 2 value(s)": r"Katun\, sutra",
    "Attribute 2 visible": 1,
    "Meta: _gudang": "rak 2",
}


def variation(number: int, size: str, price: object, **more: object) -> Cells:
    return {
        "ID": number,
        "Type": "variation",
        "SKU": f"KAOS-{size}",
        "Name": f"Kaos Tenun - {size}",
        "Published": 1,
        "Parent": "id:41",
        "Regular price": price,
        "Weight (kg)": "0,25",
        "Attribute 1 name": "Ukuran",
        "Attribute 1 value(s)": size,
        **more,
    }


ROWS: list[Cells] = [
    SHIRT,
    variation(42, "L", "95000", Parent="KAOS", Images=f"{UPLOADS}/kaos-l.jpg?v=3"),
    variation(43, "S", "90000", **{"Sale price": "80000"}),
    variation(44, "M", "90000", Published=0),
    {
        "ID": 45,
        "Type": "simple",
        "SKU": "SRG-1",
        "Name": "Sarung Goyor",
        "Published": 1,
        "Description": "'-10 derajat pun hangat",
        "Date sale price ends": "2027-01-31",
        "Sale price": "110.000,00",
        "Regular price": "125.000,00",
        "Weight (kg)": "0,45",
        "Length (cm)": 120,
        "Width (cm)": "200",
        "Categories": "Kain tenun",
        "Attribute 1 name": "Pewarna",
        "Attribute 1 value(s)": "Nila, Mahoni",
        "Attribute 1 visible": 1,
        "Attribute 2 name": "Rak",
        "Attribute 2 value(s)": "B2",
        "Attribute 2 visible": 0,
    },
    {"ID": 46, "Type": "simple", "Name": "Sarung Konsep", "Published": -1, "Regular price": 0},
    {"ID": 47, "Type": "simple, virtual", "Name": "Kursus Menenun", "Published": 1, "Regular price": 250000},
    variation(48, "XL", 40000, Parent="id:999"),
]
SETTINGS = {"business": "Tenun Ibu Sri", "category": "tenun"}


def export(folder: Path, rows: Sequence[Cells] | None = None, headings: list[str] | None = None) -> Path:
    return write_csv(folder / "wc-product-export.csv", headings or HEADINGS, ROWS if rows is None else rows)


def test_rows_become_the_entries_that_a_person_would_have_written(project: Project, tmp_path: Path) -> None:
    folder = photos(tmp_path / "foto", "kaos-depan.jpg", "kaos-belakang.jpg", "kaos-belakang-300x300.jpg", "kaos-l.jpg")
    result = imported(project, export(tmp_path), photos=folder, **SETTINGS)
    assert presets_of(result) == ["woocommerce"]
    assert entries(project, "tenun-ibu-sri") == {
        "business": {"name": {"id": "Tenun Ibu Sri"}, "category": "tenun"},
        "kaos-tenun": {
            "name": {"id": "Kaos Tenun"},
            "line": {"id": "Kaos dengan sisipan tenun"},
            "description": {"id": "Katun lembut & adem.\nJahitan rapi.\n\n- Cuci dingin\n- Jemur\n\nAsal, Maduran"},
            "sku": "KAOS",
            "photos": [{"file": "kaos-depan.jpg"}, {"file": "kaos-belakang.jpg"}],
            "price": {"retail": "95000"},
            "gross_weight": "0.25 kg",
            "attributes": [{"label": "Bahan", "value": "Katun, sutra"}],
            "variants": {
                "axes": {"size": {"name": {"id": "Ukuran", "en": "Size"}, "options": ["S", "L"]}},
                "items": [
                    {"of": {"size": "S"}, "sku": "KAOS-S", "price": "80000", "regular": "90000"},
                    {"of": {"size": "L"}, "sku": "KAOS-L", "photo": {"file": "kaos-l.jpg"}},
                ],
            },
            "tags": ["kaos-tenun", "oleh-oleh"],
            "extra": {"Categories": "Pakaian > Kain tenun > Kaos, Oleh-oleh", "Meta: _gudang": "rak 2"},
        },
        "sarung-goyor": {
            "name": {"id": "Sarung Goyor"},
            "description": {"id": "-10 derajat pun hangat"},
            "sku": "SRG-1",
            "price": {"retail": "110000", "regular": "125000", "sale_until": "2027-01-31"},
            "size": "120 × 200 cm",
            "gross_weight": "0.45 kg",
            "attributes": [{"label": "Pewarna", "value": "Nila, Mahoni"}],
            "extra": {"Rak": "B2"},
        },
        "sarung-konsep": {"name": {"id": "Sarung Konsep"}, "extra": {"Regular price": "0"}, "hidden": "yes"},
        "kursus-menenun": {"name": {"id": "Kursus Menenun"}, "price": {"retail": "250000"}, "hidden": "yes"},
    }
    assert [one.why for one in result.plan.rejected] == ["import-no-parent"]


def test_all_that_is_not_printed_is_reported(project: Project, tmp_path: Path) -> None:
    folder = photos(tmp_path / "foto", "kaos-depan.jpg", "kaos-l.jpg")
    told = summary(imported(project, export(tmp_path), photos=folder, **SETTINGS))
    for line in (
        "New: 1 businesses, 4 products.",
        "Rows that make no entry: 1. Mend them in rejected.xlsx and import that.",
        "  wc-product-export.csv:7, Regular price: “0” → nothing. The price is 0.",
        "Not for sale in the shop (drafts, hidden, no goods): 3. Products have hidden: yes and are not printed; "
        "variants are left out.",
        "  wc-product-export.csv:5, Kaos Tenun: M: Published: 0 (variant, left out)",
        "  wc-product-export.csv:7, Sarung Konsep: Published: -1",
        "  wc-product-export.csv:8, Kursus Menenun: Type: simple, virtual",
        "Photos that cells name and that are not there: 2 (kaos-belakang-1024x1024.jpg, kaos-hilang.jpg).",
    ):
        assert line in told


def test_the_second_import_changes_nothing_and_needs_no_options(project: Project, tmp_path: Path) -> None:
    path = export(tmp_path)
    imported(project, path, **SETTINGS)
    before = entries(project, "tenun-ibu-sri")
    mapping = project.content / "imports/wc-product-export.yaml"
    text = mapping.read_bytes()
    again = imported(project, path)
    assert {one.state for one in again.plan.entries} == {"same"}
    assert entries(project, "tenun-ibu-sri") == before
    assert mapping.read_bytes() == text


def test_what_is_published_later_is_printed(project: Project, tmp_path: Path) -> None:
    imported(project, export(tmp_path), **SETTINGS)
    published = [{**row, "Published": 1, "Regular price": row.get("Regular price") or 5000} for row in ROWS]
    imported(project, export(tmp_path, published), **SETTINGS)
    found = entries(project, "tenun-ibu-sri")
    assert "hidden" not in found["sarung-konsep"]
    assert found["kaos-tenun"]["variants"]["axes"]["size"]["options"] == ["S", "M", "L"]
    assert found["kursus-menenun"]["hidden"] == "yes"


def test_a_sale_that_has_ended_is_taken_out(project: Project, tmp_path: Path) -> None:
    imported(project, export(tmp_path), **SETTINGS)
    without = [{**row, "Sale price": "", "Date sale price ends": ""} for row in ROWS]
    imported(project, export(tmp_path, without), **SETTINGS)
    assert entries(project, "tenun-ibu-sri")["sarung-goyor"]["price"] == {"retail": "125000"}


def test_a_sale_that_begins_later_is_not_printed_yet(project: Project, tmp_path: Path) -> None:
    rows = [{**ROWS[4], "Date sale price starts": "2026-12-01"}]
    before, after = datetime.date(2026, 11, 30), datetime.date(2026, 12, 1)
    result = imported(project, export(tmp_path, rows), day=before, **SETTINGS)
    found = entries(project, "tenun-ibu-sri")["sarung-goyor"]
    assert found["price"] == {"retail": "125000"}
    assert found["extra"] == {
        "Date sale price starts": "2026-12-01",
        "Date sale price ends": "2027-01-31",
        "Sale price": "110.000,00",
        "Rak": "B2",
    }
    assert [(one.place.heading, one.other, one.why) for one in result.doubts] == [
        ("Sale price", "2026-12-01", "value-sale-later")
    ]
    imported(project, export(tmp_path, rows), day=after, **SETTINGS)
    found = entries(project, "tenun-ibu-sri")["sarung-goyor"]
    assert found["price"] == {"retail": "110000", "regular": "125000", "sale_until": "2027-01-31"}
    assert found["extra"] == {"Rak": "B2"}


def test_a_variation_without_a_choice_is_each_of_them(project: Project, tmp_path: Path) -> None:
    rows = [SHIRT, variation(42, "", "95000")]
    imported(project, export(tmp_path, rows), **SETTINGS)
    items = entries(project, "tenun-ibu-sri")["kaos-tenun"]["variants"]["items"]
    assert [item["of"]["size"] for item in items] == ["S", "M", "L"]


@pytest.mark.parametrize("seed", range(3))
def test_it_is_found_in_any_order_and_with_columns_missing(seed: int, project: Project, tmp_path: Path) -> None:
    dice = random.Random(seed)
    headings = [one for one in HEADINGS if one not in ("Is featured?", "Tax status", "Download limit")]
    dice.shuffle(headings)
    rows = [{key: value for key, value in row.items() if key in headings} for row in ROWS]
    result = imported(project, export(tmp_path, rows, headings), **SETTINGS)
    assert presets_of(result) == ["woocommerce"]
    assert fields_of(result)["Weight (kg)"] == "product.gross_weight"
    assert entries(project, "tenun-ibu-sri")["kaos-tenun"]["variants"]["items"][0]["price"] == "80000"
