"""The folders of a project that are read → what in them cannot be gone into: folders that may not be opened, and links
that lead out of the project or round in a ring.

The one rule, for all that reads a project: a link may lead to any place inside the project's folder.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from catalog.core.disk_reads import DiskReads
from catalog.core.problems import Place, Problem, error

READ: Final = ("content", "images", "templates")  # the folders of a project that are read
OUTSIDE: Final = "link-outside"
RING: Final = "link-ring"
UNREADABLE: Final = "folder-unreadable"
SHUT: Final = frozenset({OUTSIDE, RING, UNREADABLE})  # reported once, by check_links, for all that lies behind


def real_root(root: Path) -> str:
    """The folder of a project without links, as `stray` takes it. Path.resolve raises for links in a ring."""
    return os.path.realpath(root)


def stray(path: str, root: str) -> str:
    """The code of the problem of a path below the project in the folder `root` where a link on it leads out of the
    project or in a ring, or a folder on it may not be opened; else "", also where nothing is."""
    try:
        real = os.path.realpath(path, strict=True)
    except FileNotFoundError:
        real = os.path.realpath(path)
    except PermissionError:
        return UNREADABLE
    except OSError:  # ELOOP; where it is something else, reading it reports it
        return RING if os.path.islink(path) else ""  # noqa: PTH114 there are ten thousand
    if not _within(real, root):
        return OUTSIDE
    folder = os.path.dirname(path.rstrip(os.sep))  # noqa: PTH120
    if _within(os.path.realpath(folder), real) or _within(os.path.abspath(folder), real):  # noqa: PTH100
        return RING
    return UNREADABLE if os.path.isdir(path) and not os.access(path, os.R_OK | os.X_OK) else ""  # noqa: PTH112


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def check_links(root: Path, reads: DiskReads | None = None) -> Iterator[Problem]:
    """A problem for each link in the folders that are read which leads where nothing is read, and for each folder there
    that may not be opened; without names that begin with a dot. Folders may have been read through `reads`."""
    reads = reads or DiskReads()
    for name in READ:
        yield from _check(f"{root}{os.sep}{name}", name, real_root(root), reads)


def _check(path: str, name: str, root: str, reads: DiskReads) -> Iterator[Problem]:
    if os.path.islink(path):  # noqa: PTH114
        code = stray(path, root)
        if code in (OUTSIDE, RING):
            yield error(code, Place(_printable(name)), target=_printable(os.readlink(path)))  # noqa: PTH115
            return
    try:
        inside = reads.folder(path)
        if not os.access(path, os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))  # names alone can be read
    except PermissionError as refused:
        yield error(UNREADABLE, Place(_printable(name)), reason=refused.strerror)
        return
    except OSError:  # a file, or nothing
        return
    for found in inside:
        if found.is_link or found.is_folder:
            yield from _check(f"{path}{os.sep}{found.name}", f"{name}/{found.name}", root, reads)


def _printable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()
