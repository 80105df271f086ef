"""Photos that entries name: whether they are there, inside the project, readable and large enough (stage 2)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from catalog.content.business import Photo
from catalog.content.catalogue import BusinessDraft, Draft
from catalog.content.near import nearest
from catalog.content.places import Locator
from catalog.content.source import Step, dotted
from catalog.errors import Place, Problem, error, warning
from catalog.pictures.flaw import PhotoFlaw
from catalog.pictures.inspect import inspect_photo
from catalog.project import Project

LEAST_PX: Final = {
    "product": (1000, 750),
    "workshop": (1275, 480),
    "portrait": (1275, 480),
    "logo": (300, 300),
    "page": (1275, 1790),
}

Named = tuple[str, tuple[Step, ...], str, str, str]  # entry file, path of its field, folder below images/, photo, kind


def check_photos(project: Project, photos: Iterable[Named], at: Locator) -> Iterator[Problem]:
    """A problem for each photo that cannot be used; a warning for one that will look coarse."""
    for file, path, folder, name, kind in photos:
        place = at(file, path)
        field = dotted(path)
        found = resolve(project, folder, name)
        if isinstance(found, str):
            yield error(found, place, field, value=name, folder=f"images/{folder}".rstrip("/"))
            continue
        if not os.path.exists(found):  # noqa: PTH110 Path.exists raises for a name that is too long
            yield _missing(found, place, field, name, f"images/{folder}".rstrip("/"))
            continue
        facts = inspect_photo(found)
        if isinstance(facts, PhotoFlaw):
            yield facts.problem(place, field, name)
            continue
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


def resolve(project: Project, folder: str, name: str) -> Path | str:
    """The file that `name` means below `images/<folder>/`; or the code of the problem: nothing outside is read."""
    if "\\" in name:
        return "path-backslash"
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or ":" in name.partition("/")[0]:
        return "path-outside"
    file = project.images / folder / path
    real, images = os.path.realpath(file), os.path.realpath(project.images)  # Path.resolve raises for links in a ring
    if not Path(real).is_relative_to(images):
        return "path-outside"
    return file


def _missing(file: Path, place: Place, field: str, name: str, folder: str) -> Problem:
    try:
        names = sorted(os.listdir(file.parent))  # noqa: PTH208 names alone are wanted
    except OSError:
        names = []
    same = next((other for other in names if other.casefold() == file.name.casefold()), "")
    stems = {PurePosixPath(other).stem: other for other in names}  # alike endings are no likeness
    near = same or stems.get(nearest(file.stem, stems), "")
    return error("photo-missing", place, field, value=name, folder=folder, near=near)
