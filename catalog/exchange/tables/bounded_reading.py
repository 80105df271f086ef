"""A file → its sheets, read in a process of its own: a file that breaks the reading, or would never end it, breaks that
process alone."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from pathlib import Path
from typing import Final

from catalog.core.problems import Place, error
from catalog.core.project import PACKAGE
from catalog.exchange.tables.limits import SECONDS
from catalog.exchange.tables.raw_file import read_raw_file
from catalog.exchange.tables.raw_sheet import RawFile
from catalog.exchange.tables.reading_process import READY

MODULE: Final = "catalog.exchange.tables.reading_process"
OUT_OF_TIME: Final = -getattr(signal, "SIGXCPU", 0)  # how the system ends it where it took too much


def read_bounded(path: Path, sheet: str) -> RawFile:
    """As `read_raw_file`. Where no process can be started, this one reads, with the checks of the readers alone."""
    file = path.name
    try:
        done = _run(path.resolve(), file, sheet)
    except subprocess.TimeoutExpired:
        return _too_slow(file)
    except (OSError, ValueError):  # an argument that no process can be given: a name with a zero byte
        return read_raw_file(path, file, sheet)
    if not done.stdout.startswith(READY):
        return read_raw_file(path, file, sheet)
    if done.returncode:  # it was ended by a limit, or by what it read
        return _too_slow(file) if done.returncode == OUT_OF_TIME else RawFile((), (error("table-heavy", Place(file)),))
    found = pickle.loads(done.stdout[len(READY) :])  # of this program's own making, whatever the file was
    assert isinstance(found, RawFile)
    return found


def _too_slow(file: str) -> RawFile:
    return RawFile((), (error("table-slow", Place(file), seconds=int(SECONDS)),))


def _run(path: Path, file: str, sheet: str) -> subprocess.CompletedProcess[bytes]:
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
    )
