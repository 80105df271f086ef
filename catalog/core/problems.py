"""Problems found in the input, and the errors and exit codes that carry them to the user."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from catalog.core.natural_order import NaturalKey, natural_key


class ExitCode(IntEnum):
    """What the command line returns to the shell."""

    MADE = 0
    CONTENT = 1  # problems in what the user wrote
    USAGE = 2
    ENVIRONMENT = 3  # a library is missing, a disk is full, a folder is read-only
    FAULT = 4  # a fault of the program
    INTERRUPTED = 130  # 128 + SIGINT, as shells expect


class Level(StrEnum):
    """An error keeps an entry from being printed, or all of them; a warning is reported and the build goes on; a note
    is no fault, and preflight alone makes it."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a problem stands: a file below the project folder, in POSIX form; 1-based line and column, 0 = the file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number]
        return ":".join([self.file, *numbers])


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding about the input.

    `code` is the key of its sentence and remedy in `messages/*.<language>.yaml`; `values` fill their placeholders;
    `field` is the path inside the file (`variants[2].sku`). The text itself is made only where it is shown.
    """

    code: str
    level: Level
    place: Place
    field: str = ""
    values: tuple[tuple[str, str], ...] = ()

    @property
    def sort_key(self) -> tuple[NaturalKey, int, int, str, str, tuple[tuple[str, str], ...]]:
        """Order of the report: by place, then by what is said, so that it is the same on every machine."""
        place = self.place
        return (natural_key(place.file), place.line, place.column, self.field, self.code, self.values)


def error(code: str, place: Place, field: str = "", **values: object) -> Problem:
    """A problem for which an entry is left out, or the build stops where all entries need what has it."""
    return _problem(code, Level.ERROR, place, field, values)


def warning(code: str, place: Place, field: str = "", **values: object) -> Problem:
    """A problem that is reported while the build goes on."""
    return _problem(code, Level.WARNING, place, field, values)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of `problems` is an error."""
    return any(problem.level is Level.ERROR for problem in problems)


def _problem(code: str, level: Level, place: Place, field: str, values: dict[str, object]) -> Problem:
    return Problem(code, level, place, field, tuple(sorted((key, str(value)) for key, value in values.items())))


class CatalogError(Exception):
    """The work cannot go on. Carries every problem known by then, and the exit code that fits."""

    def __init__(self, problems: Iterable[Problem], exit_code: ExitCode = ExitCode.CONTENT) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.sort_key))
        self.exit_code = exit_code
        super().__init__("; ".join(f"{problem.place}: {problem.code}" for problem in self.problems))

    def __reduce__(self) -> tuple[type[CatalogError], tuple[tuple[Problem, ...], ExitCode]]:
        """How it comes from a worker process to the main one."""
        return type(self), (self.problems, self.exit_code)
