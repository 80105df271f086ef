"""Where the things of a project lie; and where the program's own templates, languages and starter files lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from catalog.core.natural_order import natural_key

PACKAGE = Path(__file__).resolve().parents[1]


def shipped(name: str) -> Path:
    """A folder that ships with the program (`templates`, `content/languages`).

    In the wheel these lie inside the package under `_shipped`; in a checkout they are the repository's own folders.
    """
    inside = PACKAGE / "_shipped" / name
    return inside if inside.exists() else PACKAGE.parent / name


@dataclass(frozen=True, slots=True)
class CacheFolders:
    """Where each stage keeps what it made; all of it can be deleted."""

    root: Path

    @property
    def fonts(self) -> Path:
        return self.root / "fonts"

    @property
    def pictures(self) -> Path:
        return self.root / "pictures"

    @property
    def drawings(self) -> Path:
        return self.root / "drawings"

    @property
    def parts(self) -> Path:
        return self.root / "parts"

    @property
    def made(self) -> Path:
        """Records of editions as they were made."""
        return self.root / "made"


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

    @property
    def import_journal(self) -> Path:
        """What was there before the last import; see `file_changes.py`."""
        return self.build / ".imports" / "last"

    def output(self, edition: str) -> Path:
        """The folder in which all outputs of an edition lie."""
        return self.build / edition

    def outputs(self) -> list[Path]:
        """The folders of editions that were made, also of those that there are no longer."""
        return [path for path in sorted(self.build.iterdir()) if path != self.cache] if self.build.is_dir() else []

    def plan_file(self, edition: str) -> Path:
        """Where everything stood when an edition was last made."""
        return self.content / "plans" / f"{edition}.yaml"

    def editions(self) -> list[str]:
        """The editions that there are, by name."""
        return sorted((path.stem for path in (self.content / "editions").glob("*.yaml")), key=natural_key)

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
