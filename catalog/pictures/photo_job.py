"""One photo and all requests for it → encoded pictures. Runs in a worker: reads, never writes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from io import BytesIO
from itertools import groupby
from pathlib import Path

from catalog.pictures.crop import decode_divisor
from catalog.pictures.decode import PhotoProblemError, can_shrink, decode, read_header
from catalog.pictures.encode import (
    PixelRequest,
    clear_colour,
    draw_pixels,
    encode_in_inks,
    encode_picture,
    look_at,
    pixels_of,
)
from catalog.pictures.photo_problem import PhotoProblem
from catalog.pictures.probe import content_digest, open_photo, photo_format
from catalog.pictures.request import Encoded, PictureInks, PictureRequest
from catalog.workers.interface import WorkerSetup


@dataclass(frozen=True, slots=True)
class PhotoJob:
    """A photo, and requests for it that differ in their operation."""

    photo: Path
    requests: tuple[PictureRequest, ...]
    size: int = 0  # bytes of the photo

    @property
    def name(self) -> str:
        return self.photo.as_posix()


@dataclass(frozen=True, slots=True)
class PictureSetup(WorkerSetup[None, PhotoJob]):
    """Where photos are developed. Elsewhere each brings its file, under a name with its ending: that may decide the
    format."""

    def open(self) -> None:
        return None

    def weight(self, job: PhotoJob) -> float:
        return job.size * (1 + len(job.requests))

    def files_of(self, job: PhotoJob) -> Mapping[str, Path]:
        profiles = {f"{inks.digest}.icc": inks.profile for inks in _inks(job)}
        return {f"photo{job.photo.suffix}": job.photo, **profiles}

    def job_at(self, job: PhotoJob, folder: Path) -> PhotoJob:
        there = {inks: replace(inks, profile=folder / f"{inks.digest}.icc") for inks in _inks(job)}
        requests = tuple(replace(one, inks=there[one.inks]) if one.inks else one for one in job.requests)
        return replace(job, photo=folder / f"photo{job.photo.suffix}", requests=requests)


def _inks(job: PhotoJob) -> set[PictureInks]:
    return {request.inks for request in job.requests if request.inks}


@dataclass(frozen=True, slots=True)
class EncodedPictures:
    """What one photo gave; `digest` is that of the bytes that were decoded."""

    digest: str
    pictures: tuple[Encoded, ...]


def process(work: PhotoJob) -> EncodedPictures | PhotoProblem:
    """Make all pictures of one photo, or say what is wrong with it."""
    try:
        with open_photo(work.photo) as stream:
            form = photo_format(stream, work.photo)
            read_header(stream, form)  # a bomb or a film is not even read
            stream.seek(0)
            data = stream.read()
        return EncodedPictures(content_digest(data), tuple(_pictures(data, form, work.requests)))
    except PhotoProblemError as error:
        return error.problem


def process_one(_opened: None, work: PhotoJob) -> EncodedPictures | PhotoProblem:
    """The same, as an executor calls it."""
    return process(work)


def _pictures(data: bytes, form: str, requests: tuple[PictureRequest, ...]) -> Iterator[Encoded]:
    """Decode once for each divisor, and draw once what is encoded in several ways.

    A request alone decides its divisor, so that its bytes do not depend on other requests for the same photo.
    """
    header = read_header(BytesIO(data), form)
    size = (header.width, header.height)

    def divisor(request: PictureRequest) -> int:
        return decode_divisor(request.cut(*size).reduction) if can_shrink(form) else 1

    for by, group in groupby(sorted(requests, key=divisor), key=divisor):
        decoded = decode(data, form, by)
        look = lru_cache(partial(look_at, decoded))
        by_pixels: dict[PixelRequest, list[PictureRequest]] = {}
        for request in group:
            pixels = pixels_of(request, size, partial(look, request.page_colour))
            by_pixels.setdefault(pixels, []).append(request)
        for pixels, alike in by_pixels.items():
            image = draw_pixels(decoded, size, pixels)
            for request in alike:
                encoded = (
                    encode_in_inks(image, decoded, request.inks, request.quality)
                    if request.inks
                    else encode_picture(image, request.encoding, request.quality)
                )
                lost = round(pixels.placement.lost * 100)
                clear = clear_colour(image, request, pixels)
                yield Encoded(request.operation, encoded, image.width, image.height, lost, clear)
