"""The digest of every photo, worked out once a build: for what is remembered of it (stage 2) and made of it (stage 5).

A photo is known by its bytes and never by its time, so all of them are read; threads, as reading and hashing let go of
the interpreter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from catalog.pictures.flaw import PhotoFlaw
from catalog.pictures.inspect import photo_digest

TOGETHER: Final = 16  # photos that a thread takes at a time

Digest = str | PhotoFlaw  # SHA-256 in hexadecimal digits, or why the photo cannot be read


class PhotoLedger:
    """Digests by photo, each named by its path. Used by the main process."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._known: dict[str, Digest] = {}

    def digest(self, photo: str) -> Digest:
        """The digest of a photo as it was when it was first asked for."""
        found = self._known.get(photo)
        if found is None:
            found = self._known[photo] = photo_digest(photo)
        return found

    def enter(self, photos: Iterable[str]) -> None:
        """Work out the digests of all these photos together."""
        missing = [photo for photo in dict.fromkeys(photos) if photo not in self._known]
        runs = [missing[start : start + TOGETHER] for start in range(0, len(missing), TOGETHER)]
        if self._jobs == 1 or len(runs) < 2:
            self._known |= {photo: photo_digest(photo) for photo in missing}
            return
        with ThreadPoolExecutor(self._jobs) as threads:
            for run, digests in zip(runs, threads.map(_digests, runs), strict=True):
                self._known.update(zip(run, digests, strict=True))

    def add(self, digests: Mapping[str, Digest]) -> None:
        """Take note of digests that were worked out elsewhere."""
        self._known |= digests


def _digests(photos: list[str]) -> list[Digest]:
    return [photo_digest(photo) for photo in photos]
