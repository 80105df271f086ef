"""The recipe: a project → its editions, in nine stages. Reads from top to bottom."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from catalog.cache.eviction import prune
from catalog.content.business_cache import open_business_cache
from catalog.core.problems import Problem
from catalog.core.project import Project
from catalog.outputs.registry import book_outputs, site_outputs
from catalog.pipeline.book_stages import BuiltBook, make_book, unchanged_book
from catalog.pipeline.picture_stage import PictureStage
from catalog.pipeline.session import BuildOptions as BuildOptions
from catalog.pipeline.session import Progress as Progress
from catalog.pipeline.session import Session, open_session, select_edition
from catalog.pipeline.site_stages import make_site
from catalog.pipeline.unprinted_fields import write_unprinted
from catalog.pipeline.up_to_date import (
    BookRecord,
    EditionRecord,
    edition_key,
    find_unchanged,
    inputs_digest,
    made_files,
    save_record,
)
from catalog.website.picture_files import picture_requests
from catalog.website.publish import SiteResult


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one edition. `problems` are warnings that its making gave, `checked` those of the content, which
    `check` reports too (with the first edition alone): an error ends the build."""

    edition: str
    book: BuiltBook | None
    html: SiteResult | None
    problems: tuple[Problem, ...]
    checked: tuple[Problem, ...] = ()


def build(project: Project, editions: Sequence[str], options: BuildOptions, progress: Progress) -> list[Built]:
    """Make `editions`, or all when none is named; one of which nothing has changed is left as it is. CatalogError with
    every problem when the content has errors."""
    began = time.time()
    business_cache = open_business_cache(project.cache, options.jobs)
    described = f"{options.day} {options.outputs} {options.locked} {options.linearized}"
    inputs = inputs_digest(project, described, business_cache.photos)
    names = editions or project.editions()
    known = {name: None if options.replan else find_unchanged(project, name, inputs) for name in names}
    if names and all(known.values()):
        return [_unchanged(project, name, record, first=name == names[0]) for name, record in known.items() if record]
    session, checked = open_session(project, options, progress, business_cache)
    built: list[Built] = []
    with closing(session.executor):
        for name in names:
            record = known[name]
            one = _unchanged(project, name, record) if record else build_edition(session, name)
            if not record:
                _save(session, one, inputs, checked)
            built.append(replace(one, checked=() if built else checked))
    others = [*project.outputs(), project.content / "plans"]
    prune(project.cache, others, session.catalogue.info.cache_gb * 10**9, began, session.business_cache.value_store)
    return built


def _unchanged(project: Project, name: str, record: EditionRecord, *, first: bool = False) -> Built:
    """An edition of which nothing has changed."""
    book = unchanged_book(record.book, project.output(name)) if record.book else None
    return Built(name, book, record.html, record.problems, record.checked if first else ())


def _save(session: Session, built: Built, inputs: str, checked: tuple[Problem, ...]) -> None:
    """Keep what was made for the next build. `inputs` were read before anything was made of them."""
    book = None
    if built.book:
        about = built.book.comparison
        parts = built.book.parts_set + built.book.parts_kept
        book = BookRecord(about.title, about.language, built.book.pages, parts, tuple(built.book.paths))
    key = edition_key(session.project, built.edition, inputs)
    files = made_files(session.project.output(built.edition), built.html.digests if built.html else {})
    record = EditionRecord(key, files, book, built.html, built.problems, checked)
    save_record(session.cache, built.edition, record)


def build_edition(session: Session, name: str) -> Built:
    """Make one edition: its book, its site, as the options or the edition itself say."""
    edition = session.catalogue.editions[name]
    outputs = session.options.outputs or edition.outputs
    session.project.output(name).mkdir(parents=True, exist_ok=True)
    selected = select_edition(session, name)

    problems: list[Problem] = []
    books, sites = book_outputs(outputs), site_outputs(outputs)
    picture_stage = PictureStage(session, picture_requests(selected.views) if sites else ())
    book = make_book(session, selected, books, picture_stage, problems) if books else None
    site = None
    for output in sites:
        site = make_site(session, selected, output, picture_stage, problems)
    write_unprinted(session.catalogue, edition, session.project.output(name), html=bool(sites))
    return Built(name, book, site, tuple(problems))
