"""Field of an entry → its line and column. A file whose source was not given is read again: for problems alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from catalog.content.load.yaml_source import Source, Step, read_source
from catalog.core.problems import Place

MOST_KEPT: Final = 64  # files read again; problems come file by file


class LineNumbers:
    """Finds places in the entries of a project."""

    def __init__(self, root: Path, sources: Iterable[Source] = ()) -> None:
        """The files of `sources` are not read again."""
        self._root = root
        self._sources = {source.file: source for source in sources}
        self._read: dict[str, Source | None] = {}

    def __call__(self, file: str, path: Sequence[Step]) -> Place:
        """Where the value at `path` stands in `file` (below the project); the file alone where it cannot be read."""
        source = self._sources.get(file) or self._again(file)
        return source.place(path) if source else Place(file)

    def index(self, file: str, field: str, key: str, value: str) -> int:
        """Which item of the list in `field` has `value` at `key`; 0 where none has."""
        source = self._sources.get(file) or self._again(file)
        items = source.data.get(field) if source else None
        named = [isinstance(item, dict) and item.get(key) == value for item in items] if isinstance(items, list) else []
        return named.index(True) if True in named else 0

    def _again(self, file: str) -> Source | None:
        if file not in self._read:
            if len(self._read) == MOST_KEPT:
                self._read.clear()
            source = read_source(self._root / file, file)
            self._read[file] = source if isinstance(source, Source) else None
        return self._read[file]
