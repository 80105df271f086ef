"""An executor whose workers are those of a Dask cluster.

Jobs are sent with the files that they read, results come back; this process alone writes to the cache.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import time
import warnings
from asyncio import CancelledError
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf
from queue import Empty, SimpleQueue
from typing import Any, Final, TypeVar
from uuid import uuid4

from catalog.core.content_keys import digest_of
from catalog.core.problems import CatalogError, ExitCode, Place, Problem, error
from catalog.workers import dask_worker
from catalog.workers.dask_worker import Greeting, Unprepared
from catalog.workers.file_transfer import BundledSetup, FileBundle, WorkOnBundles, pack_files
from catalog.workers.interface import LIMIT, LostJob, Work, WorkerSetup
from catalog.workers.scheduling import ScheduledExecutor
from catalog.workers.signals import interrupts_held
from catalog.workers.version_check import differences, versions
from catalog.workers.worker_process import make_order

A = TypeVar("A")
PATIENCE: Final = 10.0  # s for the scheduler to reply
FORSAKEN: Final = 30.0  # s without any worker
TICK: Final = 2.0  # s after which is looked whether there are any
AHEAD: Final = 2  # jobs for each thread, so that none waits for the next one to arrive
# What a call raises in a worker that has not got this program, or quite another one.
STRANGE: Final = (ImportError, AttributeError, TypeError, pickle.UnpicklingError)
INSTALL: Final = 'pip install "catalog-usaha-mikro[cluster]"'


class RemoteJob:
    """A call that is made where its pickle is read. A scheduler reads the functions that it passes on and would need
    this program as the workers do; of this it sees no more than bytes."""

    def __init__(self, function: Callable[..., object], *arguments: object) -> None:
        self._call = function, arguments

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self._call

    def packed(self) -> bytes:
        """What `pickle.loads` makes the call of."""
        return pickle.dumps(self, pickle.HIGHEST_PROTOCOL)


@dataclass(frozen=True, slots=True)
class _Given:
    """A job in work, its task, and when it was given."""

    job: Any
    future: Any
    began: float


class DaskExecutor(ScheduledExecutor):
    """The workers of the cluster whose scheduler has this `address`. With a `shared_folder` they see the project where
    it is here, and no file is sent. CatalogError (ENVIRONMENT) where there is no such cluster."""

    def __init__(self, address: str, *, shared_folder: bool = False, limit: float = LIMIT) -> None:
        super().__init__()
        self.size = os.cpu_count() or 1
        self._address, self._shared, self._limit = address, shared_folder, limit
        self._client = _connect(address)
        self._session = uuid4().hex
        self._setup: WorkerSetup[Any, Any] = WorkerSetup()
        self._order, self._key = b"", ""
        self._threads = 0
        self._prepared: dict[str, float] = {}  # since when which workers have the order
        self._lost = 0.0  # when one of them was last found to be gone
        self._seen = time.monotonic()  # when there was a worker
        self._done: SimpleQueue[Any] = SimpleQueue()
        self._jobs: dict[str, _Given] = {}
        try:
            self._welcome(self._everywhere(dask_worker.greet, "", ()))
        except BaseException:
            self.close()
            raise

    def prepare(self, setup: WorkerSetup[Any, Any], most: int) -> None:
        """Nothing: its workers run, and may do other things."""

    def close(self) -> None:
        """Let go of the cluster, which goes on without us."""
        self._drop()
        with contextlib.suppress(Exception):  # it may be gone
            self._client.close(PATIENCE)
        super().close()

    @property
    def _started(self) -> int:
        return 0  # the way there takes longer than a few jobs

    @property
    def _room(self) -> int:
        return AHEAD * max(1, self._threads)

    @property
    def _running(self) -> int:
        return len(self._jobs)

    def _begin(self, work: Work[Any, Any, Any], setup: WorkerSetup[Any, Any]) -> None:
        self._setup = setup
        packed = (
            (work, setup) if self._shared else (WorkOnBundles(work), BundledSetup(setup, pack_files(setup.files())))
        )
        self._order = make_order(*packed)
        self._key = digest_of(self._order)
        self._prepared.clear()
        self._seen = time.monotonic()
        self._look()
        self._prepare(None)

    def _look(self) -> None:
        """Who is there now. CatalogError where there has been nobody for long."""
        now: dict[str, int] = self._called(self._client.nthreads)
        self._threads = sum(now.values())
        for worker in self._prepared.keys() - now.keys():
            del self._prepared[worker]
            self._lost = time.monotonic()
        if self._threads:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > FORSAKEN:
            raise CatalogError([error("cluster-empty", Place(""), address=self._address)], ExitCode.ENVIRONMENT)

    def _prepare(self, workers: list[str] | None) -> None:
        """Send the order to those of the workers, None for all, that do not have it."""
        paths = tuple(str(path) for path in self._setup.files().values()) if self._shared else ()
        greetings = self._welcome(self._everywhere(dask_worker.greet, self._key, paths, workers=workers))
        unprepared = [worker for worker, greeting in greetings.items() if not greeting.prepared]
        if unprepared:
            self._everywhere(dask_worker.prepare, self._key, self._order, workers=unprepared)
        self._prepared |= dict.fromkeys(greetings, time.monotonic())

    def _welcome(self, greetings: Mapping[str, Greeting | Exception]) -> dict[str, Greeting]:
        """The workers that are still there. CatalogError (ENVIRONMENT) names all whose work could not be used."""
        welcome: dict[str, Greeting] = {}
        problems: list[Problem] = []
        for worker, greeting in sorted(greetings.items()):
            if isinstance(greeting, OSError):  # it has just gone
                continue
            if isinstance(greeting, STRANGE):
                problems.append(_stranger(worker, greeting))
            elif isinstance(greeting, Exception):
                raise greeting
            elif different := differences(greeting.versions, versions()):
                problems.append(error("cluster-version", Place(""), worker=worker, versions=different))
            elif greeting.unseen:
                problems.append(error("cluster-folder", Place(""), worker=worker, path=greeting.unseen[0]))
            else:
                welcome[worker] = greeting
        if problems:
            raise CatalogError(problems, ExitCode.ENVIRONMENT)
        return welcome

    def _everywhere(
        self, function: Callable[..., Any], *arguments: object, workers: list[str] | None = None
    ) -> dict[str, Any]:
        """What a call returns in each worker, or the exception that it raised there."""
        call = RemoteJob(function, *arguments).packed()
        return self._called(lambda: self._client.run(pickle.loads, call, workers=workers, on_error="return"))

    def _give(self, job: Any) -> None:  # noqa: ANN401
        sent = job if self._shared else FileBundle(job, pack_files(self._setup.files_of(job)))
        packed = pickle.dumps(sent, pickle.HIGHEST_PROTOCOL)
        call = RemoteJob(dask_worker.do, self._session, self._key, packed, self._limit).packed()
        key = f"catalog-{uuid4().hex}"
        future = self._client.submit(pickle.loads, call, key=key, pure=False, fifo_timeout=0)  # in the order of giving
        self._jobs[future.key] = _Given(job, future, time.monotonic())
        future.add_done_callback(self._done.put)

    def _replies(self) -> list[tuple[Any, bytes | LostJob]]:
        try:
            done = [self._done.get(timeout=TICK)]
        except Empty:
            self._look()
            return []
        with contextlib.suppress(Empty):
            while True:
                done.append(self._done.get_nowait())
        found: list[tuple[Any, bytes | LostJob]] = []
        for future in done:
            if future.key not in self._jobs:  # dropped
                continue
            given = self._jobs.pop(future.key)
            reply = self._reply(future)
            if not isinstance(reply, Unprepared):
                found.append((given.job, reply))
            elif self._meet(reply.worker, given):
                self._give(given.job)
            else:
                found.append((given.job, LostJob("died", self._limit)))
        return found

    def _meet(self, worker: str, given: _Given) -> bool:
        """Prepare a worker that joined late. False when its job may have ended another: one was lost meanwhile."""
        self._look()
        if self._prepared.get(worker, inf) < given.began:  # it has started anew at the same address
            self._lost = time.monotonic()
        self._prepare([worker])
        return self._lost < given.began

    def _reply(self, future: Any) -> bytes | LostJob | Unprepared:  # noqa: ANN401 Dask has few types
        """What came of a task. One that several Dask workers did not survive is lost."""
        from distributed import KilledWorker

        if future.cancelled():
            raise self._broken("cancelled")
        fault = self._called(future.exception)
        if isinstance(fault, KilledWorker):
            return LostJob("died", self._limit)
        if isinstance(fault, STRANGE):
            raise CatalogError([_stranger("", fault)], ExitCode.ENVIRONMENT) from fault
        reply: bytes | LostJob | Unprepared = self._called(future.result)
        return reply

    def _called(self, call: Callable[[], A]) -> A:
        """What `call` gets from the cluster. CatalogError (ENVIRONMENT) where it is gone."""
        try:
            return call()
        except (OSError, TimeoutError, CancelledError) as fault:
            raise self._broken(str(fault) or type(fault).__name__) from fault

    def _broken(self, reason: str) -> CatalogError:
        return CatalogError(
            [error("cluster-lost", Place(""), address=self._address, reason=reason)], ExitCode.ENVIRONMENT
        )

    def _drop(self) -> None:
        """Have the workers end what is in work, if they can be reached."""
        futures = [given.future for given in self._jobs.values()]
        self._jobs.clear()
        if futures:
            with contextlib.suppress(Exception):
                self._client.cancel(futures)
                self._everywhere(dask_worker.dismiss, self._session)


def _stranger(worker: str, fault: Exception) -> Problem:
    """A worker that cannot make the call, as a problem."""
    name = "catalog-usaha-mikro"
    return error(
        "cluster-version", Place(""), worker=worker, versions=f"{differences({}, {name: versions()[name]})} ({fault})"
    )


def _connect(address: str) -> Any:  # noqa: ANN401
    try:
        with interrupts_held():  # some modules end the whole process when Ctrl-C meets them half loaded
            import dask
            from distributed import Client
    except ImportError:
        raise CatalogError(
            [error("cluster-library-missing", Place(""), command=INSTALL)], ExitCode.ENVIRONMENT
        ) from None
    dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 GiB"})  # a photo is no large graph
    for name in ("distributed", "distributed.client", "distributed.core", "distributed.comm", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is reported by us
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about other versions of Dask itself
            return Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as fault:
        problem = error("cluster-unreachable", Place(""), address=address, reason=fault)
        raise CatalogError([problem], ExitCode.ENVIRONMENT) from fault
