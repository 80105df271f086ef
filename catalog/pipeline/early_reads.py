"""What a build begins to read before the program is loaded: the photos, where they are gigabytes.

It imports next to nothing, so that it begins at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from catalog.core.disk_reads import DiskReads
from catalog.core.files_below import files_below
from catalog.core.links import real_root
from catalog.core.project import Project
from catalog.pictures.photo_digests import PhotoDigests


@dataclass(frozen=True, slots=True)
class EarlyReads:
    """The digests of photos, which may be on their way still, and what was read of the folders."""

    photos: PhotoDigests
    reads: DiskReads


@contextmanager
def early_reads(project: Project, jobs: int) -> Iterator[EarlyReads]:
    """Begin to read the photos of a project, with `jobs` processes; what is not done at the end is given up."""
    reads, photos, images = DiskReads(), PhotoDigests(jobs), str(project.images)
    names = files_below(reads, images, root=real_root(project.root))
    try:
        photos.begin([f"{images}{os.sep}{name}" for name in names])
        yield EarlyReads(photos, reads)
    finally:
        photos.close()
