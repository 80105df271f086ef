"""`catalog fmt`, as a person or a CI job runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.i18n.translator import Translator
from tests.content.breaking import CHIPS, KITCHEN, WEAVER, Trial

ENGLISH = Translator("en")


@pytest.fixture
def trial(tmp_path: Path) -> Trial:
    trial = Trial.of_small(tmp_path / "project")
    said(trial)  # the small project is not in canonical form
    return trial


def said(trial: Trial, *arguments: str, code: int = 0) -> None:
    assert run(["--project", str(trial.project.root), "fmt", *arguments], ENGLISH) == code


def test_what_is_in_order_stays_as_it_is(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    files = {path: path.stat().st_mtime_ns for path in trial.project.content.rglob("*.yaml")}
    capsys.readouterr()
    said(trial, "--check")
    said(trial)
    assert capsys.readouterr().out.splitlines() == [f"Entries in order already: {len(files)}; nothing was changed."] * 2
    assert {path: path.stat().st_mtime_ns for path in files} == files


def test_what_is_not_in_order_is_listed_and_put_in_order(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    before = trial.read(CHIPS)
    trial.write(CHIPS, f"tags:   [oleh-oleh]   # satu\r\n{before}")
    messy = trial.read(CHIPS)
    capsys.readouterr()
    said(trial, "--check", code=1)
    checked = capsys.readouterr().out.splitlines()
    assert checked[0] == f"content/{CHIPS}"
    assert checked[1].startswith("Entries that are not in order: 1 of ")
    assert trial.read(CHIPS) == messy
    said(trial)
    assert capsys.readouterr().out.splitlines()[0] == f"content/{CHIPS}"
    assert trial.read(CHIPS) == f"{before}tags: [oleh-oleh]  # satu\n"


def test_only_the_named_files_and_folders_are_taken(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    for file in (CHIPS, WEAVER):
        trial.write(file, f"hidden:  no\n{trial.read(file)}")
    folder = (trial.path(WEAVER)).parent
    said(trial, str(folder), str(trial.path(KITCHEN)))
    assert capsys.readouterr().out.splitlines()[0] == f"content/{WEAVER}"
    assert trial.read(CHIPS).startswith("hidden:  no")


def test_what_cannot_be_read_is_left_alone_and_reported(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    trial.write(CHIPS, "name: [\n")
    trial.write(KITCHEN, "sku: &a x\nname: *a\n")
    capsys.readouterr()
    said(trial, code=1)
    errors = capsys.readouterr().err
    assert f"content/{CHIPS}:" in errors
    assert "gives names to values" in errors
    assert (trial.read(CHIPS), trial.read(KITCHEN)) == ("name: [\n", "sku: &a x\nname: *a\n")


def test_a_file_that_is_no_entry_is_refused_with_the_nearest(trial: Trial, capsys: pytest.CaptureFixture[str]) -> None:
    said(trial, "content/catalog.yaml", code=2)
    assert "“content/catalog.yaml” is no entry" in (error := capsys.readouterr().err)
    assert "Did you mean “content/catalogue.yaml”?" in error
