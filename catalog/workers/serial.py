"""The executor without workers: this process does the jobs one after another."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from catalog.workers.interface import J, LostJob, R, T, Work, WorkerSetup


class SerialExecutor:
    """Nothing here survives a job that ends its process, or waits for one that hangs."""

    size = 1

    def __init__(self) -> None:
        self._setup: WorkerSetup[Any, Any] | None = None
        self._opened: Any = None

    def run(
        self, work: Work[T, J, R], setup: WorkerSetup[T, J], jobs: Sequence[J]
    ) -> Generator[tuple[J, R | LostJob], None, None]:
        """As `Executor.run`, in the order of `jobs`."""
        for job in jobs:
            if setup != self._setup:
                self.close()
                self._setup, self._opened = setup, setup.open()
            yield job, work(self._opened, job)

    def prepare(self, setup: WorkerSetup[Any, Any], most: int) -> None:
        """Nothing: there is nobody else."""

    def close(self) -> None:
        """Let go of what was opened."""
        self._setup = self._opened = None
