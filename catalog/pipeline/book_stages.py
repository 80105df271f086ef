"""Stages 4 to 8: what is printed of an edition → its book, bound once for each output that is one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from catalog.book.assemble import compose_book, printed_pages
from catalog.book.furniture_style import FILE as FURNITURE
from catalog.book.furniture_style import FurnitureStyle
from catalog.book.own_orders import own_orders
from catalog.core.problems import CatalogError, Problem, has_errors
from catalog.graphics.drawing_cache import DrawingCache
from catalog.model.saved_plan import SavedPlan
from catalog.outputs.output_types import BookOutput, volume_mark
from catalog.pictures.lighter.choice import Reduction
from catalog.pipeline.bind_stage import Binding, Compose, bind_files, bind_unseen
from catalog.pipeline.parallel_members import opening_pages, parallel_members
from catalog.pipeline.parallel_plan_stage import ParallelPlanStage
from catalog.pipeline.part_stages import PartStages, PartTime
from catalog.pipeline.picture_stage import PictureStage
from catalog.pipeline.plan_stage import PlanStage, compare_plans, forget_changes, keep_plan
from catalog.pipeline.print_stage import booklet_problems, flat_problems
from catalog.pipeline.session import Member, SelectedEdition, Session, typeset_context
from catalog.pipeline.up_to_date import BookRecord
from catalog.planning.page_diff import Change
from catalog.planning.page_diff_view import Comparison
from catalog.planning.plan import Plan
from catalog.templating.theme_settings import read_settings
from catalog.typesetting.parts import TypesetContext
from catalog.typesetting.weasyprint.worker import TypesetterSetup


@dataclass(frozen=True, slots=True)
class BuiltBook:
    """A bound book: its files and their pages by the names of outputs, its pages, and how many parts were set anew or
    taken from the cache."""

    paths: Mapping[str, Path]
    counts: Mapping[str, int]
    pages: int
    parts_set: int
    parts_kept: int
    comparison: Comparison  # with the book before
    times: tuple[PartTime, ...] = ()  # of what was made now
    shops: Mapping[str, str] = field(default_factory=dict)  # print shops by the names of the outputs made for them now
    reductions: Mapping[str, Reduction] = field(default_factory=dict)  # by the outputs that would have been too large
    kept: bool = False  # whether its files are those of the build before

    @property
    def path(self) -> Path:
        """Its file; that of the first output where there are several."""
        return next(iter(self.paths.values()))

    @property
    def changes(self) -> tuple[Change, ...]:
        """The pages that are not as in the book before."""
        return self.comparison.changes


def book_record(book: BuiltBook) -> BookRecord:
    """What is kept of a book for the next build."""
    about = book.comparison
    files = {name: path.name for name, path in book.paths.items()}
    parts = book.parts_set + book.parts_kept
    return BookRecord(about.title, about.language, book.pages, parts, files, dict(book.counts), dict(book.reductions))


def unchanged_book(record: BookRecord, folder: Path) -> BuiltBook:
    """The book, or the volume, in the folder of an edition of which nothing has changed."""
    paths = {name: folder / file for name, file in record.files.items()}
    forget_changes(folder, volume_mark(next(iter(record.files.values()), "")))
    nothing_drawn = (0.0, 0.0)
    comparison = Comparison(record.title, record.language, record.pages, (), {}, nothing_drawn)
    return BuiltBook(
        paths, record.counts, record.pages, 0, record.parts, comparison, reductions=record.reductions, kept=True
    )


def make_book(
    session: Session,
    selected: SelectedEdition,
    outputs: Sequence[BookOutput],
    picture_stage: PictureStage,
    problems: list[Problem],
) -> BuiltBook:
    """The book of one edition in its first language, once for each of `outputs`. Warnings are added to `problems`."""
    compose, stages = set_book(session, selected, outputs, picture_stage, problems)
    binding = Binding(session, selected.slug, compose(), compose, stages)

    def keep(printed: SavedPlan) -> Comparison:
        keep_plan(session, selected.slug, printed, problems)
        return compare_plans(session, selected.set_views[0], printed)

    return bind_set_book(binding, outputs, keep, problems)


def bind_set_book(
    binding: Binding, outputs: Sequence[BookOutput], keep: Callable[[SavedPlan], Comparison], problems: list[Problem]
) -> BuiltBook:
    """Stage 8: the files of a book that is set; when they are there, `keep` its pages. Warnings are added to
    `problems`."""
    session, book = binding.session, binding.book
    with session.templates.set_errors():
        paths, bound = bind_files(binding, outputs, session.project.output(binding.edition), problems)
    problems.extend(booklet_problems(outputs, {name: one.pages for name, one in bound.items()}))
    problems.extend(flat_problems(outputs, {name: one.flat for name, one in bound.items()}))
    parts = book.parts.values()
    return BuiltBook(
        paths,
        {name: one.pages for name, one in bound.items()},
        len(book.pages),
        sum(not part.cached for part in parts),
        sum(part.cached for part in parts),
        keep(printed_pages(book)),
        tuple(binding.stages.times),
        {output.name: output.printed.shop for output in outputs if output.printed},
        {name: one.reduction for name, one in bound.items() if one.reduction},
    )


def check_book(
    session: Session,
    selected: SelectedEdition,
    outputs: Sequence[BookOutput],
    picture_stage: PictureStage,
    problems: list[Problem],
) -> None:
    """The same, bound into files that are never seen: what is set stays in the cache, and no plan is written."""
    compose, stages = set_book(session, selected, outputs, picture_stage, problems)
    binding = Binding(session, selected.slug, compose(), compose, stages)
    with session.templates.set_errors():
        bind_unseen(binding, outputs, session.cache.root, problems)


def set_book(
    session: Session,
    selected: SelectedEdition,
    outputs: Sequence[BookOutput],
    picture_stage: PictureStage,
    problems: list[Problem],
) -> tuple[Compose, PartStages]:
    """Stages 4 to 7: what composes the book, and how its parts were set. CatalogError where it cannot be made."""
    typesetting = typeset_context(session)
    first = not typesetting.parts.is_dir()  # nothing was ever set
    session.executor.prepare(TypesetterSetup(typesetting), session.executor.size if first else 1)
    edition, views, formatters = selected.edition, selected.set_views, selected.formatters
    view, formatter = views[0], formatters[views[0].language]
    members = parallel_members(session, selected)
    plan_stage = start_planning(session, selected, members, typesetting, trusting=True)
    printed = dict.fromkeys(replace(output.printed, sheet=False) for output in outputs if output.printed)
    source = selected.shared.source if selected.shared else None
    part_stages = PartStages(session, edition, view, formatter, typesetting, picture_stage, tuple(printed), source)
    plan = _proven_plan(plan_stage, part_stages)
    part_stages.plan = replace(part_stages.plan, opening=0 if selected.shared else opening_pages(members))
    problems.extend(plan_stage.settle(plan))
    problems.extend(part_stages.problems())
    stop_on_errors(problems)

    session.progress.stage(8, "bind")
    parts = part_stages.parts
    geometry, day = session.theme.geometry, session.options.day
    style = read_settings(session.templates, FURNITURE, FurnitureStyle).on(geometry)
    instead = _own_orders(selected, typesetting)
    compose = partial(compose_book, part_stages.plan, parts, view, formatter, day, style, geometry, instead=instead)
    return compose, part_stages


def start_planning(
    session: Session,
    selected: SelectedEdition,
    members: Sequence[Member],
    typesetting: TypesetContext,
    *,
    trusting: bool = False,
) -> PlanStage:
    """Stage 4 of an edition by itself; of one of several with the same pages, or of an extract of one, with these, the
    `members`."""
    together = selected.set_views[0] if selected.shared else selected.together
    if members and together:
        return ParallelPlanStage(session, selected, together, members, typesetting, trusting=trusting)
    edition, views, formatters = selected.edition, selected.set_views, selected.formatters
    return PlanStage(session, edition, views, formatters, typesetting, trusting=trusting)


def _own_orders(selected: SelectedEdition, typesetting: TypesetContext) -> dict[str, str]:
    """The links and codes that an extract has in place of those on its pages, by which one orders from its edition."""
    if not selected.shared:
        return {}
    drawings, code = DrawingCache(typesetting.drawings), selected.shared.source.details.code
    return own_orders(selected.shared.orders, code, selected.views[0].code, drawings)


def _proven_plan(plan_stage: PlanStage, part_stages: PartStages) -> Plan:
    """Stages 4 to 7, until every card on every page is known to fit there."""
    while True:
        plan = plan_stage.propose()
        if plan_stage.prove(part_stages.set_plan(plan)):
            return plan


def stop_on_errors(problems: Sequence[Problem]) -> None:
    """CatalogError with all of `problems` where one of them is an error."""
    if has_errors(problems):
        raise CatalogError(problems)
