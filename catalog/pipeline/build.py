"""The recipe: a project → its editions, in nine stages. Reads from top to bottom."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final

from catalog.book.assemble import compose_book
from catalog.book.bind import bind_book
from catalog.book.furniture_drawing import FILE as FURNITURE
from catalog.book.furniture_drawing import FurnitureStyle
from catalog.book.page_problems import photo_problems
from catalog.cache.eviction import prune
from catalog.content.business_cache import open_memory
from catalog.core.atomic_files import whole_file
from catalog.core.problems import CatalogError, Level, Problem
from catalog.core.project import Project
from catalog.edition.formatting import Formatter
from catalog.edition.views import EditionView
from catalog.model.settings import Edition, Output
from catalog.pdf.linearize import linearize
from catalog.pictures.request import Picture, PictureRequest
from catalog.pipeline.part_stages import PartStages, PartTime, develop_pictures
from catalog.pipeline.plan_stage import PlanStage, forget_changes, keep_plan
from catalog.pipeline.session import BuildOptions as BuildOptions
from catalog.pipeline.session import Progress as Progress
from catalog.pipeline.session import Session, open_session, select_views, typeset_context
from catalog.pipeline.up_to_date import (
    BookRecord,
    EditionRecord,
    edition_key,
    find_unchanged,
    inputs_digest,
    made_files,
    remember,
)
from catalog.planning.page_diff import Change
from catalog.planning.page_diff_view import Comparison
from catalog.templating.theme_settings import read_settings
from catalog.typesetting.weasyprint.worker import TypesetterSetup
from catalog.website.publish import SiteResult, publish

FILES: Final = {Output.SCREEN: "catalogue.pdf", Output.ACCESSIBLE: "catalogue-accessible.pdf"}


@dataclass(frozen=True, slots=True)
class BuiltBook:
    """A bound book: its files by output, its pages, and how many parts were set anew or taken from the cache."""

    paths: Mapping[Output, Path]
    pages: int
    parts_set: int
    parts_kept: int
    comparison: Comparison  # with the book before
    times: tuple[PartTime, ...] = ()  # of what was made now

    @property
    def path(self) -> Path:
        """Its file; that for the screen where there are several."""
        return next(iter(self.paths.values()))

    @property
    def changes(self) -> tuple[Change, ...]:
        """The pages that are not as in the book before."""
        return self.comparison.changes


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one edition. `problems` are warnings that its making gave, `checked` those of the content, which
    `check` tells too (with the first edition alone): an error ends the build."""

    edition: str
    book: BuiltBook | None
    html: SiteResult | None
    problems: tuple[Problem, ...]
    checked: tuple[Problem, ...] = ()


def build(project: Project, editions: Sequence[str], options: BuildOptions, progress: Progress) -> list[Built]:
    """Make `editions`, or all when none is named; one of which nothing has changed is left as it is. CatalogError with
    every problem when the content has errors."""
    began = time.time()
    memory = open_memory(project, options.jobs)
    inputs = inputs_digest(
        project, f"{options.day} {options.outputs} {options.locked} {options.linearized}", memory.photos
    )
    names = editions or sorted(path.stem for path in (project.content / "editions").glob("*.yaml"))
    known = {name: None if options.replan else find_unchanged(project, name, inputs) for name in names}
    if names and all(known.values()):
        return [_unchanged(project, name, record, first=name == names[0]) for name, record in known.items() if record]
    session, checked = open_session(project, options, progress, memory)
    built: list[Built] = []
    with closing(session.executor):
        for name in names:
            record = known[name]
            one = _unchanged(project, name, record) if record else build_edition(session, name)
            if not record:
                _remember(session, one, inputs, checked)
            built.append(replace(one, checked=() if built else checked))
    prune(project, session.catalogue.info.cache_gb * 10**9, began, session.memory.value_store)
    return built


def _unchanged(project: Project, name: str, record: EditionRecord, *, first: bool = False) -> Built:
    """An edition of which nothing has changed."""
    book = None
    if record.book:
        paths = {output: project.build / name / FILES[output] for output in record.book.outputs}
        comparison = Comparison(record.book.title, record.book.language, record.book.pages, (), {})
        book = BuiltBook(paths, record.book.pages, 0, record.book.parts, comparison)
        forget_changes(project, name)
    return Built(name, book, record.html, record.problems, record.checked if first else ())


def _remember(session: Session, built: Built, inputs: str, checked: tuple[Problem, ...]) -> None:
    """Keep what was made for the next build. `inputs` were read before anything was made of them."""
    book = None
    if built.book:
        about = built.book.comparison
        parts = built.book.parts_set + built.book.parts_kept
        book = BookRecord(about.title, about.language, built.book.pages, parts, tuple(built.book.paths))
    key = edition_key(session.project, built.edition, inputs)
    files = made_files(session.project, built.edition)
    remember(session.project, built.edition, EditionRecord(key, files, book, built.html, built.problems, checked))


def build_edition(session: Session, name: str) -> Built:
    """Make one edition: its book, its HTML, as the order or the edition itself asks."""
    edition = session.catalogue.editions[name]
    outputs = session.options.outputs or edition.outputs
    folder = session.project.build / name
    folder.mkdir(parents=True, exist_ok=True)
    views, formatters = select_views(session, name)

    problems: list[Problem] = []
    book = html = None
    bound = [output for output in FILES if output in outputs]
    if bound:
        book = make_book(session, edition, views, formatters, bound, problems)
    if Output.HTML in outputs:
        session.progress.stage(9, "publish")
        html = publish(
            views,
            formatters,
            session.templates,
            lambda requests: _site_pictures(session, requests, views[0], problems),
            session.fonts.folder,
            folder / "html",
        )
    return Built(name, book, html, tuple(problems))


def make_book(
    session: Session,
    edition: Edition,
    views: Sequence[EditionView],
    formatters: Mapping[str, Formatter],
    outputs: Sequence[Output],
    problems: list[Problem],
) -> BuiltBook:
    """Stages 4 to 8: the book of one edition in its first language, once for each of `outputs`. Warnings are added to
    `problems`."""
    typesetting = typeset_context(session)
    first = not typesetting.parts.is_dir()  # nothing was ever set
    session.executor.prepare(TypesetterSetup(typesetting), session.executor.size if first else 1)
    view, formatter = views[0], formatters[views[0].language]
    plan_stage = PlanStage(session, edition, views, formatters, typesetting, trusting=True)
    part_stages = PartStages(session, edition, view, formatter, typesetting)
    while True:  # until every card on every page is known to fit there
        plan = plan_stage.propose()
        if plan_stage.prove(part_stages.pull(plan)):
            break
    problems.extend(plan_stage.settle(plan))
    problems.extend(part_stages.problems())
    _stop_on_errors(problems)

    session.progress.stage(8, "bind")
    parts = part_stages.parts
    book = compose_book(part_stages.plan, parts, view, formatter, session.options.day)
    style = read_settings(session.templates, FURNITURE, FurnitureStyle)
    paths = {output: session.project.build / view.slug / FILES[output] for output in outputs}
    for output, path in paths.items():
        with whole_file(path) as file, TemporaryFile(dir=path.parent) as bound:
            linearized = session.options.linearized
            bind_book(book, typesetting, style, bound if linearized else file, tagged=output is Output.ACCESSIBLE)
            if linearized:
                linearize(bound, file)
    return BuiltBook(
        paths,
        len(book.pages),
        sum(not part.cached for part in parts.values()),
        sum(part.cached for part in parts.values()),
        keep_plan(session, view, book, problems),
        tuple(part_stages.times),
    )


def _site_pictures(
    session: Session, requests: Iterable[PictureRequest], view: EditionView, problems: list[Problem]
) -> Mapping[PictureRequest, Picture]:
    """The pictures of what shows no page before they are there: a flaw that is an error ends the work. Flaws of photos
    are added to `problems`, once each."""
    developed = develop_pictures(session, requests)
    found = photo_problems(developed.failures, view, session.project)
    problems.extend(problem for problem in found if problem not in problems)
    _stop_on_errors(problems)
    return developed.pictures


def _stop_on_errors(problems: Sequence[Problem]) -> None:
    if any(problem.level is Level.ERROR for problem in problems):
        raise CatalogError(problems)
