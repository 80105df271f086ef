"""Which preset a table is read by: found by its headings, named by a person, kept in the mapping."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.core.problems import CatalogError
from catalog.core.project import Project
from catalog.exchange.columns.fields import field_of
from catalog.exchange.columns.presets import find_preset, presets
from catalog.i18n.translator import Translator
from tests.conftest import copy_small
from tests.exchange.presets.shops import entries, fields_of, imported, presets_of, write_csv

BY_HAND = (
    "No;Nama Usaha;Pemilik;No. WA;Kecamatan;Kategori;Nama Produk;SKU;Deskripsi;Harga;Stok;Berat (gram);Ukuran;Warna;"
    "Foto;Status;Merek;Minimum Pemesanan;Kondisi",
    "Business name;Product name;Type;Name;SKU;Title;Description;Short description;Price;Sale price;Weight;Length;Tags;"
    "Images;Category;Vendor;Stock;Published",
    "name;description;price;weight;categories;sku;qty",
)


@pytest.mark.parametrize("headings", BY_HAND)
def test_a_sheet_typed_by_hand_is_no_export_of_a_shop(headings: str) -> None:
    assert find_preset(headings.split(";")) == ""


@pytest.mark.parametrize("name", sorted(presets()))
def test_each_preset_names_fields_its_source_and_itself(name: str) -> None:
    preset = presets()[name]
    wrong = {target for target in preset.columns.values() if field_of(target.replace("#", "1")) is None}
    assert not wrong
    assert "seen 2026-11" in preset.source
    characteristic = [names[0].replace("#", "1") for names in preset.known_by]
    assert find_preset(characteristic) == name
    assert find_preset([heading.upper() for heading in reversed(characteristic)]) == name
    if preset.least > 1:
        assert find_preset(characteristic[: preset.least - 1]) == ""
    for language in ("en", "id"):
        assert name in Translator(language).say("help.import.mapping")


def test_words_of_a_preset_are_those_of_its_columns() -> None:
    for name, preset in presets().items():
        advice = preset.advice.numbers if preset.advice else ()
        for heading in (*preset.hidden, *preset.hidden_alone, *preset.left_out, *advice):
            assert preset.target(heading), (name, heading)


ROWS = [{"Nama": "Sarung", "Harga": "10rb", "Nama Usaha": "Tenun Sri", "Kategori": "tenun"}]


@pytest.mark.parametrize(
    ("named", "near"),
    [("woocomerce", "woocommerce"), ("Shopify2", "shopify"), ("tokped", "tokopedia"), ("jotform", "")],
)
def test_a_name_that_is_no_preset_is_reported_with_a_near_one(
    named: str, near: str, project: Project, tmp_path: Path
) -> None:
    path = write_csv(tmp_path / "data.csv", list(ROWS[0]), ROWS)
    with pytest.raises(CatalogError) as fault:
        imported(project, path, mapping=Path(named))
    (problem,) = fault.value.problems
    values = dict(problem.values)
    assert (problem.code, values["value"], values["near"]) == ("import-preset-unknown", named.lower(), near)
    assert "google-forms" in values["known"]


def test_a_preset_that_is_named_reads_a_table_that_has_few_of_its_headings(project: Project, tmp_path: Path) -> None:
    rows = [
        {"Handle": "tas", "Title": "Tas", "Option1 Name": "Warna", "Option1 Value": "Hitam", "Price": "90000"},
        {"Handle": "tas", "Option1 Value": "Cokelat", "Price": "95000"},
    ]
    path = write_csv(tmp_path / "data.csv", list(rows[0]), rows)
    assert presets_of(imported(copy_small(tmp_path / "other"), path)) == [""]
    told: dict[str, Any] = {"mapping": Path("shopify"), "business": "Tas Soe", "category": "tenun"}
    assert presets_of(imported(project, path, **told)) == ["shopify"]
    items = entries(project, "tas-soe")["tas"]["variants"]["items"]
    assert [item["of"]["colour"] for item in items] == ["Hitam", "Cokelat"]
    mapping = project.content / "imports/data.yaml"
    text = mapping.read_text("utf-8")
    assert "    preset: shopify\n" in text
    assert '    business: "Tas Soe"\n' in text
    # What was put right there holds, with the name of the preset and without.
    mapping.write_text(text.replace('"Price": product.price.retail', '"Price": product.price.retail (USD)'), "utf-8")
    for again in (told, {}):
        assert fields_of(imported(project, path, **again))["Price"] == "product.price.retail (USD)"


def test_a_preset_in_a_mapping_that_there_is_not_has_its_place(project: Project, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "data.csv", list(ROWS[0]), ROWS)
    imported(project, path)
    mapping = project.content / "imports/data.yaml"
    mapping.write_text(mapping.read_text("utf-8").replace("    columns:", "    preset: shopy\n    columns:"), "utf-8")
    with pytest.raises(CatalogError) as fault:
        imported(project, path)
    (problem,) = fault.value.problems
    assert (problem.code, dict(problem.values)["near"]) == ("import-preset-unknown", "shopify")
    assert problem.place.line == mapping.read_text("utf-8").splitlines().index("    preset: shopy") + 1


NAMES = st.sampled_from(["Sarung", "Kain Lurik", "Tas", "Selendang"])
SIZES = st.lists(st.sampled_from(["S", "M", "L", "XL"]), unique=True, max_size=3)
PRODUCTS = st.lists(
    st.tuples(NAMES, SIZES, st.integers(100, 9000)), min_size=1, max_size=4, unique_by=lambda one: one[0]
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PRODUCTS)
def test_the_same_products_from_three_shops_are_the_same_entries(
    tmp_path_factory: pytest.TempPathFactory, products: list[tuple[str, list[str], int]]
) -> None:
    found = []
    for shop, table in (("woocommerce", _woocommerce), ("shopify", _shopify), ("magento", _magento)):
        folder = tmp_path_factory.mktemp("shops")
        project, path = copy_small(folder / "project"), folder / "data.csv"
        with path.open("w", newline="") as stream:
            csv.writer(stream).writerows(table(products))
        result = imported(project, path, mapping=Path(shop), business="Toko", category="tenun")
        assert not result.plan.rejected
        entry = entries(project, "toko")
        for one in entry.values():  # only some shops have a code of a product beside those of its variants
            if "variants" in one:
                one.pop("sku", None)
        found.append(entry)
    assert found[0] == found[1] == found[2]


CELLS = st.sampled_from(
    [
        *("", "1", "id:1", "KAOS", "S, M", "Merah", "0", "-1", "12.500", "0,3", "<p>a", "sku=KAOS,warna=Merah|sku=,x"),
        *(
            "*",
            "https://toko.example/a b.jpg,,",
            "Makanan > > Keripik",
            "Default Title",
            "a=b,c",
            "\\n",
            "'=1+1",
            "true",
        ),
    ]
)
CORE = {  # the columns by which rows belong together, and a few more
    "woocommerce": "ID,Type,SKU,Name,Published,Parent,Images,Regular price,Sale price,Categories,Attribute 1 name,"
    "Attribute 1 value(s),Attribute 1 visible,Attribute 2 name,Attribute 2 value(s)",
    "shopify": "Handle,Title,Option1 Name,Option1 Value,Option2 Value,Variant SKU,Variant Price,Image Src,"
    "Variant Image,Status,Barcode",
    "magento": "sku,store_view_code,name,price,special_price,product_online,visibility,configurable_variations,"
    "base_image,categories,additional_attributes",
    "shopee": "Nama Produk,SKU Induk,Kode Integrasi Variasi,Nama Variasi 1,Varian untuk Variasi 1,Harga,Kode Variasi,"
    "Foto Sampul,Foto Produk per Varian,Berat,GTIN",
}


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(CORE)), st.data())
def test_whatever_stands_in_the_cells_is_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, shop: str, data: st.DataObject
) -> None:
    headings = CORE[shop].split(",")
    rows = data.draw(st.lists(st.tuples(*(CELLS for _ in headings)), min_size=1, max_size=6))
    folder = tmp_path_factory.mktemp("cells")
    project, path = copy_small(folder / "project"), folder / "data.csv"
    with path.open("w", newline="") as stream:
        csv.writer(stream).writerows([headings, *rows])
    told: dict[str, Any] = {"mapping": Path(shop), "business": "Toko", "category": "tenun"}
    result = imported(project, path, **told)
    before = entries(project, "toko")
    businesses = result.gathered.businesses.values()
    assert len(before) == sum(1 + len(business.products) for business in businesses)
    assert {one.state for one in imported(project, path, **told).plan.entries} <= {"same"}
    assert entries(project, "toko") == before


def _variants(name: str, sizes: list[str], price: int) -> list[tuple[str, str, int]]:
    return [(f"{name[:3]}-{size}", size, price * 100 + number * 500) for number, size in enumerate(sizes)]


def _woocommerce(products: list[tuple[str, list[str], int]]) -> list[list[object]]:
    rows: list[list[object]] = [
        ["Type", "SKU", "Name", "Regular price", "Parent", "Attribute 1 name", "Attribute 1 value(s)"]
    ]
    for name, sizes, price in products:
        if not sizes:
            rows.append(["simple", name[:3], name, price * 100, "", "", ""])
            continue
        rows.append(["variable", name[:3], name, "", "", "Size", ", ".join(sizes)])
        for sku, size, amount in _variants(name, sizes, price):
            rows.append(["variation", sku, f"{name} - {size}", amount, name[:3], "Size", size])
    return rows


def _shopify(products: list[tuple[str, list[str], int]]) -> list[list[object]]:
    rows: list[list[object]] = [["Handle", "Title", "Option1 Name", "Option1 Value", "Variant SKU", "Variant Price"]]
    for name, sizes, price in products:
        if not sizes:
            rows.append([name, name, "Title", "Default Title", name[:3], f"{price * 100}.00"])
        for number, (sku, size, amount) in enumerate(_variants(name, sizes, price)):
            rows.append([name, "" if number else name, "" if number else "Size", size, sku, f"{amount}.00"])
    return rows


def _magento(products: list[tuple[str, list[str], int]]) -> list[list[object]]:
    rows: list[list[object]] = [["sku", "product_type", "name", "price", "configurable_variations"]]
    for name, sizes, price in products:
        if not sizes:
            rows.append([name[:3], "simple", name, f"{price * 100}.0000", ""])
            continue
        variants = _variants(name, sizes, price)
        rows += [[sku, "simple", f"{name}-{size}", f"{amount}.0000", ""] for sku, size, amount in variants]
        named = "|".join(f"sku={sku},size={size}" for sku, size, _ in variants)
        rows.append([name[:3], "configurable", name, "", named])
    return rows
