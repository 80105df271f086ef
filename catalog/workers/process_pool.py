"""An executor of processes on this machine, which start when there is work and run until it is closed."""

from __future__ import annotations

import pickle
import time
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import Any, Final

from catalog.workers.interface import LIMIT, LostJob, Work, WorkerSetup
from catalog.workers.scheduling import ScheduledExecutor
from catalog.workers.worker_process import WorkerProcess, make_order, read_reply

MOST_JOBS: Final = 500  # of a process, which is then replaced: libraries forget to free what they took
TICK: Final = 1.0  # s after which is looked for those that hang


@dataclass(slots=True)
class _Busy:
    process: WorkerProcess
    job: Any  # None while it only opens a setup
    waited: float = 0.0  # s


class ProcessPool(ScheduledExecutor):
    """At most `size` processes. One that dies, or has a job for more than `limit` seconds, is replaced."""

    def __init__(self, size: int, limit: float = LIMIT) -> None:
        super().__init__()
        self.size = size
        self._limit = limit
        self._order = b""
        self._idle: list[WorkerProcess] = []
        self._busy: dict[Connection[Any, Any], _Busy] = {}

    def prepare(self, setup: WorkerSetup[Any, Any], most: int) -> None:
        """Start the processes that do not run yet; what hinders them is raised when there are jobs."""
        self._begin(_nothing, setup)
        for _ in range(min(most, self.size) - self._started):
            with suppress(OSError):  # it ended at once
                self._give_to(WorkerProcess(), None, pickle.dumps(None))

    def close(self) -> None:
        """End the processes."""
        self._drop()
        while self._idle:
            self._idle.pop().dismiss()
        super().close()

    @property
    def _started(self) -> int:
        return len(self._idle) + len(self._busy)

    @property
    def _room(self) -> int:
        return self.size

    @property
    def _running(self) -> int:
        return len(self._busy)

    def _begin(self, work: Work[Any, Any, Any], setup: WorkerSetup[Any, Any]) -> None:
        self._order = make_order(work, setup)

    def _give(self, job: Any) -> None:  # noqa: ANN401
        packed = pickle.dumps(job, pickle.HIGHEST_PROTOCOL)
        while self._idle:
            try:
                return self._give_to(self._idle.pop(), job, packed)
            except OSError:  # it was ended while it had nothing to do
                continue
        return self._give_to(WorkerProcess(), job, packed)

    def _give_to(self, process: WorkerProcess, job: Any, packed: bytes) -> None:  # noqa: ANN401
        self._busy[process.pipe] = _Busy(
            process, job
        )  # before anything is sent: if that is cut short, it is known as busy
        try:
            process.give(self._order, packed)
        except OSError:
            self._busy.pop(process.pipe).process.kill()
            raise

    def _replies(self) -> list[tuple[Any, bytes | LostJob]]:
        tick = min(TICK, self._limit / 4)
        began = time.monotonic()
        ready = wait(self._busy, tick)
        # Time in which nobody watched (Ctrl-Z, a laptop that was closed) is no time in which anything hangs.
        watched = min(time.monotonic() - began, tick)
        found: list[tuple[Any, bytes | LostJob]] = []
        for pipe, busy in list(self._busy.items()):
            busy.waited += watched
            if pipe in ready:
                found.append((busy.job, self._take(busy)))
            elif busy.waited > self._limit:
                self._busy.pop(pipe).process.kill()
                found.append((busy.job, LostJob("hung", self._limit)))
        return [(job, reply) for job, reply in found if job is not None]

    def _take(self, busy: _Busy) -> bytes | LostJob:
        reply = busy.process.take()
        del self._busy[busy.process.pipe]
        if reply is None:
            busy.process.kill()
            return LostJob("died", self._limit)
        busy.process.done += 1
        # What hinders a setup is raised by a process that has not tried yet: half loaded modules raise something else.
        if busy.process.done < MOST_JOBS and (busy.job is not None or _is_open(reply)):
            self._idle.append(busy.process)
        else:
            busy.process.dismiss()
        return reply

    def _drop(self) -> None:
        """Kills at once all that are at work: they may be in the middle of a long page."""
        while self._busy:
            self._busy.popitem()[1].process.kill()


def _is_open(reply: bytes) -> bool:
    """Whether the process that sent `reply` has opened its setup."""
    try:
        read_reply(reply)
    except Exception:
        return False
    return True


def _nothing(_opened: object, _job: None) -> None:
    """Runs in a worker whose setup is to be open."""
