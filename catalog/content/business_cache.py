"""The folders of businesses → their summaries, and what is wrong with them (stages 1 and 2).

A folder is read and checked anew where anything in it changed: an entry, a photo that it names, a day that matters to
it, or what all are checked by. Of every other one the findings are stored values, and its entries are not even parsed.
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
from catalog.content.checks.photo_files import Gallery, photo_state
from catalog.content.load.files import is_entry, printable
from catalog.core.content_keys import content_key, digest_of
from catalog.core.natural_order import natural_key
from catalog.core.problems import CatalogError, Place, Problem, error, warning
from catalog.model.build_day import Span
from catalog.model.catalogue import BusinessDraft, BusinessEntry
from catalog.model.entry_summaries import BusinessSummary
from catalog.pictures.photo_digests import PhotoDigests

WORTH_A_POOL: Final = 400  # folders to check; fewer are read sooner than a second process has started


@dataclass(frozen=True, slots=True)
class BusinessCache:
    """Findings of earlier builds, and the digests of photos, which decide whether they still hold."""

    value_store: ValueStore
    photos: PhotoDigests


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
    _drafts: dict[str, BusinessDraft] = field(default_factory=dict)

    def take(self, bundle: Bundle, checked: Checked | None, record: BusinessRecord) -> None:
        """Add a business, which was checked now, or whose findings are stored values."""
        if checked:
            self._drafts[bundle.name] = checked.draft
        else:
            self._bundles[bundle.name] = bundle
        self.summaries.append(record.summary)
        self.problems.extend(record.problems)

    def entry(self, slug: str) -> BusinessEntry:
        """The entries of a business that is right. CatalogError where it is not."""
        draft = self._drafts.get(slug)
        if draft is None:  # from the bytes that were read: those on the disk may have changed since
            draft, _, problems = read_draft(self.terms, self._bundles[slug])
            if draft.business is None:
                raise CatalogError(problems)
        assert draft.business is not None  # a catalogue has no entry that is wrong
        return BusinessEntry(draft.slug, draft.file, draft.business, draft.products)


def read_businesses(terms: Terms, jobs: int | None, business_cache: BusinessCache | None) -> Businesses:
    """Read and check every business. The result does not depend on `jobs`, nor on stored values."""
    found = Businesses(terms)
    bundles = list(_bundles(terms, found.problems))
    keys = _keys(terms, bundles) if business_cache else {}
    known = _stored(terms, keys, business_cache) if business_cache else {}
    missing = [bundle for bundle in bundles if bundle.name not in known]
    check = partial(check_folder, terms, business_cache is not None)
    checked = dict(zip((b.name for b in missing), _mapped(check, missing, jobs or os.cpu_count() or 1), strict=True))
    fresh = {name: _record(one) for name, one in checked.items()}
    if business_cache:
        _store(business_cache, keys, checked, fresh)
    for bundle in bundles:
        record = known.get(bundle.name) or fresh[bundle.name]
        found.take(bundle, checked.get(bundle.name), record)
        if bundle.name in keys:
            found.contents[bundle.name] = content_key(keys[bundle.name], repr(sorted(record.seen.items())))
    for name in sorted(terms.closed, key=natural_key):
        found.summaries.append(BusinessDraft(name, f"{WITHIN}/{name}/business.yaml", None, (), ()).summary)
    return found


def _bundles(terms: Terms, problems: list[Problem]) -> Iterable[Bundle]:
    root = terms.root / "content" / "businesses"
    if not root.is_dir():
        return
    with os.scandir(root) as listed:
        there = {entry.name for entry in listed if not entry.name.startswith(".")}
    names = sorted(there - terms.closed, key=natural_key)
    for name in names:
        place = Place(f"{WITHIN}/{printable(name)}")
        if os.path.isdir(f"{root}/{name}"):  # noqa: PTH112 there are many
            yield read_bundle(terms.root, name)
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
    gallery = Gallery(terms.root)
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


def _record(checked: Checked) -> BusinessRecord:
    seen = checked.photo_findings.seen if checked.photo_findings else {}
    return BusinessRecord(seen, checked.span, checked.draft.summary, checked.problems)


def _store(
    business_cache: BusinessCache,
    keys: Mapping[str, bytes],
    checked: Mapping[str, Checked],
    fresh: Mapping[str, BusinessRecord],
) -> None:
    values: dict[bytes, bytes] = {}
    for name, record in fresh.items():
        photo_findings = checked[name].photo_findings
        business_cache.photos.add(photo_findings.digests if photo_findings else {})
        if name in keys:
            try:
                values[keys[name]] = _ENCODER.encode(record)
            except UnicodeEncodeError:  # names of files that are no text: such a folder is read each time
                continue
    business_cache.value_store.keep(values)


def _mapped(check: Callable[[Bundle], Checked], bundles: Sequence[Bundle], workers: int) -> Iterable[Checked]:
    if workers == 1 or len(bundles) < WORTH_A_POOL:
        return map(check, bundles)
    with ProcessPoolExecutor(workers, initializer=gc.disable) as pool:
        return list(pool.map(check, bundles, chunksize=64))
