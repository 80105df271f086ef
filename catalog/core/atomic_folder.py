"""Files in memory and in the cache → a folder that appears whole, in place of the one before."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def replace_folder(out: Path, written: Mapping[str, bytes], copied: Mapping[str, Path]) -> int:
    """Make `out` hold exactly these files, by their POSIX paths below it; return their size in bytes.

    Everything is put beside `out` first; while that fails (a full disk, Ctrl-C), `out` stays as it was. A file that
    `out` has already, byte for byte, is not written again but linked, where the disk has links.
    """
    fresh, old = out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")
    _recover(out, old)
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        size = _fill(fresh, out, written, copied)
        if out.exists():
            out.rename(old)
        try:
            fresh.rename(out)
        except BaseException:
            _recover(out, old)
            raise
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)
    return size


def _recover(out: Path, old: Path) -> None:
    """Put back the last good folder if a run ended between the two renames; else clear what it left."""
    if old.exists() and not out.exists():
        old.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def _fill(folder: Path, before: Path, written: Mapping[str, bytes], copied: Mapping[str, Path]) -> int:
    for parent in sorted({(folder / name).parent for name in (*written, *copied)}):
        parent.mkdir(parents=True, exist_ok=True)
    size = 0
    for name, content in written.items():
        size += _put(f"{folder}/{name}", f"{before}/{name}", content)
    for name, source in copied.items():
        size += _put(f"{folder}/{name}", f"{before}/{name}", source.read_bytes())
    return size


def _put(path: str, before: str, content: bytes) -> int:
    """A file with this content; return its size in bytes. Paths as text: there are ten thousand."""
    if _holds(before, content):
        with suppress(OSError):  # a disk without links
            os.link(before, path)
            return len(content)
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return len(content)


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
