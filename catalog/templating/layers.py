"""The folders from which templates are served, the one that goes before the others first.

A theme is a folder of `templates/themes`, shipped or of the project, whose files serve in place of those of `book/`.
Files of the project go before shipped ones; among both a theme's go before those of `book/`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

THEMES: Final = "themes"
BOOK: Final = "book/"


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder whose files serve the names that begin with `serves`."""

    folder: Path
    serves: str = ""

    def file(self, name: str) -> Path | None:
        """Where the file of that name is looked for; None where the folder serves no such names."""
        if not name.startswith(self.serves) or (not self.serves and name.startswith(f"{THEMES}/")):
            return None
        return self.folder / name.removeprefix(self.serves)

    def name(self, path: Path) -> str:
        """The name that a file serves; "" of one that lies elsewhere."""
        if not path.is_relative_to(self.folder):
            return ""
        inside = path.relative_to(self.folder).as_posix()
        return "" if not self.serves and inside.startswith(f"{THEMES}/") else f"{self.serves}{inside}"

    def files(self) -> Iterator[tuple[str, Path]]:
        """The files that serve, each by its name."""
        for path in self.folder.rglob("*"):
            if path.is_file() and (name := self.name(path)):
                yield name, path


def layers_of(own: Path, shipped: Path, theme: str) -> tuple[Layer, ...]:
    """The folders of a theme; "" for that of `book/` alone."""
    named = [Layer(base / THEMES / theme, BOOK) for base in (own, shipped)] if theme else []
    layers = [*named[:1], Layer(own), *named[1:], Layer(shipped)]
    return tuple(layers)


def theme_names(base: Path) -> list[str]:
    """The themes that have a folder in a folder of templates, in order."""
    folder = base / THEMES
    return sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
