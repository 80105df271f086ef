"""The folders of businesses → their summaries, and what is wrong with them (stages 1 and 2).

A folder is read and checked anew where anything in it changed: an entry, a photo that it names, a day that matters to
it, or what all are checked by. Of every other one the findings are stored values, and its entries are not even parsed.
"""

from __future__ import annotations

import gc
import os
import pickle
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Final

import msgspec

from catalog.cache.program_digest import program_digest
from catalog.cache.value_store import ValueStore
from catalog.content.business_folder import WITHIN, Bundle, Terms, check_folder, read_bundle, read_draft
from catalog.content.checks.photo_files import Gallery, photo_state
from catalog.content.load.files import is_entry, listed, printable
from catalog.core.content_keys import content_key, digest_of
from catalog.core.disk_reads import DiskReads
from catalog.core.natural_order import natural_key
from catalog.core.problems import CatalogError, Place, Problem, error, warning
from catalog.model.build_day import Span
from catalog.model.catalogue import BusinessDraft, BusinessEntry
from catalog.model.entry_summaries import BusinessSummary
from catalog.pictures.photo_digests import Digest, PhotoDigests

WORTH_A_POOL: Final = 400  # folders to check; fewer are read sooner than a second process has started


@dataclass(frozen=True, slots=True)
class BusinessCache:
    """Findings of earlier builds; the digests of photos, which decide whether they still hold; and what this build has
    read of the project before it asks for the findings."""

    value_store: ValueStore
    photos: PhotoDigests
    reads: DiskReads = field(default_factory=DiskReads)


def open_business_cache(cache: Path, jobs: int) -> BusinessCache:
    """The findings of earlier builds, in the project's folder `cache`."""
    return BusinessCache(ValueStore(cache), PhotoDigests(jobs))


@dataclass(frozen=True, slots=True)
class BusinessRecord:
    """The stored findings of a folder. They hold on the days of `span`, as long as its photos look as in `seen`."""

    seen: dict[str, str]
    span: Span
    summary: BusinessSummary
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """What was found of a folder now; its draft is packed, since few are used again, in a district of thousands."""

    record: BusinessRecord
    digests: Mapping[str, Digest]  # of its photos
    draft: bytes


_ENCODER: Final = msgspec.msgpack.Encoder()
_DECODER: Final = msgspec.msgpack.Decoder(BusinessRecord)


@dataclass(slots=True)
class Businesses:
    """All businesses in the order of their slugs. `contents` has a content key of what lies in the folders of each,
    where there is a cache."""

    terms: Terms
    summaries: list[BusinessSummary] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    _bundles: dict[str, Bundle] = field(default_factory=dict)
    _drafts: dict[str, bytes] = field(default_factory=dict)  # packed

    def take(self, bundle: Bundle, fresh: Fresh | None, record: BusinessRecord) -> None:
        """Add a business, which was checked now, or whose findings are stored values."""
        if fresh:
            self._drafts[bundle.name] = fresh.draft
        else:
            self._bundles[bundle.name] = bundle
        self.summaries.append(record.summary)
        self.problems.extend(record.problems)

    def entry(self, slug: str) -> BusinessEntry:
        """The entries of a business that is right. CatalogError where it is not."""
        packed = self._drafts.get(slug)
        if packed is not None:
            draft: BusinessDraft = pickle.loads(zlib.decompress(packed))
        else:  # from the bytes that were read: those on the disk may have changed since
            draft, _, problems = read_draft(self.terms, self._bundles[slug])
            if draft.business is None:
                raise CatalogError(problems)
        assert draft.business is not None  # a catalogue has no entry that is wrong
        return BusinessEntry(draft.slug, draft.file, draft.business, draft.products)


def read_businesses(
    terms: Terms, jobs: int | None, business_cache: BusinessCache | None, reads: DiskReads
) -> Businesses:
    """Read, through `reads`, and check every business. The result does not depend on `jobs`, nor on stored values."""
    found = Businesses(terms)
    bundles = list(_bundles(terms, reads, found.problems))
    keys = _keys(terms, bundles) if business_cache else {}
    known = _stored(terms, keys, business_cache) if business_cache else {}
    missing = [bundle for bundle in bundles if bundle.name not in known]
    check = partial(_check, terms, business_cache is not None)
    fresh = dict(zip((b.name for b in missing), _mapped(check, missing, jobs or os.cpu_count() or 1), strict=True))
    if business_cache:
        _store(business_cache, keys, fresh)
    for bundle in bundles:
        record = known.get(bundle.name) or fresh[bundle.name].record
        found.take(bundle, fresh.get(bundle.name), record)
        if bundle.name in keys:
            found.contents[bundle.name] = content_key(keys[bundle.name], repr(sorted(record.seen.items())))
    for name in sorted(terms.closed, key=natural_key):
        found.summaries.append(BusinessDraft(name, f"{WITHIN}/{name}/business.yaml", None, (), ()).summary)
    return found


def _bundles(terms: Terms, reads: DiskReads, problems: list[Problem]) -> Iterable[Bundle]:
    root = terms.root / "content" / "businesses"
    if not root.is_dir():
        return
    for name, is_folder in listed(root, reads):
        place = Place(f"{WITHIN}/{printable(name)}")
        if name in terms.closed:
            continue
        if is_folder:
            yield read_bundle(terms.root, name, reads)
        else:
            found = (
                error("entry-misplaced", place, name=name)
                if is_entry(name)
                else warning("file-other", place, name=name)
            )
            problems.append(found)


def _keys(terms: Terms, bundles: Iterable[Bundle]) -> dict[str, bytes]:
    """Content keys by folder, of those that could be read."""
    known = map(repr, (terms.wanted, terms.home, terms.groups, terms.gates))
    common = content_key("business", program_digest(), terms.language, *known).hex()
    keys = ((bundle.name, bundle.key(common + _translations(terms, bundle))) for bundle in bundles)
    return {name: key for name, key in keys if key is not None}


def _translations(terms: Terms, bundle: Bundle) -> str:
    """Of which texts the translations of a business were made; "" where nothing is known of it."""
    files = (f"{bundle.place}/{slug}.yaml" for slug in bundle.contents) if terms.translations else ()
    known = [(file, terms.translations[file]) for file in files if file in terms.translations]
    return digest_of(repr(known)) if known else ""


def _stored(terms: Terms, keys: Mapping[str, bytes], business_cache: BusinessCache) -> dict[str, BusinessRecord]:
    """Stored findings that still hold, by folder."""
    values = business_cache.value_store.find(keys.values())
    records = {name: record for name, key in keys.items() if (record := _decoded(values.get(key)))}
    records = {name: record for name, record in records.items() if terms.today in record.span}
    gallery = Gallery(terms.root, business_cache.reads)
    found = {(name, photo): gallery.find(name, photo) for name, record in records.items() for photo in record.seen}
    business_cache.photos.enter([photo.file for photo in found.values() if not photo.refused])
    return {
        name: record
        for name, record in records.items()
        if all(
            photo_state(found[name, photo], business_cache.photos.digest) == seen for photo, seen in record.seen.items()
        )
    }


def _decoded(value: bytes | None) -> BusinessRecord | None:
    try:
        return None if value is None else _DECODER.decode(value)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def _check(terms: Terms, watched: bool, bundle: Bundle) -> Fresh:
    """Runs in a worker when there are many."""
    checked = check_folder(terms, watched, bundle)
    seen, digests = (found.seen, found.digests) if (found := checked.photo_findings) else ({}, {})
    record = BusinessRecord(seen, checked.span, checked.draft.summary, checked.problems)
    return Fresh(record, digests, zlib.compress(pickle.dumps(checked.draft), 1))


def _store(business_cache: BusinessCache, keys: Mapping[str, bytes], fresh: Mapping[str, Fresh]) -> None:
    values: dict[bytes, bytes] = {}
    for name, one in fresh.items():
        business_cache.photos.add(one.digests)
        if name in keys:
            try:
                values[keys[name]] = _ENCODER.encode(one.record)
            except UnicodeEncodeError:  # names of files that are no text: such a folder is read each time
                continue
    business_cache.value_store.keep(values)


def _mapped(check: Callable[[Bundle], Fresh], bundles: Sequence[Bundle], workers: int) -> Iterable[Fresh]:
    if workers == 1 or len(bundles) < WORTH_A_POOL:
        return map(check, bundles)
    with ProcessPoolExecutor(workers, initializer=gc.disable) as pool:
        return list(pool.map(check, bundles, chunksize=64))
