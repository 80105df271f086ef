"""Photos → pictures (stage 5): looked up in the cache, else made in parallel, one photo a piece of work."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from catalog.errors import CatalogError, ExitCode, Place, error
from catalog.pictures.darkroom import Prints, Work, process
from catalog.pictures.flaw import PhotoFlaw
from catalog.pictures.ledger import PhotoLedger
from catalog.pictures.request import Picture, PictureRequest
from catalog.pictures.store import PictureStore, StoredPicture, content_key
from catalog.processes import begin_worker, interrupts_held

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Developed:
    """The pictures, in the order of their requests; and the photos that gave none, in the order of their paths."""

    pictures: Mapping[PictureRequest, Picture]
    failures: Mapping[Path, PhotoFlaw]


def develop(
    requests: Iterable[PictureRequest],
    cache: Path,
    jobs: int,
    told: Told | None = None,
    ledger: PhotoLedger | None = None,
) -> Developed:
    """Make every picture asked for that the folder `cache` does not hold yet, with `jobs` processes. `ledger` knows
    the digests of photos that were read in this build before.

    `told` hears how many pictures of how many are done, failed ones counted. The bytes are the same for any `jobs` and
    any state of the cache. Raises CatalogError where the cache cannot be written or a process dies. Runs in the main
    process, which alone writes; stopped at any moment, it leaves only whole files and no process behind.
    """
    by_photo = _by_photo(requests)
    store = PictureStore(cache)
    made: dict[PictureRequest, StoredPicture] = {}
    failures: dict[Path, PhotoFlaw] = {}
    todo: list[Work] = []

    def tell() -> None:
        if told:
            failed = sum(len(by_photo[photo]) for photo in failures)
            told(len(made) + failed, sum(map(len, by_photo.values())))

    ledger = ledger or PhotoLedger(jobs)
    for photo, digest in zip(by_photo, ledger.enter(list(map(str, by_photo))), strict=True):
        if isinstance(digest, PhotoFlaw):
            failures[photo] = digest
        else:
            made.update(_found(by_photo[photo], digest, store))
            todo.extend(_work(photo, [request for request in by_photo[photo] if request not in made]))
        tell()
    with closing(_processed(todo, jobs)) as results:
        for photo, result in results:
            if isinstance(result, PhotoFlaw):
                failures[photo] = result
            else:
                made.update(_kept([request for request in by_photo[photo] if request not in made], result, store))
            tell()
    asked = (request for requests_of_one in by_photo.values() for request in requests_of_one)
    pictures = {request: _picture(request, made[request]) for request in asked if request in made}
    return Developed(pictures, dict(sorted(failures.items())))


def _by_photo(requests: Iterable[PictureRequest]) -> dict[Path, list[PictureRequest]]:
    by_photo: dict[Path, list[PictureRequest]] = {}
    for request in dict.fromkeys(requests):
        by_photo.setdefault(request.photo, []).append(request)
    return by_photo


def _found(
    requests: list[PictureRequest], digest: str, store: PictureStore
) -> Iterator[tuple[PictureRequest, StoredPicture]]:
    for request in requests:
        if picture := store.find(content_key(digest, request.operation)):
            yield request, picture


def _work(photo: Path, requests: list[PictureRequest]) -> Iterator[Work]:
    """What is to be made of a photo, each operation once; nothing where all is found."""
    if requests:
        yield Work(photo, tuple({request.operation: request for request in requests}.values()))


def _kept(
    requests: list[PictureRequest], prints: Prints, store: PictureStore
) -> Iterator[tuple[PictureRequest, StoredPicture]]:
    """Write what was made of one photo. The digest is that of the bytes decoded, should the photo just have changed."""
    for encoded in prints.pictures:
        asking = [request for request in requests if request.operation == encoded.operation]
        key = content_key(prints.digest, encoded.operation)
        picture = store.keep(key, asking[0].encoding, encoded.data, encoded.width, encoded.height)
        yield from ((request, picture) for request in asking)


def _picture(request: PictureRequest, stored: StoredPicture) -> Picture:
    return Picture(stored.path, stored.width, stored.height, request.dpi_of(stored.width, stored.height))


def _processed(todo: list[Work], jobs: int) -> Generator[tuple[Path, Prints | PhotoFlaw], None, None]:
    """What becomes of each photo, in the order they are finished."""
    jobs = min(jobs, len(todo))
    if jobs <= 1:
        return ((work.photo, process(work)) for work in todo)
    return _processed_in_parallel(todo, jobs)


def _processed_in_parallel(todo: list[Work], jobs: int) -> Generator[tuple[Path, Prints | PhotoFlaw], None, None]:
    # Spawned, not forked: the main process may have threads, and so every system does the same.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, initializer=begin_worker)
    queue = iter(todo)
    running: dict[Future[Prints | PhotoFlaw], Path] = {}
    try:
        while True:
            # Two a process keep all busy; more would only fill the memory with finished pictures.
            while len(running) < 2 * jobs and (work := next(queue, None)):
                with interrupts_held():
                    running[pool.submit(process, work)] = work.photo
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                result = future.result()
                yield running.pop(future), result
    except BrokenProcessPool:
        photos = sorted(running.values()) or [todo[0].photo]
        place = Place(photos[0].as_posix())
        names = ", ".join(photo.name for photo in photos)
        raise CatalogError([error("picture-process-died", place, value=names)], ExitCode.ENVIRONMENT) from None
    finally:
        pool.shutdown(cancel_futures=True)
