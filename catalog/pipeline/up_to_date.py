"""Whether anything has changed since an edition was last made; where nothing has, what was made then.

Both are known by content: every file that a build may read, and every file that it wrote.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from catalog.cache.eviction import used
from catalog.cache.program_digest import program_digest
from catalog.content.market_gaps import MarketGaps
from catalog.core.atomic_files import write_quickly
from catalog.core.content_keys import KeyBuilder, digest_of, key_name
from catalog.core.disk_reads import DiskReads, file_digest
from catalog.core.files_below import files_below
from catalog.core.links import real_root
from catalog.core.problems import Problem
from catalog.core.project import CacheFolders, Project, shipped
from catalog.model.left_out import LeftOut
from catalog.pictures.lighter.choice import Reduction
from catalog.pictures.photo_digests import PhotoDigests
from catalog.website.publish import SiteResult

LARGE: Final = 64_000  # bytes; hashing what is larger leaves the interpreter to other threads for long
PLANS: Final = f"plans{os.sep}"
CHANGES: Final = re.compile(r"changes(-volume-\d+)?\.(json|html)")
PREFLIGHT: Final = "-preflight.html"
SHIPPED: Final = ("content/gates", "content/languages", "content/markets", "content/print-shops", "templates")
# Of one run, not of what there is.
PASSING: Final = frozenset({"plan.html", "profile.txt"}) | {
    f"left-out.{ending}" for ending in ("csv", "html", "txt", "xlsx")
}


@dataclass(frozen=True, slots=True)
class BookRecord:
    """A book as it was made: its title, the language of its names, pages, parts, and its files, their pages and what
    was done to have them small enough, by outputs."""

    title: str
    language: str
    pages: int
    parts: int
    files: dict[str, str]
    counts: dict[str, int]
    reductions: dict[str, Reduction]


@dataclass(frozen=True, slots=True)
class PhoneRecord:
    """The edition for telephones as it was made: its file in the folder of the edition, its pages, and what was done to
    have it small enough."""

    file: str
    pages: int
    reduction: Reduction | None


@dataclass(frozen=True, slots=True)
class EditionRecord:
    """An edition as it was made: from what (a content key), and its files below its folder, by their digests."""

    key: str
    files: dict[str, str]
    books: tuple[BookRecord, ...]
    html: SiteResult | None
    problems: tuple[Problem, ...]  # of its making
    checked: tuple[Problem, ...]  # of the content
    left_out: tuple[LeftOut, ...]
    market: MarketGaps | None
    phone: PhoneRecord | None
    leader: str = ""  # the edition by whose plan its pages are planned, where that is another


def inputs_digest(project: Project, options: str, photos: PhotoDigests, reads: DiskReads) -> str:
    """A digest of all that a build of `project` may read but the plans, which belong to one edition each. `options` are
    those of the build as text; the digests of `photos`, and what is read through `reads`, serve the build as well."""
    key = KeyBuilder(program_digest(), options)
    content, images = project.content, project.images
    folders = (content, project.templates, images, *(shipped(name) for name in SHIPPED))
    root = real_root(project.root)
    for folder in dict.fromkeys(folders):
        below = files_below(reads, str(folder), root=root)
        files = [name for name in below if not name.startswith(PLANS)] if folder == content else list(below)
        paths = [f"{folder}{os.sep}{name}" for name in files]
        known = photos.enter(paths) if folder == images else (_digest_or_none(reads, path) for path in paths)
        key.add(str(len(files)))
        for name, digest in zip(files, known, strict=True):
            key.add(os.fsencode(name), str(digest))
    return key.name()


def edition_key(project: Project, edition: str, inputs: str, leader: str = "") -> str:
    """The content key of an edition, with its plan as it is now, and that of the `leader` after which it is planned."""
    plans = [project.plan_file(name) for name in (edition, leader) if name]
    kept = [_digest_or_none(DiskReads(), str(plan)) if plan.is_file() else "" for plan in plans]
    return key_name(edition, inputs, *kept)


def find_unchanged(project: Project, edition: str, inputs: str) -> EditionRecord | None:
    """What was made of the same inputs, where all of it is still there as it was."""
    try:
        file = _record_file(CacheFolders(project.cache), edition)
        check, _, content = file.read_bytes().partition(b"\n")
        if check != digest_of(content).encode():
            return None  # damaged: it might still be read, as something else
        record = msgspec.json.decode(content, type=EditionRecord)
        if record.key != edition_key(project, edition, inputs, record.leader):
            return None
        folder = project.output(edition)
        used(file)
        now = dict(zip(record.files, _digests(folder, list(record.files)), strict=True))
        return record if now == record.files else None
    except (OSError, ValueError):
        return None


def kept_digests(cache: CacheFolders, edition: str, names: Sequence[str]) -> dict[str, str]:
    """The digests of files of an edition that are known to be as its last build left them."""
    if not names:
        return {}
    try:
        _, _, content = _record_file(cache, edition).read_bytes().partition(b"\n")
        files = msgspec.json.decode(content, type=EditionRecord).files
    except (OSError, ValueError):
        return {}
    return {name: files[name] for name in names if name in files}


def save_record(cache: CacheFolders, edition: str, record: EditionRecord) -> None:
    """Keep the record of an edition; forgetting it costs a build and nothing else."""
    try:
        cache.made.mkdir(parents=True, exist_ok=True)
        content = msgspec.json.encode(record)
        write_quickly(_record_file(cache, edition), digest_of(content).encode() + b"\n" + content)
    except OSError:
        return


def made_files(folder: Path, known: Mapping[str, str]) -> dict[str, str]:
    """The files of an edition, which lie below `folder`, by their digests; those that are `known` are not read."""
    found = [name for name in files_below(DiskReads(), str(folder)) if not _passes(os.path.basename(name))]  # noqa: PTH119
    names = [name.replace(os.sep, "/") for name in found]
    unknown = [name for name in names if name not in known]
    digests = dict(known) | dict(zip(unknown, _digests(folder, unknown), strict=True))
    return {name: digests[name] for name in names}


def _passes(name: str) -> bool:
    return name in PASSING or name.endswith(PREFLIGHT) or CHANGES.fullmatch(name) is not None


def _record_file(cache: CacheFolders, edition: str) -> Path:
    return cache.made / edition  # a digest, and below it the record in JSON


def _digests(folder: Path, names: Sequence[str]) -> Iterator[str]:
    paths = [f"{folder}{os.sep}{name}" for name in names]
    large = [path for path in paths if os.stat(path).st_size > LARGE]  # noqa: PTH116 there may be thousands
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        known = dict(zip(large, threads.map(file_digest, large), strict=True))
    for path in paths:
        yield known.get(path) or file_digest(path)


def _digest_or_none(reads: DiskReads, path: str) -> str:
    """The digest of a file, "" where it cannot be read, which the check reports."""
    try:
        return reads.digest(path)
    except OSError:
        return ""
