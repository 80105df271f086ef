"""The recipe of `catalog check --deep`: a project → every problem that a build of all its editions would find."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

from catalog.cache.eviction import prune
from catalog.core.problems import CatalogError, ExitCode, Problem
from catalog.core.project import Project
from catalog.outputs.phone import PHONE
from catalog.outputs.registry import book_outputs, site_outputs
from catalog.pipeline.book_stages import check_book
from catalog.pipeline.phone_stage import check_phone_book
from catalog.pipeline.picture_stage import PictureStage
from catalog.pipeline.print_stage import print_outputs
from catalog.pipeline.session import (
    BuildOptions,
    Progress,
    Session,
    choose_fonts,
    design_edition,
    open_session,
    select_edition,
)
from catalog.pipeline.site_stages import check_site
from catalog.website.picture_files import picture_requests


@dataclass(frozen=True, slots=True)
class DeepCheck:
    """The problems of the content and of all editions, once each, in the order of their places. Entries with errors
    are not set. Where errors leave nothing to set, it was not `deep`, and the problems are those of the content."""

    problems: tuple[Problem, ...]
    deep: bool


def check_deeply(project: Project, options: BuildOptions, progress: Progress) -> DeepCheck:
    """Make all editions as a build does, but for their files: what is set stays in the cache, where a build finds it.
    An error in one edition does not keep the others from being set. CatalogError only for what the content is not to
    blame for."""
    began = time.time()
    found: set[Problem] = set()
    deep = False
    with _gathered(found):
        session, checked = open_session(project, options, progress)
        found.update(checked)
        deep = True
        with closing(session.executor):
            for name in session.catalogue.editions:
                _check_edition(session, name, found)
        most = session.catalogue.info.cache_gb * 10**9
        prune(project.cache, [*project.outputs()], most, began, session.business_cache.value_store)
    return DeepCheck(tuple(sorted(found, key=lambda problem: problem.sort_key)), deep)


def _check_edition(session: Session, name: str, found: set[Problem]) -> None:
    """Add to `found` what making one edition finds. Its book and its site are made apart from each other, so that an
    error in one does not hide those in the other."""
    session = design_edition(session, name)
    selected = select_edition(session, name)
    session = choose_fonts(session, selected)
    outputs = session.options.outputs_of(selected.edition)
    books = [*book_outputs(outputs), *print_outputs(session, name, outputs)]
    sites = site_outputs(outputs)
    picture_stage = PictureStage(session, picture_requests(selected.views) if sites else ())
    if books:
        with _gathered(found) as problems:
            check_book(session, selected, books, picture_stage, problems)
    if PHONE.name in outputs:
        with _gathered(found) as problems:
            check_phone_book(session, selected, picture_stage, problems)
    if sites:
        with _gathered(found) as problems:
            check_site(session, selected, picture_stage, problems)


@contextmanager
def _gathered(found: set[Problem]) -> Iterator[list[Problem]]:
    """A list for problems, which are added to `found` at the end, as those of a CatalogError (CONTENT) are."""
    problems: list[Problem] = []
    try:
        yield problems
    except CatalogError as fault:
        if fault.exit_code != ExitCode.CONTENT:
            raise
        problems.extend(fault.problems)
    finally:
        found.update(problems)
