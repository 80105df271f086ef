"""A project as `catalog init` begins it."""

from __future__ import annotations

from pathlib import Path

from catalog.core.project import Project
from catalog.scaffold.new_project import start_project


def new_folder(folder: Path, language: str = "id") -> Project:
    return Project(start_project(folder / "katalog", language).resolve())
