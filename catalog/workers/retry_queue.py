"""Which job is begun next, and what becomes of one that was lost."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Any, Final, Generic

from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.workers.interface import J, LostJob, WorkerSetup

MOST_LOST: Final = 20  # one after another; then it cannot be the jobs


class RetryQueue(Generic[J]):
    """The jobs of one run, the longest first, so that no worker is left with a long one at the end.

    A lost job is tried once more when all others are done, with nothing beside it: most often it was the memory that
    was too small. Lost again, it is taken to pieces, where it has any, which are tried in the same way.
    """

    def __init__(self, setup: WorkerSetup[Any, J], jobs: Iterable[J]) -> None:
        self._setup = setup
        self._fresh = deque(sorted(jobs, key=lambda job: (-setup.weight(job), job.name)))
        self._again: deque[J] = deque()
        self._alone = False  # whether what is in work now is tried again
        self._lost_in_a_row = 0

    def next(self, running: int) -> J | None:
        """The job to begin while `running` others are in work; None when there is none, or none as yet."""
        if self._fresh:
            return self._fresh.popleft()
        if self._again and not running:
            self._alone = True
            return self._again.popleft()
        return None

    def finished(self) -> None:
        """A job was done."""
        self._alone = False
        self._lost_in_a_row = 0

    def lost(self, job: J, how: LostJob) -> LostJob | None:
        """A job was lost: `how`, or None when it will be tried again. CatalogError (ENVIRONMENT) when
        nothing but lost jobs comes back."""
        again, self._alone = self._alone, False
        self._lost_in_a_row += 1
        if self._lost_in_a_row > MOST_LOST:
            raise CatalogError([error("workers-die", Place(""), name=job.name)], ExitCode.ENVIRONMENT)
        if not again:
            self._again.append(job)
            return None
        pieces = self._setup.pieces(job)
        self._again.extend(pieces)
        return None if pieces else how
