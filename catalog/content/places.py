"""Field of an entry → its line and column, found by reading the file again: only problems need it, and they are few."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from catalog.content.source import Source, Step, read_source
from catalog.errors import Place
from catalog.project import Project


class Locator:
    """Finds places in the entries of a project."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._read = lru_cache(maxsize=64)(self._source)

    def __call__(self, file: str, path: Sequence[Step]) -> Place:
        """Where the value at `path` stands in `file` (below the project); the file alone where it cannot be read."""
        source = self._read(file)
        return source.place(path) if source else Place(file)

    def _source(self, file: str) -> Source | None:
        source = read_source(self._project.root / file, file)
        return source if isinstance(source, Source) else None
