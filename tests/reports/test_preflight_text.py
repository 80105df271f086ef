"""The report of preflight in words and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

from catalog.i18n.translator import Translator
from catalog.reports.preflight_text import page_ranges, preflight_json, preflight_text
from tests.preflight.cases import page
from tests.preflight.pdf_builder import CMYK, X4, Builder, built, checked
from tests.preflight.test_places import _named as named_picture
from tests.preflight.thing_cases import PLACED


def plain(text: str, _: str) -> str:
    return text


def coarse(made: Builder) -> None:
    made.objects["/P"] = made.picture(180, 180)
    made.page(f"/Figure <</Alt (Keripik Pisang)>> BDC {PLACED} EMC")


def bad(count: int, made: Builder) -> None:
    """Pages of RGB in many places, of fine lines and of coarse pictures."""
    made.objects["/P"] = made.picture(100, 100)
    boxes = " ".join(f"1 0 0 rg {40 + 3 * index} 60 2 2 re f 0.1 w 60 {90 + index} m 90 90 l S" for index in range(30))
    for number in range(count):
        made.page(f"{boxes} q {70 + number % 7} 0 0 70 60 60 cm /P Do Q")


def test_office_staff_can_act_on_it(tmp_path: Path) -> None:
    report = checked(built(tmp_path, coarse))
    assert preflight_text(report, Translator("id"), plain).splitlines() == [
        "made.pdf · 1 halaman · 71 × 71 mm · diperiksa untuk PDF/X-4, bleed 3 mm, tinta 320 %",
        "PDF 1.6 (PDF/X-4) · warna: DeviceCMYK · fon: Kotak",
        "",
        "peringatan: halaman 1, di 14, 31 mm (25 × 25 mm): Foto “Keripik Pisang” 180 dpi, perlu 225.",
        "  → Minta foto yang lebih besar, atau tampilkan lebih kecil. [GWG 2015, 4.26]",
        "",
        "Tinta hanya ditaksir benda demi benda; tinta diukur kalau Ghostscript terpasang dan bisa membuat pelat dari "
        "berkas ini.",
        "Galat: 0. Peringatan: 1. Catatan: 0.",
        "Tidak ada galat: berkas ini siap ke percetakan setelah peringatannya dilihat.",
    ]


def test_in_english_a_picture_without_a_name(tmp_path: Path) -> None:
    def build(made: Builder) -> None:
        made.objects["/P"] = made.picture(180, 180)
        made.page(PLACED)

    text = preflight_text(checked(built(tmp_path, build)), Translator("en"), plain)
    assert "warning: page 1, at 14, 31 mm (25 × 25 mm): Picture: 180 dpi, 225 are needed." in text


def test_a_good_file_is_said_to_be_one(tmp_path: Path) -> None:
    text = preflight_text(checked(built(tmp_path, named_picture)), Translator("en"), plain)
    assert text.endswith("Nothing found: the file can go to the print shop.")


def test_a_bad_file_of_many_pages_gives_a_short_report(tmp_path: Path) -> None:
    report = checked(built(tmp_path, lambda made: bad(60, made), ""), CMYK)
    text = preflight_text(report, Translator("en"), plain)
    assert len(text.splitlines()) < 30
    assert "error: pages 1–60, places: 1800, the first at" in text
    assert "further findings of this kind:" in text
    assert sum(group.count for group in report.groups if group.code == "pdf-colour-space") == 1800


def test_as_json(tmp_path: Path) -> None:
    found = json.loads(preflight_json(checked(built(tmp_path, coarse)), Translator("id")))
    assert {key: found[key] for key in ("file", "pages", "ink", "errors", "warnings", "notes")} == {
        "file": "made.pdf",
        "pages": 1,
        "ink": "estimate",
        "errors": 0,
        "warnings": 1,
        "notes": 0,
    }
    assert found["made_of"] == {
        "version": "1.6",
        "standard": "PDF/X-4",
        "fonts": [{"name": "Kotak", "kind": "TrueType", "embedded": True, "subset": True}],
        "colour_spaces": ["DeviceCMYK"],
        "spot_colours": [],
        "layers": [],
    }
    (finding,) = found["findings"]
    assert finding["places"] == [{"x": 14.1, "y": 31.0, "width": 25.4, "height": 25.4}]
    assert (finding["code"], finding["page"], finding["subject"]) == ("pdf-picture-coarse", 1, "Keripik Pisang")
    assert finding["what"] == "Foto “Keripik Pisang” 180 dpi, perlu 225."
    assert finding["values"] == {"dpi": "180", "wanted": "225"}


def test_every_file_that_cannot_be_read_has_a_report(tmp_path: Path) -> None:
    path = tmp_path / "no.pdf"
    path.write_bytes(b"no")
    text = preflight_text(checked(path), Translator("id"), plain)
    assert "galat: seluruh berkas: Berkas ini bukan PDF." in text
    assert json.loads(preflight_json(checked(path), Translator("id")))["errors"] == 1


def test_what_a_file_calls_its_things_does_nothing_to_a_terminal(tmp_path: Path) -> None:
    def build(made: Builder) -> None:
        made.fonts["/G"] = made.font("Jahat#1b[31m\x1b[31m", embedded=False)
        made.page("BT /G 9 Tf 60 60 Td 0 1 0 0 k (A) Tj ET")

    text = preflight_text(checked(built(tmp_path, build), X4), Translator("en"), plain)
    assert "pdf-font-missing" in {group.code for group in checked(built(tmp_path, build), X4).groups}
    assert "\x1b" not in text


def test_ranges_of_pages() -> None:
    assert page_ranges([7, 1, 2, 3, 9, 10, 2]) == "1–3, 7, 9–10"
    assert page_ranges([]) == ""
    assert page_ranges(range(1, 100, 7)) == "1, 8, 15, 22, 29, 36, 43, 50 … 99"


def test_one_page_is_no_plural(tmp_path: Path) -> None:
    report = checked(built(tmp_path, page()))
    assert " · 1 page · " in preflight_text(report, Translator("en"), plain)
