"""What editors need to complete, explain and check the entries of a project: schema files, the line at the top of an
entry that names its schema, and settings for VS Code. Settings of a person's own are never overwritten."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any, Final

from catalog.core.atomic_files import write_whole
from catalog.core.project import Project
from catalog.scaffold.field_docs import MODELS
from catalog.scaffold.json_schema import entry_schema
from catalog.scaffold.project_names import project_names

SCHEMAS: Final = "content/.schemas"  # beside the entries and in no editor's own folder, since several editors read it
LINE: Final = "# yaml-language-server: $schema="
# Which files are of which kind, as VS Code reads it; `!` takes files out again.
FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "business": ("content/businesses/*/business.yaml",),
    "product": ("content/businesses/*/*.yaml", "!content/businesses/*/business.yaml"),
    "catalogue": ("content/catalogue.yaml",),
    "categories": ("content/categories.yaml",),
    "regions": ("content/regions.yaml",),
    "rates": ("content/rates.yaml",),
    "edition": ("content/editions/*.yaml",),
    "print-shop": ("content/print-shops/*.yaml",),
    "market": ("content/markets/*.yaml",),
    "gates": ("content/gates/*.yaml",),
    "language": ("content/languages/*.yaml",),
}
YAML_EXTENSION: Final = "redhat.vscode-yaml"


@dataclass(frozen=True, slots=True)
class Missing:
    """What a person's own file of settings does not say yet: the file, and the lines to add."""

    file: str
    lines: str


def write_schemas(project: Project, language: str) -> Path:
    """Write the schema of every kind of entry, explained in `language` (`id`, `en`); the folder in which they lie.
    Files that are the same already are not touched."""
    known = project_names(project)
    for kind in MODELS:
        _write(project.root / SCHEMAS / f"{kind}.json", entry_schema(kind, language, known))
    return project.root / SCHEMAS


def schema_line(file: str) -> str:
    """The line at the top of an entry that names its schema. `file` is the entry's below the project."""
    above = "../" * (len(PurePosixPath(file).parts) - 2)
    return f"{LINE}{above}{PurePosixPath(SCHEMAS).name}/{_kind_of(file)}.json"


def write_editor_settings(project: Project) -> tuple[Missing, ...]:
    """Write settings for VS Code where the project has none. Returns what the person's own files do not say yet."""
    settings = {
        "yaml.schemas": {f"./{SCHEMAS}/{kind}.json": list(patterns) for kind, patterns in FILES.items()},
        "yaml.yamlVersion": "1.2",  # in 1.1, the country code NO is a truth value
    }
    wanted: dict[str, dict[str, Any]] = {
        "settings.json": settings,
        "extensions.json": {"recommendations": [YAML_EXTENSION]},
    }
    found: list[Missing] = []
    for name, content in wanted.items():
        path = project.root / ".vscode" / name
        if not os.path.lexists(path):
            _write(path, content)
        elif not _file_holds(path, content):
            found.append(Missing(project.relative(path), _text(content)))
    return tuple(found)


def _kind_of(file: str) -> str:
    return next(kind for kind, patterns in FILES.items() if fnmatchcase(file, patterns[0]))


def _file_holds(path: Path, wanted: Mapping[str, Any]) -> bool:
    """Whether a file of settings holds all that is `wanted`. One that cannot be read holds nothing."""
    with suppress(OSError, ValueError):
        return _holds(json.loads(path.read_text(encoding="utf-8")), wanted)
    return False


def _holds(found: Any, wanted: Any) -> bool:  # noqa: ANN401 anything may stand in a file
    if isinstance(wanted, Mapping):
        return isinstance(found, dict) and all(key in found and _holds(found[key], wanted[key]) for key in wanted)
    if isinstance(wanted, list):
        return isinstance(found, list) and all(item in found for item in wanted)
    return bool(found == wanted)


def _write(path: Path, content: Mapping[str, Any]) -> None:
    written = f"{_text(content)}\n".encode()
    with suppress(OSError):
        if path.read_bytes() == written:
            return
    write_whole(path, written)


def _text(content: Mapping[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)
