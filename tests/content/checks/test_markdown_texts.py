"""Markup that no page prints as such is reported where it stands."""

from __future__ import annotations

import pytest

from catalog.content.checks.markdown_texts import unsupported
from tests.content.breaking import CHIPS, Trial


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lihat [toko kami](https://toko.example).", ["[toko kami](https://toko.example)"]),
        ("![foto](foto.jpg)", ["![foto](foto.jpg)"]),
        ("## Cara memakai\nGoreng.", ["## Cara memakai"]),
        ("Judul\n=====\nisi", ["====="]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", ["| a | b |"]),
        ("```\nx\n```", ["```"]),
        ("> kutipan", ["> kutipan"]),
        ("* satu\n* dua", ["* satu"]),
        ("- satu\n  - dalam\n- dua", ["- dalam"]),
        ("__tebal__", ["__tebal__"]),
        ("***tebal***", ["***tebal***"]),
        ("~~lama~~ baru", ["~~lama~~"]),
        ("**tebal", ["**tebal"]),
    ],
)
def test_markdown_that_is_not_printed_is_found(text: str, found: list[str]) -> None:
    assert list(unsupported(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "30*20*10 cm",
            "3*4 dan 5*6",
            "- 5 °C",
            "1998. Berdiri",
            "24) dua",
            "* syarat berlaku",
            "> 5 kg",
            "#1 di kota",
        ),
        *("#1 di kota", "- a\n- b", "1. a\n2. b", "**a** *b* _c_", "[isi 12]", "a - b", "2**3", "pedas | manis"),
        "Harga [grosir]: 5",
    ],
)
def test_what_is_printed_as_it_is_meant_is_not_reported(text: str) -> None:
    assert list(unsupported(text)) == []


def test_each_language_is_looked_at_and_its_line_named(trial: Trial) -> None:
    trial.add(CHIPS, "description:\n  id: Biasa\n  en: |\n    Plain.\n\n    # Heading\n")
    rows = [row for row in trial.rows() if row[0].startswith("mark")]
    assert rows == [("markdown-unsupported", f"{CHIPS}:10:7", "description")]


def test_html_is_reported_in_every_text(trial: Trial) -> None:
    trial.add(CHIPS, "description: {id: <p>Renyah</p>, en: Crisp &amp; light}\n")
    assert [row for row in trial.rows() if row[0] == "markup-as-text"] == [
        ("markup-as-text", f"{CHIPS}:8:19", "description"),
        ("markup-as-text", f"{CHIPS}:8:38", "description"),
    ]


def test_markdown_in_a_field_that_has_none_is_reported(trial: Trial) -> None:
    trial.add(CHIPS, "care: {id: '**Renyah** dan 3*4', en: 3*4 crisp}\n")
    assert [row for row in trial.rows() if row[0].startswith("mark")] == [("markdown-as-text", f"{CHIPS}:8:12", "care")]
