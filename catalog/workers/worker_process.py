"""A worker process of this machine and the pipe to it: a job in, a reply out, one at a time.

What goes through the pipe is pickled before and after, so that what cannot be read is a reply, too.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import tempfile
import traceback
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock
from typing import Any, Final

from catalog.core.gc_control import uncollected
from catalog.workers.interface import Work, WorkerSetup
from catalog.workers.signals import begin_worker, children_allowed, interrupts_ignored

GRACE: Final = 5.0  # s in which a worker that has nothing to do ends by itself
MOST_SETUPS: Final = 4  # open at a time
_children = Lock()  # multiprocessing's list of them is not made for several threads


def make_order(work: Work[Any, Any, Any], setup: WorkerSetup[Any, Any]) -> bytes:
    """What is to be done with jobs, as `WorkerProcess.give` takes it."""
    return pickle.dumps((work, setup), pickle.HIGHEST_PROTOCOL)


def read_reply(reply: bytes) -> Any:  # noqa: ANN401 whatever the work gives
    """The result in a reply. Raises what the job raised, with where it did so as a note."""
    done, found, details = pickle.loads(reply)
    if done:
        return found
    found.add_note(f"In a worker:\n{details}")
    raise found


class WorkerProcess:
    """Starts a process that nothing of this one leaks into. `folder`, where given, is for its temporary files."""

    def __init__(self, folder: Path | None = None) -> None:
        self.done = 0  # jobs
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, folder), daemon=True)
        with _children, interrupts_ignored(), children_allowed():
            self._process.start()
        theirs.close()  # from now on the pipe ends when the process does
        self._order = b""

    def give(self, order: bytes, job: bytes) -> None:
        """Have a job done; it has none in work. OSError where the process is gone."""
        message = (None if order == self._order else order, job)
        self._order = order
        self.pipe.send_bytes(pickle.dumps(message, pickle.HIGHEST_PROTOCOL))

    def take(self) -> bytes | None:
        """The reply, as `read_reply` takes it; None when the process ended without one. Waits for it."""
        try:
            return self.pipe.recv_bytes()
        except (EOFError, OSError):
            return None

    def stop(self) -> None:
        """Have the process end, so that who waits for its reply gets none."""
        self._process.kill()

    def kill(self) -> None:
        """End the process, whatever it does. It writes nothing that could be left half written."""
        self.stop()
        with _children:
            self._process.join()
            self._process.close()
        self.pipe.close()

    def dismiss(self) -> None:
        """Let the process end, which has nothing to do."""
        self.pipe.close()
        self._process.join(GRACE)
        self.kill()


def serve(pipe: Connection[Any, Any], folder: Path | None) -> None:
    """Runs in the worker: reply to messages until the other end is closed."""
    begin_worker()
    if folder:
        tempfile.tempdir = str(folder)
    worker = _Worker()
    with contextlib.suppress(EOFError, OSError):
        while True:
            pipe.send_bytes(worker.reply(pipe.recv_bytes()))


class _Worker:
    """The setups that a worker has opened, so that an equal one is not opened again."""

    def __init__(self) -> None:
        self._order = b""
        self._ready: tuple[Work[Any, Any, Any], Any] | None = None  # what `_order` says, the setup opened
        self._opened: dict[WorkerSetup[Any, Any], Any] = {}

    def reply(self, message: bytes) -> bytes:
        """The result of the job in `message`, or what it raised, pickled."""
        try:
            order, job = pickle.loads(message)
            if order is not None:
                self._order, self._ready = order, None
            if self._ready is None:
                self._ready = self._prepare()
            work, opened = self._ready
            return pickle.dumps((True, work(opened, pickle.loads(job)), ""), pickle.HIGHEST_PROTOCOL)
        except Exception as fault:
            return _refusal(fault, traceback.format_exc())

    def _prepare(self) -> tuple[Work[Any, Any, Any], Any]:
        with uncollected():  # to read the order is to import what it names
            work, setup = pickle.loads(self._order)
            if setup not in self._opened:
                if len(self._opened) == MOST_SETUPS:
                    del self._opened[next(iter(self._opened))]
                self._opened[setup] = setup.open()
        return work, self._opened[setup]


def _refusal(fault: Exception, details: str) -> bytes:
    try:
        reply = pickle.dumps((False, fault, details))
        pickle.loads(reply)  # some exceptions can only be written
    except Exception:
        return pickle.dumps((False, RuntimeError(f"{type(fault).__name__}: {fault}"), details))
    return reply
