"""A photo's file → its facts, from the header alone: for checks that look at thousands of photos."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO

from catalog.pictures import formats
from catalog.pictures.flaw import PhotoFlaw, blemish, fatal
from catalog.pictures.negative import FlawError, read_header


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """`width` and `height` in px as one sees the photo upright; `format` a key of `formats.READABLE`; Pillow's `mode`.

    `disguise` is the warning that the file's ending promises another format.
    """

    width: int
    height: int
    format: str
    mode: str
    disguise: PhotoFlaw | None = None


def inspect_photo(path: Path) -> PhotoFacts | PhotoFlaw:
    """Facts of the photo at `path`, or why there is none. Pixels are not decoded: a cut-off photo may pass."""
    try:
        with open_photo(path) as stream:
            form = photo_format(stream, path)
            header = read_header(stream, form)
    except FlawError as error:
        return error.flaw
    disguise = None
    if path.suffix and formats.promised(path.suffix) != form:
        disguise = blemish("photo-disguised", found=form, ending=path.suffix)
    return PhotoFacts(header.width, header.height, form, header.mode, disguise)


def open_photo(path: Path) -> BufferedReader:
    """Open a photo's file for reading; raises FlawError where there is none that can be read."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
            raise FlawError(fatal("photo-not-a-file"))
        if status.st_size == 0:
            raise FlawError(fatal("photo-empty"))
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError):
        raise FlawError(fatal("photo-gone")) from None
    except (OSError, ValueError):  # ValueError: a NUL in the name
        raise FlawError(fatal("photo-locked")) from None


def photo_format(stream: IO[bytes], path: Path) -> str:
    """Format of an open photo by its content, the stream rewound; raises FlawError unless we read that format."""
    head = stream.read(formats.HEAD)
    stream.seek(0)
    form = formats.sniff(head, path.suffix)
    if form in formats.READABLE:
        return form
    if not form:
        raise FlawError(fatal("photo-unknown"))
    raise FlawError(fatal("photo-unsupported" if form in formats.CONVERTIBLE else "photo-not-a-picture", found=form))
