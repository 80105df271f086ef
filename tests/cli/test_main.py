"""How a command ends: exit codes, and what is said of faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from catalog.cli.commands import check
from catalog.cli.main import run
from catalog.core.problems import CatalogError, Place, error
from catalog.core.project import Project
from catalog.i18n.translator import Translator

ENGLISH = Translator("en")


def test_a_fault_of_the_program_is_4_and_its_details_go_to_a_file(
    working_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumble(*_: object) -> None:
        raise ZeroDivisionError("our \udcff own")

    monkeypatch.setattr(check, "run", stumble)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert run(["check"], ENGLISH) == 4
    said = capsys.readouterr().err
    assert "A fault of the program (ZeroDivisionError). Please report it with: " in said
    assert "Traceback" not in said
    assert "our \\udcff own" in Path(said.split("with: ")[1].strip()).read_text(encoding="utf-8")
    monkeypatch.setattr(check, "run", lambda *_: 1 // 0)
    assert run(["--verbose", "check"], ENGLISH) == 4
    assert "ZeroDivisionError: integer division" in capsys.readouterr().err
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    assert run(["check"], ENGLISH) == 4
    assert "Please report it with the lines above." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("fault", "code", "said"),
    [
        (OSError(28, "No space left on device"), 3, "There is no room left on the disk."),
        (OSError(30, "Read-only file system", "/x/build"), 3, "/x/build cannot be written."),
        (
            OSError(5, "Input/output error", "/x/build"),
            3,
            "The system refused to go on (Input/output error: /x/build).",
        ),
        (OSError(24, "Too many open files"), 3, "The system refused to go on (Too many open files)."),
        (FileNotFoundError(2, "No such file or directory", "/x/photo"), 3, "(No such file or directory: /x/photo)"),
        (MemoryError(), 3, "There is not enough memory."),
        (KeyboardInterrupt(), 130, "Stopped. What was finished is kept; nothing is half written."),
        (CatalogError([error("file-empty", Place("a.yaml"))]), 1, "a.yaml: error: This file is empty."),
    ],
)
def test_each_end_has_its_exit_code(
    fault: BaseException,
    code: int,
    said: str,
    working_project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def end(*_: object) -> None:
        raise fault

    monkeypatch.setattr(check, "run", end)
    assert run(["check"], ENGLISH) == code
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("catalogue.yml", "“catalogue.yml” stands there: it should be a file called catalogue.yaml."),
        ("katalog.yaml", ""),
    ],
)
def test_a_project_whose_catalogue_has_another_name_is_told_so(
    name: str, said: str, working_project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    (working_project.content / "catalogue.yaml").rename(working_project.content / name)
    assert run(["check"], ENGLISH) == 2
    shown = capsys.readouterr().err
    assert f"There is no file catalogue.yaml in {working_project.content}, by which a project is known." in shown
    assert said in shown
