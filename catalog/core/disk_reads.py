"""What lies in the folders of a project, each folder and each small file read once in a build: it is needed to know
whether anything has changed, which links lead out of the project, and what the entries hold.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final, NamedTuple

from catalog.core.content_keys import digest_of, digest_of_chunks

SMALL: Final = 1_000_000  # bytes of a file that is kept until all has been read
CHUNK: Final = 1_000_000


class Found(NamedTuple):
    """What a folder holds under one name: a link and, behind it or by itself, a folder, a file, or neither."""

    name: str
    is_link: bool
    is_folder: bool
    is_file: bool


class DiskReads:
    """Folders and small files by their paths, as they were when they were first read."""

    def __init__(self) -> None:
        self._folders: dict[str, tuple[Found, ...]] = {}
        self._contents: dict[str, bytes] = {}

    def folder(self, path: str) -> tuple[Found, ...]:
        """What lies in a folder, in the order of the names; without those that begin with a dot. OSError where it
        cannot be read."""
        known = self._folders.get(path)
        if known is None:
            with os.scandir(path) as entries:
                found = (_found(entry) for entry in entries if not entry.name.startswith("."))
                known = self._folders[path] = tuple(sorted(found))
        return known

    def digest(self, path: str) -> str:
        """The digest of a file. OSError where it cannot be read."""
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 a Path takes longer than a file
            content = stream.read(SMALL + 1)
        if len(content) > SMALL:
            return file_digest(path)
        self._contents[path] = content
        return digest_of(content)

    def content(self, path: str) -> bytes | None:
        """The bytes of a small file whose digest was worked out; None for another."""
        return self._contents.get(path)

    def forget(self) -> None:
        """Read all anew from now on."""
        self._folders.clear()
        self._contents.clear()


def file_digest(path: str) -> str:
    """The digest of a file of any size."""
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123
        return digest_of_chunks(iter(lambda: stream.read(CHUNK), b""))


def _found(entry: os.DirEntry[str]) -> Found:
    return Found(entry.name, entry.is_symlink(), _holds(entry.is_dir), _holds(entry.is_file))


def _holds(what: Callable[[], bool]) -> bool:
    try:
        return what()
    except OSError:  # a link in a ring, or to what may not be looked at
        return False
