"""A run on several workers: all are kept busy, results are yielded as they come, lost jobs are tried again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Sequence
from typing import Any

from catalog.workers.interface import J, LostJob, R, T, Work, WorkerSetup
from catalog.workers.retry_queue import RetryQueue
from catalog.workers.serial import SerialExecutor
from catalog.workers.worker_process import read_reply


class ScheduledExecutor(ABC):
    """An executor whose workers are other processes. Few jobs start none: they are done by those that run, or by this
    process."""

    def __init__(self) -> None:
        self._here = SerialExecutor()

    def run(
        self, work: Work[T, J, R], setup: WorkerSetup[T, J], jobs: Sequence[J]
    ) -> Generator[tuple[J, R | LostJob], None, None]:
        """As `Executor.run`."""
        few = len(jobs) < setup.few
        if not jobs or (few and not self._started):
            return self._here.run(work, setup, jobs)
        return self._shared_out(work, setup, jobs, self._started if few else None)

    @abstractmethod
    def prepare(self, setup: WorkerSetup[Any, Any], most: int) -> None:
        """As `Executor.prepare`."""

    def close(self) -> None:
        """End the workers."""
        self._here.close()

    def _shared_out(
        self, work: Work[T, J, R], setup: WorkerSetup[T, J], jobs: Sequence[J], most: int | None
    ) -> Generator[tuple[J, R | LostJob], None, None]:
        """By at most so many workers at a time, where that is said."""
        queue = RetryQueue(setup, jobs)
        self._begin(work, setup)
        try:
            self._fill(queue, most)
            while self._running:
                done: list[tuple[J, bytes | LostJob]] = []
                for job, reply in self._replies():
                    if not isinstance(reply, LostJob):
                        queue.finished()
                        done.append((job, reply))
                    elif lost := queue.lost(job, reply):
                        done.append((job, lost))
                self._fill(queue, most)  # now, so that nobody waits while the caller is at work on what came
                for job, reply in done:
                    yield job, reply if isinstance(reply, LostJob) else read_reply(reply)
        finally:
            self._drop()

    def _fill(self, queue: RetryQueue[Any], most: int | None) -> None:
        while self._running < (most or self._room) and (job := queue.next(self._running)):
            self._give(job)

    @property
    @abstractmethod
    def _started(self) -> int:
        """How many workers run already, and take a job at once."""

    @property
    @abstractmethod
    def _room(self) -> int:
        """How many jobs may be in work at a time."""

    @property
    @abstractmethod
    def _running(self) -> int:
        """How many are."""

    @abstractmethod
    def _begin(self, work: Work[Any, Any, Any], setup: WorkerSetup[Any, Any]) -> None:
        """What is to be done with the jobs that come now."""

    @abstractmethod
    def _give(self, job: Any) -> None:  # noqa: ANN401 of the setup's kind
        """Have one job begun."""

    @abstractmethod
    def _replies(self) -> list[tuple[Any, bytes | LostJob]]:
        """What came of jobs that are no longer in work; perhaps nothing, after a while."""

    @abstractmethod
    def _drop(self) -> None:
        """See that no job is in work any more."""
