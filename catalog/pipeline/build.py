"""The recipe: a project → its editions, in nine stages. Reads from top to bottom."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from catalog.cache.eviction import prune
from catalog.content.business_cache import open_business_cache
from catalog.content.edition_files import usual_editions
from catalog.content.faulty_entries import faulty_entries
from catalog.content.market_gaps import MarketGaps, market_gaps
from catalog.content.selection import selected_products
from catalog.core.gc_control import collect_all
from catalog.core.problems import CatalogError, ExitCode, Level, Problem, has_errors
from catalog.core.project import Project
from catalog.model.left_out import LeftOut
from catalog.outputs.phone import PHONE
from catalog.outputs.registry import book_outputs, site_outputs
from catalog.pipeline.book_stages import BuiltBook, book_record, make_book, unchanged_book
from catalog.pipeline.early_reads import EarlyReads
from catalog.pipeline.parallel_members import in_planning_order
from catalog.pipeline.phone_stage import make_phone_book
from catalog.pipeline.picture_stage import PictureStage
from catalog.pipeline.print_stage import print_outputs
from catalog.pipeline.session import BuildOptions as BuildOptions
from catalog.pipeline.session import Progress as Progress
from catalog.pipeline.session import Session, choose_fonts, design_edition, open_session, select_edition
from catalog.pipeline.site_stages import make_site
from catalog.pipeline.unprinted_fields import write_unprinted
from catalog.pipeline.untranslated_texts import write_untranslated
from catalog.pipeline.up_to_date import (
    EditionRecord,
    PhoneRecord,
    edition_key,
    find_unchanged,
    inputs_digest,
    kept_digests,
    made_files,
    save_record,
)
from catalog.pipeline.volume_stages import in_volumes
from catalog.website.picture_files import picture_requests
from catalog.website.publish import SiteResult


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one edition. `problems` are those of its making, `checked` those of the content, which `check`
    reports too (with the first edition alone). What has an error is not printed: `left_out` are the entries. An edition
    that has one itself is not `made`."""

    edition: str
    books: tuple[BuiltBook, ...]  # one, or one for each of its volumes
    html: SiteResult | None
    problems: tuple[Problem, ...]
    checked: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    market: MarketGaps | None = None  # what products lack in the market of the edition
    made: bool = True
    phone: PhoneRecord | None = None

    @property
    def book(self) -> BuiltBook | None:
        """Its book; the first of several volumes."""
        return self.books[0] if self.books else None


def build(
    project: Project,
    editions: Sequence[str],
    options: BuildOptions,
    progress: Progress,
    early: EarlyReads | None = None,
) -> list[Built]:
    """Make `editions`, or all when none is named; one of which nothing has changed is left as it is. CatalogError with
    every problem when errors leave nothing to make. `early` is what was begun to be read for it."""
    began = time.time()
    business_cache = open_business_cache(project.cache, options.jobs)
    if early:
        business_cache = replace(business_cache, photos=early.photos, reads=early.reads)
    described = f"{options.day} {options.outputs} {options.for_phone} {options.locked} {options.linearized}"
    inputs = inputs_digest(project, described, business_cache.photos, business_cache.reads)
    every = project.editions()
    names = editions or (every if options.every_edition else usual_editions(project.root, every) or every)
    known = {name: _kept(project, name, inputs, options) for name in names}
    if names and all(known.values()):
        return [_unchanged(project, name, record, first=name == names[0]) for name, record in known.items() if record]
    session, checked = open_session(project, options, progress, business_cache)
    built: dict[str, Built] = {}
    with closing(session.executor):
        if not session.catalogue.editions.keys() & set(names):
            raise CatalogError(checked)
        for name in in_planning_order(session.catalogue, names, replanned=bool(options.replan)):
            record = known[name]
            if built:
                collect_all()
            one = _unchanged(project, name, record) if record else _built(session, name, alone=len(names) == 1)
            if one.made and not record:
                _save(session, one, inputs, checked)
            built[name] = replace(one, checked=checked if name == names[0] else ())
    others = [*project.outputs(), project.content / "plans"]
    prune(project.cache, others, session.catalogue.info.cache_gb * 10**9, began, session.business_cache.value_store)
    return [built[name] for name in names]


def _kept(project: Project, name: str, inputs: str, options: BuildOptions) -> EditionRecord | None:
    """What was made of an edition before, where it is what these options would make."""
    record = None if options.replan else find_unchanged(project, name, inputs)
    faulty = record is not None and has_errors((*record.problems, *record.checked))
    return None if options.strict and faulty else record


def _built(session: Session, name: str, *, alone: bool) -> Built:
    """An edition; where it has an error of its own it is not made, while others are. CatalogError for other errors, and
    where it is `alone`."""
    left_out = session.catalogue.left_out
    if name not in session.catalogue.editions:
        return Built(name, (), None, (), left_out=left_out, made=False)
    try:
        return build_edition(session, name)
    except CatalogError as fault:
        faulty = faulty_entries(fault.problems)
        if alone or session.options.strict or fault.exit_code != ExitCode.CONTENT or not (faulty and faulty.editions):
            raise
        return Built(name, (), None, tuple(fault.problems), left_out=left_out, made=False)


def _unchanged(project: Project, name: str, record: EditionRecord, *, first: bool = False) -> Built:
    """An edition of which nothing has changed."""
    books = tuple(unchanged_book(one, project.output(name)) for one in record.books)
    checked = record.checked if first else ()
    left_out, market = record.left_out, record.market
    return Built(name, books, record.html, record.problems, checked, left_out, market, phone=record.phone)


def _save(session: Session, built: Built, inputs: str, checked: tuple[Problem, ...]) -> None:
    """Keep what was made for the next build. `inputs` were read before anything was made of them."""
    books = tuple(map(book_record, built.books))
    edition = session.catalogue.editions.get(built.edition)
    leader = (edition.parallel if edition else None) or ""
    key = edition_key(session.project, built.edition, inputs, leader)
    kept = [path.name for book in built.books if book.kept for path in book.paths.values()]
    known = kept_digests(session.cache, built.edition, kept) | (built.html.digests if built.html else {})
    files = made_files(session.project.output(built.edition), known)
    record = EditionRecord(
        key, files, books, built.html, built.problems, checked, built.left_out, built.market, built.phone, leader
    )
    save_record(session.cache, built.edition, record)


def build_edition(session: Session, name: str) -> Built:
    """Make one edition: its book, its site, as the options or the edition itself say. What only its making shows to be
    an error of an entry, as a letter that no font has, leaves that entry out, and the edition is made without it."""
    errors: list[Problem] = []
    while True:
        try:
            built = _make_edition(session, name)
        except CatalogError as fault:
            session = _without_faulty(session, name, fault)
            errors += (problem for problem in fault.problems if problem.level is Level.ERROR)
        else:
            return replace(built, problems=(*errors, *built.problems))


def _without_faulty(session: Session, name: str, fault: CatalogError) -> Session:
    """The session without the entries that have the errors; raises `fault` where they are not to blame, nothing would
    be left, or the options forbid it."""
    faulty = (
        faulty_entries(fault.problems) if fault.exit_code == ExitCode.CONTENT and not session.options.strict else None
    )
    if faulty is None or faulty.editions:
        raise fault
    catalogue = session.catalogue.without(faulty.entries)
    if catalogue.left_out == session.catalogue.left_out or not any(
        selected_products(catalogue, catalogue.editions[name])
    ):
        raise fault
    return replace(session, catalogue=catalogue, whole=session.whole or session.catalogue)


def _make_edition(session: Session, name: str) -> Built:
    """Make it of the entries that the session has. CatalogError where its making finds an error."""
    session = design_edition(session, name)
    edition = session.catalogue.editions[name]
    outputs = session.options.outputs_of(edition)
    session.project.output(name).mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    bound = [*book_outputs(outputs), *print_outputs(session, name, outputs)]
    sites = site_outputs(outputs)
    books = in_volumes(session, name, bound, problems)
    phone = site = None
    if sites or PHONE.name in outputs or (bound and not books):
        selected = select_edition(session, name)
        session = choose_fonts(session, selected)
        picture_stage = PictureStage(session, picture_requests(selected.views) if sites else ())
        if bound and not books:
            books = (make_book(session, selected, bound, picture_stage, problems),)
        phone = make_phone_book(session, selected, picture_stage, problems) if PHONE.name in outputs else None
        for output in sites:
            site = make_site(session, selected, output, picture_stage, problems)
    if session.options.saves_plan:
        write_unprinted(session.catalogue, edition, session.project.output(name), html=bool(sites))
    write_untranslated(session.catalogue, name, session.untranslated, session.project.output(name))
    gaps, left_out = market_gaps(session.catalogue, edition), session.catalogue.left_out
    return Built(name, books, site, tuple(problems), left_out=left_out, market=gaps, phone=phone)
