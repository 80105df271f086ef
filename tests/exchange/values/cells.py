"""Cells as nobody chose them: pieces of what people type, in any order, and any other value."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from catalog.content.language_files import read_languages
from catalog.edition.formatting import Formatter
from catalog.exchange.values.reading import Value
from tests.conftest import SMALL

PIECES = [
    *(
        "Rp",
        "Rp.",
        "IDR",
        "USD",
        "$",
        "¥",
        "€",
        "S$",
        "RM",
        "rb",
        "ribu",
        "jt",
        "juta",
        "k",
        ",-",
        ",00",
        "/pcs",
        "per",
    ),
    *("12", "500", "5", "0", "1.000", "12.500", "12,5", "0,6", "1.125", "000", "2026", "24", "11", "45991", "20261124"),
    *(
        ".",
        ",",
        "-",
        "–",
        "/",
        "x",
        "X",
        "×",
        "*",
        "+",
        "=",
        ":",
        ";",
        "@",
        "%",
        "(",
        ")",
        "±",
        ">=",
        "≥",
        "'",
        '"',
        "&",
    ),
    *(" ", " ", " ", "\n", "\t", "\xa0", "\u200b", "\ufe0f", "e+10", "٣", "１", "½", "1/2", "Ø", "#"),
    *(
        "pcs",
        "lusin",
        "kodi",
        "lembar",
        "m",
        "kg",
        "gr",
        "g",
        "ml",
        "ltr",
        "ons",
        "oz",
        "lb",
        "cm",
        "mm",
        "inch",
        "P",
        "L",
    ),
    *(
        "T",
        "hari",
        "minggu",
        "bulan",
        "jam",
        "kerja",
        "s/d",
        "sampai",
        "dan",
        "ya",
        "tidak",
        "belum ada",
        "proses",
        "min",
    ),
    *("Nov", "November", "Nop", "Mei", "Selasa", "T00:00", "1:45 PM", "WIB", "0812", "62", "+62", "812345678", "ext."),
    *("wa.me/", "https://", "www.", "shopee.co.id/", "instagram.com/", ".com", "gmail", "@toko", "ig:", "NIB", "P-IRT"),
    *("MD", "ID", "IDM", "halal", "9120001234567", "2063524010001-29", "35110001234560124", "berlaku s/d", "UD.", "CV"),
    *(
        "BERKAH",
        "DAN",
        "Hj.",
        "S.PD",
        "D'",
        "katun",
        "60%",
        "sutra",
        "40%",
        "singkong",
        "<b>",
        "</b>",
        "&amp;",
        "<p>",
        "🔥",
    ),
    *(
        "ukuran",
        "uk.",
        "netto",
        "isi",
        "berat",
        "panjang",
        "diameter",
        "promo",
        "harga",
        "komposisi:",
        "warna:",
        "dll",
        "No.",
    ),
    *("Kec.", "Babat", "Babt", "Kab. Lamongan", "S", "M", "XL", "S-XL", "38-42", "Merah/Biru", "nego", "mulai"),
]
TYPED = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
SPACED = st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join)
NUMBERS = st.one_of(
    st.decimals(),
    st.integers(-(10**20), 10**20).map(Decimal),
    st.floats().map(str).map(Decimal),
    st.just(Decimal("1e400")),
)
CELLS: st.SearchStrategy[Value] = st.one_of(
    TYPED, SPACED, st.text(max_size=40), NUMBERS, st.dates(), st.datetimes(), st.booleans()
)
LANGUAGES, _ = read_languages(SMALL, [], [])
FORMATTERS = {code: Formatter(LANGUAGES[code]) for code in ("id", "en", "en-IN")}  # as the catalogue writes values
