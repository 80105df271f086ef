"""Sources → the catalogue, or every problem that keeps it from being one (stage 2).

What each entry must hold is said by the model; what entries must be to one another stands in `checks/`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from catalog.content.business_cache import BusinessCache, Businesses, read_businesses
from catalog.content.business_folder import Terms
from catalog.content.checks.customer_prices import CustomerGroups
from catalog.content.checks.entries import check_draft
from catalog.content.checks.stale_translations import stale_in_settings
from catalog.content.checks.translations import MISSING, Wanted, wanted_languages, with_allergens
from catalog.content.edition_checks import check_editions
from catalog.content.edition_files import read_editions
from catalog.content.faulty_entries import faulty_entries
from catalog.content.language_files import read_languages
from catalog.content.load.files import ENDING, entry_files, is_entry, listed, printable, slug_like
from catalog.content.load.line_numbers import LineNumbers
from catalog.content.load.model_errors import validated
from catalog.content.load.plan_file import read_plan
from catalog.content.load.translation_file import read_translation_file
from catalog.content.load.yaml_source import read_source
from catalog.content.markets import read_markets
from catalog.content.print_shops import read_print_shops
from catalog.content.untranslated import summarize_untranslated
from catalog.core.disk_reads import DiskReads
from catalog.core.gc_control import uncollected
from catalog.core.links import READ, check_links
from catalog.core.near_names import nearest
from catalog.core.problems import Place, Problem, error, warning
from catalog.model.catalogue import Catalogue, Draft
from catalog.model.rates import Rates
from catalog.model.regions import Regions
from catalog.model.saved_plan import SavedPlan
from catalog.model.settings import CatalogueInfo, Categories, Edition, Home
from catalog.model.values import LANGUAGE, SLUG, Day

OWN: Final = "id"  # the language of texts where the catalogue names none
CACHE: Final = "cache"  # the folder of build/ that no edition can be made in
REGIONS: Final = "content/regions.yaml"
ENTRIES: Final = ("catalogue.yaml", "categories.yaml", "regions.yaml", "rates.yaml")
FOLDERS: Final = ("businesses", "editions", "gates", "imports", "languages", "markets", "plans", "print-shops")
LONGEST_SHOWN: Final = 60  # characters of a value in a message

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The catalogue and every problem found, in the order of their places. Entries with errors are left out of the
    catalogue; it is None where the errors are of what all entries need, or no edition is left. `untranslated` are the
    findings about texts that are missing in a language, of which `problems` have a summary for each edition."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    untranslated: tuple[Problem, ...] = ()


def load_catalogue(
    root: Path,
    today: Day,
    jobs: int | None = None,
    business_cache: BusinessCache | None = None,
    *,
    every_market: bool = False,
) -> Loaded:
    """Read and check every entry of the project in the folder `root`. `today` decides what has lapsed. What products
    lack is found for the markets of the editions, or for `every_market`. The result depends neither on `jobs` nor on
    what `business_cache` holds, nor on the order in which the file system lists files."""
    with uncollected():
        return _load(root, today, jobs, business_cache, every_market=every_market)


def _load(
    root: Path, today: Day, jobs: int | None, business_cache: BusinessCache | None, *, every_market: bool
) -> Loaded:
    reads = business_cache.reads if business_cache else DiskReads()
    problems = list(check_links(root, reads))
    shut = faulty_entries(problem for problem in problems if problem.place.file.partition("/")[0] == "content")
    if shut is None or shut.editions:  # what lies outside the project, or may not be opened, is not read
        return Loaded(None, _in_order(problems))
    problems += [*_misplaced(root, reads), *_strangers(root)]
    closed = frozenset(entry.key.partition("/")[0] for entry in shut.entries)
    settings = (root, today, jobs, business_cache, reads, closed, problems)
    draft, wanted, businesses = _read(*settings, every_market=every_market)
    reads.forget()
    problems.extend(check_draft(root, draft, wanted))
    catalogue = _finished(draft, businesses, today, problems)
    untranslated = [problem for problem in problems if problem.code == MISSING]
    problems = [problem for problem in problems if problem.code != MISSING]
    problems += summarize_untranslated(catalogue, untranslated) if catalogue else ()
    found = {_shown(problem) for problem in problems}
    return Loaded(catalogue, _in_order(found), _in_order(untranslated))


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.sort_key))


def _finished(draft: Draft, businesses: Businesses, today: Day, problems: list[Problem]) -> Catalogue | None:
    """The catalogue without what is wrong; None where there is none. What then is wrong with editions is added to
    `problems`."""
    faulty = faulty_entries(problems)
    if faulty is None:
        return None
    catalogue = draft.finished(businesses.entry, businesses.contents).without(faulty.entries)
    catalogue = _without_editions(catalogue, faulty.editions)
    of_editions = list(check_editions(catalogue, today))
    problems.extend(of_editions)
    faulty = faulty_entries(of_editions)
    catalogue = _without_editions(catalogue, faulty.editions if faulty else ())
    return catalogue if catalogue.editions else None


def _without_editions(catalogue: Catalogue, names: Collection[str]) -> Catalogue:
    editions = {name: edition for name, edition in catalogue.editions.items() if name not in names}
    return replace(catalogue, editions=editions)


def _shown(problem: Problem) -> Problem:
    """The problem with its values in one line each, and not too long a one."""
    values = []
    for key, value in problem.values:
        line = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(value.split()))
        short = len(line) <= LONGEST_SHOWN or key not in ("value", "name", "near")
        values.append((key, line if short else f"{line[: LONGEST_SHOWN - 1]}…"))
    return replace(problem, values=tuple(values))


def _read(
    root: Path,
    today: Day,
    jobs: int | None,
    business_cache: BusinessCache | None,
    reads: DiskReads,
    closed: frozenset[str],
    problems: list[Problem],
    *,
    every_market: bool,
) -> tuple[Draft, Wanted, Businesses]:
    info = _info(root, problems)
    language = info.language if info else OWN
    one = partial(_one, root, problems=problems, language=language)
    rates = one("content/rates.yaml", Rates) if os.path.lexists(root / "content" / "rates.yaml") else None
    regions = one(REGIONS, Regions) if os.path.lexists(root / REGIONS) else Regions.model_construct(regions=())
    categories = one("content/categories.yaml", Categories)
    languages, wrong_languages = read_languages(root, _files(root, "languages", problems, LANGUAGE), problems)
    markets = read_markets(root, language, problems)
    right = read_editions(root, _edition_files(root, problems), markets, languages, language, problems)
    wanted = with_allergens(wanted_languages(info, right.values(), languages), languages)
    gates = markets.gates_of(sorted(markets.markets if every_market else _markets_of(right.values())))
    home, translations = info.home if info else Home(), read_translation_file(root, problems)
    terms = Terms(root, language, wanted, today, home, _groups(info), gates, translations, closed)
    businesses = read_businesses(terms, jobs, business_cache, reads)
    draft = Draft(
        info=info,
        categories=categories.categories if categories else None,
        regions=regions.regions if regions else None,
        rates=rates.rates if rates else (),
        languages=languages,
        wrong_languages=wrong_languages,
        editions=right,
        businesses=businesses.summaries,
        plans=_plans(root, language, problems),
        print_shops=read_print_shops(root, language, problems),
        markets=markets,
    )
    problems += [*businesses.problems, *stale_in_settings(draft, translations, language, LineNumbers(root))]
    return draft, wanted, businesses


def _markets_of(editions: Iterable[Edition]) -> set[str]:
    return {edition.market for edition in editions if edition.market}


def _groups(info: CatalogueInfo | None) -> CustomerGroups:
    return {name: group.currency or "" for name, group in info.customer_groups.items()} if info else None


def _plans(root: Path, language: str, problems: list[Problem]) -> dict[str, SavedPlan]:
    files = _files(root, "plans", problems)
    return {name: plan for name, file in files if (plan := read_plan(root / file, file, language, problems))}


def _info(root: Path, problems: list[Problem]) -> CatalogueInfo | None:
    info = _one(root, "content/catalogue.yaml", CatalogueInfo, problems)
    if info and info.language != OWN:  # only now is it known in which language the texts of this file are
        return _one(root, "content/catalogue.yaml", CatalogueInfo, [], info.language)
    return info


def _edition_files(root: Path, problems: list[Problem]) -> list[tuple[str, str]]:
    """Names and files of the editions; a project without one has nothing to make."""
    editions = list(_files(root, "editions", problems))
    if not editions and not any(problem.place.file.startswith("content/editions/") for problem in problems):
        problems.append(error("edition-none", Place("content/editions")))
    problems.extend(error("edition-reserved", Place(file), value=name) for name, file in editions if name == CACHE)
    return editions


def _one(root: Path, file: str, model: type[Model], problems: list[Problem], language: str = "id") -> Model | None:
    path = root / file
    if not os.path.lexists(path):
        if any(problem.code == "file-ending" and ("right", path.name) in problem.values for problem in problems):
            return None  # it is there, by another name
        problems.append(error("file-missing", Place(file)))
        return None
    return validated(read_source(path, file), model, language, problems)


def _misplaced(root: Path, reads: DiskReads) -> Iterator[Problem]:
    """Files that stand where a folder of the project should be."""
    businesses = {name for name, is_folder in _found(root / "content" / "businesses", reads) if is_folder}
    images = _found(root / "images", reads)
    photos = [f"images/{name}" for name, is_folder in images if not is_folder and name in businesses]
    for name in (*READ, *(f"content/{name}" for name in FOLDERS), *photos, "build"):
        if (root / name).exists() and not (root / name).is_dir():
            yield error("folder-is-file", Place(printable(name)))
    for name, is_folder in listed(root):
        if is_folder and name not in READ and name.lower() in READ and not (root / name.lower()).exists():
            yield error("folder-case", Place(printable(name)), name=name, right=name.lower())


def _strangers(root: Path) -> Iterator[Problem]:
    """What lies in content/ and is none of its files and folders: most often a slip in a name."""
    for name, is_folder in listed(root / "content") if (root / "content").is_dir() else ():
        place, right = Place(f"content/{printable(name)}"), f"{slug_like(name)}{ENDING}"
        known: tuple[str, ...] = FOLDERS if is_folder else ENTRIES
        if name in known or not (is_folder or is_entry(name)):
            continue
        if is_folder and name.lower() in known:
            yield error("folder-case", place, name=name, right=name.lower())
        elif right in known:
            yield error(
                "file-twice" if (root / "content" / right).exists() else "file-ending", place, name=name, right=right
            )
        else:
            yield warning("file-stranger", place, name=name, near=nearest(name, known))


def _found(folder: Path, reads: DiskReads) -> list[tuple[str, bool]]:
    try:
        return listed(folder, reads)
    except OSError:  # there is none, or check_links reports why it is not read
        return []


def _files(root: Path, folder: str, problems: list[Problem], form: re.Pattern[str] = SLUG) -> Iterator[tuple[str, str]]:
    """Names and files of the entries in a folder of content/, in their order; what has another ending or a bad name is
    reported."""
    path = root / "content" / folder
    if path.is_dir():
        yield from entry_files(listed(path), f"content/{folder}", form, problems)
