"""Which field a column is, by what stands above it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.exchange.columns.fields import EXTRA, fields
from catalog.exchange.columns.match import BY_LIKENESS, match_columns
from catalog.exchange.entries.cell_readers import READERS


def matched(*headings: str, typed: dict[str, str] | None = None) -> dict[str, str]:
    return {match.heading: match.field.key for match in match_columns(list(enumerate(headings)), typed or {})}


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Nama Usaha", "business.name"),
        ("1. Nama usaha Anda?", "business.name"),
        ("Tuliskan nomor WhatsApp yang aktif", "business.contacts.whatsapp"),
        ("No. WA", "business.contacts.whatsapp"),
        ("KECAMATAN *", "business.address.kecamatan"),
        ("Kecamtan", "business.address.kecamatan"),
        ("Harga Jual (Rp)", "product.price.retail"),
        ("Harga / Ecer", "product.price.retail"),
        ("Harga / Grosir", "product.price.wholesale.price"),
        ("Min. Grosir", "product.price.wholesale.from"),
        ("Tgl. harga", "product.price.date"),
        ("P-IRT", "product.licences.pirt"),
        ("No. Sertifikat Halal", "product.licences.halal"),
        ("Berat (gram)", "product.net_weight"),
        ("expired", "product.shelf_life_days"),
        ("No", "skip"),
        ("Timestamp", "skip"),
        ("Sebabnya", "skip"),
        ("", EXTRA),
    ],
)
def test_a_heading_is_known_as_people_write_it(heading: str, key: str) -> None:
    assert matched(heading)[heading] == key


def test_a_name_alone_is_what_the_table_is_about() -> None:
    assert matched("Nama", "Harga")["Nama"] == "product.name"
    assert matched("Nama", "Alamat")["Nama"] == "business.name"
    assert matched("Nama", "Nama Usaha", "Harga")["Nama"] == "product.name"


def test_of_two_columns_the_one_that_says_more_is_the_field() -> None:
    assert matched("WA lama", "Nomor WhatsApp") == {"WA lama": EXTRA, "Nomor WhatsApp": "business.contacts.whatsapp"}
    assert matched("Foto", "Foto 2") == {"Foto": "product.photos", "Foto 2": "product.photos"}


def test_what_was_told_of_a_heading_holds() -> None:
    assert matched("Nama", "Produk", typed={"nama": "business.owner"}) == {
        "Nama": "business.owner",
        "Produk": "product.name",
    }


def test_a_likeness_is_told_apart() -> None:
    (match,) = match_columns([(0, "Kecamtan")], {})
    assert match.how == BY_LIKENESS


def test_every_kind_of_column_can_be_read() -> None:
    assert {field.reads for field in fields().values()} - {"skip", "extra", "attribute"} == READERS.keys()


@given(st.lists(st.text(max_size=30), max_size=12))
def test_any_headings_are_columns(headings: list[str]) -> None:
    found = match_columns(list(enumerate(headings)), {})
    assert [match.heading for match in found] == headings
    single = [match.field.key for match in found if not match.field.many]
    assert len(single) == len(set(single))
