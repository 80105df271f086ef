"""A volume as it was made, so that one of which nothing has changed is not even read again.

Of the edition it depends on its own entries, on the indexes that it shares with the others, and on the pages of these
that it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Final

import msgspec

from catalog.cache.eviction import used
from catalog.cache.program_digest import program_digest
from catalog.content.checks.photo_files import settings_photos
from catalog.content.selection import selected_products
from catalog.core.atomic_files import write_quickly
from catalog.core.content_keys import KeyBuilder, digest_of
from catalog.core.problems import Problem
from catalog.edition.views import IndexView
from catalog.edition.volumes import Volume
from catalog.model.saved_plan import SavedPage
from catalog.outputs.archive import ARCHIVE_ENTRIES
from catalog.outputs.output_types import BookOutput
from catalog.pipeline.archive_stage import archived_entries
from catalog.pipeline.session import Session
from catalog.pipeline.up_to_date import BookRecord

PLACES: Final = ("product/", "business/", "volume/")  # what anchors begin with to which other volumes lead


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the entries of a volume stand: the page numbers of their anchors, the last number, how many pages there
    are, and the anchors in other volumes whose numbers are printed in this one."""

    folios: dict[str, str]
    last: int
    pages: int
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VolumeRecord:
    """`key` is of the entries of the volume, `shown` of the indexes that it prints, `names` of what it prints of the
    pages of others; `files` has the state of each."""

    key: str
    shown: str
    names: str
    indexes: tuple[IndexView, ...]  # of its own entries
    standing: Standing
    book: BookRecord
    files: dict[str, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """What every volume of an edition is made of, whatever is in it: a content key of the settings, and the keys of all
    products of the edition, to which others lead."""

    key: str
    products: frozenset[str]


def read_whole(session: Session, name: str, outputs: Sequence[BookOutput]) -> Whole:
    """What the volumes of an edition have in common."""
    catalogue, options = session.catalogue, session.options
    edition = catalogue.editions[name]
    key = KeyBuilder("volumes", program_digest(), session.templates.digest(""), repr(edition))
    key.add(repr((catalogue.info, catalogue.categories, catalogue.regions, catalogue.rates, session.theme.geometry)))
    key.add(repr(catalogue.languages))  # all: the languages of the edition may be like others, or fall back on them
    key.add(repr(catalogue.markets.markets.get(edition.market or "")), f"{options.day} {options.linearized}")
    for _, _, folder, photo, _ in settings_photos(catalogue.info, catalogue.categories.values(), {name: edition}):
        key.add(str(session.business_cache.photos.digest(str(session.project.images / folder / photo))))
    for output in outputs:
        key.add(repr(output), output.printed.profile.read_bytes() if output.printed else "")
        if output.archived == ARCHIVE_ENTRIES.archived:
            key.add(archived_entries(session, name, datetime.combine(options.day, time(), UTC)).content)
    selected = list(selected_products(catalogue, edition))
    chapters = {catalogue.chapter(product.category or business.category) for business, product in selected}
    key.add(repr(sorted(chapters)))  # by which a chapter has its number
    return Whole(key.name(), frozenset(product.key for _, product in selected))


def volume_key(session: Session, whole: Whole, volume: Volume, pages: Iterable[SavedPage]) -> str:
    """A content key of all that a volume is made of but the other volumes: `pages` is how it is planned. "" where an
    entry has none."""
    catalogue = session.catalogue
    key = KeyBuilder("volume", whole.key, repr(volume))
    key.add(repr([(page.part, page.template, page.products) for page in pages]))
    for member in volume.members:
        content = catalogue.contents.get(member.business)
        if content is None:
            return ""
        key.add(content)
    linked = {
        product
        for slug in dict.fromkeys(member.business for member in volume.members)
        for one in catalogue.summaries[slug].products
        for product in one.linked
    }
    key.add(repr([(product, product in whole.products, _state(session, product)) for product in sorted(linked)]))
    return key.name()


def _state(session: Session, key: str) -> str:
    """What other entries print of a product that they name."""
    business = session.catalogue.summaries.get(key.partition("/")[0])
    found = next((product for product in business.products if product.key == key), None) if business else None
    return repr((found.name, found.hidden or business.hidden)) if business and found else ""


def names_digest(names: Mapping[str, str], before: int) -> str:
    """A digest of what a volume prints of the others: the numbers of their pages by anchor, and how many numbered pages
    stand before it."""
    return digest_of(repr((sorted(names.items()), before)))


def file_state(path: Path) -> str:
    """What tells whether a file is as it was written, without reading it; "" for none."""
    try:
        state = path.stat()
    except OSError:
        return ""
    return f"{state.st_size} {state.st_mtime_ns} {state.st_ino}"


def find_volume(session: Session, name: str, number: int) -> VolumeRecord | None:
    """What is known of a volume as it was made before."""
    file = _file(session, name, number)
    try:
        check, _, content = file.read_bytes().partition(b"\n")
        if check != digest_of(content).encode():
            return None
        record = msgspec.json.decode(content, type=VolumeRecord)
    except (OSError, ValueError):
        return None
    used(file)
    folder = session.project.output(name)
    return record if all(file_state(folder / file) == state for file, state in record.files.items()) else None


def keep_volume(session: Session, name: str, number: int, record: VolumeRecord) -> None:
    """Keep the record of a volume; forgetting it costs a build and nothing else."""
    try:
        session.cache.made.mkdir(parents=True, exist_ok=True)
        content = msgspec.json.encode(record)
        write_quickly(_file(session, name, number), digest_of(content).encode() + b"\n" + content)
    except OSError:
        return


def _file(session: Session, name: str, number: int) -> Path:
    return session.cache.made / f"{name}.{number:03}"
