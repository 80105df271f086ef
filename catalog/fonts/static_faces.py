"""The faces of a book as files of the cache: static instances of packaged fonts, made once, and what fontconfig sees.

Those of FACES are of every book and lie in one folder; a family that only some texts need lies in a folder of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import distribution, version
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from catalog.cache.eviction import used
from catalog.core.content_keys import digest_of
from catalog.fonts.cut_face import OWN, SHAPING, cut_face
from catalog.fonts.faces import EXTRA, FACES, Face
from catalog.fonts.fontconfig import write_config

RECIPE: Final = "static-6"  # changes when the same sources would be cut in another way
FEATURES: Final = (  # what style sheets may use
    *("kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "rlig"),
    *("tnum", "pnum", "lnum", "onum", "frac", "numr", "dnom", "sups", "subs", "case"),
)
SUMS: Final = "SHA256SUMS"  # beside the faces: by it is seen that they are as they were made
DIGITS: Final = 16  # of the content keys that name folders


@dataclass(frozen=True)
class FontSet:
    """Static faces (TTF files) in folders of the cache: those of every book in `folder`, and `others` by family.

    `digest` is the content key of all of them."""

    folder: Path
    digest: str
    others: tuple[tuple[str, Path], ...] = ()

    @property
    def config_file(self) -> Path:
        """What fontconfig reads."""
        return self.folder.with_name(f"{self.digest}.conf")

    @property
    def families(self) -> tuple[str, ...]:
        """The families that not every book has."""
        return tuple(family for family, _ in self.others)

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """The file of each face, by its name."""
        found = {face.name: self.folder / face.file_name for face in FACES}
        return found | {face.name: folder / face.file_name for family, folder in self.others for face in EXTRA[family]}

    @property
    def faces(self) -> tuple[Face, ...]:
        """Every face of the set, those of every book first."""
        return (*FACES, *(face for family in self.families for face in EXTRA[family]))

    def file(self, face: Face) -> Path:
        """Where a face of the set lies."""
        return self.files[face.name]

    def at(self, place: Path) -> FontSet:
        """The same set in another folder `place`."""
        return FontSet(
            place / self.folder.name, self.digest, tuple((family, place / path.name) for family, path in self.others)
        )

    def write_config(self) -> None:
        """Write `config_file`."""
        folders = [self.folder, *(folder for _, folder in self.others)]
        write_config(self.config_file, folders)


def prepare_fonts(cache: Path, families: Iterable[str] = ()) -> FontSet:
    """The faces of every book and those of `families` (names of EXTRA), made on first use (half a second for the first,
    a third of one for a family of Han letters) in folders of `cache` that are named by what they are made from, and
    made again where a byte of them has changed."""
    root = cache.resolve()
    base = _folder(root, FACES)
    others = tuple((family, _folder(root, EXTRA[family])) for family in sorted(set(families)))
    digest = base.name
    if others:
        digest = digest_of("\n".join([digest, *(folder.name for _, folder in others)]))[:DIGITS]
    fonts = FontSet(base, digest, others)
    fonts.write_config()
    used(fonts.config_file)
    return fonts


def _folder(root: Path, faces: Sequence[Face]) -> Path:
    """The folder of some faces, whole."""
    folder = root / _digest(faces)
    if not _is_whole(folder, faces):
        _make_faces(folder, faces)
    for name in (SUMS, *(face.file_name for face in faces)):
        used(folder / name)
    return folder


def _digest(faces: Sequence[Face]) -> str:
    """Content key: the packages record the SHA-256 of each of their files, so none need be read."""
    made_from = [RECIPE, version("uharfbuzz"), version("fonttools"), repr(faces), repr(FEATURES), repr(SHAPING)]
    for package in sorted({face.package for face in faces}):
        sources = sorted({face.source for face in faces if face.package == package})
        if package:
            record = distribution(package).read_text("RECORD") or ""
            lines = sorted(line for line in record.splitlines() if any(f"{name}," in line for name in sources))
            made_from += [version(package), *lines]
        else:
            made_from += [digest_of((files(OWN) / "files" / name).read_bytes()) for name in sources]
    return digest_of("\n".join(made_from))[:DIGITS]


def _make_faces(folder: Path, faces: Sequence[Face]) -> None:
    """Cut every face, and put the whole `folder` in place at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".new-") as temporary:
        beside = Path(temporary) / "faces"
        beside.mkdir()
        made = {face.file_name: cut_face(face, _features(face), RECIPE) for face in faces}
        for name, content in made.items():
            (beside / name).write_bytes(content)
        (beside / SUMS).write_text(_sums(made), encoding="utf-8")
        if folder.exists() and not _is_whole(folder, faces):
            folder.rename(Path(temporary) / "damaged")
        try:
            beside.rename(folder)
        except OSError:
            if not _is_whole(folder, faces):  # otherwise another build was first, and its faces are the same
                raise


def _features(face: Face) -> Sequence[str]:
    return (*FEATURES, *SHAPING) if face.family in EXTRA else FEATURES


def _is_whole(folder: Path, faces: Sequence[Face]) -> bool:
    """Whether the faces are there, as they were made, and no other file that might be taken for one."""
    names = [face.file_name for face in faces]
    try:
        found = sorted(path.name for path in folder.iterdir())
        contents = {name: (folder / name).read_bytes() for name in names}
        return found == sorted([SUMS, *names]) and (folder / SUMS).read_bytes() == _sums(contents).encode()
    except OSError:
        return False


def _sums(contents: Mapping[str, bytes]) -> str:
    """The digests of files, a line each, as `sha256sum` writes and checks them."""
    return "".join(f"{digest_of(content)}  {name}\n" for name, content in contents.items())
