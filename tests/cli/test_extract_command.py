"""`catalog extract`: what it makes and says, in both languages, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.core.project import Project
from catalog.i18n.translator import Translator
from tests.running import refused

ENGLISH = Translator("en")


@pytest.fixture
def project(working_project: Project, font_cache: Path) -> Project:
    working_project.build.mkdir()
    working_project.cache.symlink_to(font_cache)
    return working_project


def test_it_says_what_it_made_and_keeps_it(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--edition", "profil", "--products", "TNC-1, tenun-contoh/selendang", "--keep", "dua", "--jobs", "1"]
    assert run(["extract", *asked], ENGLISH) == 0
    out = capsys.readouterr().out
    assert "build/dua/catalogue.pdf  " in out
    assert " MB\n" in out
    assert "  code: PF27-" in out
    assert "Kept: content/editions/dua.yaml. Make it again with: catalog build dua" in out
    assert project.output("dua").joinpath("catalogue.pdf").is_file()


def test_it_says_so_in_indonesian(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--edition", "petak", "--category", "tenun", "--buyer", "Toko Jaya", "--jobs", "1"]
    assert run(["extract", *asked], Translator("id")) == 0
    out = capsys.readouterr().out
    assert "build/petak-tenun-" in out
    assert "  kode: PT27-" in out
    assert not (project.content / "editions" / "tenun.yaml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("--edition profil", "Say what it is to hold: --business, --category, --kecamatan or --products."),
        ("--business tenun-contoh", "Say with --edition of which edition"),
        ("--edition profli --business x", "There is no edition “profli”. There are: petak, profil. Did you mean"),
        ("--edition profil --business x --output print", "There is no output “print”. There are: screen, accessible"),
        ("--edition profil --products ,", "Say what it is to hold"),
        ("--edition profil --busines x", "There is no option --busines. Did you mean “--business”?"),
    ],
)
def test_what_is_not_understood_is_said(
    arguments: str, said: str, working_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(capsys, "extract", *arguments.split()).startswith(f"error: {said}")
    assert not working_project.build.exists()


def test_what_there_is_not_is_said_with_exit_code_2(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "--edition", "profil", "--business", "tenun-conto"], ENGLISH) == 2
    assert "There is no business “tenun-conto”." in (said := capsys.readouterr().err)
    assert "Did you mean “tenun-contoh”?" in said
    assert not list(project.build.glob("profil*"))
