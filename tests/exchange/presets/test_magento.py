"""The product export of Magento 2: a configurable product names its variants, which stand in rows of their own."""

from __future__ import annotations

from pathlib import Path

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
    "sku,store_view_code,attribute_set_code,product_type,categories,product_websites,name,description,"
    "short_description,weight,product_online,tax_class_name,visibility,price,special_price,special_price_from_date,"
    "special_price_to_date,url_key,meta_title,base_image,small_image,additional_images,additional_attributes,qty,"
    "is_in_stock,related_skus,configurable_variations,configurable_variation_labels"
)
ALONE = "Not Visible Individually"
SOLD: Cells = {"attribute_set_code": "Default", "product_type": "simple", "product_online": 1, "qty": 5}
SEEN: Cells = {**SOLD, "visibility": "Catalog, Search"}
ROWS: list[Cells] = [
    {
        **SOLD,
        "sku": "WB-M",
        "name": "Wingko-Merah",
        "visibility": ALONE,
        "weight": "0.5000",
        "price": "22000.0000",
        "base_image": "/w/b/wb-merah_1.jpg",
        "additional_attributes": "warna=Merah,isi=10",
    },
    {
        **SOLD,
        "sku": "WB-B",
        "name": "Wingko-Biru",
        "visibility": ALONE,
        "weight": "0.5000",
        "price": "24000.0000",
    },
    {
        **SEEN,
        "sku": "WB",
        "product_type": "configurable",
        "categories": "Default Category/Makanan,Default Category/Makanan/Pangan",
        "name": "Wingko",
        "description": "<p>Legit &eacute;nak</p>",
        "additional_images": "/w/b/wb_1.jpg,/w/b/wb_2.jpg",
        "additional_attributes": 'bahan=ketan,"asal=Babat, Lamongan"',
        "configurable_variations": "sku=WB-M,warna=Merah,isi=10|sku=WB-B,warna=Biru,isi=10",
        "configurable_variation_labels": "warna=Warna,isi=Isi",
    },
    {"sku": "WB", "store_view_code": "en", "name": "Wingko cake"},
    {
        **SEEN,
        "sku": "KRP",
        "name": "Keripik",
        "categories": "Default Category/Pangan",
        "price": "12000.0000",
        "special_price": "10000.0000",
        "special_price_to_date": "12/31/2026",
        "related_skus": "WB",
    },
    {**SEEN, "sku": "OFF", "name": "Kerupuk", "product_online": 2, "price": "9000"},
    {**SOLD, "sku": "PART", "name": "Tutup", "visibility": ALONE, "price": "1000"},
    {**SEEN, "sku": "V", "product_type": "virtual", "name": "Kupon", "price": "50000"},
]

EXPECTED = {
    "business": {"name": {"id": "Wingko Babat"}, "category": "pangan"},
    "wingko": {
        "name": {"id": "Wingko"},
        "description": {"id": "Legit énak"},
        "sku": "WB",
        "photos": [{"file": "wb-1.jpg"}],
        "price": {"retail": "22000"},
        "variants": {
            "axes": {
                "colour": {"name": {"id": "Warna", "en": "Colour"}, "options": ["Merah", "Biru"]},
                "isi": {"name": "isi", "options": ["10"]},
            },
            "items": [
                {"of": {"colour": "Merah", "isi": "10"}, "sku": "WB-M", "photo": {"file": "wb-merah-1.jpg"}},
                {"of": {"colour": "Biru", "isi": "10"}, "sku": "WB-B", "price": "24000"},
            ],
        },
        "extra": {
            "categories": "Default Category/Makanan,Default Category/Makanan/Pangan",
            "weight": "0.5000",
            "additional_attributes": 'bahan=ketan,"asal=Babat, Lamongan" · warna=Merah,isi=10',
        },
    },
    "keripik": {
        "name": {"id": "Keripik"},
        "sku": "KRP",
        "price": {"retail": "10000", "regular": "12000", "sale_until": "2026-12-31"},
        "extra": {"categories": "Default Category/Pangan", "related_skus": "WB"},
    },
    "kerupuk": {"name": {"id": "Kerupuk"}, "sku": "OFF", "price": {"retail": "9000"}, "hidden": "yes"},
    "tutup": {"name": {"id": "Tutup"}, "sku": "PART", "price": {"retail": "1000"}, "hidden": "yes"},
    "kupon": {"name": {"id": "Kupon"}, "sku": "V", "price": {"retail": "50000"}, "hidden": "yes"},
}


def test_rows_become_the_entries_that_a_person_would_have_written(project: Project, tmp_path: Path) -> None:
    folder = photos(tmp_path / "foto", "wb-merah_1.jpg", "wb_1.jpg")
    path = write_csv(tmp_path / "export_catalog_product.csv", HEADINGS, ROWS)
    result = imported(project, path, photos=folder, business="Wingko Babat", category="tenun")
    assert presets_of(result) == ["magento"]
    assert not result.plan.rejected
    assert entries(project, "wingko-babat") == EXPECTED
    told = summary(result)
    assert "Rows of other languages or shop views, left out: 1 (5)." in told
    assert "  export_catalog_product.csv:7, Kerupuk: product_online: 2" in told
    assert f"  export_catalog_product.csv:8, Tutup: visibility: {ALONE}" in told
    assert "Photos that cells name and that are not there: 1 (wb_2.jpg)." in told


def test_units_and_lines_of_data_are_said_in_the_mapping(project: Project, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "magento.csv", HEADINGS, ROWS)
    imported(project, path, business="Wingko Babat", category="pangan")
    mapping = project.content / "imports/magento.yaml"
    text = mapping.read_text("utf-8")
    for target, other in (
        ("product.gross_weight", "product.gross_weight (kg)"),
        ("product.price.retail", "product.price.retail (USD)"),
        ('"additional_attributes": extra', '"additional_attributes": attributes'),
    ):
        assert f"{target}\n" in text
        text = text.replace(f"{target}\n", f"{other}\n")
    mapping.write_text(text, "utf-8")
    result = imported(project, path)
    assert fields_of(result)["weight"] == "product.gross_weight (kg)"
    found = entries(project, "wingko-babat")["wingko"]
    assert found["gross_weight"] == "0.5 kg"
    assert found["price"] == {"retail": "22000", "currency": "USD"}
    assert found["attributes"] == [
        {"label": "bahan", "value": "ketan"},
        {"label": "asal", "value": "Babat, Lamongan"},
        {"label": "warna", "value": "Merah"},
        {"label": "isi", "value": "10"},
    ]


def test_variants_without_rows_of_their_own_are_those_that_the_product_names(project: Project, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "magento.csv", HEADINGS, [{**ROWS[2], "price": "20000"}])
    imported(project, path, business="Wingko Babat", category="pangan")
    items = entries(project, "wingko-babat")["wingko"]["variants"]["items"]
    assert items == [
        {"of": {"colour": "Merah", "isi": "10"}, "sku": "WB-M"},
        {"of": {"colour": "Biru", "isi": "10"}, "sku": "WB-B"},
    ]
