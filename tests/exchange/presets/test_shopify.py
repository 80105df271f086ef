"""The product export of Shopify, until 2024 and since: rows of one handle are variants or pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.project import Project
from tests.exchange.presets.shops import Cells, entries, headings_of, imported, photos, presets_of, summary, write_csv

OLD = headings_of(
    "Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,"
    "Option2 Value,Option3 Name,Option3 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,"
    "Variant Inventory Qty,Variant Inventory Policy,Variant Fulfillment Service,Variant Price,"
    "Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,"
    "Image Alt Text,Gift Card,SEO Title,SEO Description,Google Shopping / Age Group,Variant Image,"
    "Variant Weight Unit,Variant Tax Code,Cost per item,Status"
)
NEW = {  # what columns are called since
    **{"Handle": "URL handle", "Body (HTML)": "Description", "Product Category": "Product category"},
    **{"Published": "Published on online store", "Variant SKU": "SKU", "Variant Grams": "Weight value (grams)"},
    **{f"Option{n} {of}": f"Option{n} {of.lower()}" for n in (1, 2, 3) for of in ("Name", "Value")},
    **{"Variant Inventory Tracker": "Inventory tracker", "Variant Inventory Qty": "Inventory quantity"},
    **{"Variant Inventory Policy": "Continue selling when out of stock", "Variant Price": "Price"},
    **{"Variant Fulfillment Service": "Fulfillment service", "Variant Compare At Price": "Compare-at price"},
    **{"Variant Barcode": "Barcode", "Image Src": "Product image URL", "Image Position": "Image position"},
    **{"Variant Image": "Variant image URL", "Gift Card": "Gift card", "Variant Taxable": "Charge tax"},
    **{"Variant Weight Unit": "Weight unit for display", "SEO Title": "SEO title"},
}
CDN = "https://cdn.shopify.com/s/files/1/0001/files"
NO_CHOICE: Cells = {"Option1 Name": "Title", "Option1 Value": "Default Title", "Published": "true", "Status": "active"}
ROWS: list[Cells] = [
    {
        "Handle": "tas-anyam",
        "Title": "Tas Anyam",
        "Body (HTML)": "<h2>Tas</h2><p>Dari <b>pandan</b> &ndash; kuat.</p>",
        "Vendor": "Soe Art",
        "Type": "Kain tenun",
        "Tags": "anyam, tas",
        "Published": "true",
        "Option1 Name": "Color",
        "Option1 Value": "Hitam",
        "Option2 Name": "Kapasitas",
        "Option2 Value": "38-42 liter",
        "Variant SKU": "TAS-H",
        "Variant Grams": "450.0",
        "Variant Price": "185000.00",
        "Variant Compare At Price": "200000.00",
        "Variant Barcode": "8991",
        "Image Src": f"{CDN}/tas-hitam_1024x.jpg?v=1",
        "Variant Image": f"{CDN}/tas-hitam.jpg?v=1",
        "Status": "active",
    },
    {
        "Handle": "tas-anyam",
        "Option1 Value": "Cokelat",
        "Option2 Value": "38-42 liter",
        "Variant SKU": "TAS-C",
        "Variant Grams": "480",
        "Variant Price": "190000.00",
        "Variant Barcode": "8992",
        "Image Src": f"{CDN}/tas-samping_8a7b6c5d-1111-2222-3333-444455556666.jpg",
    },
    {"Handle": "tas-anyam", "Image Src": f"{CDN}/tas-dalam.jpg", "Image Position": 3},
    {"Handle": "tikar", "Title": "Tikar", **NO_CHOICE, "Variant SKU": "TKR-1", "Variant Price": "75000.00"},
    {"Handle": "tikar-2", "Title": "Tikar", **NO_CHOICE, "Variant Price": "70000.00", "Status": "draft"},
    {"Handle": "kartu", "Title": "Kartu Hadiah", **NO_CHOICE, "Variant Price": "50000.00", "Gift Card": "true"},
]
SETTINGS = {"business": "Tas Soe", "category": "tenun"}


def export(folder: Path, version: str) -> Path:
    names = NEW if version == "new" else {}
    rows = [{names.get(heading, heading): value for heading, value in row.items()} for row in ROWS]
    return write_csv(folder / "products_export.csv", [names.get(heading, heading) for heading in OLD], rows)


@pytest.mark.parametrize("version", ["old", "new"])
def test_both_versions_become_the_same_entries(version: str, project: Project, tmp_path: Path) -> None:
    folder = photos(tmp_path / "foto", "tas-hitam.jpg", "tas-samping.jpg", "tas-dalam.jpg")
    result = imported(project, export(tmp_path, version), photos=folder, **SETTINGS)
    assert presets_of(result) == ["shopify"]
    assert not result.plan.rejected
    barcode = "Barcode" if version == "new" else "Variant Barcode"
    assert entries(project, "tas-soe") == {
        "business": {"name": {"id": "Tas Soe"}, "category": "tenun"},
        "tas-anyam": {
            "name": {"id": "Tas Anyam"},
            "description": {"id": "**Tas**\n\nDari **pandan** – kuat."},
            "brand": {"id": "Soe Art"},
            "photos": [{"file": "tas-hitam.jpg"}, {"file": "tas-samping.jpg"}, {"file": "tas-dalam.jpg"}],
            "price": {"retail": "185000", "regular": "200000"},
            "gross_weight": "450 g",
            "variants": {
                "axes": {
                    "colour": {"name": {"id": "Warna", "en": "Colour"}, "options": ["Hitam", "Cokelat"]},
                    "kapasitas": {"name": "Kapasitas", "options": ["38-42 liter"]},
                },
                "items": [
                    {
                        "of": {"colour": "Hitam", "kapasitas": "38-42 liter"},
                        "sku": "TAS-H",
                        "photo": {"file": "tas-hitam.jpg"},
                    },
                    {"of": {"colour": "Cokelat", "kapasitas": "38-42 liter"}, "sku": "TAS-C", "price": "190000"},
                ],
            },
            "tags": ["anyam", "tas"],
            "extra": {barcode: "8991 · 8992"},
        },
        "tikar": {"name": {"id": "Tikar"}, "sku": "TKR-1", "price": {"retail": "75000"}},
        "tikar-2": {"name": {"id": "Tikar"}, "price": {"retail": "70000"}, "hidden": "yes"},
        "kartu-hadiah": {"name": {"id": "Kartu Hadiah"}, "price": {"retail": "50000"}, "hidden": "yes"},
    }
    told = summary(result)
    assert "  products_export.csv:3, gross_weight: “450 g”, here “480 g”" in told
    assert "  products_export.csv:6, Tikar: Status: draft" in told
    assert f"  products_export.csv:7, Kartu Hadiah: {'Gift card' if version == 'new' else 'Gift Card'}: true" in told


def test_the_row_with_the_name_need_not_be_the_first(project: Project, tmp_path: Path) -> None:
    result = imported(project, write_csv(tmp_path / "products.csv", OLD, [ROWS[1], ROWS[2], ROWS[0]]), **SETTINGS)
    assert not result.plan.rejected
    tas = entries(project, "tas-soe")["tas-anyam"]
    assert [item["sku"] for item in tas["variants"]["items"]] == ["TAS-H", "TAS-C"]
    assert tas["variants"]["axes"]["colour"]["options"] == ["Hitam", "Cokelat"]


def test_a_row_that_says_something_else_of_its_product_comes_back(project: Project, tmp_path: Path) -> None:
    odd: Cells = {"Handle": "tikar", "Variant SKU": "TKR-9", "Variant Price": "99000"}
    path = write_csv(tmp_path / "products.csv", OLD, [ROWS[3], odd])
    result = imported(project, path, **SETTINGS)
    assert [(one.why, one.row.place.row) for one in result.plan.rejected] == [("import-product-twice", 3)]


def test_a_vendor_is_the_business_where_that_is_said(project: Project, tmp_path: Path) -> None:
    path = export(tmp_path, "old")
    result = imported(project, path, category="tenun")
    assert {one.why for one in result.plan.rejected} == {"import-no-business"}
    mapping = project.content / "imports/products-export.yaml"
    text = mapping.read_text("utf-8")
    assert '"Vendor": product.brand' in text
    mapping.write_text(text.replace('"Vendor": product.brand', '"Vendor": business.name'), "utf-8")
    imported(project, path)
    assert list(entries(project, "soe-art")) == ["business", "tas-anyam"]


def test_a_variant_that_lacks_a_choice_comes_back(project: Project, tmp_path: Path) -> None:
    odd: Cells = {"Handle": "tas-anyam", "Option2 Value": "5 liter", "Variant SKU": "TAS-X", "Variant Price": "1000"}
    result = imported(project, write_csv(tmp_path / "products.csv", OLD, [*ROWS[:2], odd]), **SETTINGS)
    assert [(one.why, one.row.place.row) for one in result.plan.rejected] == [("import-variant-odd", 4)]
    assert len(entries(project, "tas-soe")["tas-anyam"]["variants"]["items"]) == 2


def test_a_product_may_have_hundreds_of_variants(project: Project, tmp_path: Path) -> None:
    rows: list[Cells] = [
        {
            "Handle": "kain",
            "Title": "" if number else "Kain",
            "Option1 Name": "Motif",
            "Option1 Value": f"Motif {number}",
            "Variant SKU": f"K-{number}",
            "Variant Price": 100_000 + number,
        }
        for number in range(400)
    ]
    imported(project, write_csv(tmp_path / "products.csv", OLD, rows), **SETTINGS)
    items = entries(project, "tas-soe")["kain"]["variants"]["items"]
    assert [item["sku"] for item in items] == [f"K-{number}" for number in range(400)]
