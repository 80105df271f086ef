"""The folder of developed pictures, keyed by content. A damaged file in it is as good as none.

A file's name says all about it: `<content key>-<width>x<height>-<cut off>-<check>.jpg`, and before the check the colour
of what was left clear. The check is a digest of the file's own bytes, so no second file is needed to find whether the
first is whole, and no fsync: what a crash cut off is found out.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from catalog.cache.eviction import used
from catalog.core.content_keys import KeyBuilder, digest_of, key_name
from catalog.core.problems import CatalogError, ExitCode, Place, error
from catalog.pictures.request import Encoded, Encoding

_ENDINGS: dict[Encoding, str] = {"jpeg": ".jpg", "webp": ".webp", "png": ".png"}
_NAME = re.compile(
    r"(?P<key>[0-9a-f]{32})-(?P<width>\d+)x(?P<height>\d+)-(?P<lost>\d+)(-(?P<clear>[0-9a-f]{6}))?-"
    r"(?P<check>[0-9a-f]{16})\.(jpg|webp|png)"
)


class StoredPicture(NamedTuple):
    """A whole picture in the folder; size in px; hundredths of the photo that were cut off; the darkest colour of what
    was left clear for words, or ""."""

    path: Path
    width: int
    height: int
    lost: int
    clear: str


class PictureCache:
    """The pictures in `folder`, which is made when the first is kept. Used by one process; many may share a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, list[re.Match[str]]] = {}
        try:
            names = sorted(os.listdir(folder))  # noqa: PTH208 names alone, of perhaps ten thousand files
        except FileNotFoundError:
            names = []
        except OSError as reason:
            raise self._unusable(reason) from reason
        for match in filter(None, map(_NAME.fullmatch, names)):
            self._names.setdefault(match["key"], []).append(match)

    def find(self, key: str) -> StoredPicture | None:
        """The picture with this content key; None where there is none, or only a damaged one."""
        for match in self._names.get(key, ()):
            path = f"{self._folder}{os.sep}{match.string}"
            try:
                with open(path, "rb", buffering=0) as file:  # noqa: PTH123 a Path takes as long as the rest
                    data = file.readall()
            except OSError:
                continue
            if _check(data) == match["check"]:
                used(path)
                clear = f"#{match['clear']}" if match["clear"] else ""
                return StoredPicture(Path(path), int(match["width"]), int(match["height"]), int(match["lost"]), clear)
        return None

    def keep(self, key: str, encoding: Encoding, encoded: Encoded) -> StoredPicture:
        """Write a picture, whole or not at all; raises CatalogError where the folder cannot be written."""
        data, width, height, lost, clear = encoded.data, encoded.width, encoded.height, encoded.lost, encoded.clear
        marked = clear.replace("#", "-")
        name = f"{key}-{width}x{height}-{lost}{marked}-{_check(data)}{_ENDINGS[encoding]}"
        path, beside = self._folder / name, self._folder / f".{name}.{os.getpid()}.part"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                beside.write_bytes(data)
                beside.replace(path)
            finally:
                beside.unlink(missing_ok=True)
        except OSError as reason:
            raise self._unusable(reason) from reason
        return StoredPicture(path, width, height, lost, clear)

    def _unusable(self, reason: OSError) -> CatalogError:
        place, why = Place(self._folder.as_posix()), reason.strerror or str(reason)
        problem = error("cache-not-writable", place, value=self._folder, reason=why)
        return CatalogError([problem], ExitCode.ENVIRONMENT)


def picture_key(photo_digest: str, operation: str) -> str:
    """Key of what `operation` makes of a photo: 32 hexadecimal digits."""
    return key_name(_recipe(), photo_digest, operation)


def content_of(picture: Path) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of a picture of this folder, as its name has them."""
    match = _NAME.fullmatch(picture.name)
    if match is None:
        raise ValueError(f"no developed picture: {picture}")
    return match["check"]


@lru_cache(maxsize=1)
def _recipe() -> str:
    """Everything but photo and request that decides the bytes: the libraries, and the code of this package."""
    code = KeyBuilder()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        code.add(module.read_bytes())
    return f"pillow {version('pillow')} pillow-heif {version('pillow-heif')} code {code.name()}"


def _check(data: bytes) -> str:
    return digest_of(data)[:16]
