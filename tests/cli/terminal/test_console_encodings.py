"""Consoles of every kind: pipes that close, encodings that hold little, no console at all; and what help loads."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import copy_small
from tests.running import COMMAND, catalog, environment

SLOW = ("weasyprint", "pydantic", "PIL", "babel", "pikepdf", "jinja2", "fontTools", "phonenumbers", "multiprocessing")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with problems enough to fill a pipe."""
    project = copy_small(tmp_path_factory.mktemp("project"))
    for number in range(300):
        entry = project.content / "businesses" / "tenun-contoh" / f"kain-{number}.yaml"
        entry.write_text(f"name: “Kain” ke-{number} → 日本\ncategory: tenum\n", encoding="utf-8")
    return project.root


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["--version"], ["bild"]])
def test_help_loads_no_slow_module(arguments: list[str], tmp_path: Path) -> None:
    program = (
        "import sys\nfrom catalog.__main__ import main\n"
        f"sys.argv[1:] = {arguments!r}\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"print('loaded:', [name for name in {SLOW!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "loaded: []"


@pytest.mark.parametrize(("variables", "said"), [({"LANG": "id_ID.UTF-8"}, "galat"), ({"LC_ALL": "C"}, "error")])
def test_the_locale_chooses_the_language(variables: dict[str, str], said: str, tmp_path: Path) -> None:
    done = catalog("bild", folder=tmp_path, **variables)
    assert (done.returncode, done.stderr.split(":")[0]) == (2, said)


def test_lang_goes_before_the_locale(tmp_path: Path) -> None:
    assert catalog("--lang", "en", "bild", folder=tmp_path, LC_ALL="id_ID.UTF-8").stderr.startswith("error: ")
    assert catalog("--lang=id", "--help", folder=tmp_path).stdout.startswith("Cara pakai: ")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "latin-1"])
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_console_of_any_encoding_takes_the_report(encoding: str, form: str, folder: Path) -> None:
    done = catalog("--lang", "id", "check", "--format", form, folder=folder, PYTHONIOENCODING=encoding)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "tenum" in done.stdout


def test_what_ascii_cannot_hold_is_written_in_a_plainer_way(folder: Path) -> None:
    done = catalog("check", folder=folder, PYTHONIOENCODING="ascii")
    assert 'error: There is no category "tenum".' in done.stdout
    assert "    2 | category: tenum\n" in done.stdout
    assert "  > Categories are listed in content/categories.yaml." in done.stdout


def test_bytes_that_are_no_text_can_be_said(tmp_path: Path, folder: Path) -> None:
    for command in (
        [b"b\xffild"],
        [b"build", b"edi\xffsi"],
        [b"init", b"\xff/\xff"],
        [b"--project", b"\xff", b"check"],
    ):
        done = subprocess.run(
            [*COMMAND, *map(os.fsdecode, command)], cwd=folder, env=environment(), capture_output=True, check=False
        )
        assert b"Traceback" not in done.stderr
        assert done.returncode in (0, 1, 2)


def test_a_reader_that_goes_away_is_no_fault(folder: Path) -> None:
    program = subprocess.Popen(
        [*COMMAND, "check"], cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr.read() == b""
    program.stderr.close()
    assert program.wait(60) == 1  # what the check found


def test_a_reader_of_progress_that_goes_away_stops_no_build(folder: Path) -> None:
    reader, formatter = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "build"], cwd=folder, env=environment(), stdout=formatter, stderr=formatter, check=False, timeout=60
    )
    os.close(formatter)
    assert done.returncode == 0


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&-"])
def test_closed_streams_are_no_fault(closed: str, folder: Path) -> None:
    script = f"exec {sys.executable} -m catalog check {closed}"
    done = subprocess.run(["sh", "-c", script], cwd=folder, env=environment(), capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
def test_a_report_that_finds_no_room_ends_with_3(folder: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "check"], cwd=folder, env=environment(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 3
    assert done.stderr.decode().splitlines()[0] == "error: There is no room left on the disk."
    assert b"Exception ignored" not in done.stderr


def test_a_working_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    script = f"mkdir gone && cd gone && rmdir ../gone && exec {sys.executable} -m catalog check"
    env = environment(PYTHONPATH=str(Path(__file__).parents[3]))
    done = subprocess.run(["sh", "-c", script], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith("error: The folder that you are in is gone.")


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_sees_colours_unless_no_color_is_set(
    variables: dict[str, str], coloured: bool, folder: Path
) -> None:
    try:
        ours, theirs = pty.openpty()
    except OSError as reason:
        pytest.skip(f"no terminal can be opened here: {reason}")
    program = subprocess.Popen(
        [*COMMAND, "check"], cwd=folder, env=environment(**variables), stdout=theirs, stderr=theirs, stdin=theirs
    )
    os.close(theirs)
    shown = read_all(ours)
    assert program.wait(60) == 1
    assert ("\x1b[31merror\x1b[0m" in shown) is coloured
    assert ("\x1b" in shown) is coloured


def test_where_there_is_no_terminal_nothing_is_coloured(folder: Path) -> None:
    done = catalog("check", folder=folder)
    assert "\x1b" not in done.stdout + done.stderr


def read_all(terminal: int) -> str:
    """All that is written to a terminal until its last writer has gone."""
    read = b""
    try:
        while piece := os.read(terminal, 65536):
            read += piece
    except OSError:  # how Linux says the same
        pass
    os.close(terminal)
    return read.decode()
