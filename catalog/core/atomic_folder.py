"""Files in memory and in the cache → a folder that appears whole, in place of the one before."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


def replace_folder(out: Path, written: Mapping[str, bytes], copied: Mapping[str, Path]) -> int:
    """Make `out` hold exactly these files, by their POSIX paths below it; return their size in bytes.

    Everything is written beside `out` first; while that fails (a full disk, Ctrl-C), `out` stays as it was.
    """
    fresh, old = out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")
    _recover(out, old)
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        size = _fill(fresh, written, copied)
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


def _fill(folder: Path, written: Mapping[str, bytes], copied: Mapping[str, Path]) -> int:
    for parent in sorted({(folder / name).parent for name in (*written, *copied)}):
        parent.mkdir(parents=True, exist_ok=True)
    size = 0
    for name, content in written.items():
        size += _write(folder / name, content)
    for name, source in copied.items():
        size += _write(folder / name, source.read_bytes())
    return size


def _write(path: Path, content: bytes) -> int:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return len(content)
