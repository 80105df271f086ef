"""What runs in a worker of a Dask cluster: its jobs are done by processes of its own, one for each of its threads.

So a job that hangs or ends its process harms no other, and threads are not in each other's way. Orders and processes
are kept for the next build, until there was nothing to do for a while.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from typing import Any, Final

from catalog.workers.interface import LostJob
from catalog.workers.version_check import versions
from catalog.workers.worker_process import WorkerProcess

IDLE: Final = 600.0  # s
LOOK: Final = 10.0  # s


@dataclass(frozen=True, slots=True)
class Greeting:
    """A worker's versions, whether it has an order, and the files that it does not see."""

    versions: dict[str, str]
    prepared: bool = False
    unseen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unprepared:
    """In place of a reply: the worker at this address does not have the order."""

    worker: str


class _WorkerProcesses:
    """The orders and processes of this Dask worker. Its methods may run in several threads at a time."""

    def __init__(self) -> None:
        self.orders: dict[str, bytes] = {}
        self._idle: list[_Slot] = []
        self._busy: list[_Slot] = []
        self._used = 0.0  # when something was last done
        self._watched = False  # whether a thread looks for the time when nothing was done for long
        self._lock = Lock()

    def do(self, session: str, order: bytes, job: bytes, limit: float) -> bytes | LostJob:
        with self._lock:
            if not self._watched:
                self._watched = True
                Thread(target=self._look, daemon=True).start()
            slot = self._idle.pop() if self._idle else _Slot()
            self._busy.append(slot)
        try:
            return slot.do(session, order, job, limit)
        finally:
            with self._lock:
                self._busy.remove(slot)
                self._idle.append(slot)
                self._used = time.monotonic()

    def dismiss(self, session: str) -> None:
        with self._lock:
            for slot in self._busy:
                if slot.session == session:
                    slot.stop()

    def _look(self) -> None:
        while True:
            time.sleep(LOOK)
            with self._lock:
                if self._busy or time.monotonic() - self._used < IDLE:
                    continue
                for slot in self._idle:
                    slot.end()
                self._idle.clear()
                self.orders.clear()
                self._watched = False
                return


class _Slot:
    """A place for a process and its temporary folder, in that of the Dask worker, which is cleared up when that was
    killed."""

    def __init__(self) -> None:
        self.session = ""
        self._process: WorkerProcess | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def do(self, session: str, order: bytes, job: bytes, limit: float) -> bytes | LostJob:
        self.session = session
        process = self._give(order, job)
        lost = LostJob("died", limit)
        if not process.pipe.poll(limit):
            lost = LostJob("hung", limit)
        elif reply := process.take():
            return reply
        self.end()
        return lost

    def _give(self, order: bytes, job: bytes) -> WorkerProcess:
        if self._process:
            try:
                self._process.give(order, job)
            except OSError:  # it was ended while it had nothing to do
                self.end()
            else:
                return self._process
        self._folder = TemporaryDirectory(dir=_dask_worker().local_directory, prefix="catalog-")
        self._process = WorkerProcess(Path(self._folder.name))
        self._process.give(order, job)
        return self._process

    def stop(self) -> None:
        with suppress(ValueError):  # it is just being ended
            if self._process:
                self._process.stop()

    def end(self) -> None:
        if self._process:
            self._process.kill()
        if self._folder:
            self._folder.cleanup()
        self._process = self._folder = None


_processes = _WorkerProcesses()


def _dask_worker() -> Any:  # noqa: ANN401 Dask has few types
    """The Dask worker whose task this is."""
    from distributed import get_worker

    return get_worker()


def greet(key: str, paths: Sequence[str]) -> Greeting:
    """This worker's state: whether it has the order `key`, and which of the files `paths` it does not see."""
    unseen = tuple(path for path in paths if not Path(path).exists())
    return Greeting(versions(), key in _processes.orders, unseen)


def prepare(key: str, order: bytes) -> None:
    """Keep an order, as `WorkerProcess.give` takes it."""
    _processes.orders[key] = order


def do(session: str, key: str, job: bytes, limit: float) -> bytes | LostJob | Unprepared:
    """The reply to a job of the order `key`, as `read_reply` takes it."""
    order = _processes.orders.get(key)
    if order is None:
        return Unprepared(_dask_worker().address)
    return _processes.do(session, order, job, limit)


def dismiss(session: str) -> None:
    """Drop what is in work for a session."""
    _processes.dismiss(session)
