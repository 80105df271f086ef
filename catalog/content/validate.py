"""Sources → the catalogue, or every problem that keeps it from being one (stage 2).

The only place that knows pydantic's errors. What each entry must hold is said by the model; what entries must be to
one another stands in `rules`.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from catalog.content.business import Business
from catalog.content.catalogue import BusinessDraft, Catalogue, Draft, ProductEntry
from catalog.content.faults import explain
from catalog.content.near import nearest
from catalog.content.places import Locator
from catalog.content.plans import KeptPlan
from catalog.content.product import Product
from catalog.content.rules import check_business, check_draft
from catalog.content.selection import selected_products
from catalog.content.settings import CatalogueInfo, Categories, Edition, Language, Rates, Regions
from catalog.content.source import Source, read_source
from catalog.content.translations import Wanted, wanted_languages
from catalog.content.values import LANGUAGE, SLUG, Day
from catalog.errors import Level, Place, Problem, error, warning
from catalog.project import Project, shipped

WORTH_A_POOL: Final = 400  # folders of businesses; fewer are read sooner than a second process has started
ENTRIES: Final = ("catalogue.yaml", "categories.yaml", "regions.yaml", "rates.yaml")
FOLDERS: Final = ("businesses", "editions", "languages", "markets", "plans")
LONGEST_SHOWN: Final = 60  # characters of a value in a message

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The catalogue (None when anything is an error) and every problem found, in the order of their places."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


def load_catalogue(project: Project, today: Day, jobs: int | None = None) -> Loaded:
    """Read and check every entry of `project`. `today` decides what has lapsed. The result depends neither on `jobs`
    nor on the order in which the file system lists files."""
    with _uncollected():
        return _load(project, today, jobs)


def _load(project: Project, today: Day, jobs: int | None) -> Loaded:
    problems = list(_strangers(project))
    draft, wanted = _read(project, today, jobs, problems)
    problems.extend(check_draft(project, draft, wanted))
    catalogue = None if _wrong(problems) else draft.finished()
    if catalogue:
        problems.extend(_empty_editions(catalogue))
    found = tuple(sorted({_shown(problem) for problem in problems}, key=lambda problem: problem.sort_key))
    return Loaded(None if _wrong(found) else catalogue, found)


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles while very many values are made of which none has any, nor in them later: it takes 2 of 5
    seconds."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()


def _wrong(problems: Iterable[Problem]) -> bool:
    return any(problem.level is Level.ERROR for problem in problems)


def _empty_editions(catalogue: Catalogue) -> Iterator[Problem]:
    """Editions of which no page could be made. Asked last: what an edition takes is known of a whole catalogue only."""
    for slug, edition in catalogue.editions.items():
        if not any(selected_products(catalogue, edition)):
            yield error("edition-empty", Place(f"content/editions/{slug}.yaml"))


def _shown(problem: Problem) -> Problem:
    """The problem with its values in one line each, and not too long a one."""
    values = []
    for key, value in problem.values:
        line = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in " ".join(value.split()))
        short = len(line) <= LONGEST_SHOWN or key not in ("value", "name", "near")
        values.append((key, line if short else f"{line[: LONGEST_SHOWN - 1]}…"))
    return replace(problem, values=tuple(values))


def _read(project: Project, today: Day, jobs: int | None, problems: list[Problem]) -> tuple[Draft, Wanted]:
    info = _one(project, "content/catalogue.yaml", CatalogueInfo, problems)
    language = info.language if info else "id"
    if language != "id":  # only now is it known in which language the texts of this file are
        info = _one(project, "content/catalogue.yaml", CatalogueInfo, [], language)
    one = partial(_one, project, problems=problems, language=language)
    rates = one("content/rates.yaml", Rates) if os.path.lexists(project.content / "rates.yaml") else None
    categories, regions = one("content/categories.yaml", Categories), one("content/regions.yaml", Regions)
    editions = list(_yaml_files(project, project.content / "editions", SLUG, problems))
    if not editions:
        problems.append(error("edition-none", Place("content/editions")))
    languages, wrong_languages = _languages(project, problems)
    right = {name: edition for name, file in editions if (edition := one(file, Edition))}
    wanted = wanted_languages(info, right.values(), {*languages, *wrong_languages})
    read = partial(_read_folder, project, language, wanted, today)
    draft = Draft(
        info=info,
        categories=categories.categories if categories else None,
        regions=regions.regions if regions else None,
        rates=rates.rates if rates else (),
        languages=languages,
        wrong_languages=wrong_languages,
        editions=right,
        businesses=_businesses(project, read, jobs, problems),
        plans={
            name: plan
            for name, file in _yaml_files(project, project.content / "plans", SLUG, problems)
            if (plan := one(file, KeptPlan))
        },
    )
    return draft, wanted


def _one(
    project: Project, file: str, model: type[Model], problems: list[Problem], language: str = "id"
) -> Model | None:
    path = project.root / file
    if not os.path.lexists(path):
        problems.append(error("file-missing", Place(file)))
        return None
    return _validated(read_source(path, file), model, language, problems)


def _validated(
    source: Source | list[Problem], model: type[Model], language: str, problems: list[Problem]
) -> Model | None:
    if not isinstance(source, Source):
        problems.extend(source)
        return None
    try:
        return model.model_validate(source.data, context={"language": language})
    except ValidationError as fault:
        problems.extend(explain(source, model, fault))
        return None


def _languages(project: Project, problems: list[Problem]) -> tuple[dict[str, Language], frozenset[str]]:
    """The shipped languages; a project's file of the same code may change some of their phrases or add a language.
    Also the names of the files that are wrong."""
    found: dict[str, Language] = {}
    wrong: set[str] = set()
    ours, theirs = shipped("content/languages"), project.content / "languages"
    files = {path.stem for path in ours.glob("*.yaml")}
    files |= {name for name, _ in _yaml_files(project, theirs, LANGUAGE, problems)}
    for name in sorted(files):
        file = f"content/languages/{name}.yaml"
        sources = [
            read_source(folder / f"{name}.yaml", file)
            for folder in dict.fromkeys((ours, theirs))
            if os.path.lexists(folder / f"{name}.yaml")
        ]
        below, last = sources[0], sources[-1]
        if isinstance(below, Source) and isinstance(last, Source):
            last = replace(last, data=_merged(below.data, last.data))
        language = _validated(last, Language, name, problems)
        if language:
            found[name] = language
        else:
            wrong.add(name)
    return found, frozenset(wrong)


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    both = {**below, **above}
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            both[key] = _merged(below[key], above[key])
    return both


def _strangers(project: Project) -> Iterator[Problem]:
    """What lies in content/ and is none of its files and folders: most often a slip in a name."""
    for path in sorted(project.content.iterdir()) if project.content.is_dir() else ():
        folder = path.is_dir()
        strange = path.name not in FOLDERS if folder else path.suffix in (".yaml", ".yml") and path.name not in ENTRIES
        if strange and not path.name.startswith("."):
            near = nearest(path.name, FOLDERS if folder else ENTRIES)
            yield warning("file-stranger", Place(_file(project, path)), name=path.name, near=near)


def _file(project: Project, path: Path) -> str:
    return _printable(project.relative(path))


def _printable(name: str) -> str:
    """The name of a file as it can be printed, whatever bytes it has."""
    if name.isascii() and name.isprintable():
        return name
    name = name.encode("utf-8", "replace").decode()
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in name)


def _yaml_files(
    project: Project, folder: Path, form: re.Pattern[str], problems: list[Problem]
) -> Iterator[tuple[str, str]]:
    """Names and files of the entries in a folder, in their order; what has another ending or a bad name is told."""
    if not folder.is_dir():
        return
    within = _file(project, folder)
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        file = f"{within}/{_printable(entry.name)}"
        stem, dot, ending = entry.name.rpartition(".")
        if dot + ending != ".yaml" or entry.is_dir():
            problems.append(warning("file-other", Place(file), name=entry.name))
        elif not form.fullmatch(stem):
            problems.append(error("file-slug" if form is SLUG else "language-unknown", Place(file), value=stem))
        else:
            yield stem, file


Folder = tuple[BusinessDraft, list[Problem]]
ReadFolder = Callable[[Path], Folder]


def _businesses(project: Project, read: ReadFolder, jobs: int | None, problems: list[Problem]) -> list[BusinessDraft]:
    root = project.content / "businesses"
    paths = [path for path in sorted(root.iterdir()) if not path.name.startswith(".")] if root.is_dir() else []
    folders = [path for path in paths if path.is_dir()]
    problems += [
        warning("file-other", Place(_file(project, path)), name=path.name) for path in paths if not path.is_dir()
    ]
    drafts = []
    for draft, found in _mapped(read, folders, jobs or os.cpu_count() or 1):
        problems.extend(found)
        drafts.append(draft)
    return drafts


def _mapped(read: ReadFolder, folders: Sequence[Path], workers: int) -> Iterable[Folder]:
    if workers == 1 or len(folders) < WORTH_A_POOL:
        return map(read, folders)
    with ProcessPoolExecutor(workers, initializer=gc.disable) as pool:
        return list(pool.map(read, folders, chunksize=64))


def _read_folder(project: Project, language: str, wanted: Wanted, today: Day, folder: Path) -> Folder:
    """One business, and all that can be said of it alone. Runs in a worker when there are many."""
    problems: list[Problem] = []
    place = _file(project, folder)
    if not SLUG.fullmatch(folder.name):
        problems.append(error("file-slug", Place(place), value=folder.name))
    products: list[ProductEntry] = []
    wrong: list[str] = []
    business: Business | None = None
    files = dict(_yaml_files(project, folder, SLUG, problems))
    if "business" not in files:
        problems.append(error("business-missing", Place(place), folder=folder.name))
    sources: list[Source] = []
    for slug, file in files.items():
        source = read_source(folder / f"{slug}.yaml", file)
        sources += [source] if isinstance(source, Source) else []
        if slug == "business":
            business = _validated(source, Business, language, problems)
        elif product := _validated(source, Product, language, problems):
            products.append(ProductEntry(slug, folder.name, file, product))
        else:
            wrong.append(slug)
    draft = BusinessDraft(folder.name, f"{place}/business.yaml", business, tuple(products), tuple(wrong))
    problems.extend(check_business(project, draft, wanted, today, Locator(project, sources)))
    return draft, problems
