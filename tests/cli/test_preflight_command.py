"""`catalog preflight`, as it is given on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.i18n.translator import Translator
from tests.preflight.cases import page
from tests.preflight.pdf_builder import X4, built
from tests.reports.test_preflight_text import coarse
from tests.running import catalog, refused

ENGLISH = Translator("en")


def test_a_good_file_ends_with_0_and_a_bad_one_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = built(tmp_path, page())
    assert run(["preflight", str(good), "--standard", "x4"], ENGLISH) == 0
    assert "Nothing found" in capsys.readouterr().out
    bad = built(tmp_path, page("1 0 0 rg 60 60 9 9 re f"))
    assert run(["preflight", str(bad)], ENGLISH) == 1
    assert "DeviceRGB" in capsys.readouterr().out


def test_warnings_end_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["preflight", str(built(tmp_path, coarse))], ENGLISH) == 0
    assert "No error: the file can go to the print shop once the warnings were looked at." in capsys.readouterr().out


def test_what_the_standard_wants_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = built(tmp_path, page(), "")
    assert [run(["preflight", str(path), "--standard", name], ENGLISH) for name in ("none", "cmyk", "x4", "x1a")] == [
        0,
        0,
        1,
        1,
    ]
    assert "PDF/X-1a" in capsys.readouterr().out
    assert X4.standard.value == "PDF/X-4"


def test_a_file_that_is_not_there_is_misuse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "There is no file" in refused(capsys, "preflight", str(tmp_path / "nix.pdf"))
    assert "There is no file" in refused(capsys, "preflight", str(tmp_path))
    assert "FILE.pdf is missing" in refused(capsys, "preflight")
    assert "“pdf” is not possible for --format" in refused(capsys, "preflight", "x.pdf", "--format", "pdf")


def test_the_language_may_stand_behind_the_command(tmp_path: Path) -> None:
    built(tmp_path, coarse)
    done = catalog("preflight", "made.pdf", "--lang", "id", folder=tmp_path)
    assert "Foto “Keripik Pisang” 180 dpi, perlu 225." in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_json_is_all_that_is_printed(tmp_path: Path) -> None:
    built(tmp_path, coarse)
    done = catalog("preflight", "made.pdf", "--format", "json", folder=tmp_path)
    assert json.loads(done.stdout)["warnings"] == 1


def test_html_goes_beside_the_file_or_where_it_is_told_to(tmp_path: Path) -> None:
    built(tmp_path, coarse)
    done = catalog("preflight", "made.pdf", "--format", "html", folder=tmp_path)
    assert "Written: made-preflight.html" in done.stdout
    assert "Keripik Pisang" in (tmp_path / "made-preflight.html").read_text(encoding="utf-8")
    done = catalog("preflight", "made.pdf", "--format", "html", "--out", "report.html", "--lang", "id", folder=tmp_path)
    assert "Ditulis: report.html" in done.stdout
    assert '<html lang="id">' in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_no_project_is_needed_and_none_is_changed(tmp_path: Path) -> None:
    built(tmp_path, page())
    catalog("preflight", "made.pdf", folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["made.pdf"]
