"""Stage 5 as a recipe: requests of the book and the HTML of an edition → pictures, each photo decoded once for both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from catalog.pictures.develop import develop
from catalog.pictures.photo_problem import PhotoProblem
from catalog.pictures.request import Picture, PictureRequest
from catalog.pipeline.session import Session


class PictureStage:
    """The pictures of one edition, developed in one go or several; of each are made only those that are not there yet.

    `html` are the requests of the HTML: they are made with the first pictures of the book.
    """

    def __init__(self, session: Session, html: Iterable[PictureRequest] = ()) -> None:
        self._session = session
        self._html = tuple(html)
        self._begun = False
        self.pictures: dict[PictureRequest, Picture] = {}
        self.failures: dict[Path, PhotoProblem] = {}

    def develop(self, requests: Iterable[PictureRequest] = (), meanwhile: Iterator[object] | None = None) -> None:
        """Make the pictures of `requests`, and those of the HTML. Steps of `meanwhile` are done between two photos."""
        wanted = dict.fromkeys((*requests, *self._html))
        missing = [one for one in wanted if one not in self.pictures and one.photo not in self.failures]
        if self._begun and not missing:
            return
        self._begun = True
        session, shown = self._session, 0
        session.progress.stage(5, "develop", len(missing))

        def advance(done: int, _total: int) -> None:
            nonlocal shown
            session.progress.advance(done - shown)
            shown = done

        cache = session.cache.pictures
        developed = develop(missing, cache, session.executor, advance, session.business_cache.photos, meanwhile)
        self.pictures.update(developed.pictures)
        self.failures.update(developed.failures)

    def failures_of(self, requests: Iterable[PictureRequest]) -> dict[Path, PhotoProblem]:
        """The photos among those of `requests` that gave no picture."""
        photos = {request.photo for request in requests}
        return {photo: problem for photo, problem in self.failures.items() if photo in photos}

    def failures_of_html(self) -> dict[Path, PhotoProblem]:
        """The same of the HTML."""
        return self.failures_of(self._html)
