"""`catalog markets`, `check --market`, `new market`, and editions on request, as a person types them."""

from __future__ import annotations

import csv
import json
import re
from io import StringIO
from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.core.project import Project
from catalog.i18n.translator import Translator
from tests.conftest import copy_small
from tests.running import refused

ENGLISH, INDONESIAN = Translator("en"), Translator("id")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return copy_small(tmp_path / "project")


def said(capsys: pytest.CaptureFixture[str], project: Project, *arguments: str, by: Translator = ENGLISH) -> str:
    assert run(["--project", str(project.root), *arguments], by) == 0
    return capsys.readouterr().out


def test_the_matrix_has_every_product_and_market(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    lines = said(capsys, project, "markets").splitlines()
    head, *rows, total = lines[2:]
    assert head.split() == ["au", "cn", "gb", "id", "in", "jp", "kr", "my", "tr", "tw", "us"]
    assert rows
    assert all(set(row.split()[1:]) <= {"✓", "○", "–"} and len(row.split()) == 12 for row in rows)
    offered = [sum(row.split()[column] != "–" for row in rows) for column in range(1, 12)]
    assert [int(number) for number in total.split()[-11:]] == offered


def test_the_matrix_for_programs_agrees(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    by_product = json.loads(said(capsys, project, "markets", "--format", "json"))
    rows = list(csv.DictReader(StringIO(said(capsys, project, "markets", "--format", "csv"))))
    assert len(rows) == len(by_product) * 11
    for row in rows:
        gaps = by_product[row["entry"]][row["market"]]["gaps"]
        assert row["gates"].split() == [gap["gate"] for gap in gaps]


def test_what_is_lacking_is_told_in_the_readers_language(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    english, indonesian = (said(capsys, project, "check", "--market", "JP", by=by) for by in (ENGLISH, INDONESIAN))
    assert "Left out of the edition:" in english
    assert "The buyer looks up duty and rules by the HS code." in english
    assert "Tidak ikut dalam edisi ini:" in indonesian
    assert "Pembeli mencari tarif" in indonesian
    assert said(capsys, project, "markets", "jp") == english


def test_a_market_that_is_none_is_refused(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert "There is no market “jpp”" in refused(capsys, "--project", str(project.root), "markets", "jpp")
    assert "jp" in refused(capsys, "--project", str(project.root), "check", "--market", "jpp")


def test_a_new_market_is_checked_and_has_an_edition(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = said(capsys, project, "check")
    written = said(capsys, project, "new", "market", "sg", by=INDONESIAN)
    assert "content/markets/sg.yaml" in written
    assert "content/editions/export-sg.yaml" in written
    text = (project.content / "markets" / "sg.yaml").read_text(encoding="utf-8")
    for line in ('name: {id: "Singapura", en: "Singapore"}', "currency: SGD", "paper: a4", "also: [export]"):
        assert f"\n{line}\n" in text
    market = project.content / "markets" / "sg.yaml"
    text = re.sub(r"(?m)^languages: .*$", "languages: [en]", text)  # the small project has no other
    market.write_text(text.replace("also: [export]", "also: []"), encoding="utf-8")  # and lacks much
    assert said(capsys, project, "check") == before
    assert "Singapore (sg)" in said(capsys, project, "markets", "sg")


@pytest.mark.parametrize("code", ["us", "cn", "sa", "vn", "de", "ph"])
def test_any_country_makes_a_market_without_problems(
    code: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["--project", str(project.root), "new", "market", code], ENGLISH)
    (project.content / "editions" / f"export-{code}.yaml").unlink()
    capsys.readouterr()
    assert f"markets/{code}.yaml" not in said(capsys, project, "check")


@pytest.mark.parametrize("code", ["singapore", "xx", "../x", "Sg"])
def test_what_is_no_country_is_refused(code: str, project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    why = refused(capsys, "--project", str(project.root), "new", "market", code)
    assert "two letters" in why or "sg" in why
    assert not (project.content / "markets").exists()


def test_a_market_is_never_overwritten(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, project, "new", "market", "sg")
    assert "content/markets/sg.yaml" in refused(capsys, "--project", str(project.root), "new", "market", "sg")


def test_markets_that_are_named_come_in_the_form_that_is_asked_for(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = json.loads(said(capsys, project, "markets", "--format", "json"))
    two = json.loads(said(capsys, project, "markets", "jp", "US", "--format", "json"))
    assert two == {key: {code: gaps[code] for code in ("jp", "us")} for key, gaps in whole.items()}
    rows = csv.DictReader(StringIO(said(capsys, project, "markets", "jp", "--format", "csv")))
    assert {row["market"] for row in rows} == {"jp"}
    for more in (["--deep"], ["--format", "json"]):
        assert "--market" in refused(capsys, "--project", str(project.root), "check", "--market", "jp", *more)


def test_an_entry_that_is_left_out_for_an_error_is_told(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    (project.content / "businesses" / "dapur-contoh" / "keripik-1.yaml").write_text("name: {", encoding="utf-8")
    assert run(["--project", str(project.root), "markets"], ENGLISH) == 0
    shown = capsys.readouterr()
    assert "keripik-1.yaml:1" in shown.err
    assert "keripik-1" not in shown.out.replace("keripik-10", "")
