"""The digest of every photo, worked out once a build: for its stored findings (stage 2) and for its pictures (stage 5).

A photo is known by its bytes and never by its time, so all of them are read.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from catalog.pictures.photo_problem import PhotoProblem
from catalog.pictures.probe import photo_digest

LARGE: Final = 64_000  # bytes; to hash what is larger takes so long that other threads may go on meanwhile
TOGETHER: Final = 8  # photos that a thread takes at a time

Digest = str | PhotoProblem  # SHA-256 in hexadecimal digits, or why the photo cannot be read


class PhotoDigests:
    """Digests by photo, each named by its path. Used by the main process."""

    def __init__(self, jobs: int) -> None:
        self._jobs = max(1, jobs)
        self._known: dict[str, Digest] = {}

    def digest(self, photo: str) -> Digest:
        """The digest of a photo as it was when it was first read."""
        found = self._known.get(photo)
        if found is None:
            found = self._known[photo] = photo_digest(photo)
        return found

    def enter(self, photos: Sequence[str]) -> list[Digest]:
        """The digests of all these photos, worked out together."""
        missing = [photo for photo in dict.fromkeys(photos) if photo not in self._known]
        large = [photo for photo in missing if _size(photo) > LARGE]
        small = set(missing).difference(large)
        runs = [large[start : start + TOGETHER] for start in range(0, len(large), TOGETHER)]
        with ThreadPoolExecutor(self._jobs) as threads:
            found = threads.map(_digests, runs)
            self._known |= _digests(small)
            for digests in found:
                self._known |= digests
        return [self._known[photo] for photo in photos]

    def add(self, digests: Mapping[str, Digest]) -> None:
        """Add digests that were worked out elsewhere."""
        self._known |= digests


def _size(photo: str) -> int:
    try:
        return os.stat(photo).st_size  # noqa: PTH116 there are ten thousand
    except (OSError, ValueError):
        return 0


def _digests(photos: Iterable[str]) -> dict[str, Digest]:
    return {photo: photo_digest(photo) for photo in photos}
