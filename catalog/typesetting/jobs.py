"""Jobs for the typesetter, done by any executor (stages 4 and 7)."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from time import perf_counter
from typing import Final, Protocol, Self, TypeVar

from catalog.core.atomic_files import write_quickly
from catalog.core.problems import CatalogError, ExitCode, Place, Problem, error
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext, pack, part_file
from catalog.typesetting.typesetter import Typesetter
from catalog.workers.interface import Executor, LostJob, Work, WorkerSetup

MOST_NAMED: Final = 5  # entries in a message


class Job(Protocol):
    """What can be typeset, or tried: its name for messages; the length of its HTML, by which long jobs come first; the
    smaller jobs that it can be cut into, () where it cannot."""

    @property
    def name(self) -> str: ...

    @property
    def html(self) -> str: ...

    def pieces(self) -> Sequence[Self]: ...


J = TypeVar("J", bound=Job)
R = TypeVar("R")
Sources = Callable[[J], Sequence[str]]  # the files of the entries that a job is about


def set_parts(
    typesetting: TypesetContext,
    jobs: Sequence[PartJob],
    setup: WorkerSetup[Typesetter, PartJob],
    executor: Executor,
    on_set: Callable[[SetPart, float], None],
    sources: Sources[PartJob] = lambda _: (),
) -> dict[str, SetPart]:
    """Set parts, each by a typesetter that `setup` opens in a worker, and keep them in the cache; by name. `on_set` is
    called with each as it is done, and the seconds that it took. The result does not depend on the executor.
    CatalogError (ENVIRONMENT), when all others are set, with every part that ends its workers."""
    typesetting.parts.mkdir(parents=True, exist_ok=True)
    done: dict[str, SetPart] = {}
    with closing(work_through(setup, jobs, executor, set_one, sources)) as parts:
        for part, packed, seconds in parts:
            write_quickly(part_file(typesetting, part.key), packed)
            done[part.name] = part
            on_set(part, seconds)
    return done


def set_one(typesetter: Typesetter, job: PartJob) -> tuple[SetPart, bytes, float]:
    """A part set, the file to keep it in, and the seconds that it took. Runs in a worker."""
    began = perf_counter()
    part, drawn = typesetter.set_part(job)
    return part, pack(part, drawn), perf_counter() - began


def work_through(
    setup: WorkerSetup[Typesetter, J],
    jobs: Sequence[J],
    executor: Executor,
    work: Work[Typesetter, J, R],
    sources: Sources[J] = lambda _: (),
) -> Generator[R, None, None]:
    """What `work`, a function of a module, makes of each job with a typesetter that `setup` opens; in whatever order
    they are done.

    CatalogError (ENVIRONMENT), when all others are done, with every job that ends its workers.
    """
    problems: list[Problem] = []
    with closing(executor.run(work, setup, jobs)) as outcomes:
        for job, outcome in outcomes:
            if isinstance(outcome, LostJob):
                problems.append(_problem(job.name, outcome, sources(job)))
            else:
                yield outcome
    if problems:
        raise CatalogError(problems, ExitCode.ENVIRONMENT)


def _problem(name: str, lost: LostJob, files: Sequence[str]) -> Problem:
    """At the first of the entries that the job is about."""
    named = ", ".join(files[:MOST_NAMED]) + (", …" if len(files) > MOST_NAMED else "")
    place = Place(files[0] if files else "")
    if lost.reason == "hung":
        return error("worker-hung", place, name=name, entries=named or name, seconds=f"{lost.seconds:g}")
    return error("worker-died", place, name=name, entries=named or name)
