"""Where the things of a project lie; and where the program's own templates, languages and starter files lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def shipped(name: str) -> Path:
    """A folder that ships with the program (`templates`, `content/languages`).

    In the wheel these lie inside the package under `_shipped`; in a checkout they are the repository's own folders.
    """
    inside = PACKAGE / "_shipped" / name
    return inside if inside.exists() else PACKAGE.parent / name


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with `content/ images/ templates/ build/`; `root` is absolute."""

    root: Path

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def images(self) -> Path:
        return self.root / "images"

    @property
    def templates(self) -> Path:
        """The project's own templates; a file here replaces the shipped one of the same name."""
        return self.root / "templates"

    @property
    def build(self) -> Path:
        return self.root / "build"

    @property
    def cache(self) -> Path:
        return self.build / "cache"

    def relative(self, path: Path) -> str:
        """`path` as it is shown in messages: below the project folder, with forward slashes."""
        return path.relative_to(self.root).as_posix()


def find_project(start: Path) -> Project | None:
    """The project around `start`: the nearest folder upwards that has `content/catalogue.yaml`; None outside any."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "content" / "catalogue.yaml").is_file():
            return Project(folder)
    return None
