"""A zip file → its members, once it is known that they can be unpacked: how many, how large, and where they would lie.

Nothing is ever written. What is read is as large as the file says, or is refused.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import IO, Final, Self

from catalog.core.problems import CatalogError, Place, error
from catalog.exchange.tables.limits import MOST_BYTES, MOST_DIRECTORY

END: Final = b"PK\x05\x06"  # of the record after the directory
END_BYTES: Final = 22
LARGE: Final = b"PK\x06\x07"  # 20 bytes before it: points to a record of 64 bits
COMMENT_BYTES: Final = 65_535
# What is not unpacked, and so may be of any size.
PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".webp", ".heic", ".wdp")
BROKEN: Final = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, ValueError, OSError)


class ZipMembers:
    """The members of a zip by name; small and capital letters are one, as they are to spreadsheets. CatalogError where
    it is damaged or is made to do harm."""

    def __init__(self, path: Path, file: str) -> None:
        self.place = Place(file)
        self._refuse_long_directory(path)
        with self._readable():
            self._zip = zipfile.ZipFile(path)
        try:
            self._members = self._checked()
        except CatalogError:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def has(self, name: str) -> bool:
        """Whether there is a member of this name."""
        return name.lower() in self._members

    def names(self) -> list[str]:
        """All names, in small letters."""
        return [*self._members]

    def read(self, name: str) -> bytes:
        """All of a member."""
        with self._readable():
            return self._zip.read(self._members[name.lower()])

    def chunks(self, name: str, size: int) -> Iterator[bytes]:
        """A member piece by piece, of at most `size` bytes."""
        with self._readable(), self._zip.open(self._members[name.lower()]) as stream:
            yield from _pieces(stream, size)

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except BROKEN as fault:
            detail = str(fault).split("\n")[0]
            raise CatalogError([error("table-broken", self.place, detail=detail)]) from None

    def _refuse_long_directory(self, path: Path) -> None:
        """The list of members is read whole by whoever opens a zip: its length stands at the end of the file."""
        try:
            with path.open("rb") as stream:
                size = stream.seek(0, 2)
                stream.seek(max(0, size - END_BYTES - COMMENT_BYTES))
                tail = stream.read()
        except OSError as refused:
            raise CatalogError([error("table-unreadable", self.place, reason=refused.strerror or "")]) from None
        start = tail.rfind(END)
        length = int.from_bytes(tail[start + 12 : start + 16], "little") if start >= 0 else 0
        # Zip files of more than 65,535 members or 4 GB have another such record; a workbook has no need of it.
        if length > MOST_DIRECTORY or tail[max(start - 20, 0) : max(start, 0)].startswith(LARGE):
            raise CatalogError([error("table-too-large", self.place, most=f"{MOST_DIRECTORY // 1_000_000} MB")])

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        members: dict[str, zipfile.ZipInfo] = {}
        unpacked = 0
        for info in self._zip.infolist():
            name = info.filename.lower()
            if _leads_out(info.filename) or stat.S_ISLNK(info.external_attr >> 16) or name in members:
                raise CatalogError([error("table-zip-member", self.place, name=info.filename)])
            if info.flag_bits & 1:
                raise CatalogError([error("table-password", self.place)])
            members[name] = info
            unpacked += 0 if name.endswith(PICTURES) else info.file_size
        if unpacked > MOST_BYTES:
            raise CatalogError([error("table-too-large", self.place, most=f"{MOST_BYTES // 1_000_000} MB")])
        return members


def _leads_out(name: str) -> bool:
    """Whether a member would be unpacked outside its folder, on any system."""
    windows = PureWindowsPath(name)
    return bool(PurePosixPath(name).is_absolute() or windows.drive or windows.root or ".." in windows.parts)


def _pieces(stream: IO[bytes], size: int) -> Iterator[bytes]:
    while piece := stream.read(size):
        yield piece
