"""How the cache stays small: what was used least lately goes first, and what this build used never does.

A file's time is that of its last use, and nothing else: files are found by their content. All errors are passed over,
since a cache that is too large harms nobody.
"""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from catalog.cache.value_store import FILE, ValueStore

DAY: Final = 86_400.0  # s; a use is noted again after so long
MARGIN: Final = 60.0  # s, by which the clocks of two disks may differ
VALUES_SHARE: Final = 4  # stored values may take one in so many bytes of the cache
BESIDE: Final = re.compile(r"\..*\.(new|part)|.*\.[0-9]+\.new|\.new-.*")  # what a killed build leaves half written


class Item(NamedTuple):
    """A file of the cache, and when it was last used (s since 1970)."""

    used: float
    path: str
    size: int


def used(path: str | Path) -> None:
    """Note that a file of the cache is used, once a day: to be called by whoever takes something from there."""
    with suppress(OSError):
        if abs(time.time() - os.stat(path).st_mtime) > DAY:  # noqa: PTH116 there are ten thousand files
            os.utime(path)


def prune(cache: Path, others: Iterable[Path], most: int, began: float, value_store: ValueStore) -> None:
    """Make the folder `cache` at most `most` bytes large, as far as that can be done without what was used since the
    time `began` (s since 1970), or in the day before. What killed builds left half written there and in the folders
    `others` goes after a day."""
    items = list(_items(cache, below=2))
    stale = began - DAY
    for path in _leftovers([*others, cache / "fonts"], items, stale):
        _remove(path)
    value_store.prune(most // VALUES_SHARE, began)
    room = most - value_store.size
    total = sum(item.size for item in items)
    for item in sorted(items):
        if total <= room or item.used >= stale - MARGIN:
            return
        _remove(item.path)
        total -= item.size


def _items(folder: str | Path, below: int = 0) -> Iterator[Item]:
    """The files in a folder and those below it, without stored values. Links to folders are followed in the first
    levels, `below` that many: somebody may keep pictures on another disk."""
    try:
        with os.scandir(folder) as listed:
            entries = list(listed)
    except OSError:
        return
    for entry in entries:
        with suppress(OSError):
            if entry.is_dir(follow_symlinks=below > 0):
                yield from _items(entry.path, max(0, below - 1))
            elif not entry.name.startswith(FILE):
                status = entry.stat(follow_symlinks=False)
                yield Item(status.st_mtime, entry.path, status.st_size)


def _leftovers(folders: Iterable[Path], items: list[Item], stale: float) -> Iterator[str]:
    """What was written beside its place and never came to be in it. A folder of HTML is put right by itself."""
    yield from (item.path for item in items if item.used < stale and BESIDE.fullmatch(Path(item.path).name))
    for folder in folders:
        for path in _listed(folder):
            with suppress(OSError):
                ours = BESIDE.fullmatch(path.name) and (path.is_file() or path.name.startswith(".new-"))
                if ours and path.stat().st_mtime < stale:
                    yield str(path)


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _remove(path: str) -> None:
    with suppress(OSError):
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
            shutil.rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)  # noqa: PTH108
