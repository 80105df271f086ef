"""Jobs for the typesetter, done by several processes or one after another (stages 4 and 7)."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from typing import Protocol, TypeVar

from catalog.book.fonts import require_libraries, use_only
from catalog.book.parts import PartJob, SetPart, Workshop, pack, part_file
from catalog.book.typeset import Typesetter
from catalog.errors import CatalogError, ExitCode, Place, error
from catalog.files import write_quickly
from catalog.processes import begin_worker, interrupts_held


class Job(Protocol):
    """What can be typeset, or tried: its name for messages; how long its HTML is tells how long it takes."""

    @property
    def name(self) -> str: ...

    @property
    def html(self) -> str: ...


J = TypeVar("J", bound=Job)
R = TypeVar("R")
WORTH_A_POOL = 6  # fewer parts are set sooner than a second process has started

# In a worker: what `_begin` was given, and what the first `_work` made of it.
_workshop: Workshop | None = None
_typesetter: Typesetter | None = None


def set_parts(
    workshop: Workshop, jobs: Sequence[PartJob], workers: int, told: Callable[[SetPart], None]
) -> dict[str, SetPart]:
    """Set parts, and keep them in the cache; by name. `told` hears of each as it is done. The result does not depend on
    `workers`."""
    workshop.parts.mkdir(parents=True, exist_ok=True)
    done: dict[str, SetPart] = {}
    with closing(work_through(workshop, jobs, workers, set_one)) as parts:
        for part, packed in parts:
            write_quickly(part_file(workshop, part.key), packed)
            done[part.name] = part
            told(part)
    return done


def set_one(typesetter: Typesetter, job: PartJob) -> tuple[SetPart, bytes]:
    """A part set, and the file to keep it in."""
    part, drawn = typesetter.set_part(job)
    return part, pack(part, drawn)


def work_through(
    workshop: Workshop, jobs: Sequence[J], workers: int, work: Callable[[Typesetter, J], R]
) -> Generator[R, None, None]:
    """What `work`, a function of a module, makes of each job; in whatever order they are done."""
    if workers == 1 or len(jobs) < WORTH_A_POOL:
        return _serially(workshop, jobs, work)
    return _in_parallel(workshop, jobs, workers, work)


def _serially(workshop: Workshop, jobs: Sequence[J], work: Callable[[Typesetter, J], R]) -> Generator[R, None, None]:
    if jobs:
        typesetter = _make_typesetter(workshop)
        for job in jobs:
            yield work(typesetter, job)


def _in_parallel(
    workshop: Workshop, jobs: Sequence[J], workers: int, work: Callable[[Typesetter, J], R]
) -> Generator[R, None, None]:
    """Longest first, so that no process is left with a long one at the end.

    CatalogError that names the parts in work when a process dies, which no exception can tell.
    """
    context = multiprocessing.get_context("spawn")  # nothing of this process leaks into what is set
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(workshop,))
    queue = iter(sorted(jobs, key=lambda job: (-len(job.html), job.name)))
    running: dict[Future[R], str] = {}
    try:
        while True:
            # Two a process keep all busy, and those in work are known when one dies.
            while len(running) < 2 * workers and (job := next(queue, None)):
                with interrupts_held():
                    running[pool.submit(_work, work, job)] = job.name
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                result = future.result()
                del running[future]
                yield result
    except BrokenProcessPool:
        names = ", ".join(sorted(running.values()))
        raise CatalogError([error("typeset-process-died", Place(""), parts=names)], ExitCode.ENVIRONMENT) from None
    except BaseException:
        for process in list((pool._processes or {}).values()):  # a worker may be in the middle of a long page
            process.terminate()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(workshop: Workshop) -> None:
    """Runs in each worker when it starts. It does nothing that can fail, since nobody would be told why."""
    global _workshop  # noqa: PLW0603 the pool offers no other way to give a worker something of its own
    begin_worker()
    _workshop = workshop


def _work(work: Callable[[Typesetter, J], R], job: J) -> R:
    """Runs in a worker."""
    global _typesetter  # noqa: PLW0603
    if _workshop is None:
        raise RuntimeError("a worker was not begun")
    if _typesetter is None:
        _typesetter = _make_typesetter(_workshop)
    return work(_typesetter, job)


def _make_typesetter(workshop: Workshop) -> Typesetter:
    """CatalogError that says what to install where a library is missing."""
    use_only(workshop.fonts)
    require_libraries()
    return Typesetter(workshop)
