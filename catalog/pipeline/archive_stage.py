"""The entries that an edition prints → one file, the same bytes each time, to be attached to a book that is kept."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Final

from catalog.content.load.files import read_content
from catalog.content.selection import selected_products
from catalog.core.problems import CatalogError, Problem
from catalog.model.catalogue import Catalogue
from catalog.model.settings import Edition
from catalog.pdf.attachment import Attachment
from catalog.pipeline.session import Session

SHARED: Final = ("catalogue", "categories", "regions", "rates")  # what all entries need, where there is such a file
KIND: Final = "application/zip"
DESCRIPTION: Final = "The entries of which this catalogue was made (YAML)"
FIRST_YEAR: Final = 1980  # that a zip file can tell
UNIX: Final = 3  # the system of the zip file, whichever this one is
MODE: Final = 0o100644 << 16  # a file that all may read


def archived_entries(session: Session, edition: str, date: datetime) -> Attachment:
    """All entries that an edition prints, and the files that they need, in one zip file. They are whole: what of them
    is not printed is in them, too. CatalogError where one cannot be read any more."""
    catalogue = session.catalogue
    files = [
        *(f"content/{name}.yaml" for name in SHARED if (session.project.content / f"{name}.yaml").is_file()),
        *_edition_files(session, edition),
        *_own_languages(session, catalogue.editions[edition]),
        *entry_files(catalogue, catalogue.editions[edition]),
    ]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in dict.fromkeys(files):
            content = read_content(session.project.root / file, file)
            if isinstance(content, Problem):
                raise CatalogError([content])
            archive.writestr(_info(file, date), content)
    return Attachment(f"{edition}-entries.zip", KIND, DESCRIPTION, packed.getvalue())


def entry_files(catalogue: Catalogue, edition: Edition) -> Iterator[str]:
    """The entries that an edition prints, below the project's folder: each business before its products."""
    before = ""
    for business, product in selected_products(catalogue, edition):
        if business.slug != before:
            yield business.file
        before = business.slug
        yield product.file


def _edition_files(session: Session, edition: str) -> Iterator[str]:
    """The file of an edition, those of the editions that it is like or an extract of, and what the project has of its
    own of their markets."""
    editions, todo, seen = session.catalogue.editions, [edition], set[str]()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        yield f"content/editions/{name}.yaml"
        if one := editions.get(name):
            yield from _own_market(session, one.market or "")
            todo += filter(None, (one.like, one.extract.of if one.extract else None))


def _own_market(session: Session, code: str) -> Iterator[str]:
    """The project's own files of a market and of the gates that it shares."""
    if market := session.catalogue.markets.markets.get(code):
        files = (f"content/markets/{code}.yaml", *(f"content/gates/{name}.yaml" for name in market.also))
        yield from (file for file in files if (session.project.root / file).is_file())


def _own_languages(session: Session, edition: Edition) -> Iterator[str]:
    """The project's own files of the languages of an edition."""
    for language in edition.languages:
        file = f"content/languages/{language}.yaml"
        if (session.project.root / file).is_file():
            yield file


def _info(file: str, date: datetime) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(file, (max(date.year, FIRST_YEAR), date.month, date.day, 0, 0, 0))
    info.create_system, info.external_attr = UNIX, MODE
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
