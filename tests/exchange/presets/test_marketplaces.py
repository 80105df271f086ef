"""The sheets of Shopee and Tokopedia for many products: names for programs above the headings, advice below them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from catalog.core.project import Project
from tests.exchange.presets.shops import entries, headings_of, imported, photos, presets_of, summary, write_sheet

CODES = headings_of(
    "ps_category|0|0 ps_product_name|1|0 ps_product_description|1|0 ps_sku_parent_short|0|0 ps_dangerous_goods|0|0 "
    "et_title_variation_integration_no|0|0 et_title_variation_1|0|0 et_title_option_for_variation_1|0|0 "
    "et_title_image_per_variation|0|3 et_title_variation_2|0|0 et_title_option_for_variation_2|0|0 ps_price|1|1 "
    "ps_stock|0|1 ps_sku_short|0|0 ps_item_cover_image|0|3 ps_item_image_1|0|3 ps_weight|1|1 ps_length|0|1 "
    "ps_width|0|1 ps_height|0|1 channel_id.8003|0|0 ps_product_pre_order_dts|0|1",
    " ",
)
INDONESIAN = headings_of(
    "Kategori;Nama Produk;Deskripsi Produk;SKU Induk;Produk Berbahaya;Kode Integrasi Variasi;Nama Variasi 1;"
    "Varian untuk Variasi 1;Foto Produk per Varian;Nama Variasi 2;Varian untuk Variasi 2;Harga;Stok;Kode Variasi;"
    "Foto Sampul;Foto Produk 1;Berat;Panjang;Lebar;Tinggi;Reguler (Cashless);Dikirim Dalam Pre-order",
    ";",
)
ENGLISH = headings_of(
    "Category;Product Name;Product Description;Parent SKU;Dangerous Goods;Variation Integration No.;Variation Name1;"
    "Option for Variation 1;Image per Variation;Variation Name2;Option for Variation 2;Price;Stock;SKU;"
    "Cover image;Item Image 1;Weight;Length;Width;Height;Standard Delivery;Pre-order DTS",
    ";",
)
FILE = "https://cf.shopee.co.id/file"
HASH = "id-11134207-7r98x-lk1"
PRODUCTS: list[list[object]] = [
    [
        *("100634", "Keripik Pisang", "Renyah & gurih\nTanpa pengawet", "KRP", "Tidak", "KRP-INT", "Rasa", "Manis"),
        *(f"{FILE}/{HASH}", "Isi", "250 gr", 12000, 100, "KRP-M", f"{FILE}/sampul.jpg", f"{FILE}/sisi.jpg"),
        *(300, 20, "15", 5, "Aktif", ""),
    ],
    [
        *("100634", "", "", "KRP", "", "KRP-INT", "", "Pedas", "", "", "250 gr", 13000, 50, "KRP-P", "", "", 300),
        *(20, "15", 5, "Aktif", ""),
    ],
    [
        *("101853 - Makanan/Pangan", "Kerupuk", "Ikan", "KRU", "", "", "", "", "", "", "", "8.500", 5, "", "", "", 0.2),
        *("", "", "", "Aktif", ""),
    ],
]


def shopee(folder: Path, headings: list[str], unit: str) -> Path:
    required = ["Wajib" if code.endswith(("|1|0", "|1|1")) else "Opsional" for code in CODES]
    advice = ["" for _ in CODES]
    advice[1], advice[11], advice[16] = "5-255", "99 - 150.000.000 rupiah", f"Berat produk dalam {unit}"
    rows: list[Sequence[object]] = [
        CODES,
        ["basic", "3b35da8c", "0", "391814440"],
        headings,
        required,
        advice,
        [],
        *PRODUCTS,
    ]
    return write_sheet(folder / "Shopee_mass_upload.xlsx", "Template", rows)


def expected(category: str, weight: str) -> dict[str, object]:
    """The entries of the sheet, where its categories stand below `category`."""
    return {
        "business": {"name": {"id": "Dapur Ani"}, "category": "pangan"},
        "keripik-pisang": {
            "name": {"id": "Keripik Pisang"},
            "description": {"id": "Renyah & gurih\nTanpa pengawet"},
            "sku": "KRP",
            "photos": [{"file": "sampul.jpg"}],
            "price": {"retail": "12000"},
            "packed_size": "20 × 15 × 5 cm",
            "gross_weight": weight,
            "variants": {
                "axes": {
                    "flavour": {"name": {"id": "Rasa", "en": "Flavour"}, "options": ["Manis", "Pedas"]},
                    "isi": {"name": "Isi", "options": ["250 gr"]},
                },
                "items": [
                    {"of": {"flavour": "Manis", "isi": "250 gr"}, "sku": "KRP-M", "photo": {"file": f"{HASH}.jpg"}},
                    {"of": {"flavour": "Pedas", "isi": "250 gr"}, "sku": "KRP-P", "price": "13000"},
                ],
            },
            "extra": {category: "100634"},
        },
        "kerupuk": {
            "name": {"id": "Kerupuk"},
            "description": {"id": "Ikan"},
            "sku": "KRU",
            "price": {"retail": "8500"},
            "gross_weight": f"0.2 {weight.split()[1]}",
            "extra": {category: "101853 - Makanan/Pangan"},
        },
    }


@pytest.mark.parametrize(("headings", "unit", "weight"), [(INDONESIAN, "gram", "300 g"), (ENGLISH, "kg", "300 kg")])
def test_the_sheet_of_shopee_becomes_entries(
    headings: list[str], unit: str, weight: str, project: Project, tmp_path: Path
) -> None:
    folder = photos(tmp_path / "foto", "sampul.jpg", f"{HASH}.jpg")
    result = imported(project, shopee(tmp_path, headings, unit), photos=folder, business="Dapur Ani", category="tenun")
    assert presets_of(result) == ["shopee"]
    assert not result.plan.rejected
    assert entries(project, "dapur-ani") == expected(headings[0], weight)
    told = summary(result)
    assert any(line.endswith(f"{headings[0]}: “100634” → nothing. The project has no such name.") for line in told)
    assert "Photos that cells name and that are not there: 1 (sisi.jpg)." in told
    assert "Rows that are no data (titles, totals, blank ones): 5." in told


@pytest.mark.parametrize(("code", "kept"), [("", None), ("KRU", {"SKU": "KRU-1"})])
def test_a_product_without_variants_has_the_code_and_the_photo_of_its_row(
    code: str, kept: dict[str, str] | None, project: Project, tmp_path: Path
) -> None:
    row: list[object] = ["" for _ in INDONESIAN]
    row[1], row[3], row[8], row[11], row[13] = "Kerupuk", code, f"{FILE}/satu.jpg", 8500, "KRU-1"
    path = write_sheet(tmp_path / "shopee.xlsx", "Template", [list(INDONESIAN), row])
    folder = photos(tmp_path / "foto", "satu.jpg")
    imported(project, path, photos=folder, business="Dapur Ani", category="pangan")
    assert entries(project, "dapur-ani")["kerupuk"] == {
        "name": {"id": "Kerupuk"},
        "sku": code or "KRU-1",
        "photos": [{"file": "satu.jpg"}],
        "price": {"retail": "8500"},
    } | ({"extra": kept} if kept else {})


@pytest.mark.parametrize("unit", ["angka", "gram atau kg"])
def test_a_weight_whose_unit_nobody_says_is_not_guessed(unit: str, project: Project, tmp_path: Path) -> None:
    result = imported(project, shopee(tmp_path, INDONESIAN, unit), business="Dapur Ani", category="pangan")
    assert {(one.place.heading, one.why) for one in result.doubts} >= {("Berat", "value-weight-unit")}
    assert entries(project, "dapur-ani")["keripik-pisang"]["extra"]["Berat"] == "300"


UPDATE = {
    "id": ["Kode Produk", "Nama Produk", "Kode Variasi", "Nama Variasi", "SKU Induk", "SKU", "Harga", "GTIN", "Stok"],
    "en": [
        "Product ID",
        "Product Name",
        "Variation ID",
        "Variation Name",
        "Parent SKU",
        "SKU",
        "Price",
        "GTIN",
        "Stock",
    ],
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sheet_of_shopee_for_prices_becomes_entries(language: str, project: Project, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["et_title_product_id", "et_title_product_name", "et_title_variation_id", "et_title_variation_name"],
        ["sales_info", "220408", "0", "1000000002"],
        list(UPDATE[language]),
        ["", "", "", "", "", "", "Wajib", "", "Wajib"],
        ["23456789012", "Kaos", "555", "Hitam,XL", "", "K-1", "50000", "", "3"],
        ["23456789012", "Kaos", "556", "Hitam,L", "", "K-2", "52000", "", "3"],
        ["23456789013", "Topi", "", "", "TP", "", "30000", "8991", "1"],
    ]
    result = imported(project, write_sheet(tmp_path / "jual.xlsx", "Sheet1", rows), business="Ani", category="pangan")
    assert presets_of(result) == ["shopee-update"]
    found = entries(project, "ani")
    assert found["kaos"]["variants"]["items"] == [
        {"of": {"kind": "Hitam,XL"}, "sku": "K-1"},
        {"of": {"kind": "Hitam,L"}, "sku": "K-2", "price": "52000"},
    ]
    topi = {"name": {"id": "Topi"}, "sku": "TP", "price": {"retail": "30000"}, "extra": {"GTIN": "8991"}}
    assert found["topi"] == topi


TOKOPEDIA = headings_of(
    "Pesan Error;Nama Produk*;Deskripsi Produk;Kategori Kode*;Berat* (Gram);Minimum Pemesanan*;Nomor Etalase;"
    "Waktu Proses Preorder;Kondisi*;Foto Produk 1*;Foto Produk 2;URL Video Produk 1;SKU Name;Status*;Jumlah Stok*;"
    "Harga (Rp)*;Asuransi Pengiriman",
    ";",
)
ADVICE = [
    *("Abaikan kolom ini.", "Masukkan nama produk (maks. 70 karakter).", "Masukkan deskripsi.", "Pilih kode."),
    *("Masukan berat dengan angka.", "Antara 1 hingga 9999.", "(Opsional)", "(Opsional) 3 hingga 90 hari.", "Baru"),
    *("Masukkan tautan foto.", "", "", "(Opsional)", "Aktif atau Nonaktif.", "Isi jumlah stok.", "Minimal 100.", "ya"),
]


def test_the_sheet_of_tokopedia_becomes_entries(project: Project, tmp_path: Path) -> None:
    image = "https://images.tokopedia.net/img/cache/700/sarung.jpg?ect=4g"
    rows: list[list[object]] = [
        ["", "Informasi Produk", *[""] * 10, "Informasi SKU"],
        list(TOKOPEDIA),
        list(ADVICE),
        ["", "Sarung Biru", "Halus", 2205, 450, 1, "", 7, "Baru", image, "", "", "SRG-1", "Aktif", 10, 125000, "ya"],
        ["", "Sarung Lama", "Kasar", 2205, 450, 1, "", "", "Bekas", "", "", "", "SRG-2", "Nonaktif", 0, 90000, "ya"],
    ]
    path = write_sheet(tmp_path / "tokopedia.xlsx", "ISI Template Impor Produk", rows)
    folder = photos(tmp_path / "foto", "sarung.jpg")
    result = imported(project, path, photos=folder, business="Tenun Sri", category="tenun")
    assert presets_of(result) == ["tokopedia"]
    assert not result.plan.rejected
    found = entries(project, "tenun-sri")
    kept = {heading.rpartition(" / ")[2]: text for heading, text in found["sarung-biru"].pop("extra").items()}
    assert kept == {"Kategori Kode*": "2205", "Kondisi*": "Baru"}
    assert found["sarung-biru"] == {
        "name": {"id": "Sarung Biru"},
        "description": {"id": "Halus"},
        "sku": "SRG-1",
        "photos": [{"file": "sarung.jpg"}],
        "price": {"retail": "125000"},
        "moq": "1",
        "lead_time": "7",
        "gross_weight": "450 g",
    }
    assert found["sarung-lama"]["hidden"] == "yes"
    assert any(line.endswith("Sarung Lama: Informasi SKU / Status*: Nonaktif") for line in summary(result))
