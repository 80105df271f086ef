"""A real Dask cluster on this machine: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from catalog.core.project import PACKAGE

PATIENCE = 60.0  # s
DASK = [sys.executable, "-m", "dask"]


def wait_until(happened: Callable[[], object]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, happened
        time.sleep(0.01)


class DaskCluster:
    """What it starts, it ends: `close`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._started: list[subprocess.Popen[bytes]] = []
        file = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
        wait_until(file.exists)
        wait_until(lambda: file.read_text().endswith("}"))
        self.address: str = json.loads(file.read_text())["address"]

    def add_worker(self, watched: str = "--no-nanny", **environment: str) -> subprocess.Popen[bytes]:
        """With `--nanny` another process starts it, and again when it has died."""
        folder = str(self.folder / "workers")
        options = ("--nthreads", "1", "--host", "127.0.0.1", "--local-directory", folder)
        return self._start("worker", self.address, watched, *options, **environment)

    def _start(self, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [*DASK, *arguments, "--no-dashboard"],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), **environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._started.append(process)
        return process

    def close(self) -> None:
        """End all, and what they have started."""
        for process in reversed(self._started):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait(PATIENCE)


def group_is_gone(process: subprocess.Popen[bytes]) -> bool:
    """Whether none of the processes that one has started runs any more."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False
