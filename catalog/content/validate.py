"""Sources → the catalogue, or every problem that keeps it from being one (stage 2).

The only place that knows pydantic's errors. What each entry must hold is said by the model; what entries must be to
one another stands in `rules`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from catalog.content.business import Business
from catalog.content.catalogue import BusinessEntry, Catalogue, ProductEntry
from catalog.content.faults import explain
from catalog.content.product import Product
from catalog.content.rules import check_catalogue
from catalog.content.settings import CatalogueInfo, Categories, Edition, Language, Rates, Regions
from catalog.content.source import Source, read_source
from catalog.content.values import Day
from catalog.errors import Level, Place, Problem, error, warning
from catalog.project import Project, shipped

SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
WORTH_A_POOL: Final = 400  # folders of businesses; fewer are read sooner than a second process has started

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded:
    """The catalogue (None when anything is an error) and every problem found, in the order of their places."""

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """The entries that there is one of, as far as they are valid."""

    info: CatalogueInfo | None
    categories: Categories | None
    regions: Regions | None
    rates: Rates | None
    languages: Mapping[str, Language]
    editions: Mapping[str, Edition]


def load_catalogue(project: Project, today: Day, jobs: int | None = None) -> Loaded:
    """Read and check every entry of `project`. `today` decides what has lapsed. The result depends neither on `jobs`
    nor on the order in which the file system lists files."""
    problems: list[Problem] = []
    info = _one(project, "content/catalogue.yaml", CatalogueInfo, problems)
    language = info.language if info else "id"
    settings = _settings(project, info, language, problems)
    businesses = _businesses(project, language, jobs, problems)
    if settings.info and settings.categories and settings.regions:
        catalogue = Catalogue(
            info=settings.info,
            categories={category.slug: category for category in settings.categories.categories},
            regions={region.slug: region for region in settings.regions.regions},
            rates={rate.currency: rate for rate in settings.rates.rates} if settings.rates else {},
            languages=settings.languages,
            editions=settings.editions,
            businesses=businesses,
        )
        problems.extend(check_catalogue(project, catalogue, today))
    else:
        catalogue = None
    found = tuple(sorted(set(problems), key=lambda problem: problem.sort_key))
    bad = any(problem.level is Level.ERROR for problem in found)
    return Loaded(None if bad else catalogue, found)


def _settings(project: Project, info: CatalogueInfo | None, language: str, problems: list[Problem]) -> Settings:
    one = partial(_one, project, problems=problems, language=language)
    rates = one("content/rates.yaml", Rates) if (project.content / "rates.yaml").exists() else None
    editions = {
        name: edition
        for name, file in _yaml_files(project, project.content / "editions", problems)
        if (edition := one(file, Edition))
    }
    if not editions and not problems:
        problems.append(error("edition-none", Place("content/editions")))
    return Settings(
        info,
        one("content/categories.yaml", Categories),
        one("content/regions.yaml", Regions),
        rates,
        _languages(project, problems),
        editions,
    )


def _one(
    project: Project, file: str, model: type[Model], problems: list[Problem], language: str = "id"
) -> Model | None:
    path = project.root / file
    if not path.is_file():
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


def _languages(project: Project, problems: list[Problem]) -> dict[str, Language]:
    """The shipped languages; a project's file of the same code may change some of their phrases or add a language."""
    found: dict[str, Language] = {}
    folders = (shipped("content/languages"), project.content / "languages")
    names = sorted({path.stem for folder in folders for path in folder.glob("*.yaml")})
    for name in names:
        data: dict[str, Any] = {}
        last: Source | None = None
        for folder in dict.fromkeys(folders):
            path = folder / f"{name}.yaml"
            if path.is_file():
                source = read_source(path, f"content/languages/{name}.yaml")
                if not isinstance(source, Source):
                    problems.extend(source)
                    continue
                last, data = source, _merged(data, source.data)
        if last is None:
            continue
        whole = Source(last.file, data, last._node)
        language = _validated(whole, Language, name, problems)
        if language:
            found[name] = language
    return found


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    both = {**below, **above}
    for key in below.keys() & above.keys():
        if isinstance(below[key], dict) and isinstance(above[key], dict):
            both[key] = _merged(below[key], above[key])
    return both


def _yaml_files(project: Project, folder: Path, problems: list[Problem]) -> Iterator[tuple[str, str]]:
    """Slugs and names of the entries in a folder, in their order; what has another ending or a bad name is told."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        file = project.relative(path)
        if path.name.startswith(".") or path.is_dir():
            continue
        if path.suffix != ".yaml":
            problems.append(warning("file-other", Place(file), name=path.name))
        elif not SLUG.fullmatch(path.stem):
            problems.append(error("file-slug", Place(file), value=path.stem))
        else:
            yield path.stem, file


@dataclass(frozen=True, slots=True)
class _Folder:
    """What a worker finds in the folder of one business."""

    entry: BusinessEntry | None
    problems: tuple[Problem, ...]


def _businesses(project: Project, language: str, jobs: int | None, problems: list[Problem]) -> dict[str, BusinessEntry]:
    root = project.content / "businesses"
    folders = sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []
    strays = (path for path in sorted(root.iterdir()) if path.is_file()) if root.is_dir() else ()
    problems += [
        warning("file-other", Place(project.relative(path)), name=path.name)
        for path in strays
        if not path.name.startswith(".")
    ]
    read = partial(_read_folder, project, language)
    workers = jobs or os.cpu_count() or 1
    entries: dict[str, BusinessEntry] = {}
    for found in _mapped(read, folders, workers):
        problems.extend(found.problems)
        if found.entry:
            entries[found.entry.slug] = found.entry
    return entries


def _mapped(read: Callable[[Path], _Folder], folders: Sequence[Path], workers: int) -> Iterable[_Folder]:
    if workers == 1 or len(folders) < WORTH_A_POOL:
        return map(read, folders)
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(read, folders, chunksize=64))


def _read_folder(project: Project, language: str, folder: Path) -> _Folder:
    """Runs in a worker when there are many."""
    problems: list[Problem] = []
    place = project.relative(folder)
    if not SLUG.fullmatch(folder.name):
        problems.append(error("file-slug", Place(place), value=folder.name))
    if not (folder / "business.yaml").is_file():
        problems.append(error("business-missing", Place(place), folder=folder.name))
        return _Folder(None, tuple(problems))
    products: list[ProductEntry] = []
    business: Business | None = None
    for slug, file in _yaml_files(project, folder, problems):
        source = read_source(project.root / file, file)
        if slug == "business":
            business = _validated(source, Business, language, problems)
        elif product := _validated(source, Product, language, problems):
            products.append(ProductEntry(slug, folder.name, file, product))
    if business is None:
        return _Folder(None, tuple(problems))
    entry = BusinessEntry(folder.name, f"{place}/business.yaml", business, tuple(products))
    return _Folder(entry, tuple(problems))
