"""Photos → pictures (stage 5): looked up in the cache, else made by the executor, one photo a job."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from catalog.pictures.photo_digests import PhotoDigests
from catalog.pictures.photo_job import EncodedPictures, PhotoJob, PictureSetup, process_one
from catalog.pictures.photo_problem import PhotoProblem, fatal
from catalog.pictures.picture_cache import PictureCache, StoredPicture, picture_key
from catalog.pictures.request import Picture, PictureRequest
from catalog.workers.interface import Executor, LostJob

OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Developed:
    """The pictures, in the order of their requests; and the photos that gave none, in the order of their paths."""

    pictures: Mapping[PictureRequest, Picture]
    failures: Mapping[Path, PhotoProblem]


def develop(
    requests: Iterable[PictureRequest],
    cache: Path,
    executor: Executor,
    on_progress: OnProgress | None = None,
    photo_digests: PhotoDigests | None = None,
    meanwhile: Iterator[object] | None = None,
) -> Developed:
    """Make every picture of `requests` that the folder `cache` does not hold yet. `photo_digests` has the digests of
    photos that were read in this build before. `meanwhile` is other work of this process: one step of it is done after
    each photo.

    `on_progress` is called with the number of pictures done, failed ones counted, and of all. The bytes are the same
    for any executor and any state of the cache. Raises CatalogError where the cache cannot be written. Runs in the main
    process, which alone writes; stopped at any moment, it leaves only whole files.
    """
    by_photo = _by_photo(requests)
    work = _PicturesOfPhotos(by_photo, PictureCache(cache), on_progress)
    digests = (photo_digests or PhotoDigests(executor.size)).enter(list(map(str, by_photo)))
    todo = [job for photo, digest in zip(by_photo, digests, strict=True) for job in work.look_up(photo, digest)]
    with closing(executor.run(process_one, PictureSetup(), todo)) as results:
        for job, result in results:
            work.take(job.photo, result)
            if meanwhile:
                next(meanwhile, None)
    return work.developed()


class _PicturesOfPhotos:
    """The pictures of each photo that are there or were made, and the photos that gave none."""

    def __init__(
        self, by_photo: Mapping[Path, Sequence[PictureRequest]], store: PictureCache, on_progress: OnProgress | None
    ) -> None:
        self._by_photo, self._store, self._on_progress = by_photo, store, on_progress
        self._made: dict[PictureRequest, StoredPicture] = {}
        self._failures: dict[Path, PhotoProblem] = {}
        self._total = sum(map(len, by_photo.values()))

    def look_up(self, photo: Path, digest: str | PhotoProblem) -> list[PhotoJob]:
        """Take what the cache holds of a photo. Returns the jobs for the rest."""
        jobs: list[PhotoJob] = []
        if isinstance(digest, PhotoProblem):
            self._failures[photo] = digest
        else:
            self._made.update(_found(self._by_photo[photo], digest, self._store))
            jobs.extend(_work(photo, self._missing(photo)))
        self._report()
        return jobs

    def take(self, photo: Path, result: EncodedPictures | PhotoProblem | LostJob) -> None:
        """Keep what a job made of a photo."""
        if isinstance(result, LostJob):
            self._failures[photo] = _problem_of(result)
        elif isinstance(result, PhotoProblem):
            self._failures[photo] = result
        else:
            self._made.update(_kept(self._missing(photo), result, self._store))
        self._report()

    def developed(self) -> Developed:
        """All of it, in the order of the requests."""
        wanted = (request for requests in self._by_photo.values() for request in requests)
        pictures = {request: _picture(request, self._made[request]) for request in wanted if request in self._made}
        return Developed(pictures, dict(sorted(self._failures.items())))

    def _missing(self, photo: Path) -> list[PictureRequest]:
        return [request for request in self._by_photo[photo] if request not in self._made]

    def _report(self) -> None:
        if self._on_progress:
            failed = sum(len(self._by_photo[photo]) for photo in self._failures)
            self._on_progress(len(self._made) + failed, self._total)


def _by_photo(requests: Iterable[PictureRequest]) -> dict[Path, list[PictureRequest]]:
    by_photo: dict[Path, list[PictureRequest]] = {}
    for request in dict.fromkeys(requests):
        by_photo.setdefault(request.photo, []).append(request)
    return by_photo


def _found(
    requests: Sequence[PictureRequest], digest: str, store: PictureCache
) -> Iterator[tuple[PictureRequest, StoredPicture]]:
    for request in requests:
        if picture := store.find(picture_key(digest, request.operation)):
            yield request, picture


def _work(photo: Path, requests: Sequence[PictureRequest]) -> Iterator[PhotoJob]:
    """What is to be made of a photo, each operation once; nothing where all is found."""
    if requests:
        size = 0
        with suppress(OSError):  # gone in this moment: developing it will report that
            size = photo.stat().st_size
        yield PhotoJob(photo, tuple({request.operation: request for request in requests}.values()), size)


def _kept(
    requests: Sequence[PictureRequest], encoded_pictures: EncodedPictures, store: PictureCache
) -> Iterator[tuple[PictureRequest, StoredPicture]]:
    """Write what was made of one photo. The digest is that of the bytes decoded, should the photo just have changed."""
    for encoded in encoded_pictures.pictures:
        alike = [request for request in requests if request.operation == encoded.operation]
        key = picture_key(encoded_pictures.digest, encoded.operation)
        picture = store.keep(key, alike[0].encoding, encoded)
        yield from ((request, picture) for request in alike)


def _picture(request: PictureRequest, stored: StoredPicture) -> Picture:
    dpi = request.dpi_of(stored.width, stored.height)
    return Picture(stored.path, stored.width, stored.height, dpi, stored.lost, stored.clear)


def _problem_of(lost: LostJob) -> PhotoProblem:
    if lost.reason == "hung":
        return fatal("photo-hangs", seconds=f"{lost.seconds:g}")
    return fatal("photo-ends-process")
