"""The recipe: a project → its editions, in nine stages. Reads from top to bottom."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from catalog.book.bind import bind_book
from catalog.book.compose import compose_book, furniture_job
from catalog.book.drawings import Drawings
from catalog.book.findings import coarse_pictures, part_problems, photo_problems
from catalog.book.lists import Lists
from catalog.book.parts import PartJob
from catalog.book.render import Renderer
from catalog.book.workers import set_parts
from catalog.cache import prune
from catalog.content.settings import Edition, Output
from catalog.edition.language import Writer
from catalog.edition.views import EditionView
from catalog.errors import CatalogError, Level, Problem
from catalog.paging import keep_plan, make_plan
from catalog.pictures.develop import develop
from catalog.pictures.request import Picture, PictureRequest
from catalog.planning.changes import Change
from catalog.planning.comparison import Comparison
from catalog.planning.wants import request_for, wanted_pictures
from catalog.project import Project
from catalog.shop import Order as Order
from catalog.shop import Progress as Progress
from catalog.shop import Shop, make_workshop, open_shop, select_views
from catalog.site.publish import SiteResult, publish


@dataclass(frozen=True, slots=True)
class BuiltBook:
    """A bound book: its file, its pages, and how many parts were set anew or taken from the cache."""

    path: Path
    pages: int
    parts_set: int
    parts_kept: int
    comparison: Comparison  # with the book before

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


def build(project: Project, editions: Sequence[str], order: Order, progress: Progress) -> list[Built]:
    """Make `editions`, or all when none is named. CatalogError with every problem when the content has errors."""
    began = time.time()
    shop, checked = open_shop(project, order, progress)
    built = [build_edition(shop, name) for name in editions or shop.catalogue.editions]
    prune(project, shop.catalogue.info.cache_gb * 10**9, began, shop.memory.memo)
    return [replace(built[0], checked=checked), *built[1:]] if built else []


def build_edition(shop: Shop, name: str) -> Built:
    """Make one edition: its book, its HTML, as the order or the edition itself asks."""
    edition = shop.catalogue.editions[name]
    outputs = shop.order.outputs or edition.outputs
    folder = shop.project.build / name
    folder.mkdir(parents=True, exist_ok=True)
    views, writers = select_views(shop, name)

    problems: list[Problem] = []
    book = html = None
    if Output.SCREEN in outputs:
        book = make_book(shop, edition, views, writers, problems)
    if Output.HTML in outputs:
        shop.progress.stage(9, "publish")
        html = publish(
            views,
            writers,
            shop.templates,
            lambda requests: _develop_whole(shop, requests, views[0], problems),
            shop.fonts.folder,
            folder / "html",
        )
    return Built(name, book, html, tuple(problems))


def make_book(
    shop: Shop, edition: Edition, views: Sequence[EditionView], writers: Mapping[str, Writer], problems: list[Problem]
) -> BuiltBook:
    """Stages 4 to 8: the book of one edition in its first language. Warnings are added to `problems`."""
    progress = shop.progress
    workshop = make_workshop(shop)
    plan, _ = make_plan(shop, edition, views, writers, workshop, problems)
    view, writer = views[0], writers[views[0].language]
    wanted = [(place, request_for(photo, place, edition.dpi)) for _, photo, place in wanted_pictures(plan, view)]

    requests = {request for _, request in wanted}
    progress.stage(5, "develop", len(requests))
    pictures = _develop(shop, requests, view, problems)
    problems.extend(coarse_pictures(wanted, pictures, view, shop.project))

    progress.stage(6, "render", len(plan.parts))
    drawings = Drawings(workshop.drawings)
    renderer = Renderer(shop.templates, view, writer, pictures, edition.dpi, drawings, Lists(shop.fonts))
    jobs = []
    for part in plan.parts:
        jobs.append(PartJob(part.name, renderer.render(part), len(part.pages), part.step))
        progress.advance()

    progress.stage(7, "typeset", len(jobs))
    with shop.templates.answering():
        parts = set_parts(workshop, jobs, shop.order.jobs, lambda _: progress.advance())
    problems.extend(part_problems(parts.values(), view, shop.project))
    _stop_on_errors(problems)

    progress.stage(8, "bind")
    book = compose_book(plan, parts, view, writer, shop.order.day)
    overlay = furniture_job(book, shop.templates, view)
    with shop.templates.answering():
        laid = set_parts(workshop, [overlay], 1, lambda _: None)[overlay.name]
    out = shop.project.build / view.slug / "catalogue.pdf"
    bind_book(book, laid.pdf, drawings.folder, out)
    return BuiltBook(
        out,
        len(book.pages),
        sum(not part.cached for part in parts.values()),
        sum(part.cached for part in parts.values()),
        keep_plan(shop, view, book, problems),
    )


def _develop(
    shop: Shop, requests: Iterable[PictureRequest], view: EditionView, problems: list[Problem]
) -> Mapping[PictureRequest, Picture]:
    """Stage 5 for the book and the HTML alike: pictures; flaws of photos are added to `problems`, once each."""
    told = 0

    def advance(done: int, _total: int) -> None:
        nonlocal told
        shop.progress.advance(done - told)
        told = done

    developed = develop(requests, shop.project.cache / "pictures", shop.order.jobs, advance, shop.memory.photos)
    found = photo_problems(developed.failures, view, shop.project)
    problems.extend(problem for problem in found if problem not in problems)
    return developed.pictures


def _develop_whole(
    shop: Shop, requests: Iterable[PictureRequest], view: EditionView, problems: list[Problem]
) -> Mapping[PictureRequest, Picture]:
    """The same for what shows no page before its pictures are there: a flaw that is an error ends the work."""
    pictures = _develop(shop, requests, view, problems)
    _stop_on_errors(problems)
    return pictures


def _stop_on_errors(problems: Sequence[Problem]) -> None:
    if any(problem.level is Level.ERROR for problem in problems):
        raise CatalogError(problems)
