"""Jobs for the typesetter, done by whatever crew there is (stages 4 and 7)."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Final, Protocol, Self, TypeVar

from catalog.core.atomic_files import write_quickly
from catalog.core.problems import CatalogError, ExitCode, Place, Problem, error
from catalog.fonts.static_faces import FACES, FontSet, require_libraries, use_only, write_config
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext, pack, part_file
from catalog.typesetting.weasyprint.engine import VECTOR, Typesetter
from catalog.workers.interface import Executor, LostJob, Work, WorkerSetup

MOST_NAMED: Final = 5  # entries in a message


class Job(Protocol):
    """What can be typeset, or tried: its name for messages; how long its HTML is tells how long it takes; the smaller
    jobs that it can be cut into, () where it cannot."""

    @property
    def name(self) -> str: ...

    @property
    def html(self) -> str: ...

    def pieces(self) -> Sequence[Self]: ...


J = TypeVar("J", bound=Job)
R = TypeVar("R")
Sources = Callable[[J], Sequence[str]]  # the files of the entries that a job is about


@dataclass(frozen=True, slots=True)
class TypesetterSetup(WorkerSetup[Typesetter, J]):
    """What parts are set with. Elsewhere the fonts lie in a folder of that machine; of the cache it needs no more than
    the drawings that a page shows."""

    typesetting: TypesetContext
    few = 6

    def open(self) -> Typesetter:
        """CatalogError that says what to install where a library is missing."""
        use_only(self.typesetting.fonts)
        require_libraries()
        return Typesetter(self.typesetting)

    def weight(self, job: J) -> float:
        return len(job.html)

    def pieces(self, job: J) -> Sequence[J]:
        return job.pieces()

    def files(self) -> Mapping[str, Path]:
        fonts = self.typesetting.fonts
        drawn = self._drawings(self.typesetting.style)
        return {f"fonts/{fonts.digest}/{face.file_name}": fonts.folder / face.file_name for face in FACES} | drawn

    def files_of(self, job: J) -> Mapping[str, Path]:
        return self._drawings(job.html)

    def _drawings(self, text: str) -> dict[str, Path]:
        found = {f"drawings/{name}": self.typesetting.drawings / name for name in VECTOR.findall(text)}
        return {name: path for name, path in found.items() if path.is_file()}

    def at(self, folder: Path) -> TypesetterSetup[J]:
        fonts = FontSet(folder / "fonts" / self.typesetting.fonts.digest, self.typesetting.fonts.digest)
        write_config(fonts)
        return TypesetterSetup(replace(self.typesetting, fonts=fonts, drawings=folder / "drawings"))


def set_parts(
    typesetting: TypesetContext,
    jobs: Sequence[PartJob],
    executor: Executor,
    told: Callable[[SetPart, float], None],
    sources: Sources[PartJob] = lambda _: (),
) -> dict[str, SetPart]:
    """Set parts, and keep them in the cache; by name. `told` hears of each as it is done, and of the seconds that it
    took. The result does not depend on the crew. CatalogError (ENVIRONMENT), when all others are set, with every part
    that ends its workers."""
    typesetting.parts.mkdir(parents=True, exist_ok=True)
    done: dict[str, SetPart] = {}
    with closing(work_through(typesetting, jobs, executor, set_one, sources)) as parts:
        for part, packed, seconds in parts:
            write_quickly(part_file(typesetting, part.key), packed)
            done[part.name] = part
            told(part, seconds)
    return done


def set_one(typesetter: Typesetter, job: PartJob) -> tuple[SetPart, bytes, float]:
    """A part set, the file to keep it in, and the seconds that it took. Runs in a worker."""
    began = perf_counter()
    part, drawn = typesetter.set_part(job)
    return part, pack(part, drawn), perf_counter() - began


def work_through(
    typesetting: TypesetContext,
    jobs: Sequence[J],
    executor: Executor,
    work: Work[Typesetter, J, R],
    sources: Sources[J] = lambda _: (),
) -> Generator[R, None, None]:
    """What `work`, a function of a module, makes of each job; in whatever order they are done.

    CatalogError (ENVIRONMENT), when all others are done, with every job that ends its workers.
    """
    problems: list[Problem] = []
    with closing(executor.run(work, TypesetterSetup(typesetting), jobs)) as outcomes:
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
