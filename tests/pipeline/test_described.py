"""What a description says stands in the book and in the HTML as it was typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from catalog.core.project import Project
from catalog.pipeline.build import BuildOptions, build
from tests.conftest import DAY, Silence, SmallBuild, copy_small
from tests.pipeline.printed import words_by_page

TYPED = """description: |
  Kotak 30*20*10 cm, kode __A1__.
  Sejak
  1998. Berdiri di **Contoh**.

  - 5 °C di gudang
  - 8 °C di toko

  9. cuci
  10. jemur
"""
SEEN = (
    "Kotak 30*20*10 cm, kode __A1__. Sejak 1998. Berdiri di Contoh. – 5 °C di gudang – 8 °C di toko 9. cuci 10. jemur"
)

COLUMN = 280  # pt; further right stand the data


@pytest.fixture
def project(tmp_path: Path, font_cache: Path) -> Project:
    copied = copy_small(tmp_path / "project")
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    entry = copied.content / "businesses" / "tenun-contoh" / "sarung.yaml"
    entry.write_text(re.sub(r"^description: .*\n", TYPED, entry.read_text("utf-8"), flags=re.M), encoding="utf-8")
    return copied


def test_a_description_is_printed_as_it_was_typed(project: Project) -> None:
    build(project, ("profil",), BuildOptions(DAY, outputs=("screen", "html")), Silence())
    pages = words_by_page(project.build / "profil" / "catalogue.pdf")
    columns = [" ".join(word for x, _, _, _, word in words if x < COLUMN) for words in pages]
    assert [words for words in columns if SEEN in words], [words for words in columns if "Kotak" in words]
    html = (project.build / "profil" / "html/en/product/tenun-contoh/sarung.html").read_text("utf-8")
    assert "Sejak<br/>\n1998. Berdiri di <strong>Contoh</strong>." in html
    assert '<ol start="9"' in html


def test_lines_of_a_story_stay_lines(project: Project) -> None:
    entry = project.content / "businesses" / "tenun-contoh" / "business.yaml"
    told = 'story: "Alfa pertama.\\nBeta kedua.\\n\\nGama ketiga."\n'
    entry.write_text(
        re.sub(r"^story:\n.*\n.*\n", lambda _: told, entry.read_text("utf-8"), flags=re.M), encoding="utf-8"
    )
    build(project, ("profil",), BuildOptions(DAY, outputs=("screen",)), Silence())
    words = [word for page in words_by_page(project.build / "profil" / "catalogue.pdf") for word in page]
    rows = [next(y for _, y, _, _, word in words if word == first) for first in ("Alfa", "Beta", "Gama")]
    assert rows[0] + 8 < rows[1] < rows[2] - 20


def test_the_licences_explained_are_those_that_pages_print(small: SmallBuild) -> None:
    """A grid has no room for the licences of its makers, profiles have."""
    pages = {
        edition: " ".join(word[4] for words in words_by_page(built.book.paths["screen"]) for word in words)
        for edition, built in small.built.items()
        if built.book
    }
    assert "NIB" in pages["profil"]
    assert "What the licences mean" in pages["profil"]
    assert "NIB" not in pages["petak"]
    assert "Arti izin" not in pages["petak"]
