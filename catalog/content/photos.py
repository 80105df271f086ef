"""Photos that entries name: whether they are there, inside the project, readable and large enough (stage 2)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from catalog.content.business import Photo
from catalog.content.catalogue import BusinessDraft, Draft
from catalog.content.near import nearest
from catalog.content.places import Locator
from catalog.content.source import Step, dotted
from catalog.errors import Place, Problem, error, warning
from catalog.memo import content_key
from catalog.pictures.flaw import PhotoFlaw
from catalog.pictures.inspect import PhotoFacts, inspect_photo, study_photo
from catalog.pictures.ledger import Digest
from catalog.project import Project

LEAST_PX: Final = {
    "product": (1000, 750),
    "workshop": (1275, 480),
    "portrait": (1275, 480),
    "logo": (300, 300),
    "page": (1275, 1790),
}

Named = tuple[str, tuple[Step, ...], str, str, str]  # entry file, path of its field, folder below images/, photo, kind


@dataclass(slots=True)
class Sights:
    """What was seen of photos while they were checked. The findings depend on `seen`, which has for each name the
    photo's digest, or why there is none; `digests` are those of the files."""

    seen: dict[str, str]
    digests: dict[Path, Digest]


class Gallery:
    """Finds the photos that entries name, all of which lie below the project's images/."""

    def __init__(self, project: Project) -> None:
        self._images = project.images
        self._real = os.path.realpath(project.images)  # Path.resolve raises for links in a ring
        self._folders: dict[str, bool] = {}

    def resolve(self, folder: str, name: str) -> Path | str:
        """The file that `name` means below `images/<folder>/`; or the code of the problem: nothing outside is read."""
        if "\\" in name:
            return "path-backslash"
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or ":" in name.partition("/")[0]:
            return "path-outside"
        file = self._images / folder / path
        plain = len(path.parts) == 1 and not os.path.islink(file)  # noqa: PTH114 Path.is_link takes longer
        inside = self._holds(folder) if plain else self._is_inside(file)
        return file if inside else "path-outside"

    def _holds(self, folder: str) -> bool:
        """Whether what lies in a folder lies in images/, asked once: to follow links takes long."""
        if folder not in self._folders:
            self._folders[folder] = self._is_inside(self._images / folder)
        return self._folders[folder]

    def _is_inside(self, file: Path) -> bool:
        return Path(os.path.realpath(file)).is_relative_to(self._real)


def sight_of(found: Path | str, digest: Callable[[Path], Digest]) -> str:
    """What is seen of a photo that `Gallery.resolve` found, in a word: its digest, or why there is none."""
    absent = _absent(found)
    return absent or _word(digest(Path(found)))


def _absent(found: Path | str) -> str:
    """Why there is nothing to look at, "" where there is. What else lies there counts: it may be told to be meant."""
    if isinstance(found, str):
        return found
    if os.path.exists(found):  # noqa: PTH110 Path.exists raises for a name that is too long
        return ""
    return f"missing {content_key(*_names(found.parent)).hex()}"


def _word(digest: Digest) -> str:
    return digest.code if isinstance(digest, PhotoFlaw) else digest


def check_photos(
    project: Project, photos: Iterable[Named], at: Locator, sights: Sights | None = None
) -> Iterator[Problem]:
    """A problem for each photo that cannot be used; a warning for one that will look coarse. What is seen of them is
    noted in `sights`; without, only their headers are read."""
    gallery = Gallery(project)
    for file, path, folder, name, kind in photos:
        place = at(file, path)
        field = dotted(path)
        within = f"images/{folder}".rstrip("/")
        found = gallery.resolve(folder, name)
        absent = _absent(found)
        if sights is not None:
            sights.seen[name] = absent
        if isinstance(found, str):
            yield error(found, place, field, value=name, folder=within)
        elif absent:
            yield _missing(found, place, field, name, within)
        elif sights is None:
            yield from _look(inspect_photo(found), place, field, name, kind)
        else:
            sights.digests[found], facts = study_photo(found)
            sights.seen[name] = _word(sights.digests[found])
            yield from _look(facts, place, field, name, kind)


def _look(facts: PhotoFacts | PhotoFlaw, place: Place, field: str, name: str, kind: str) -> Iterator[Problem]:
    if isinstance(facts, PhotoFlaw):
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
        items = entry.product.variants.items if entry.product.variants else ()
        for index, item in enumerate(items):
            if item.photo:
                path = ("variants", "items", index, "photo", "file")
                yield entry.file, path, business.slug, item.photo.file, "product"


def settings_photos(draft: Draft) -> Iterator[Named]:
    """The photos that the other entries name."""
    for index, category in enumerate(draft.categories or ()):
        if category.photo:
            yield "content/categories.yaml", ("categories", index, "photo"), "", category.photo, "product"
    for slug, edition in draft.editions.items():
        if edition.cover:
            yield f"content/editions/{slug}.yaml", ("cover",), "", edition.cover, "workshop"
        for index, pin in enumerate(edition.pins):
            if pin.picture:
                yield f"content/editions/{slug}.yaml", ("pins", index, "picture"), "", pin.picture, "page"
    logo = draft.info.publisher.logo if draft.info else None
    if logo:
        yield "content/catalogue.yaml", ("publisher", "logo", "file"), "", logo.file, "logo"


def _missing(file: Path, place: Place, field: str, name: str, folder: str) -> Problem:
    names = _names(file.parent)
    same = next((other for other in names if other.casefold() == file.name.casefold()), "")
    stems = {PurePosixPath(other).stem: other for other in names}  # alike endings are no likeness
    near = same or stems.get(nearest(file.stem, stems), "")
    return error("photo-missing", place, field, value=name, folder=folder, near=near)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208 names alone are wanted
    except OSError:
        return []
