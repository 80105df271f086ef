"""Files in memory and in the cache → a folder that appears whole, in place of the one before."""

from __future__ import annotations

import os
import shutil
import stat
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Final, NamedTuple

from catalog.core.content_keys import digest_of

TRIES, PAUSE = 100, 0.02  # s between them
TOGETHER: Final = 4  # files that are on their way to the disk at a time: one by one takes four times as long


class FolderContent(NamedTuple):
    """What lies in a folder: its size in bytes, the digests of its files by their POSIX paths below it."""

    size: int
    digests: dict[str, str]


def replace_folder(out: Path, written: Mapping[str, bytes], copied: Mapping[str, Path]) -> FolderContent:
    """Make `out` hold exactly these files, by their POSIX paths below it.

    Everything is put beside `out` first; while that fails (a full disk, Ctrl-C), `out` stays as it was. A file that
    `out` has already, byte for byte, is not written again but linked, where the disk has links.
    """
    fresh, old = out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")
    _recover(out, old)
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        filled = _fill(fresh, out, written, copied)
        if out.exists():
            out.rename(old)
        try:
            fresh.rename(out)
        except BaseException:
            _recover(out, old)
            raise
    except BaseException:
        _clear(fresh)
        raise
    shutil.rmtree(old, ignore_errors=True)
    return filled


def _clear(folder: Path) -> None:
    """Delete a folder into which a thread may still write: one whose start Ctrl-C met is waited for by nobody."""
    for _ in range(TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(PAUSE)


def _recover(out: Path, old: Path) -> None:
    """Put back the last good folder if a run ended between the two renames; else clear what it left."""
    if old.exists() and not out.exists():
        old.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _fill(folder: Path, before: Path, written: Mapping[str, bytes], copied: Mapping[str, Path]) -> FolderContent:
    for parent in sorted({(folder / name).parent for name in (*written, *copied)}):
        parent.mkdir(parents=True, exist_ok=True)
    size = 0
    digests: dict[str, str] = {}
    sources: dict[str, bytes | Path] = {**written, **copied}
    missing: list[tuple[str, bytes | Path]] = []
    for name, source in sources.items():
        content = _content(source)
        size += len(content)
        digests[name] = digest_of(content)
        if not _linked(f"{before}/{name}", f"{folder}/{name}", content):
            missing.append((f"{folder}/{name}", source))
    _write_all(missing)
    return FolderContent(size, digests)


def _write_all(missing: Sequence[tuple[str, bytes | Path]]) -> None:
    """Write files, several at a time; after a fault no further one is begun."""
    stopped = Event()

    def write(one: tuple[str, bytes | Path]) -> None:
        if not stopped.is_set():
            _write(one)

    with ThreadPoolExecutor(TOGETHER) as threads:
        try:
            for _ in threads.map(write, missing):
                pass
        except BaseException:
            stopped.set()  # before those at work are waited for
            raise


def _content(source: bytes | Path) -> bytes:
    if isinstance(source, bytes):
        return source
    with open(source, "rb", buffering=0) as file:  # noqa: PTH123 half the time of read_bytes
        return file.readall()


def _linked(before: str, path: str, content: bytes) -> bool:
    """Whether `path` could be made the file `before`, which has this content. Paths as text: there are ten thousand."""
    if not _holds(before, content):
        return False
    try:
        os.link(before, path)
    except OSError:  # a disk without links
        return False
    return True


def _write(missing: tuple[str, bytes | Path]) -> None:
    path, source = missing
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(_content(source))
        file.flush()
        os.fsync(file.fileno())


def _holds(path: str, content: bytes) -> bool:
    """Whether a file of our own, no link to another place, holds exactly this."""
    try:
        status = os.stat(path, follow_symlinks=False)  # noqa: PTH116
        if not stat.S_ISREG(status.st_mode) or status.st_size != len(content):
            return False
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            return file.readall() == content
    except OSError:
        return False
