"""What photos are developed to, in tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from catalog.pictures.develop import Developed, OnProgress, develop
from catalog.pictures.request import PictureRequest
from catalog.workers.choose import choose_executor


def requests_for(images: Path) -> list[PictureRequest]:
    """Two places and a web picture for each photo."""
    return [
        request
        for photo in sorted(images.iterdir())
        for request in (
            PictureRequest(photo, 40, 30, 100),
            PictureRequest(photo, 10, 10, 150, focus=(0.2, 0.8), fit="contain", encoding="png"),
            PictureRequest.for_width(photo, 80, 1.0, encoding="webp"),
        )
    ]


def developed(
    requests: Iterable[PictureRequest],
    cache: Path,
    jobs: int,
    on_progress: OnProgress | None = None,
    meanwhile: Iterator[object] | None = None,
) -> Developed:
    with closing(choose_executor(jobs)) as executor:
        return develop(requests, cache, executor, on_progress, meanwhile=meanwhile)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}
