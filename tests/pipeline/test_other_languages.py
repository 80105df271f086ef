"""What an edition prints in another language: its `lang` in HTML and PDF, the list beside the book, and what is taken
from the cache."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from catalog.cli.main import run
from catalog.core.project import shipped
from catalog.i18n.translator import Translator
from tests.content.breaking import CHIPS, SARONG, Trial

ENGLISH = (shipped("content/languages") / "en.yaml").read_text(encoding="utf-8")
LISTED = "listed in build/pasar/other-languages.csv"
LINE = "{id: Tipis dan renyah, en: Thin and crisp}"


@pytest.fixture
def trial(tmp_path: Path, font_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Trial:
    """The small project with an edition in a language that it has no texts in, but in English."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    trial = Trial.of_small(tmp_path / "project")
    trial.project.build.mkdir()
    trial.project.cache.symlink_to(font_cache)
    trial.write("languages/ms.yaml", ENGLISH.replace("code: en", "code: ms\nfallback: [en]"))
    trial.write("editions/pasar.yaml", "like: petak\nlanguages: [ms]\ncode: PS27\n")
    trial.change(SARONG, "{id: katun, en: cotton}", "katun")
    return trial


def made(trial: Trial, capsys: pytest.CaptureFixture[str]) -> str:
    arguments = ["--project", str(trial.project.root), "build", "pasar", "--output", "accessible,html"]
    assert run(arguments, Translator("en")) == 0
    return capsys.readouterr().out


def page(trial: Trial, name: str) -> str:
    return (trial.project.output("pasar") / "html" / "ms" / name).read_text(encoding="utf-8")


def spoken(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Roles and languages of the elements of a PDF's structure that name one."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/Lang" in item:
            yield str(item.S), str(item.Lang)


def test_every_such_text_says_its_language_and_is_listed(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    said = made(trial, capsys)
    assert "Texts in another language: 37, in 10 entries (ms → en 36, id 1)" in said
    assert LISTED in said
    sarong = page(trial, "product/tenun-contoh/sarung.html")
    assert re.search(r'<h1[^>]* lang="en"[^>]*>Indigo Sarong<', sarong)
    assert re.search(r'<dd lang="id">katun<', sarong)
    assert re.search(r'<img [^>]*alt="A folded sarong"[^>]* lang="en"', sarong)
    assert '<html lang="ms">' in sarong
    with pikepdf.open(trial.project.output("pasar") / "catalogue-accessible.pdf") as pdf:
        assert {language for _, language in spoken(pdf)} == {"ms", "en", "id"}
        assert str(pdf.Root.Lang) == "ms"
    with (trial.project.output("pasar") / "other-languages.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 37
    row = {"file": f"content/{SARONG}", "field": "fibre[0].name", "language": "ms", "printed_in": "id"}
    assert row in rows


def test_nothing_changed_says_the_same_and_a_translation_takes_its_mark_away(
    trial: Trial, capsys: pytest.CaptureFixture[str]
) -> None:
    made(trial, capsys)
    assert LISTED in made(trial, capsys)
    assert 'class="lead" lang="en">Thin and crisp<' in page(trial, "product/dapur-contoh/keripik-1.html")
    trial.change(CHIPS, LINE, "{id: Tipis dan renyah, en: Thin and crisp, ms: Nipis dan rangup}")
    assert "Texts in another language: 36, in 10 entries" in made(trial, capsys)
    assert 'class="lead">Nipis dan rangup<' in page(trial, "product/dapur-contoh/keripik-1.html")
    trial.change(CHIPS, LINE.replace("}", ", ms: Nipis dan rangup}"), "{id: Nipis dan rangup}")
    made(trial, capsys)  # the same words, now in another language: what is stored must not serve
    assert 'class="lead" lang="id">Nipis dan rangup<' in page(trial, "product/dapur-contoh/keripik-1.html")


def test_an_edition_with_every_text_has_no_list(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    made(trial, capsys)
    trial.write("editions/pasar.yaml", "like: petak\nlanguages: [en-US]\ncode: PS27\n")
    trial.change(SARONG, "name: katun", "name: {id: katun, en: cotton}")
    assert "another language" not in made(trial, capsys)
    assert not (trial.project.output("pasar") / "other-languages.csv").exists()
