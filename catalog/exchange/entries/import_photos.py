"""Gathered products and the photos that were handed over → the photos of each entry, and the files to be copied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

from catalog.content.load.files import slug_like
from catalog.exchange.entries.flat import Path as FieldPath
from catalog.exchange.entries.gather import Gathered, ProductRows
from catalog.exchange.photos.match_photos import MatchedPhotos, Wanted, match_photos
from catalog.exchange.photos.photo_source import PhotoFile, PhotoSource
from catalog.pictures.probe import photo_digest

PHOTOS: Final[FieldPath] = ("photos",)
OF_BUSINESS: Final[tuple[FieldPath, ...]] = (("photos", "workshop"), ("photos", "portrait"))
LEAST_NAME: Final = 3  # letters of a name that says something


@dataclass(slots=True)
class ImportPhotos:
    """`matched` says which photos products have; `copied` are files by the key of their business and their names."""

    source: PhotoSource = field(default_factory=PhotoSource)
    matched: MatchedPhotos = field(default_factory=MatchedPhotos)
    copied: dict[tuple[str, str], PhotoFile] = field(default_factory=dict)


def place_photos(gathered: Gathered, source: PhotoSource) -> ImportPhotos:
    """Give each product and business its photos: the texts of their cells become names of files."""
    found = ImportPhotos(source)
    found.matched = match_photos(list(_wanted(gathered)), source.photos, dict(source.doubles))
    for key, business in gathered.businesses.items():
        for name, product in business.products.items():
            photos = list(found.matched.of.get(f"{key}/{name}", []))
            photos += [photo for photo in _of_variants(found, f"{key}/{name}", key, product) if photo not in photos]
            _set(product.values, PHOTOS, [{"file": _copied(found, key, photo)} for photo in photos])
        for path in OF_BUSINESS:
            photos = found.matched.of.get(f"{key}#{path[1]}", [])
            _set(business.values, path, {"file": _copied(found, key, photos[0])} if photos else None)
    return found


def _of_variants(found: ImportPhotos, name: str, business: str, product: ProductRows) -> Iterator[PhotoFile]:
    """Give each variant its photo, the first that its row names; the others are of the product."""
    for number, row in enumerate(product.rows):
        photos = found.matched.of.get(f"{name}@{number}", []) if row.joint else []
        if row.joint and photos:
            row.joint.photo = _copied(found, business, photos[0])
            yield from photos[1:]


def photo_changes(found: ImportPhotos, slugs: Mapping[str, str], root: Path) -> dict[str, Path]:
    """The files to be copied, by their paths below the project; those that lie there already are not."""
    changes = {}
    for (business, name), photo in found.copied.items():
        if business in slugs:
            path = f"images/{slugs[business]}/{name}"
            if not (root / path).is_file() or photo_digest(str(root / path)) != photo.digest:
                changes[path] = photo.path
    return changes


def _wanted(gathered: Gathered) -> Iterator[Wanted]:
    for key, business in gathered.businesses.items():
        for path in OF_BUSINESS:
            named = business.values.get(path)
            if named:
                yield Wanted(f"{key}#{path[1]}", tuple(named), "", "", business.name)
        for name, product in business.products.items():
            named = product.values.get(PHOTOS, ())
            sku = str(product.values.get(("sku",), ""))
            yield Wanted(f"{key}/{name}", tuple(named), sku, product.name, business.name)
            for number, row in enumerate(product.rows):
                if row.joint and row.joint.photos:
                    yield Wanted(f"{key}/{name}@{number}", row.joint.photos, "", "", business.name)


def _set(values: dict[FieldPath, Any], path: FieldPath, photos: Any) -> None:  # noqa: ANN401 a map or a list of maps
    values.pop(path, None)
    if photos:
        values[path] = photos


def _copied(found: ImportPhotos, business: str, photo: PhotoFile) -> str:
    """The name that a photo gets in the folder of a business, the same each time it is imported."""
    path = PurePosixPath(photo.name)
    stem = slug_like(path.stem) or path.stem.lower()
    if len(stem.strip("0123456789-")) < LEAST_NAME and len(path.parts) > 1:  # 1.jpg, of a product's own folder
        stem = f"{slug_like(path.parts[-2]) or path.parts[-2].lower()}-{stem}"
    number, name = 2, f"{stem}{path.suffix.lower()}"
    while found.copied.get((business, name), photo).digest != photo.digest:
        name, number = f"{stem}-{number}{path.suffix.lower()}", number + 1
    found.copied[business, name] = photo
    return name
