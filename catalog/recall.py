"""Whether anything has changed since an edition was last made; where nothing has, what was made then.

Both are known by content: every file that a build may read, and every file that it wrote.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from catalog.content.settings import Output
from catalog.errors import Problem
from catalog.files import write_quickly
from catalog.program import program_digest
from catalog.project import Project, shipped
from catalog.site.publish import SiteResult

LARGE: Final = 64_000  # bytes; hashing what is larger leaves the interpreter to other threads for long
PASSING: Final = frozenset({"changes.json", "changes.html"})  # of what changed, not of what there is


@dataclass(frozen=True, slots=True)
class BookRecord:
    """A book as it was made: its title, the language of its names, pages, parts, and which outputs."""

    title: str
    language: str
    pages: int
    parts: int
    outputs: tuple[Output, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An edition as it was made: from what (a content key), and its files below its folder, by their digests."""

    key: str
    files: dict[str, str]
    book: BookRecord | None
    html: SiteResult | None
    problems: tuple[Problem, ...]  # warnings of its making
    checked: tuple[Problem, ...]  # warnings of the content


def inputs_digest(project: Project, order: str) -> str:
    """A digest of all that a build of `project` may read but the plans, which belong to one edition each. `order` is
    what was asked for."""
    plans = project.content / "plans"
    folders = (project.content, project.templates, shipped("content/languages"), shipped("templates"), project.images)
    digest = hashlib.sha256(f"{program_digest()} {order}".encode())
    for folder in dict.fromkeys(folders):
        files = [path for path in _files(folder) if not path.is_relative_to(plans)]
        digest.update(f"{len(files)}\n".encode())
        for path, content in zip(files, _digests(files), strict=True):
            digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def edition_key(project: Project, edition: str, inputs: str) -> str:
    """The content key of an edition, with its plan as it is now."""
    plan = project.content / "plans" / f"{edition}.yaml"
    kept = plan.read_bytes() if plan.is_file() else b""
    return hashlib.sha256(f"{edition} {inputs} ".encode() + kept).hexdigest()


def recall(project: Project, edition: str, inputs: str) -> Record | None:
    """What was made of the same inputs, where all of it is still there as it was."""
    try:
        record = msgspec.json.decode(_record_file(project, edition).read_bytes(), type=Record)
        if record.key != edition_key(project, edition, inputs):
            return None
        folder = project.build / edition
        now = dict(zip(record.files, _digests([folder / name for name in record.files]), strict=True))
        return record if now == record.files else None
    except (OSError, ValueError):
        return None


def remember(project: Project, edition: str, record: Record) -> None:
    """Keep the record of an edition; forgetting it costs a build and nothing else."""
    try:
        _record_file(project, edition).parent.mkdir(parents=True, exist_ok=True)
        write_quickly(_record_file(project, edition), msgspec.json.encode(record))
    except OSError:
        return


def made_files(project: Project, edition: str) -> dict[str, str]:
    """The files of an edition by their digests."""
    folder = project.build / edition
    files = [path for path in _files(folder) if path.name not in PASSING]
    return dict(zip((path.relative_to(folder).as_posix() for path in files), _digests(files), strict=True))


def _record_file(project: Project, edition: str) -> Path:
    return project.cache / "made" / f"{edition}.json"


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder, in their order; those whose names begin with a dot are nobody's."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def _digests(files: list[Path]) -> Iterator[str]:
    large = [path for path in files if path.stat().st_size > LARGE]
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        known = dict(zip(large, threads.map(_digest, large), strict=True))
    for path in files:
        yield known.get(path) or _digest(path)


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
