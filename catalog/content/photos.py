"""Photos that entries name: whether they are there, inside the project, readable and large enough (stage 2)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from catalog.content.business import Photo
from catalog.content.catalogue import Catalogue
from catalog.content.near import nearest
from catalog.content.places import Locator
from catalog.content.source import Step
from catalog.errors import Place, Problem, error, warning
from catalog.pictures.flaw import PhotoFlaw
from catalog.pictures.inspect import inspect_photo
from catalog.project import Project

LEAST_PX: Final = {"product": (1000, 750), "workshop": (1275, 480), "portrait": (1275, 480), "logo": (300, 300)}

Named = tuple[str, tuple[Step, ...], str, str, str]  # entry file, path of its field, folder below images/, photo, kind


def check_photos(project: Project, catalogue: Catalogue, at: Locator) -> Iterator[Problem]:
    """A problem for each photo that cannot be used; a warning for one that will look coarse."""
    for file, path, folder, name, kind in _named(catalogue):
        place = at(file, path)
        field = ".".join(map(str, path))
        found = resolve(project, folder, name)
        if isinstance(found, str):
            yield error(found, place, field, value=name, folder=f"images/{folder}".rstrip("/"))
            continue
        if not found.is_file():
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


def _named(catalogue: Catalogue) -> Iterator[Named]:
    for business in catalogue.businesses.values():
        for kind in ("portrait", "workshop", "logo"):
            photo: Photo | None = getattr(business.business.photos, kind)
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
    for index, category in enumerate(catalogue.categories.values()):
        if category.photo:
            yield "content/categories.yaml", ("categories", index, "photo"), "", category.photo, "product"
    for slug, edition in catalogue.editions.items():
        if edition.cover:
            yield f"content/editions/{slug}.yaml", ("cover",), "", edition.cover, "workshop"
    if catalogue.info.publisher.logo:
        yield "content/catalogue.yaml", ("publisher", "logo", "file"), "", catalogue.info.publisher.logo.file, "logo"


def resolve(project: Project, folder: str, name: str) -> Path | str:
    """The file that `name` means below `images/<folder>/`; or the code of the problem: nothing outside is read."""
    if "\\" in name:
        return "path-backslash"
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        return "path-outside"
    file = project.images / folder / path
    if not file.resolve().is_relative_to(project.images.resolve()):  # by a link
        return "path-outside"
    return file


def _missing(file: Path, place: Place, field: str, name: str, folder: str) -> Problem:
    names = [path.name for path in sorted(file.parent.iterdir())] if file.parent.is_dir() else []
    same = next((other for other in names if other.casefold() == file.name.casefold()), "")
    near = same or nearest(file.name, names)
    return error("photo-missing", place, field, value=name, folder=folder, near=near)
