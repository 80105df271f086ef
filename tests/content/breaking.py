"""Helpers that break a copy of the small project, and return what the check reports then."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from catalog.content.load_catalogue import Loaded, load_catalogue
from catalog.core.problems import Problem
from catalog.core.project import Project
from tests.conftest import DAY, SMALL, copy_small

KITCHEN = "businesses/dapur-contoh/business.yaml"
CHIPS = "businesses/dapur-contoh/keripik-1.yaml"
WEAVER = "businesses/tenun-contoh/business.yaml"
SARONG = "businesses/tenun-contoh/sarung.yaml"


@dataclass(frozen=True)
class Trial:
    """A copy of the small project. Names of files are below its `content/`."""

    project: Project

    @classmethod
    def of_small(cls, folder: Path) -> Trial:
        return cls(copy_small(folder))

    def path(self, name: str) -> Path:
        return self.project.content / name

    def read(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, text: str | bytes) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def add(self, name: str, text: str) -> None:
        """Write `text` below what the file holds."""
        self.write(name, self.read(name) + text)

    def change(self, name: str, old: str, new: str) -> None:
        text = self.read(name)
        assert text.count(old) == 1, (name, old)
        self.write(name, text.replace(old, new))

    def load(self) -> Loaded:
        return load_catalogue(self.project.root, DAY, jobs=1)

    def problems(self) -> list[Problem]:
        """What is found, without what is found in the small project as it is."""
        return [problem for problem in self.load().problems if problem not in small_problems()]

    def rows(self) -> list[tuple[str, str, str]]:
        """Code, place below content/ and field of each new problem."""
        return [
            (problem.code, str(problem.place).removeprefix("content/"), problem.field) for problem in self.problems()
        ]


@cache
def small_problems() -> frozenset[Problem]:
    return frozenset(load_catalogue(Project(SMALL).root, DAY, jobs=1).problems)
