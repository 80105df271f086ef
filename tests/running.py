"""The command line as a person runs it, in a process of its own or in this one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from catalog.cli.main import run
from catalog.i18n.translator import Translator
from tests.conftest import DAY

COMMAND = [sys.executable, "-m", "catalog"]
SECONDS_PER_DAY = 86_400
EPOCH = str((DAY.toordinal() - 719_163) * SECONDS_PER_DAY)  # DAY, as SOURCE_DATE_EPOCH writes it


def environment(**changes: str) -> dict[str, str]:
    """What a command is run in: English, without colours of its own, on the tests' day."""
    plain = {name: value for name, value in os.environ.items() if name not in ("LC_ALL", "LC_MESSAGES", "NO_COLOR")}
    return plain | {"LANG": "C.UTF-8", "PYTHONUTF8": "0", "SOURCE_DATE_EPOCH": EPOCH} | changes


def catalog(*arguments: str, folder: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run `catalog` in `folder`; `changes` are variables of the environment. There is never a traceback."""
    done = subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(**changes),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",
        timeout=120,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


@contextmanager
def started(
    command: Sequence[str | Path], folder: Path | None = None, env: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A process in a group of its own, with pipes to read what it says. Where a test fails before its end, it is ended
    and its pipes are closed: what a failed test leaves open would be a warning in whichever test comes later."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What is said of a command line that is not understood."""
    assert run(list(arguments), Translator("en")) == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err
