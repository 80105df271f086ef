"""A file → its sheets, read in a process of its own: a file that breaks the reading, or would never end it, breaks that
process alone."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Final

from catalog.core.problems import Place, error
from catalog.core.project import PACKAGE
from catalog.exchange.tables.limits import SECONDS
from catalog.exchange.tables.raw_file import read_raw_file
from catalog.exchange.tables.raw_sheet import RawFile

MODULE: Final = "catalog.exchange.tables.reading_process"
READY: Final = b"ready\n"


def read_bounded(path: Path, sheet: str) -> RawFile:
    """As `read_raw_file`. Where no process can be started, this one reads, with the checks of the readers alone."""
    file = path.name
    try:
        done = _run(path.resolve(), file, sheet)
    except subprocess.TimeoutExpired:
        return RawFile((), (error("table-slow", Place(file), seconds=int(SECONDS)),))
    except (OSError, ValueError):  # an argument that no process can be given: a name with a zero byte
        return read_raw_file(path, file, sheet)
    if not done.startswith(READY):
        return read_raw_file(path, file, sheet)
    try:
        found = pickle.loads(done[len(READY) :])
    except (pickle.UnpicklingError, EOFError):  # it ended before it was done
        return RawFile((), (error("table-heavy", Place(file)),))
    assert isinstance(found, RawFile)
    return found


def _run(path: Path, file: str, sheet: str) -> bytes:
    """What the process writes. OSError where there is none."""
    if not sys.executable:  # a program that has Python in it
        raise OSError
    # -P: what lies in the working folder is no part of the program.
    command = [sys.executable, "-P", "-m", MODULE, str(path), file, sheet]
    folders = [str(PACKAGE.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(folders)},
        timeout=SECONDS,
        check=False,
    ).stdout
