"""What a cell looks like: words over a column, a value, the word of a total or a note."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from catalog.exchange.tables.table import Value

LONGEST_HEADING: Final = 300  # characters: forms have whole questions there
LONGEST_TOTAL: Final = 60
FIRST_YEAR, LAST_YEAR = 1990, 2100  # numbers that stand over columns
MONEY: Final = re.compile(r"(?:rp|idr|usd|us\$|s\$|rm|[$€£¥])\.?\s*[\d.,]+", re.IGNORECASE)
QUANTITY: Final = re.compile(
    r"[\d.,]+(?:\s*[x×]\s*[\d.,]+)*\s*"
    r"(?:rb|ribu|k|jt|juta|%|mg|gr?|gram|kg|ons|ml|cc|lt?|liter|mm|cm|m|pcs|pc|buah|biji|lembar|pak|pack|box|hari|bulan)\.?",
    re.IGNORECASE,
)
FAULT: Final = re.compile(r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)")  # what a spreadsheet shows for an error
ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+\.[^\s@]+", re.IGNORECASE)
WORD: Final = re.compile(r"[^\W\d_]+")
# Words of headings in Indonesian and English. They settle which line is the one with the headings, and no more: what a
# column means is found out later.
HEADING_WORDS: Final = frozenset(
    WORD.findall("""
    no nomor nama usaha produk barang pemilik alamat kecamatan desa kelurahan kabupaten kota provinsi telepon telp hp
    wa whatsapp email harga ecer eceran grosir jual beli ukuran berat isi kemasan warna bahan komposisi deskripsi uraian
    keterangan catatan kategori jenis merek merk foto gambar stok satuan kode nib pirt halal izin tanggal waktu varian
    rasa jumlah total bidang media tautan
    name product price category description image images photo weight size color colour stock quantity qty unit title
    type variant handle vendor brand address phone mobile owner business shop website instagram facebook link url id sku
    code date status tags tag timestamp minimum min order moq district village notes remarks amount ingredients material
    option value currency language country city""")
)
TOTAL: Final = frozenset({"total", "jumlah", "jml", "subtotal", "grandtotal", "rata", "average", "sum"})
BESIDE_TOTAL: Final = frozenset(
    WORD.findall("""
    sub grand keseluruhan seluruh seluruhnya semua akhir halaman ini harga produk barang usaha item items umkm stok
    nilai rp rupiah idr per kategori kecamatan overall all page price prices products businesses rows of in and dan rata
    """)
)
NOTE: Final = re.compile(
    r"(?:\*+\)?|(?:catatan|keterangan|ket|note|notes|nb|sumber|source|diisi|petunjuk)\b\.?)\s*[:).]?", re.IGNORECASE
)


def is_value(value: Value) -> bool:
    """Whether a cell is one of data: a number, a day, an amount, an address of the web, a text without letters."""
    if not isinstance(value, str):
        return not (isinstance(value, Decimal) and FIRST_YEAR <= value <= LAST_YEAR and value == int(value))
    if not value:
        return False
    if not any(map(str.isalpha, value)):
        return any(map(str.isdigit, value)) and not (value.isdecimal() and FIRST_YEAR <= int(value[:5]) <= LAST_YEAR)
    return any(form.match(value) for form in (MONEY, ADDRESS, FAULT)) or QUANTITY.fullmatch(value) is not None


def is_number(value: Value) -> bool:
    """Whether a cell is a number, a day or an amount of money, and nothing that could stand over a column: 250 ml."""
    if not isinstance(value, str):
        return is_value(value)
    return is_value(value) and (not any(map(str.isalpha, value)) or MONEY.match(value) is not None)


def is_heading(value: Value) -> bool:
    """Whether a cell could stand over a column."""
    if is_value(value) or value == "":
        return False
    return not isinstance(value, str) or len(value) <= LONGEST_HEADING


def has_heading_word(text: str) -> bool:
    """Whether a text has a word that headings have."""
    return not HEADING_WORDS.isdisjoint(WORD.findall(text.casefold()))


def is_total(text: str) -> bool:
    """Whether a text says that the rest of its row sums up the rows above, and says nothing else: a product may be
    called Total Bersih."""
    if len(text) > LONGEST_TOTAL:
        return False
    words = WORD.findall(text.casefold())
    return not TOTAL.isdisjoint(words) and BESIDE_TOTAL.union(TOTAL).issuperset(words)


def is_note(text: str) -> bool:
    """Whether a text begins as a remark below a table does."""
    return NOTE.match(text) is not None
