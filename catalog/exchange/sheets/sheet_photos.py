"""The photos that our own sheets name, in the folder or zip that was handed over with them → files to be copied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from catalog.exchange.entries.import_photos import ImportPhotos
from catalog.exchange.photos.match_photos import Wanted, match_photos
from catalog.exchange.photos.photo_source import PhotoSource
from catalog.exchange.sheets.read_sheets import SheetEntry

FILE: Final = "file"  # the field of a photo that names it


def sheet_photos(entries: list[tuple[str, SheetEntry]], source: PhotoSource, root: Path) -> ImportPhotos:
    """Find what the sheets name and the project in `root` has not: `entries` are those of the sheets, each with the
    short name of its business. A photo keeps the name that its cell has."""
    found = ImportPhotos(source)
    named = dict.fromkeys((business, name) for business, entry in entries for name in _named(entry))
    wanted = [
        Wanted(f"{business}/{name}", (name,), "", "", "")
        for business, name in named
        if name == PurePosixPath(name).name and not (root / "images" / business / name).is_file()
    ]
    found.matched = match_photos(wanted, source.photos, dict(source.doubles))
    for key, photos in found.matched.of.items():
        business, _, name = key.partition("/")
        found.copied[business, name] = photos[0]
    return found


def _named(entry: SheetEntry) -> Iterator[str]:
    """The files that the cells of an entry name."""
    rows = [entry.cells.own, *(row for rows in entry.cells.lists.values() for row in rows)]
    yield from (text for row in rows for key, text in row.items() if key.rpartition(".")[2] == FILE)
