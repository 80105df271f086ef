"""What an executor is: it takes jobs and returns the result of each, whichever process did it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, Literal, Protocol, TypeVar

LIMIT: Final = 120.0  # s for one job; what takes longer hangs


class Job(Protocol):
    """A piece of work, as a value that can be pickled; `name` is for messages and unique in its run."""

    @property
    def name(self) -> str: ...


J = TypeVar("J", bound=Job)
T = TypeVar("T")
R = TypeVar("R")


class WorkerSetup(Generic[T, J]):
    """What a worker needs for all jobs of a kind, and what is to be known of these jobs.

    A value that can be pickled and compared: every worker gets it once, opens it, and keeps what comes of that (`T`)
    for later runs with an equal setup. `files` and `files_of` name the files that it and its jobs read, so that they
    can be sent to another machine, where `at` and `job_at` have their new paths.
    """

    few = 2  # fewer jobs than this are done sooner by a process that runs already than by others that must start

    def open(self) -> T:
        """Runs in the worker: what the jobs are done with. What is slow to import is imported here."""
        raise NotImplementedError

    def weight(self, _job: J) -> float:
        """How long a job takes, beside others: those that take longest are begun first."""
        return 0

    def pieces(self, _job: J) -> Sequence[J]:
        """Smaller jobs with the same result together, to find out which part of a job ends its workers."""
        return ()

    def files(self) -> Mapping[str, Path]:
        """The files that every job reads, by names that are valid on any machine (relative, with forward slashes)."""
        return {}

    def files_of(self, _job: J) -> Mapping[str, Path]:
        """The files that a job reads besides."""
        return {}

    def at(self, _folder: Path) -> WorkerSetup[T, J]:
        """The same setup where the files lie below `folder`; runs on that machine."""
        return self

    def job_at(self, job: J, _folder: Path) -> J:
        """The same for a job."""
        return job


@dataclass(frozen=True, slots=True)
class LostJob:
    """In place of a result: every worker that tried this job ended suddenly, or took longer than `seconds`."""

    reason: Literal["died", "hung"]
    seconds: float


Work = Callable[[T, J], R]


class Executor(Protocol):
    """Workers, ready for any number of runs. `size` is how many processes of this machine may be busy at a time."""

    @property
    def size(self) -> int: ...

    def run(
        self, work: Work[T, J, R], setup: WorkerSetup[T, J], jobs: Sequence[J]
    ) -> Generator[tuple[J, R | LostJob], None, None]:
        """What `work`, a function of a module, makes of each job with the opened setup; in whatever order they are
        done.

        Results do not depend on who does the jobs. What a job raises is raised here; then, and when the generator is
        closed, the jobs in work are dropped. One run at a time.
        """
        ...

    def prepare(self, setup: WorkerSetup[Any, Any], most: int) -> None:
        """Have at most so many workers start and open a setup while this process does something else: jobs for it will
        come."""
        ...

    def close(self) -> None:
        """End the workers."""
        ...
