"""What a crew of several workers does with a run: keep all of them busy, hand on what comes, try lost jobs again."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Sequence
from typing import Any

from catalog.workers.interface import J, Kit, Lost, R, T, Work
from catalog.workers.retry_queue import Agenda
from catalog.workers.serial import Alone
from catalog.workers.worker_process import read_answer


class Team(ABC):
    """A crew whose workers are elsewhere. Few jobs start none: they are done by those that run, or by this process."""

    def __init__(self) -> None:
        self._here = Alone()

    def run(self, work: Work[T, J, R], kit: Kit[T, J], jobs: Sequence[J]) -> Generator[tuple[J, R | Lost], None, None]:
        """As `Crew.run`."""
        few = len(jobs) < kit.few
        if not jobs or (few and not self._hired):
            return self._here.run(work, kit, jobs)
        return self._shared_out(work, kit, jobs, self._hired if few else None)

    @abstractmethod
    def prepare(self, kit: Kit[Any, Any], most: int) -> None:
        """As `Crew.prepare`."""

    def close(self) -> None:
        """End the workers."""
        self._here.close()

    def _shared_out(
        self, work: Work[T, J, R], kit: Kit[T, J], jobs: Sequence[J], most: int | None
    ) -> Generator[tuple[J, R | Lost], None, None]:
        """By at most so many workers at a time, where that is said."""
        agenda = Agenda(kit, jobs)
        self._begin(work, kit)
        try:
            self._fill(agenda, most)
            while self._running:
                told: list[tuple[J, bytes | Lost]] = []
                for job, answer in self._answers():
                    if not isinstance(answer, Lost):
                        agenda.finished()
                        told.append((job, answer))
                    elif lost := agenda.lost(job, answer):
                        told.append((job, lost))
                self._fill(agenda, most)  # now, so that nobody waits while the caller is at work on what came
                for job, answer in told:
                    yield job, answer if isinstance(answer, Lost) else read_answer(answer)
        finally:
            self._drop()

    def _fill(self, agenda: Agenda[Any], most: int | None) -> None:
        while self._running < (most or self._room) and (job := agenda.next(self._running)):
            self._give(job)

    @property
    @abstractmethod
    def _hired(self) -> int:
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
    def _begin(self, work: Work[Any, Any, Any], kit: Kit[Any, Any]) -> None:
        """What is to be done with the jobs that come now."""

    @abstractmethod
    def _give(self, job: Any) -> None:  # noqa: ANN401 of the kit's kind
        """Have one job begun."""

    @abstractmethod
    def _answers(self) -> list[tuple[Any, bytes | Lost]]:
        """What came of jobs that are no longer in work; perhaps nothing, after a while."""

    @abstractmethod
    def _drop(self) -> None:
        """See that no job is in work any more."""
