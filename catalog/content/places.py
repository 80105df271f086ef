"""Field of an entry → its line and column. A file that is not at hand is read again: problems alone need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from catalog.content.source import Source, Step, read_source
from catalog.errors import Place
from catalog.project import Project


class Locator:
    """Finds places in the entries of a project."""

    def __init__(self, project: Project, sources: Iterable[Source] = ()) -> None:
        """`sources` are at hand already and not read again."""
        self._project = project
        self._sources = {source.file: source for source in sources}
        self._read = lru_cache(maxsize=64)(self._source)

    def __call__(self, file: str, path: Sequence[Step]) -> Place:
        """Where the value at `path` stands in `file` (below the project); the file alone where it cannot be read."""
        source = self._sources.get(file) or self._read(file)
        return source.place(path) if source else Place(file)

    def _source(self, file: str) -> Source | None:
        source = read_source(self._project.root / file, file)
        return source if isinstance(source, Source) else None
