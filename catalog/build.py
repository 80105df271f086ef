"""The recipe: a project → its editions, in nine stages. Reads from top to bottom."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Final, Protocol

from catalog.book.bind import Book, bind_book
from catalog.book.compose import compose_book, furniture_job, printed_pages
from catalog.book.drawings import Drawings
from catalog.book.findings import coarse_pictures, part_problems, photo_problems
from catalog.book.fonts import FontSet, prepare_fonts
from catalog.book.lists import Lists
from catalog.book.needs import Trials
from catalog.book.render import Renderer
from catalog.book.typeset import PartJob, Workshop
from catalog.book.workers import set_parts
from catalog.content.catalogue import Catalogue
from catalog.content.near import nearest
from catalog.content.places import Locator
from catalog.content.plans import KeptPlan
from catalog.content.settings import Edition, Output
from catalog.content.validate import load_catalogue
from catalog.content.values import Day
from catalog.edition.language import Writer
from catalog.edition.select import select
from catalog.edition.views import EditionView
from catalog.errors import CatalogError, ExitCode, Level, Place, Problem, error, warning
from catalog.pictures.develop import develop
from catalog.pictures.request import Picture, PictureRequest
from catalog.planning.changes import Change, as_json, changed_pages
from catalog.planning.kept import ALL, differences, page_starts, write_plan
from catalog.planning.pins import PinFault, passed_pages, pin_faults, read_pins
from catalog.planning.plan import Plan
from catalog.planning.planner import Planner
from catalog.planning.theme import make_rulebook
from catalog.planning.wants import request_for, wanted_pictures
from catalog.project import Project
from catalog.site.publish import SiteResult, publish
from catalog.templating import Templates

WORSE: Final = 1.1  # times the cost of the best plan; then a kept one is worth planning anew
FIRM: Final = 100_000  # what a change costs a locked plan: it changes only where it cannot be kept
# What a set part depends on besides its HTML, fonts and style sheet.
PROGRAM = f"parts-5 weasyprint-{version('weasyprint')}"


class Progress(Protocol):
    """Told of each stage as it begins (again when more of it turns up), and of what is done in it."""

    def edition(self, name: str) -> None: ...

    def stage(self, number: int, name: str, total: int = 0) -> None: ...

    def advance(self, count: int = 1) -> None: ...


@dataclass(frozen=True, slots=True)
class Order:
    """How to build. `day` dates what has no date of its own and decides which licences hold."""

    day: Day
    jobs: int = 1
    outputs: tuple[Output, ...] = ()  # () = what each edition asks for
    locked: bool = False  # whether a plan that differs from the one before is an error
    replan: tuple[str, ...] = ()  # categories to plan anew, or `all`


@dataclass(frozen=True, slots=True)
class BuiltBook:
    """A bound book: its file, its pages, and how many parts were set anew or taken from the cache."""

    path: Path
    pages: int
    parts_set: int
    parts_kept: int
    changes: tuple[Change, ...]  # pages that are not as in the book before


@dataclass(frozen=True, slots=True)
class Built:
    """What came of one edition. `problems` are warnings that its making gave, `checked` those of the content, which
    `check` tells too (with the first edition alone): an error ends the build."""

    edition: str
    book: BuiltBook | None
    html: SiteResult | None
    problems: tuple[Problem, ...]
    checked: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Shop:
    """What every edition of one build is made with."""

    project: Project
    catalogue: Catalogue
    templates: Templates
    fonts: FontSet
    order: Order
    progress: Progress


def build(project: Project, editions: Sequence[str], order: Order, progress: Progress) -> list[Built]:
    """Make `editions`, or all when none is named. CatalogError with every problem when the content has errors."""
    shop, checked = open_shop(project, order, progress)
    built = [build_edition(shop, name) for name in editions or shop.catalogue.editions]
    return [replace(built[0], checked=checked), *built[1:]] if built else []


def open_shop(project: Project, order: Order, progress: Progress) -> tuple[Shop, tuple[Problem, ...]]:
    """Stages 1 and 2: what every edition is made with, and the warnings of the content. CatalogError with every problem
    when it has errors."""
    progress.stage(1, "read")
    loaded = load_catalogue(project, order.day)
    progress.stage(2, "validate")
    if loaded.catalogue is None:
        raise CatalogError(loaded.problems)
    _refuse_strange(order.replan, loaded.catalogue.categories)
    fonts = prepare_fonts(project.cache / "fonts")
    return Shop(project, loaded.catalogue, Templates(project), fonts, order, progress), loaded.problems


def _refuse_strange(replan: Iterable[str], known: Collection[str]) -> None:
    """CatalogError (USAGE) for a category to plan anew that there is not."""
    for name in replan:
        if name != ALL and name not in known:
            near = nearest(name, [*known, ALL])
            problem = error("replan-unknown", Place(""), value=name, near=near, known=", ".join([*known, ALL]))
            raise CatalogError([problem], ExitCode.USAGE)


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


def select_views(shop: Shop, name: str) -> tuple[list[EditionView], dict[str, Writer]]:
    """Stage 3: what an edition prints, in each of its languages, the first one first; and their writers."""
    shop.progress.edition(name)
    shop.progress.stage(3, "select")
    languages = shop.catalogue.editions[name].languages
    writers = {language: Writer(shop.catalogue.languages[language]) for language in languages}
    views = [select(shop.catalogue, name, language, shop.project.images, shop.order.day) for language in languages]
    return views, writers


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
        jobs.append(PartJob(part.name, renderer.render(part), len(part.pages)))
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
        _keep_plan(shop, view.slug, book, problems),
    )


def _keep_plan(shop: Shop, edition: str, book: Book, problems: list[Problem]) -> tuple[Change, ...]:
    """Write the plan for the next build; answers what changed since the one before."""
    printed = printed_pages(book)
    changes = changed_pages(shop.catalogue.plans.get(edition), printed)
    file = f"content/plans/{edition}.yaml"
    try:
        write_plan(shop.project.root / file, printed)
    except OSError as refused:
        problems.append(warning("plan-not-kept", Place(file), reason=refused.strerror or ""))
    report = shop.project.build / edition / "changes.json"
    report.unlink(missing_ok=True)
    if changes:
        report.write_text(json.dumps(as_json(changes), indent=1) + "\n", encoding="utf-8")
    return changes


def make_workshop(shop: Shop) -> Workshop:
    """With what, and where, parts are set and cards tried."""
    cache = shop.project.cache
    return Workshop(
        fonts=shop.fonts,
        style=shop.templates.text("book/style.css"),
        pictures=cache / "pictures",
        drawings=cache / "drawings",
        parts=cache / "parts",
        program=PROGRAM,
    )


def make_plan(
    shop: Shop,
    edition: Edition,
    views: Sequence[EditionView],
    writers: Mapping[str, Writer],
    workshop: Workshop,
    problems: list[Problem],
) -> tuple[Plan, Planner]:
    """Stage 4: the plan that all languages of the edition share; its cards are tried in every language. Also the
    planner, which knows how they fit."""
    file = f"content/plans/{views[0].slug}.yaml"
    before = shop.catalogue.plans.get(views[0].slug)
    firm = {"moved": FIRM, "changed": FIRM} if shop.order.locked else {}
    rulebook = make_rulebook(shop.templates, {str(name): cost for name, cost in edition.layout.costs.items()} | firm)
    drawings, lists = Drawings(workshop.drawings), Lists(shop.fonts)
    renderers = [
        Renderer(shop.templates, view, writers[view.language], {}, edition.dpi, drawings, lists) for view in views
    ]
    shop.progress.stage(4, "plan")
    told = 0

    def tried(done: int, total: int) -> None:
        nonlocal told
        shop.progress.stage(4, "plan", total)
        shop.progress.advance(done - told)
        told = done

    trials = Trials(workshop, renderers, shop.templates.digest("book"), shop.order.jobs, tried)
    with shop.templates.answering():
        kept = page_starts(before, shop.order.replan)
        planner = Planner(views[0], edition.layout, rulebook, trials.needs, kept, read_pins(edition.pins))
        _refuse_pins(pin_faults(edition.pins, views[0], planner.runs()), views[0].slug, shop.project)
        plan = planner.plan()
        _refuse_pins(passed_pages(edition.pins, plan), views[0].slug, shop.project)
        best = planner.afresh() if planner.kept else planner
        ideal = best.quality(best.plan()) if planner.kept else 0
    if shop.order.locked:
        _refuse_changes(plan, before, file)
    now = planner.quality(plan)
    if planner.kept and now > ideal * WORSE:
        problems.append(warning("plan-worse", Place(file), percent=round(100 * now / ideal) - 100))
    return plan, planner


def _refuse_pins(faults: Iterable[PinFault], edition: str, project: Project) -> None:
    """CatalogError with every pin that cannot be held to."""
    file, at = f"content/editions/{edition}.yaml", Locator(project)
    problems = [
        error(fault.code, at(file, ("pins", fault.pin)), f"pins[{fault.pin}]", **fault.values) for fault in faults
    ]
    if problems:
        raise CatalogError(problems)


def _refuse_changes(plan: Plan, before: KeptPlan | None, file: str) -> None:
    """CatalogError where there is no plan to be locked to, or where this one is not the same."""
    if before is None:
        raise CatalogError([error("plan-missing", Place(file))])
    changed = differences(plan, before)
    if changed:
        shown = "; ".join(changed[:5])
        raise CatalogError([error("plan-locked", Place(file), count=len(changed), pages=shown)])


def _develop(
    shop: Shop, requests: Iterable[PictureRequest], view: EditionView, problems: list[Problem]
) -> Mapping[PictureRequest, Picture]:
    """Stage 5 for the book and the HTML alike: pictures; flaws of photos are added to `problems`, once each."""
    told = 0

    def advance(done: int, _total: int) -> None:
        nonlocal told
        shop.progress.advance(done - told)
        told = done

    developed = develop(requests, shop.project.cache / "pictures", shop.order.jobs, advance)
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
