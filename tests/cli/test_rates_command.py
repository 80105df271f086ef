"""`catalog rates update`, as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.core.project import Project
from catalog.i18n.translator import Translator
from tests.rates.tables import BI_PAGE, ECB_CSV
from tests.running import refused

ENGLISH, INDONESIAN = Translator("en"), Translator("id")


@pytest.fixture
def table(working_project: Project) -> Path:
    (working_project.content / "editions" / "ekspor.yaml").write_text("like: petak\nmarket: jp\n", encoding="utf-8")
    path = working_project.root.parent / "kurs.csv"
    path.write_text(BI_PAGE, encoding="utf-8")
    return path


def test_each_rate_is_shown_before_and_after(
    table: Path, working_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["rates", "update", str(table)], ENGLISH) == 0
    assert capsys.readouterr().out.splitlines() == [
        "JPY  – → 111.2110       new  (– → 2026-11-24)",
        "Rates taken over into content/rates.yaml: 1.",
        "In the table, but not understood: CNH",
        "Also in the table (to have them: --add): USD",
    ]
    table.write_text(BI_PAGE.replace("11.177,12", "11.377,12"), encoding="utf-8")
    assert run(["rates", "update", str(table), "--add", "usd", "--dry-run"], INDONESIAN) == 0
    first, second, total, _ = capsys.readouterr().out.splitlines()
    assert first == "JPY  111.2110 → 112.2110    +0.9 %  (2026-11-24 → 2026-11-24)"
    assert second == "USD         – →    16854      baru  (– → 2026-11-24)"
    assert "2" in total
    assert "111.2110" in (working_project.content / "rates.yaml").read_text(encoding="utf-8")
    run(["check"], ENGLISH)
    assert "rates.yaml" not in capsys.readouterr().out


def test_a_file_that_is_none_is_content_with_a_problem(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table.write_text(ECB_CSV.replace("IDR", "XXX"), encoding="utf-8")
    assert run(["rates", "update", str(table)], ENGLISH) == 1
    assert "kurs.csv: error: The table has no rate of the rupiah (IDR)" in capsys.readouterr().err
    assert run(["rates", "update", "nowhere.csv"], ENGLISH) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--currency", "yen"], "“YEN” is not the code of a currency in use; write three letters: USD. Did you mean"),
        (["--add", "USD,DOLLARS"], "“DOLLARS” is not the code"),
        (["--date", "24/11/2026"], "“24/11/2026” is no day; write it like 2026-11-24."),
    ],
)
def test_options_are_checked(arguments: list[str], said: str, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said in refused(capsys, "rates", "update", str(table), *arguments)


def test_a_file_must_be_named(working_project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    assert "FILE" in refused(capsys, "rates", "update")
    assert working_project.content.is_dir()
