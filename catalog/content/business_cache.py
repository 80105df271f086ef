"""The folders of businesses → what others have to know of them, and what is wrong with them (stages 1 and 2).

A folder is read and checked anew where anything in it changed: an entry, a photo that it names, a day that matters to
it, or what all are checked by. Of every other one the findings are remembered, and its entries are not even parsed.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from catalog.cache.program_digest import program_digest
from catalog.cache.value_store import ValueStore
from catalog.content.business_folder import WITHIN, Bundle, Checked, Terms, check_folder, read_bundle, read_draft
from catalog.content.checks.photo_files import Gallery, sight_of
from catalog.content.load.files import is_entry, printable
from catalog.core.content_keys import content_key
from catalog.core.natural_order import natural_key
from catalog.core.problems import CatalogError, Place, Problem, error, warning
from catalog.model.catalogue import BusinessDraft, BusinessEntry
from catalog.model.outline import BusinessOutline
from catalog.model.validity import Span
from catalog.pictures.photo_digests import PhotoDigests

WORTH_A_POOL: Final = 400  # folders to check; fewer are read sooner than a second process has started


@dataclass(frozen=True, slots=True)
class BusinessCache:
    """What was found out before, and the digests of photos, by which it is known whether it still holds."""

    value_store: ValueStore
    photos: PhotoDigests


def open_memory(cache: Path, jobs: int) -> BusinessCache:
    """What earlier builds found out, in the project's cache."""
    return BusinessCache(ValueStore(cache), PhotoDigests(jobs))


@dataclass(frozen=True, slots=True)
class BusinessRecord:
    """What is remembered of a folder. It holds on the days of `span`, as long as its photos look as in `seen`."""

    seen: dict[str, str]
    span: Span
    outline: BusinessOutline
    problems: tuple[Problem, ...]


_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(BusinessRecord)


@dataclass(slots=True)
class Businesses:
    """All businesses in the order of their slugs. `contents` has a content key of what lies in the folders of each,
    where there is a memory."""

    terms: Terms
    outlines: list[BusinessOutline] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    _bundles: dict[str, Bundle] = field(default_factory=dict)
    _drafts: dict[str, BusinessDraft] = field(default_factory=dict)

    def take(self, bundle: Bundle, checked: Checked | None, record: BusinessRecord) -> None:
        """Add a business, which was checked now, or of which all that is told is remembered."""
        if checked:
            self._drafts[bundle.name] = checked.draft
        else:
            self._bundles[bundle.name] = bundle
        self.outlines.append(record.outline)
        self.problems.extend(record.problems)

    def entry(self, slug: str) -> BusinessEntry:
        """The entries of a business that is right. CatalogError where it is not."""
        draft = self._drafts.get(slug)
        if draft is None:  # from the bytes that were read: those on the disk may have changed since
            draft, _, problems = read_draft(self.terms, self._bundles[slug])
            if draft.business is None:
                raise CatalogError(problems)
        assert draft.business is not None  # what is wrong is asked of no catalogue
        return BusinessEntry(draft.slug, draft.file, draft.business, draft.products)


def read_businesses(terms: Terms, jobs: int | None, memory: BusinessCache | None) -> Businesses:
    """Read and check every business. The result does not depend on `jobs`, nor on what is remembered."""
    found = Businesses(terms)
    bundles = list(_bundles(terms, found.problems))
    keys = _keys(terms, bundles) if memory else {}
    known = _recalled(terms, keys, memory) if memory else {}
    missing = [bundle for bundle in bundles if bundle.name not in known]
    check = partial(check_folder, terms, memory is not None)
    checked = dict(zip((b.name for b in missing), _mapped(check, missing, jobs or os.cpu_count() or 1), strict=True))
    fresh = {name: _record(one) for name, one in checked.items()}
    if memory:
        _remember(memory, keys, checked, fresh)
    for bundle in bundles:
        record = known.get(bundle.name) or fresh[bundle.name]
        found.take(bundle, checked.get(bundle.name), record)
        if bundle.name in keys:
            found.contents[bundle.name] = content_key(keys[bundle.name], repr(sorted(record.seen.items())))
    return found


def _bundles(terms: Terms, problems: list[Problem]) -> Iterable[Bundle]:
    root = terms.root / "content" / "businesses"
    if not root.is_dir():
        return
    with os.scandir(root) as listed:
        names = sorted((entry.name for entry in listed if not entry.name.startswith(".")), key=natural_key)
    for name in names:
        place = Place(f"{WITHIN}/{printable(name)}")
        if os.path.isdir(f"{root}/{name}"):  # noqa: PTH112 there are many
            yield read_bundle(terms.root, name)
        else:
            told = (
                error("entry-misplaced", place, name=name)
                if is_entry(name)
                else warning("file-other", place, name=name)
            )
            problems.append(told)


def _keys(terms: Terms, bundles: Iterable[Bundle]) -> dict[str, bytes]:
    """Content keys by folder, of those that could be read."""
    common = content_key("business", program_digest(), terms.language, repr(terms.wanted)).hex()
    keys = ((bundle.name, bundle.key(common)) for bundle in bundles)
    return {name: key for name, key in keys if key is not None}


def _recalled(terms: Terms, keys: Mapping[str, bytes], memory: BusinessCache) -> dict[str, BusinessRecord]:
    """What is remembered of folders and still holds."""
    values = memory.value_store.find(keys.values())
    records = {name: record for name, key in keys.items() if (record := _decoded(values.get(key)))}
    records = {name: record for name, record in records.items() if terms.today in record.span}
    gallery = Gallery(terms.root)
    found = {(name, photo): gallery.find(name, photo) for name, record in records.items() for photo in record.seen}
    memory.photos.enter([photo.file for photo in found.values() if not photo.refused])
    return {
        name: record
        for name, record in records.items()
        if all(sight_of(found[name, photo], memory.photos.digest) == seen for photo, seen in record.seen.items())
    }


def _decoded(value: bytes | None) -> BusinessRecord | None:
    try:
        return None if value is None else _DECODER.decode(value)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _record(checked: Checked) -> BusinessRecord:
    seen = checked.sights.seen if checked.sights else {}
    return BusinessRecord(seen, checked.span, checked.draft.outline, checked.problems)


def _remember(
    memory: BusinessCache,
    keys: Mapping[str, bytes],
    checked: Mapping[str, Checked],
    fresh: Mapping[str, BusinessRecord],
) -> None:
    values: dict[bytes, bytes] = {}
    for name, record in fresh.items():
        sights = checked[name].sights
        memory.photos.add(sights.digests if sights else {})
        if name in keys:
            try:
                values[keys[name]] = _ENCODER.encode(record)
            except UnicodeEncodeError:  # names of files that are no text: such a folder is read each time
                continue
    memory.value_store.keep(values)


def _mapped(check: Callable[[Bundle], Checked], bundles: Sequence[Bundle], workers: int) -> Iterable[Checked]:
    if workers == 1 or len(bundles) < WORTH_A_POOL:
        return map(check, bundles)
    with ProcessPoolExecutor(workers, initializer=gc.disable) as pool:
        return list(pool.map(check, bundles, chunksize=64))
