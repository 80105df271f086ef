"""Files that appear whole or not at all: what was made before stays until what is new is on the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path` to write to, put in its place when it is on the disk. An exception leaves `path` as it was.

    It can be read again while it is written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with beside.open("w+b") as written:
            yield written
            written.flush()
            os.fsync(written.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def write_whole(path: Path, content: bytes | memoryview) -> None:
    """Write `content` beside `path` and put it in its place when it is on the disk. OSError leaves `path` as it was."""
    with whole_file(path) as written:
        written.write(content)


def write_quickly(path: Path, content: bytes) -> None:
    """The same without waiting for the disk, for files that are checked when they are read."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
