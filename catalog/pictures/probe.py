"""A photo's file → its facts, from the header alone: for checks that look at thousands of photos (stages 2 and 5)."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO, Final

from blake3 import blake3

from catalog.pictures import file_formats
from catalog.pictures.decode import PhotoProblemError, read_header
from catalog.pictures.photo_problem import PhotoProblem, blemish, fatal

CHUNK: Final = 1 << 18  # bytes that are read at once


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """`width` and `height` in px as one sees the photo upright; `format` a key of `file_formats.READABLE`; Pillow's
    `mode`.

    `disguise` is the warning that the file's ending promises another format.
    """

    width: int
    height: int
    format: str
    mode: str
    disguise: PhotoProblem | None = None


def inspect_photo(path: Path) -> PhotoFacts | PhotoProblem:
    """Facts of the photo at `path`, or why there is none. Pixels are not decoded: a cut-off photo may pass."""
    try:
        with open_photo(path) as stream:
            return _facts(stream, path)
    except PhotoProblemError as error:
        return error.problem


def photo_ratio(path: Path) -> float:
    """Width by height of the photo at `path` as one sees it upright; 0 where there is none that can be read."""
    facts = inspect_photo(path)
    return facts.width / facts.height if isinstance(facts, PhotoFacts) else 0.0


def photo_digest(path: str) -> str | PhotoProblem:
    """BLAKE3 of the photo at `path` (hexadecimal), or why it cannot be read."""
    try:
        with _refusals():
            _require_content(os.stat(path))  # noqa: PTH116 here and below: a Path takes as long as the rest
            photo = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                return _digest(photo)
            finally:
                os.close(photo)
    except PhotoProblemError as error:
        return error.problem


def study_photo(path: Path) -> tuple[str | PhotoProblem, PhotoFacts | PhotoProblem]:
    """Digest and facts of the same bytes, whatever becomes of the file meanwhile."""
    try:
        with open_photo(path) as stream:
            with _refusals():
                digest = _digest(stream.fileno())
            stream.seek(0)
            try:
                return digest, _facts(stream, path)
            except PhotoProblemError as error:
                return digest, error.problem
    except PhotoProblemError as error:
        return error.problem, error.problem


def _facts(stream: BufferedReader, path: Path) -> PhotoFacts:
    form = photo_format(stream, path)
    header = read_header(stream, form)
    disguise = None
    if path.suffix and file_formats.promised(path.suffix) != form:
        disguise = blemish("photo-disguised", found=form, ending=path.suffix)
    return PhotoFacts(header.width, header.height, form, header.mode, disguise)


def content_digest(photo: bytes) -> str:
    """BLAKE3 of the bytes of a photo, as `photo_digest` has it."""
    return blake3(photo).hexdigest()


def _digest(photo: int) -> str:
    """BLAKE3 of an open file of which nothing was read: of gigabytes of photos SHA-256 takes twice as long or more."""
    digest, size = blake3(), min(CHUNK, os.fstat(photo).st_size + 1)
    while chunk := os.read(photo, size):
        digest.update(chunk)
    return digest.hexdigest()


def open_photo(path: Path) -> BufferedReader:
    """Open a photo's file for reading; raises PhotoProblemError where there is none that can be read."""
    with _refusals():
        _require_content(path.stat())
        return path.open("rb")


@contextmanager
def _refusals() -> Iterator[None]:
    """Raise what the system refuses as a PhotoProblemError."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise PhotoProblemError(fatal("photo-gone")) from None
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise PhotoProblemError(fatal("photo-locked")) from None


def _require_content(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
        raise PhotoProblemError(fatal("photo-not-a-file"))
    if status.st_size == 0:
        raise PhotoProblemError(fatal("photo-empty"))


def photo_format(stream: IO[bytes], path: Path) -> str:
    """Format of an open photo by its content, the stream rewound; raises PhotoProblemError unless we read that
    format."""
    head = stream.read(file_formats.HEAD)
    stream.seek(0)
    form = file_formats.sniff(head, path.suffix)
    if form in file_formats.READABLE:
        return form
    if not form:
        raise PhotoProblemError(fatal("photo-unknown"))
    raise PhotoProblemError(
        fatal("photo-unsupported" if form in file_formats.CONVERTIBLE else "photo-not-a-picture", found=form)
    )
