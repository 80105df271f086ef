"""`catalog feed`, as a person types it: what it makes and says, in both languages, and what it refuses."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.core.project import Project
from catalog.i18n.translator import Translator
from tests.running import refused

ENGLISH, INDONESIAN = Translator("en"), Translator("id")
SITE = ("--site", "https://contoh.example")


@pytest.fixture
def project(working_project: Project, font_cache: Path) -> Project:
    working_project.build.mkdir()
    working_project.cache.symlink_to(font_cache)
    return working_project


def test_it_writes_all_feeds_and_says_what_is_in_none(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["feed", "profil", *SITE, "--in-stock", "--jobs", "1"], ENGLISH) == 0
    out, err = capsys.readouterr()
    assert "build/profil/feeds/meta.csv  4 rows, products: 2, rows left out: 5" in out
    assert "build/profil/feeds/google.xml  4 rows, products: 2, rows left out: 5" in out
    assert "build/profil/feeds/products.jsonl  9 rows, products: 7, rows left out: 0" in out
    assert (
        "Meta needs a description, and there is none in the language of the edition.\n    tenun-contoh/serbet\n" in out
    )
    assert "  Meta needs a picture, and there is none that fits.\n    dapur-contoh/keripik-1, " in out
    assert "    → Add a photo (photos)" in out
    assert "Products of businesses that are marked as invented examples" in out
    assert "https://contoh.example/feeds/" in out
    assert "catalog build profil --output html" in err
    assert (project.output("profil") / "feeds" / "google.xml").is_file()


def test_the_list_names_each_row_that_is_left_out(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["feed", "profil", *SITE, "--format", "google", "--jobs", "1"], INDONESIAN) == 0
    out = capsys.readouterr().out
    assert "Tidak diikutkan:" in out
    assert "build/profil/feeds/google.xml  3 baris, produk: 1, baris yang tidak diikutkan: 6" in out
    text = (project.output("profil") / "feeds" / "left-out.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline="")))
    assert rows[0] == ["Hasil", "Berkas", "Produk", "Id", "Entri", "Temuan", "Yang perlu dilakukan"]
    left_out = {row[3] for row in rows if row[0] == "Tidak diikutkan"}
    assert left_out == {"TNC-2", "TNC-3", "DPC-1", "DPC-2", "DPC-3", "DPC-4"}
    assert not (project.output("profil") / "feeds" / "meta.csv").exists()


def test_a_feed_without_a_row_is_not_written_and_the_command_fails(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (project.content / "businesses" / "tenun-contoh").glob("s*.yaml"):
        path.unlink()
    assert run(["feed", "profil", *SITE, "--jobs", "1"], ENGLISH) == 1
    out = capsys.readouterr().out
    assert "build/profil/feeds/meta.csv  not written, since no row fits; rows left out: 4" in out
    folder = project.output("profil") / "feeds"
    assert {path.name for path in folder.iterdir()} == {"products.jsonl", "left-out.csv"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("profli --site https://a.example", "There is no edition “profli”. There are: petak, profil. Did you mean"),
        ("profil --site https://a.example --format meat", "There is no feed “meat”. There are: meta, google, jsonld"),
        ("profil", "Feeds lead to pages on the web, and it is not known where the HTML of this edition is published."),
        ("profil --site contoh.example", "“contoh.example” is not the address of a site that shops can read."),
    ],
)
def test_what_is_not_understood_is_said(
    arguments: str, said: str, working_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refused(capsys, "feed", *arguments.split())
    assert told.startswith(f"error: {said}")
    assert "  → " in told
    assert not working_project.build.exists()
