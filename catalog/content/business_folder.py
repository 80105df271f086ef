"""The folder of one business → its draft, and every finding about it by itself (stages 1 and 2)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from catalog.content.checks.customer_prices import CustomerGroups
from catalog.content.checks.entries import check_business
from catalog.content.checks.photo_files import PhotoFindings
from catalog.content.checks.stale_translations import stale_in_business
from catalog.content.checks.translations import Wanted
from catalog.content.load.files import RESERVED, entry_files, listed, printable, read_content, slug_like
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.model_errors import validated
from catalog.content.load.translation_file import TranslationPairs
from catalog.content.load.yaml_source import Source, source_of
from catalog.core.content_keys import content_key
from catalog.core.disk_reads import DiskReads
from catalog.core.problems import Place, Problem, error, warning
from catalog.markets.field_values import Subject
from catalog.markets.gates import gaps_of
from catalog.model.build_day import Span, Today
from catalog.model.business import Business
from catalog.model.catalogue import BusinessDraft, ProductEntry
from catalog.model.entry_summaries import Gap
from catalog.model.market import Gate
from catalog.model.product import Product
from catalog.model.settings import Home
from catalog.model.values import SLUG, Day

WITHIN: Final = "content/businesses"


@dataclass(frozen=True, slots=True)
class Terms:
    """What every business is read and checked by."""

    root: Path
    language: str  # of texts that are written as one string
    wanted: Wanted
    today: Day
    home: Home
    groups: CustomerGroups
    gates: Mapping[str, Gate] = field(default_factory=dict)  # of the markets of its editions, by key
    translations: TranslationPairs = field(default_factory=dict)  # of which text each translation was made
    closed: frozenset[str] = frozenset()  # businesses whose folders may not be read, which is reported already


@dataclass(frozen=True, slots=True)
class Bundle:
    """A folder as it lies on the disk: the bytes of its entries, or why there are none. `problems` are of names."""

    name: str
    names: list[tuple[str, bool]]  # of all that lies there; whether it is a folder
    contents: Mapping[str, bytes | Problem]
    problems: tuple[Problem, ...]

    @property
    def place(self) -> str:
        """The folder as messages call it."""
        return f"{WITHIN}/{printable(self.name)}"

    def key(self, terms: str) -> bytes | None:
        """Content key; None where a file could not be read. `terms` is a digest of what else the findings depend
        on, but for photos and the day."""
        pieces: list[str | bytes] = [terms, os.fsencode(self.name)]
        for name, is_folder in self.names:
            pieces += [os.fsencode(name), "folder" if is_folder else ""]
        for slug, content in self.contents.items():
            if isinstance(content, Problem):
                return None
            pieces += [slug, content]
        return content_key(*pieces)


@dataclass(frozen=True, slots=True)
class Checked:
    """A business, and every finding about it, which hold on the days of `span`. `photo_findings` are None where they
    are not stored."""

    draft: BusinessDraft
    problems: tuple[Problem, ...]
    span: Span
    photo_findings: PhotoFindings | None


def read_bundle(root: Path, name: str, reads: DiskReads) -> Bundle:
    """Read all that lies in the folder `name` of a business, through `reads`."""
    folder, within = os.path.join(root, "content", "businesses", name), f"{WITHIN}/{printable(name)}"  # noqa: PTH118
    problems: list[Problem] = []
    names = listed(folder, reads)
    files = entry_files(names, within, SLUG, problems)
    contents: dict[str, bytes | Problem] = {}
    for slug, file in files:
        path = f"{folder}{os.sep}{slug}.yaml"
        known = reads.content(path)
        contents[slug] = read_content(path, file) if known is None else known
    return Bundle(name, names, contents, tuple(problems))


def read_draft(terms: Terms, bundle: Bundle) -> tuple[BusinessDraft, list[Source], list[Problem]]:
    """The entries of a business, each valid by itself; the sources of what could be read; what is wrong with them."""
    place = bundle.place
    problems = list(bundle.problems)
    if not SLUG.fullmatch(bundle.name):
        problems.append(error("file-slug", Place(place), value=bundle.name, near=slug_like(bundle.name)))
    elif RESERVED.fullmatch(bundle.name):
        problems.append(warning("file-reserved", Place(place), value=bundle.name))
    if "business" not in bundle.contents and not any(slug_like(name) == "business" for name, _ in bundle.names):
        problems.append(error("business-missing", Place(place), folder=bundle.name))
    business: Business | None = None
    products: list[ProductEntry] = []
    wrong: list[str] = []
    sources: list[Source] = []
    for slug, content in bundle.contents.items():
        file = f"{place}/{slug}.yaml"
        source = [content] if isinstance(content, Problem) else source_of(content, file)
        sources += [source] if isinstance(source, Source) else []
        if slug == "business":
            business = validated(source, Business, terms.language, problems)
        elif product := validated(source, Product, terms.language, problems):
            products.append(ProductEntry(slug, bundle.name, file, product))
        else:
            wrong.append(slug)
    draft = BusinessDraft(bundle.name, f"{place}/business.yaml", business, tuple(products), tuple(wrong))
    return draft, sources, problems


def check_folder(terms: Terms, watched: bool, bundle: Bundle) -> Checked:
    """One business, and every finding about it by itself. Runs in a worker when there are many."""
    draft, sources, problems = read_draft(terms, bundle)
    today = Today(terms.today)
    photo_findings = PhotoFindings({}, {}) if watched else None
    at = LineNumbers(terms.root, sources)
    settings = (terms.wanted, today, terms.home, terms.groups)
    problems.extend(check_business(terms.root, draft, *settings, at, photo_findings))
    problems.extend(stale_in_business(draft, terms.translations, terms.language, at))
    return Checked(replace(draft, gaps=_gaps(draft, terms, today)), tuple(problems), today.span, photo_findings)


def _gaps(draft: BusinessDraft, terms: Terms, today: Today) -> dict[str, tuple[Gap, ...]]:
    """What the products lack before they pass all gates, by their slugs."""
    if not draft.business or not terms.gates:
        return {}
    business, origin = draft.business, terms.home.origin
    subjects = ((entry.slug, Subject(entry.product, business, today, origin)) for entry in draft.products)
    return {slug: gaps for slug, subject in subjects if (gaps := tuple(gaps_of(subject, terms.gates)))}
