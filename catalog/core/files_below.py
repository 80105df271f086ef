"""The files of a project, folder by folder."""

from __future__ import annotations

import os
from collections.abc import Iterator

from catalog.core.disk_reads import DiskReads
from catalog.core.links import stray


def files_below(reads: DiskReads, folder: str, within: str = "", root: str = "") -> Iterator[str]:
    """The files below a folder by their names there, in order; without those whose names begin with a dot, and without
    links which lead where nothing is read, in the project whose real folder is `root`."""
    try:
        entries = reads.folder(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    except PermissionError:
        if not root:
            raise
        return  # of what is read, the check reports it
    for entry in entries:
        path = f"{folder}{os.sep}{entry.name}"
        if root and entry.is_link and stray(path, root):
            continue
        if entry.is_folder:
            yield from files_below(reads, path, f"{within}{entry.name}{os.sep}", root)
        elif entry.is_file:
            yield within + entry.name
