"""Stages 5 and 9: what is printed of an edition → its site."""

from __future__ import annotations

from collections.abc import Sequence

from catalog.book.picture_problems import photo_problems
from catalog.core.problems import Problem
from catalog.edition.views import EditionView
from catalog.outputs.output_types import SiteOutput
from catalog.pipeline.book_stages import stop_on_errors
from catalog.pipeline.picture_stage import PictureStage
from catalog.pipeline.session import SelectedEdition, Session
from catalog.website.publish import SiteResult, compose_site, publish


def make_site(
    session: Session,
    selected: SelectedEdition,
    output: SiteOutput,
    picture_stage: PictureStage,
    problems: list[Problem],
) -> SiteResult:
    """The site of one edition in all its languages. No page is shown before its pictures are there, so a photo's
    problem that is an error ends the work; warnings are added to `problems`, once each."""
    _develop(session, selected.views, picture_stage, problems)
    return publish(
        selected.views,
        selected.formatters,
        session.templates,
        picture_stage.pictures,
        session.fonts,
        session.project.output(selected.slug) / output.folder,
        session.business_cache.value_store,
    )


def check_site(
    session: Session,
    selected: SelectedEdition,
    picture_stage: PictureStage,
    problems: list[Problem],
) -> None:
    """The same without a folder of it: pictures and pages stay in the cache."""
    _develop(session, selected.views, picture_stage, problems)
    compose_site(
        selected.views,
        selected.formatters,
        session.templates,
        picture_stage.pictures,
        session.fonts,
        session.business_cache.value_store,
    )


def _develop(
    session: Session, views: Sequence[EditionView], picture_stage: PictureStage, problems: list[Problem]
) -> None:
    picture_stage.develop()  # nothing is left to do where a book was made
    found = photo_problems(picture_stage.failures_of_html(), views[0], session.project.root)
    problems.extend(problem for problem in found if problem not in problems)
    stop_on_errors(problems)
    session.progress.stage(9, "publish")
