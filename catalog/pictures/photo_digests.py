"""The digest of every photo, worked out once a build: for its stored findings (stage 2) and for its pictures (stage 5).

A photo is known by its bytes and never by its time, so all of them are read.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from typing import Final

from catalog.pictures.photo_problem import PhotoProblem
from catalog.pictures.probe import photo_digest
from catalog.workers.signals import begin_worker, interrupts_ignored

LARGE: Final = 64_000  # bytes; to hash what is larger takes so long that other threads may go on meanwhile
TOGETHER: Final = 8  # photos that a thread takes at a time
WORTH_PROCESSES: Final = 400_000_000  # bytes of photos; fewer are read sooner than a process has started
RUN_BYTES: Final = 40_000_000  # of photos that a process takes at a time

Digest = str | PhotoProblem  # BLAKE3 in hexadecimal digits, or why the photo cannot be read


class PhotoDigests:
    """Digests by photo, each named by its path. Used by the main process."""

    def __init__(self, jobs: int) -> None:
        self._jobs = max(1, jobs)
        self._known: dict[str, Digest] = {}
        self._processes: ProcessPoolExecutor | None = None
        self._begun: list[Future[dict[str, Digest]]] = []

    def begin(self, photos: Sequence[str]) -> None:
        """Begin to work out the digests of photos in processes of their own, while this one does something else; where
        they are so few that it is soon done, or no process can be started, nothing is begun."""
        sizes = {photo: _size(photo) for photo in photos}
        if self._jobs == 1 or sum(sizes.values()) < WORTH_PROCESSES:
            return
        with suppress(OSError, ImportError, NotImplementedError), interrupts_ignored():
            self._processes = ProcessPoolExecutor(self._jobs, multiprocessing.get_context("spawn"), begin_worker)
            self._begun = [self._processes.submit(_digests, run) for run in _runs(sizes)]

    def close(self) -> None:
        """Give up what was begun and is not done."""
        if self._processes:
            self._processes.shutdown(wait=False, cancel_futures=True)
        self._processes, self._begun = None, []

    def _settle(self) -> None:
        """Take what was begun; where a process ended early, that is worked out again."""
        for future in self._begun:
            with suppress(BrokenExecutor):
                self._known |= future.result()
        self.close()

    def digest(self, photo: str) -> Digest:
        """The digest of a photo as it was when it was first read."""
        self._settle()
        found = self._known.get(photo)
        if found is None:
            found = self._known[photo] = photo_digest(photo)
        return found

    def enter(self, photos: Sequence[str]) -> list[Digest]:
        """The digests of all these photos, worked out together."""
        self._settle()
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


def _runs(sizes: Mapping[str, int]) -> Iterator[list[str]]:
    """Photos in runs of about as many bytes."""
    run, total = [], 0
    for photo, size in sizes.items():
        run.append(photo)
        total += size
        if total >= RUN_BYTES:
            yield run
            run, total = [], 0
    if run:
        yield run


def _digests(photos: Iterable[str]) -> dict[str, Digest]:
    return {photo: photo_digest(photo) for photo in photos}
