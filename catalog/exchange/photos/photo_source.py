"""A folder or a zip that was handed over → the photos in it, each once."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from catalog.core.natural_order import natural_key
from catalog.core.problems import Place, Problem, error, warning
from catalog.pictures.file_formats import HEAD, READABLE, sniff
from catalog.pictures.probe import photo_digest

MOST_PHOTOS: Final = 20_000
MOST_BYTES: Final = 200_000_000  # of one photo, unpacked
MOST_IN_ALL: Final = 8_000_000_000
CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A photo: where it lies, its name below the folder or in the zip, and the digest of its content."""

    path: Path
    name: str
    digest: str


@dataclass(slots=True)
class PhotoSource:
    """The photos in natural order of their names; `doubles` are names, each with that of the photo that it equals."""

    photos: list[PhotoFile] = field(default_factory=list)
    doubles: list[tuple[str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def find_photos(source: Path, unpacked: Path) -> PhotoSource:
    """The photos of a folder or a zip, known by their content. A zip is unpacked into the folder `unpacked`; nothing is
    ever written outside of it."""
    found = PhotoSource()
    if source.is_dir():
        files = dict(_in_folder(source))
    elif zipfile.is_zipfile(source):
        files = _unpack(source, unpacked, found)
    else:
        found.problems.append(error("photos-source", Place(source.name)))
        return found
    seen: dict[str, str] = {}
    for name in sorted(files, key=natural_key):
        path = files[name]
        if not _is_photo(path):
            found.problems.append(warning("photos-no-photo", Place(name)))
            continue
        digest = photo_digest(str(path))
        if not isinstance(digest, str):
            found.problems.append(warning("photos-no-photo", Place(name)))
        elif digest in seen:
            found.doubles.append((name, seen[digest]))
        else:
            seen[digest] = name
            found.photos.append(PhotoFile(path, name, digest))
    return found


def _in_folder(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        hidden = any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)
        if path.is_file() and not path.is_symlink() and not hidden and path.name.lower() not in ("thumbs.db",):
            yield name, path


def _unpack(source: Path, unpacked: Path, found: PhotoSource) -> dict[str, Path]:
    """The members of a zip that may be photos, each under a number; what a zip should not hold is reported."""
    files: dict[str, Path] = {}
    total = 0
    unpacked.mkdir(parents=True, exist_ok=True)
    try:
        with zipfile.ZipFile(source) as packed:
            members = [member for member in packed.infolist() if not member.is_dir()]
            if len(members) > MOST_PHOTOS:
                found.problems.append(error("photos-many", Place(source.name), most=MOST_PHOTOS))
                return {}
            for number, member in enumerate(members):
                if not _may_be_photo(member):
                    continue
                if _leads_out(member):
                    found.problems.append(warning("photos-member", Place(source.name), name=member.filename))
                    continue
                path = unpacked / f"{number}{PurePosixPath(member.filename).suffix.lower()[:8]}"
                total += _write_member(packed, member, path, MOST_IN_ALL - total)
                files[member.filename] = path
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError) as fault:
        found.problems.append(error("photos-zip", Place(source.name), detail=str(fault).split("\n")[0]))
    return files


def _may_be_photo(member: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(member.filename)
    hidden = any(part.startswith((".", "__MACOSX")) for part in name.parts if part not in ("..", "."))
    return not hidden and name.suffix.lower() in {ending for endings in READABLE.values() for ending in endings}


def _leads_out(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a link, or has a name that leads out of a folder."""
    name = PurePosixPath(member.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    return is_link or name.is_absolute() or ".." in name.parts or ":" in name.parts[0]


def _write_member(packed: zipfile.ZipFile, member: zipfile.ZipInfo, path: Path, left: int) -> int:
    """Unpack a member, which may say less of its size than it has; ValueError where it is larger than it may be."""
    done = 0
    with packed.open(member) as stream, path.open("wb") as written:
        while chunk := stream.read(CHUNK):
            done += len(chunk)
            if done > min(MOST_BYTES, left):
                path.unlink()
                raise ValueError(f"{member.filename}: {MOST_BYTES // 1_000_000} MB")
            written.write(chunk)
    return done


def _is_photo(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return sniff(stream.read(HEAD), path.suffix) in READABLE
    except OSError:
        return False
