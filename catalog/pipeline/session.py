"""What every edition of one build is made with: stages 1 to 3, which `build` and `plan` share."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Protocol

from catalog.cache.program_digest import program_digest
from catalog.content.business_cache import BusinessCache, open_memory
from catalog.core.gc_control import uncollected
from catalog.core.near_names import nearest
from catalog.core.problems import CatalogError, ExitCode, Place, Problem, error
from catalog.core.project import CacheFolders, Project
from catalog.edition.formatting import Formatter
from catalog.edition.select import select
from catalog.edition.views import EditionView
from catalog.fonts.static_faces import FontSet, prepare_fonts
from catalog.model.catalogue import Catalogue
from catalog.model.values import Day
from catalog.pipeline.check_project import check_project
from catalog.planning.previous_plan import ALL
from catalog.templating.jinja import Templates
from catalog.typesetting.parts import TypesetContext
from catalog.workers.choose import choose_executor
from catalog.workers.interface import Executor


class Progress(Protocol):
    """Told of each stage as it begins (again when more of it turns up), and of what is done in it."""

    def edition(self, name: str) -> None: ...

    def stage(self, number: int, name: str, total: int = 0) -> None: ...

    def advance(self, count: int = 1) -> None: ...


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How to build. `day` dates what has no date of its own and decides which licences hold."""

    day: Day
    jobs: int = 1  # processes of this machine
    outputs: tuple[str, ...] = ()  # names of outputs; () = what each edition asks for
    locked: bool = False  # whether a plan that differs from the one before is an error
    replan: tuple[str, ...] = ()  # categories to plan anew, or `all`
    linearized: bool = False  # whether the first page of a PDF is to show before the rest is fetched
    cluster: str = ""  # address of the scheduler of a Dask cluster, which does the jobs in place of those processes
    shared_folder: bool = False  # whether the cluster sees the project's folder at the same path


@dataclass(frozen=True, slots=True)
class Session:
    """What every edition of one build is made with."""

    project: Project  # for this folder alone; stages are given the folders and values that they need
    cache: CacheFolders
    catalogue: Catalogue
    templates: Templates
    fonts: FontSet
    memory: BusinessCache
    options: BuildOptions
    progress: Progress
    executor: Executor  # to be closed when the last edition is made


def open_session(
    project: Project, options: BuildOptions, progress: Progress, memory: BusinessCache | None = None
) -> tuple[Session, tuple[Problem, ...]]:
    """Stages 1 and 2: what every edition is made with, and the warnings of the content. CatalogError with every problem
    when it has errors. `memory` is that of the project, where it was opened before."""
    memory = memory or open_memory(project.cache, options.jobs)
    progress.stage(1, "read")
    loaded = check_project(project, options.day, memory)
    progress.stage(2, "validate")
    if loaded.catalogue is None:
        raise CatalogError(loaded.problems)
    _refuse_strange(options.replan, loaded.catalogue.categories)
    cache = CacheFolders(project.cache)
    fonts = prepare_fonts(cache.fonts)
    templates = Templates(project.templates)
    executor = choose_executor(options.jobs, options.cluster, shared_folder=options.shared_folder)
    return Session(
        project, cache, loaded.catalogue, templates, fonts, memory, options, progress, executor
    ), loaded.problems


def _refuse_strange(replan: Iterable[str], known: Collection[str]) -> None:
    """CatalogError (USAGE) for a category to plan anew that there is not."""
    for name in replan:
        if name != ALL and name not in known:
            near = nearest(name, [*known, ALL])
            problem = error("replan-unknown", Place(""), value=name, near=near, known=", ".join([*known, ALL]))
            raise CatalogError([problem], ExitCode.USAGE)


def select_views(session: Session, name: str) -> tuple[list[EditionView], dict[str, Formatter]]:
    """Stage 3: what an edition prints, in each of its languages, the first one first; and their writers."""
    session.progress.edition(name)
    session.progress.stage(3, "select")
    languages = session.catalogue.editions[name].languages
    formatters = {language: Formatter(session.catalogue.languages[language]) for language in languages}
    images, day, value_store = session.project.images, session.options.day, session.memory.value_store
    with uncollected():
        views = [select(session.catalogue, name, language, images, day, value_store) for language in languages]
    return views, formatters


def typeset_context(session: Session) -> TypesetContext:
    """With what, and where, parts are set and cards tried."""
    return TypesetContext(
        fonts=session.fonts,
        style=session.templates.text("book/style.css"),
        pictures=session.cache.pictures,
        drawings=session.cache.drawings,
        parts=session.cache.parts,
        program=program_digest(),
    )
