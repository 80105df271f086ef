"""Stages 4 to 8 of the edition for telephones: what is printed → a book of its own, beside that of the pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from tempfile import TemporaryFile
from typing import BinaryIO

from catalog.book.furniture_style import FurnitureStyle
from catalog.book.page_problems import part_problems, part_sources
from catalog.book.part_html import Renderer
from catalog.book.phone_book import compose_phone_book
from catalog.book.phone_parts import (
    FURNITURE,
    STYLE,
    WIDTH,
    PhoneRenderer,
    phone_geometry,
    phone_pictures,
    phone_plan,
    phone_request,
)
from catalog.book.picture_problems import photo_problems
from catalog.core.atomic_files import whole_file
from catalog.core.problems import Problem
from catalog.edition.views import EditionView
from catalog.graphics.drawing_cache import DrawingCache
from catalog.outputs.phone import PHONE
from catalog.pipeline.bind_stage import Bound, Source, bind_sent
from catalog.pipeline.book_stages import stop_on_errors
from catalog.pipeline.picture_stage import PictureStage
from catalog.pipeline.session import SelectedEdition, Session, typeset_context
from catalog.pipeline.up_to_date import PhoneRecord
from catalog.planning.plan import Plan
from catalog.templating.theme_settings import read_settings
from catalog.typesetting.jobs import set_parts
from catalog.typesetting.page_style import style_for_scripts
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext, part_key, read_part
from catalog.typesetting.weasyprint.worker import TypesetterSetup


def make_phone_book(
    session: Session, selected: SelectedEdition, picture_stage: PictureStage, problems: list[Problem]
) -> PhoneRecord:
    """Make it, in the edition's first language. What is found is added to `problems`; CatalogError for errors."""
    source = _set_book(session, selected, picture_stage, problems)
    with whole_file(session.project.output(selected.slug) / PHONE.file_name) as file:
        bound = _bind(session, selected, source, file, problems)
    return PhoneRecord(PHONE.file_name, bound.pages, bound.reduction)


def check_phone_book(
    session: Session, selected: SelectedEdition, picture_stage: PictureStage, problems: list[Problem]
) -> None:
    """The same, bound into a file that is never seen."""
    source = _set_book(session, selected, picture_stage, problems)
    with TemporaryFile(dir=session.cache.root) as file:
        _bind(session, selected, source, file, problems)


def _bind(
    session: Session, selected: SelectedEdition, source: Source, file: BinaryIO, problems: list[Problem]
) -> Bound:
    session.progress.stage(8, "bind")
    with session.templates.set_errors():
        return bind_sent(session, selected.slug, source, PHONE, file, problems)


def _set_book(
    session: Session, selected: SelectedEdition, picture_stage: PictureStage, problems: list[Problem]
) -> Source:
    """Stages 4 to 7: the book, and what its file is bound of."""
    view, dpi = selected.views[0], selected.edition.dpi
    formatter = selected.formatters[view.language]
    sheet = style_for_scripts(session.templates.text(STYLE), session.language, session.fonts.families)
    typesetting = replace(typeset_context(session), style=sheet, page_width=WIDTH)
    geometry = phone_geometry(session.theme.geometry.settings)
    session.progress.stage(4, "plan")
    plan = phone_plan(view)
    requests = [phone_request(photo, place, dpi) for photo, place in phone_pictures(view)]
    picture_stage.develop(requests)
    pictures = picture_stage.pictures
    renderer = Renderer(
        session.templates,
        view,
        formatter,
        geometry,
        pictures,
        dpi,
        DrawingCache(typesetting.drawings),
        folder="phone",
    )
    parts = _set_parts(session, view, plan, typesetting, PhoneRenderer(renderer, pictures, dpi))
    found = [
        *photo_problems(picture_stage.failures_of(requests), view, session.project.root),
        *part_problems(parts.values(), view, session.project.root),
    ]
    problems.extend(problem for problem in found if problem not in problems)
    stop_on_errors(problems)
    style = read_settings(session.templates, FURNITURE, FurnitureStyle)
    book = compose_phone_book(plan, parts, view, formatter, session.options.day, style, geometry)
    shown = {pictures[request].path.name: pictures[request] for request in requests if request in pictures}
    return Source(book, typesetting, lambda: shown)


def _set_parts(
    session: Session, view: EditionView, plan: Plan, typesetting: TypesetContext, renderer: PhoneRenderer
) -> Mapping[str, SetPart]:
    """Stages 6 and 7: the parts, those that were set before from the cache."""
    session.progress.stage(6, "render", len(plan.parts))
    found: dict[str, SetPart] = {}
    jobs: list[PartJob] = []
    for part in plan.parts:
        html = renderer.render(part)
        key = part_key(typesetting, html, 0)
        kept = read_part(typesetting, part.name, key)
        if kept:
            found[part.name] = kept
        else:
            jobs.append(PartJob(part.name, key, html, 0))
        session.progress.advance()
    session.progress.stage(7, "typeset", len(jobs))
    setup: TypesetterSetup[PartJob] = TypesetterSetup(typesetting)
    sources = part_sources(plan, view)
    with session.templates.set_errors():
        found |= set_parts(
            typesetting,
            jobs,
            setup,
            session.executor,
            lambda _part, _seconds: session.progress.advance(),
            lambda job: sources[job.name],
        )
    return found
