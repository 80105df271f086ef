"""Photos that entries name: whether they are there, inside the project, readable and large enough (stage 2)."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from catalog.content.load.files import slug_like
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.yaml_source import Step, dotted
from catalog.core.content_keys import content_key
from catalog.core.disk_reads import DiskReads
from catalog.core.links import SHUT, real_root, stray
from catalog.core.near_names import nearest
from catalog.core.problems import Place, Problem, error, warning
from catalog.model.business import Photo
from catalog.model.catalogue import BusinessDraft
from catalog.model.settings import CatalogueInfo, Category, Edition
from catalog.model.values import SLUG
from catalog.model.variants import Variants
from catalog.pictures.photo_digests import Digest
from catalog.pictures.photo_problem import PhotoProblem
from catalog.pictures.probe import PhotoFacts, inspect_photo, study_photo

LEAST_PX: Final = {
    "product": (1000, 750),
    "workshop": (1275, 480),
    "portrait": (1275, 480),
    "logo": (300, 300),
    "option": (300, 300),
    "page": (1275, 1790),
}

PLAIN: Final = re.compile(r"[^/\\:]*[^/\\:.][^/\\:]*")  # the name of a file in the folder itself

NO_FOLDER: Final = "folder-is-file"
REPORTED: Final = SHUT | {NO_FOLDER}

Named = tuple[str, tuple[Step, ...], str, str, str]  # entry file, path of its field, folder below images/, photo, kind


@dataclass(slots=True)
class PhotoFindings:
    """What was found of photos while they were checked. The findings depend on `seen`, which has for each name the
    photo's digest, or why there is none; `digests` are those of the files."""

    seen: dict[str, str]
    digests: dict[str, Digest]


class Found(NamedTuple):
    """The file that an entry names; or the code of the problem where it must not even be looked for. It may be known to
    be there."""

    file: str
    refused: str = ""
    there: bool = False


class Gallery:
    """Finds the photos that entries name: all lie below the project's images/, and nothing outside is read.

    Paths are strings here: there are ten thousand photos, and a Path takes longer to make than a file to find.
    """

    def __init__(self, root: Path, reads: DiskReads | None = None) -> None:
        """What was read of the folders through `reads` need not be asked for again."""
        self._reads = reads or DiskReads()
        self._images = str(root / "images")
        self._businesses = str(root / "content" / "businesses")
        self._root = real_root(root)
        self._folders: dict[str, str] = {}
        self._plain: dict[str, frozenset[str]] = {}

    def find(self, folder: str, name: str) -> Found:
        """The file that `name` means below `images/<folder>/`."""
        if name in self._plain_files(folder):
            return Found(f"{self._images}{os.sep}{folder}{os.sep}{name}", there=True)
        if PLAIN.fullmatch(name):
            file = os.path.join(self._images, folder, name)  # noqa: PTH118
            return self._found(file, self._of_folder(folder) or (self._stray(file) if os.path.islink(file) else ""))  # noqa: PTH114
        if "\\" in name:
            return Found("", "path-backslash")
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or ":" in name.partition("/")[0]:
            return Found("", "path-outside")
        file = str(Path(self._images, folder, path))
        return self._found(file, self._of_folder(folder or next(iter(path.parts), "")) or self._stray(file))

    def _plain_files(self, folder: str) -> frozenset[str]:
        """The names of the files in a folder of photos, where no link leads to them."""
        if folder not in self._plain:
            path = f"{self._images}{os.sep}{folder}"
            linked = os.path.islink(self._images) or os.path.islink(path)  # noqa: PTH114
            usable = SLUG.fullmatch(folder) and not linked and os.access(path, os.R_OK | os.X_OK)
            found = self._reads.folder(path) if usable and os.path.isdir(path) else ()  # noqa: PTH112
            self._plain[folder] = frozenset(one.name for one in found if one.is_file and not one.is_link)
        return self._plain[folder]

    def _found(self, file: str, refused: str) -> Found:
        return Found("", refused) if refused else Found(file)

    def _of_folder(self, folder: str) -> str:
        """Why what lies in a folder is not looked at, found once: to follow links takes long."""
        if folder not in self._folders:
            path = os.path.join(self._images, folder)  # noqa: PTH118
            instead = os.path.isfile(path) and os.path.isdir(f"{self._businesses}/{folder}")  # noqa: PTH112, PTH113
            misplaced = instead or os.path.isfile(self._images)  # noqa: PTH113
            self._folders[folder] = NO_FOLDER if misplaced else self._stray(path)
        return self._folders[folder]

    def _stray(self, file: str) -> str:
        """Why a path is not looked at. Of names that begin with a dot nothing else is reported."""
        code = stray(file, self._root)
        hidden = f"{os.sep}." in file[len(self._images) :]
        return "path-outside" if code and hidden else code


def photo_state(found: Found, digest: Callable[[str], Digest]) -> str:
    """The digest of a photo, or why there is none."""
    return (not found.there and _absent(found)) or _word(digest(found.file))


def _absent(found: Found) -> str:
    """Why there is nothing to look at, "" where there is. What else lies there counts: a message may suggest it."""
    if found.refused or os.path.exists(found.file):  # noqa: PTH110 Path.exists raises for a name that is too long
        return found.refused
    folder = os.path.dirname(found.file)  # noqa: PTH120
    if os.path.isdir(folder):  # noqa: PTH112
        return f"missing {content_key(*_names(folder)).hex()}"
    beside = [f"{old} {_is_business(Path(folder), old)}" for old in _elsewhere(Path(folder), Path(found.file).name)]
    around = next(str(path) for path in Path(folder).parents if path.is_dir())
    return f"gone {content_key(*beside, '', *_names(around)).hex()}"


def _word(digest: Digest) -> str:
    return digest.code if isinstance(digest, PhotoProblem) else digest


def check_photos(
    root: Path, photos: Iterable[Named], at: LineNumbers, photo_findings: PhotoFindings | None = None
) -> Iterator[Problem]:
    """A problem for each photo that cannot be used; a warning for one that will look coarse. What is found of them is
    noted in `photo_findings`; without, only their headers are read."""
    gallery = Gallery(root)
    renamed: set[str] = set()
    for file, path, folder, name, kind in photos:
        place = at(file, path)
        field = dotted(path)
        within = f"images/{folder}".rstrip("/")
        found = gallery.find(folder, name)
        absent = _absent(found)
        if photo_findings is not None:
            photo_findings.seen[name] = absent
        if found.refused in REPORTED:
            continue  # once for all that lies behind it, where links and folders are looked at
        if found.refused:
            yield error(found.refused, place, field, value=name, folder=within)
        elif absent and (old := _old_folder(Path(found.file), folder)):
            if folder not in renamed:  # one step brings all of them
                renamed.add(folder)
                yield error(
                    "photo-folder-old",
                    place,
                    field,
                    value=name,
                    folder=f"images/{slug_like(folder) or folder}",
                    old=f"images/{old}",
                )
        elif absent:
            yield _missing(Path(found.file), place, field, name, within)
        elif photo_findings is None:
            yield from _look(inspect_photo(Path(found.file)), place, field, name, kind)
        else:
            photo_findings.digests[found.file], facts = study_photo(Path(found.file))
            photo_findings.seen[name] = _word(photo_findings.digests[found.file])
            yield from _look(facts, place, field, name, kind)


def _look(facts: PhotoFacts | PhotoProblem, place: Place, field: str, name: str, kind: str) -> Iterator[Problem]:
    if isinstance(facts, PhotoProblem):
        yield facts.problem(place, field, name)
        return
    if facts.disguise:
        yield facts.disguise.problem(place, field, name)
    width, height = LEAST_PX[kind]
    if facts.width < width or facts.height < height:
        size, least = f"{facts.width} × {facts.height}", f"{width} × {height}"
        yield warning("photo-small", place, field, value=name, size=size, least=least)


def business_photos(business: BusinessDraft) -> Iterator[Named]:
    """The photos that a business and its products name."""
    for kind in ("portrait", "workshop", "logo"):
        photo: Photo | None = getattr(business.business.photos, kind) if business.business else None
        if photo:
            yield business.file, ("photos", kind, "file"), business.slug, photo.file, kind
    for entry in business.products:
        for index, photo in enumerate(entry.product.photos):
            yield entry.file, ("photos", index, "file"), business.slug, photo.file, "product"
        if entry.product.variants:
            for path, name in _variant_photos(entry.product.variants):
                yield entry.file, ("variants", *path), business.slug, name, "option"


def _variant_photos(variants: Variants) -> Iterator[tuple[tuple[Step, ...], str]]:
    for key, axis in variants.axes.items():
        yield from ((("axes", key, "photos", option, "file"), photo.file) for option, photo in axis.photos.items())
    for index, item in enumerate(variants.items):
        if item.photo:
            yield ("items", index, "photo", "file"), item.photo.file


def settings_photos(
    info: CatalogueInfo | None, categories: Iterable[Category], editions: Mapping[str, Edition]
) -> Iterator[Named]:
    """The photos that the other entries name."""
    for index, category in enumerate(categories):
        if category.photo:
            yield "content/categories.yaml", ("categories", index, "photo"), "", category.photo, "product"
    for slug, edition in editions.items():
        if edition.cover:
            yield f"content/editions/{slug}.yaml", ("cover",), "", edition.cover, "workshop"
        for index, pin in enumerate(() if edition.parallel else edition.pins):  # which are those of another edition
            if pin.picture:
                yield f"content/editions/{slug}.yaml", ("pins", index, "picture"), "", pin.picture, "page"
    logo = info.publisher.logo if info else None
    if logo:
        yield "content/catalogue.yaml", ("publisher", "logo", "file"), "", logo.file, "logo"


def _missing(file: Path, place: Place, field: str, name: str, folder: str) -> Problem:
    if os.path.islink(file):  # noqa: PTH114 Path.is_symlink raises for a name that is too long
        return error("photo-link-nowhere", place, field, value=name, target=file.readlink())
    if file.parent.parent.name == "images" and os.path.isfile(  # noqa: PTH113 which raises nothing
        _business_folder(file.parent) / file.name
    ):
        return error("photo-among-entries", place, field, value=name, folder=folder)
    beside = file.parents[len(PurePosixPath(name).parts) - 1] / file.name
    if beside != file and os.path.isfile(beside):  # noqa: PTH113 written with the folder that it lies in
        return error("photo-missing", place, field, value=name, folder=folder, near=file.name)
    names = _names(str(file.parent))
    if any(other != file.name and _composed(other) == _composed(file.name) for other in names):
        return error("photo-name-form", place, field, value=name, folder=folder)
    same = next((other for other in names if other.casefold() == file.name.casefold()), "")
    stems = {PurePosixPath(other).stem: other for other in names}  # alike endings are no likeness
    near = same or stems.get(nearest(file.stem, stems), "")
    if not file.parent.is_dir() and "/" in name:
        near = next((f"{other}/{file.name}" for other in _elsewhere(file.parent, file.name)), "")
    return error("photo-missing", place, field, value=name, folder=folder, near=near)


def _old_folder(file: Path, business: str) -> str:
    """The folder of photos that is left of a business whose own was renamed, where there is none by its new name."""
    if not business or file.parent.is_dir() or file.parent.name != business:
        return ""
    return next((old for old in _elsewhere(file.parent, file.name) if not _is_business(file.parent, old)), "")


def _is_business(folder: Path, name: str) -> bool:
    """Whether a folder beside `folder`, one of photos, has a business of that name."""
    return _business_folder(folder.with_name(name)).is_dir()


def _business_folder(folder: Path) -> Path:
    """Where the entries lie whose photos lie in `folder`."""
    return folder.parents[1] / "content" / "businesses" / folder.name


def _elsewhere(folder: Path, name: str) -> list[str]:
    """The folders beside one that there is not which have a file of this name; links are not followed."""
    beside = [folder.parent / other for other in _names(str(folder.parent))]
    return [other.name for other in beside if not other.is_symlink() and os.path.isfile(other / name)]  # noqa: PTH113


def _composed(name: str) -> str:
    """A name with each letter and its marks as one character: a Mac keeps é as e and a mark."""
    return unicodedata.normalize("NFC", name)


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 names alone are wanted
    except OSError:
        return []
