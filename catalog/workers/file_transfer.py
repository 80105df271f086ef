"""Setups and jobs with the files that they read, for workers that do not see this machine's folders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from catalog.workers.interface import Work, WorkerSetup

Files = tuple[tuple[str, bytes], ...]  # names and contents


@dataclass(frozen=True, slots=True)
class FileBundle:
    """A job and the files that it reads."""

    job: Any
    files: Files

    @property
    def name(self) -> str:
        return str(self.job.name)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A setup opened on another machine, where its files lie in a folder that lives as long as this."""

    setup: WorkerSetup[Any, Any]
    opened: Any
    folder: TemporaryDirectory[str]
    kept: frozenset[str]  # names of the setup's own files


@dataclass(frozen=True, slots=True)
class BundledSetup(WorkerSetup[Unpacked, FileBundle]):
    """A setup and its files."""

    setup: WorkerSetup[Any, Any]
    contents: Files

    def open(self) -> Unpacked:
        folder = TemporaryDirectory(prefix="catalog-")
        unpack(self.contents, Path(folder.name))
        setup = self.setup.at(Path(folder.name))
        return Unpacked(setup, setup.open(), folder, frozenset(name for name, _ in self.contents))


@dataclass(frozen=True, slots=True)
class WorkOnBundles:
    """`work`, done with the job of a bundle. Its files are deleted afterwards: thousands of photos would fill a
    disk."""

    work: Work[Any, Any, Any]

    def __call__(self, unpacked: Unpacked, bundle: FileBundle) -> object:
        folder = Path(unpacked.folder.name)
        files = tuple(file for file in bundle.files if file[0] not in unpacked.kept)
        try:
            unpack(files, folder)
            return self.work(unpacked.opened, unpacked.setup.job_at(bundle.job, folder))
        finally:
            for name, _ in files:
                (folder / name).unlink(missing_ok=True)


def pack_files(files: Mapping[str, Path]) -> Files:
    """Files by the names that they have elsewhere; without those that are gone, which the work will report."""
    return tuple((name, path.read_bytes()) for name, path in sorted(files.items()) if path.is_file())


def unpack(files: Files, folder: Path) -> None:
    """Write files below `folder`. ValueError for a name that leads out of it."""
    for name, content in files:
        if PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts:
            raise ValueError(f"{name} lies outside")
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
