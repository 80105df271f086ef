"""A heading → the words by which it is known, and what it says in brackets."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

BRACKETS: Final = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
WORD: Final = re.compile(r"[^\W_]+")
NUMBERED: Final = re.compile(r"^\s*\d{1,3}[.)]\s+")  # as forms number their questions
FILLING: Final = frozenset(  # of questions, in Indonesian and English
    WORD.findall(
        "anda bapak ibu saudara kak yang dan atau di ke dari untuk pada adalah apa apakah berapa berapakah silakan "
        "silahkan mohon tuliskan tulis isi isikan sebutkan masukkan cantumkan jika bila ada wajib opsional sesuai "
        "aktif contoh the a an of your or and please enter is what which are there do does have how many much in for "
        "required optional if any"
    )
)

SHORT: Final = {  # how words of headings are shortened
    **{"tgl": "tanggal", "hrg": "harga", "jml": "jumlah", "jmlh": "jumlah", "nm": "nama", "brg": "barang"},
    **{"prod": "produk", "thn": "tahun", "bln": "bulan", "desc": "description", "qty": "quantity", "ket": "keterangan"},
}


def words_of(heading: str) -> frozenset[str]:
    """The words of a heading without those that only make it a question: `1. Nama usaha Anda?` → nama, usaha."""
    words = (SHORT.get(word, word) for word in WORD.findall(_plain(heading)))
    return frozenset(word for word in words if word not in FILLING)


def note_of(heading: str) -> str:
    """What a heading says in brackets: `Berat (gram)` → `gram`."""
    found = BRACKETS.findall(heading)
    return found[-1].strip() if found else ""


def same_heading(heading: str) -> str:
    """A heading as it is compared with another: without capitals, spaces and signs."""
    return "".join(WORD.findall(unicodedata.normalize("NFKC", heading).casefold()))


def _plain(heading: str) -> str:
    """Without brackets and numbers; `p-irt` is one word, and so is `e-mail`."""
    text = unicodedata.normalize("NFKC", heading).casefold()
    bare = NUMBERED.sub("", BRACKETS.sub(" ", text))
    return (bare if WORD.search(bare) else text).replace("-", "")
