"""Editions for markets: what they leave out is listed beside them, and they are made where they are asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.content.load_catalogue import load_catalogue
from catalog.content.selection import selected_products
from catalog.core.project import Project
from catalog.i18n.translator import Translator
from tests.conftest import DAY, copy_small
from tests.pipeline.printed import words_by_page

ENGLISH = Translator("en")
MARKET = """name: Singapura
country: SG
languages: [en]
currency: SGD
round_to: 0.50
gates:
  - {name: batch, when: {name: {contains: keripik}}, needs: batch_code, level: offer, why: {id: Kode, en: Codes}}
"""


@pytest.fixture
def project(tmp_path: Path, font_cache: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    copied = copy_small(tmp_path)
    copied.build.mkdir()
    copied.cache.symlink_to(font_cache)
    (copied.content / "markets").mkdir()
    (copied.content / "markets" / "sg.yaml").write_text(MARKET, encoding="utf-8")
    edition = copied.content / "editions" / "export-sg.yaml"
    edition.write_text("like: petak\nmarket: sg\non_request: yes\noutputs: [screen]\n", encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str((DAY.toordinal() - 719_163) * 86_400))
    return copied


def test_an_edition_for_a_market_leaves_out_and_lists(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--project", str(project.root), "build", "export-sg"], ENGLISH) == 0
    folder = project.output("export-sg")
    said = capsys.readouterr().out
    assert "Market sg: " in said
    assert "build/export-sg/left-out.html" in said
    catalogue = load_catalogue(project.root, DAY, jobs=1).catalogue
    assert catalogue
    offered = {product.key for _, product in selected_products(catalogue, catalogue.editions["export-sg"])}
    page = (folder / "left-out.html").read_text(encoding="utf-8")
    out = {product.key for one in catalogue.summaries.values() for product in one.products} - offered
    assert any(f"{key}<" in page for key in out)
    assert not any(f"{key}<" in page for key in offered)
    assert "Keripik" not in {word[4] for words in words_by_page(folder / "catalogue.pdf") for word in words}
    (folder / "left-out.xlsx").unlink()
    assert run(["--project", str(project.root), "build", "export-sg"], ENGLISH) == 0
    assert (folder / "left-out.xlsx").exists()  # also where nothing else is made anew
    assert "Market sg: " in capsys.readouterr().out


@pytest.mark.parametrize(("arguments", "made"), [([], False), (["--all"], True)])
def test_an_edition_on_request_is_made_with_all_alone(
    arguments: list[str], made: bool, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (project.content / "editions" / "profil.yaml").unlink()
    assert run(["--project", str(project.root), "build", "--output", "screen", *arguments], ENGLISH) == 0
    capsys.readouterr()
    assert project.output("petak").is_dir()
    assert project.output("export-sg").is_dir() is made


LISTS = ("left-out.html", "left-out.csv", "left-out.xlsx", "left-out.txt")


@pytest.mark.parametrize("alone", [True, False])
def test_lists_of_a_build_before_go_when_the_edition_cannot_be_made(
    alone: bool, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = project.output("export-sg")
    folder.mkdir()
    for name in LISTS:
        (folder / name).write_text("earlier", encoding="utf-8")
    (folder / "catalogue.pdf").write_text("the last good one", encoding="utf-8")
    market = project.content / "markets" / "sg.yaml"
    market.write_text(MARKET.replace("when: {name: {contains: keripik}}, ", ""), encoding="utf-8")
    editions = ["export-sg"] if alone else ["export-sg", "petak"]
    assert run(["--project", str(project.root), "build", "--output", "html", *editions], ENGLISH) == 1
    assert "None of the products may be offered in the market “sg”" in capsys.readouterr().err
    assert [path.name for path in folder.iterdir()] == ["catalogue.pdf"]


def test_lists_stay_where_something_else_is_wrong(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    folder = project.output("export-sg")
    folder.mkdir()
    (folder / "left-out.csv").write_text("earlier", encoding="utf-8")
    (project.content / "catalogue.yaml").write_text("title: [", encoding="utf-8")
    assert run(["--project", str(project.root), "build", "export-sg"], ENGLISH) == 1
    assert (folder / "left-out.csv").exists()
    assert "catalogue.yaml" in capsys.readouterr().err
