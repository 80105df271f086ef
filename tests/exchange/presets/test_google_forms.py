"""The answers of a Google form: the time, long questions, several choices in a cell, links to Google Drive."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.core.project import Project
from tests.exchange.presets.shops import entries, fields_of, imported, photos, presets_of, summary, write_csv

QUESTIONS = {
    "id": [
        *("Cap waktu", "Alamat Email", "1. Apa nama usaha Anda?", "Tuliskan nomor WhatsApp yang aktif"),
        *("Pilih kategori usaha", "Apa nama produk Anda?", "Berapa harga jualnya? (Rp)"),
        *("Pilihan rasa yang tersedia (boleh lebih dari satu)", "Unggah foto produk"),
    ],
    "en": [
        *("Timestamp", "Email Address", "What is the name of your business?", "WhatsApp number"),
        *("Business category", "What is the name of your product?", "Retail price"),
        *("Which flavours are there?", "Please upload product photos"),
    ],
}
DRIVE = "https://drive.google.com/open?id="
ROWS = [
    [
        *("2026/11/24 9:15:02 AM GMT+7", "ani@contoh.example", "Dapur Ani", "0812 3456 7890", "Pangan"),
        *("Keripik Pisang", "Rp 12.500,-", "Manis, Pedas, Keju", f"{DRIVE}1AbCdEfGhIjKlMnOp, {DRIVE}1QqCdEfGhIjKlMnOp"),
    ],
    [
        *("2026/11/24 9:20:02 AM GMT+7", "sri@contoh.example", "Bu Sri", "081299990000", "Pangan"),
        *("Wingko", "20rb", "", "https://drive.google.com/file/d/1ZzCdEfGhIjKlMnOp/view?usp=sharing"),
    ],
]


def answers(folder: Path, headings: list[str]) -> Path:
    return write_csv(folder / "jawaban.csv", headings, [dict(zip(headings, row, strict=True)) for row in ROWS])


@pytest.mark.parametrize("language", ["id", "en"])
def test_answers_become_entries(language: str, project: Project, tmp_path: Path) -> None:
    folder = photos(tmp_path / "foto", "keripik pisang.jpg", "1ZzCdEfGhIjKlMnOp.jpg")
    result = imported(project, answers(tmp_path, QUESTIONS[language]), photos=folder)
    assert presets_of(result) == ["google-forms"]
    assert not result.plan.rejected
    assert entries(project, "dapur-ani") == {
        "business": {
            "name": {"id": "Dapur Ani"},
            "category": "pangan",
            "contacts": {"whatsapp": "+62 812-3456-7890", "email": "ani@contoh.example"},
        },
        "keripik-pisang": {
            "name": {"id": "Keripik Pisang"},
            "photos": [{"file": "keripik-pisang.jpg"}],
            "price": {"retail": "12500"},
            "variants": {
                "axes": {"flavour": {"name": {"id": "Rasa", "en": "Flavour"}, "options": ["Manis", "Pedas", "Keju"]}},
                "items": [{"of": {"flavour": taste}} for taste in ("Manis", "Pedas", "Keju")],
            },
        },
    }
    assert entries(project, "bu-sri")["wingko"] == {
        "name": {"id": "Wingko"},
        "photos": [{"file": "1zzcdefghijklmnop.jpg"}],
        "price": {"retail": "20000"},
    }
    told = summary(result)
    assert (
        "Links to Google Drive do not say what a photo is called: 2. Download the folder with the answers, and name "
        "each photo after its product or code." in told
    )
    assert fields_of(result)[QUESTIONS[language][0]] == "skip"
