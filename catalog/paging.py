"""Stage 4 as a recipe: the plan before, the theme, trials and pins → the plan; and the plan as it is kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from catalog.book.bind import Book
from catalog.book.compose import printed_pages
from catalog.book.drawings import Drawings
from catalog.book.findings import plan_problems
from catalog.book.needs import NeedStore, Trials
from catalog.book.parts import Workshop
from catalog.book.render import Renderer
from catalog.content.places import Locator
from catalog.content.plans import KeptPlan
from catalog.content.settings import Edition
from catalog.edition.language import Writer
from catalog.edition.views import EditionView
from catalog.errors import CatalogError, Place, Problem, error, warning
from catalog.files import write_whole
from catalog.garbage import uncollected
from catalog.planning.changes import as_json, changed_pages
from catalog.planning.comparison import Comparison, compare
from catalog.planning.kept import differences, page_starts, write_plan
from catalog.planning.pins import PinFault, passed_pages, pin_faults, read_pins
from catalog.planning.plan import Plan
from catalog.planning.planner import Planner
from catalog.planning.theme import make_rulebook
from catalog.project import Project
from catalog.shop import Shop

WORSE: Final = 1.1  # times the cost of the best plan; then a kept one is worth planning anew
MOST_NAMED: Final = 3  # chapters in a message
FIRM: Final = 100_000  # what a change costs a locked plan: it changes only where it cannot be kept


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
    drawings = Drawings(workshop.drawings)
    renderers = [Renderer(shop.templates, view, writers[view.language], {}, edition.dpi, drawings) for view in views]
    shop.progress.stage(4, "plan")
    told = 0

    def tried(done: int, total: int) -> None:
        nonlocal told
        shop.progress.stage(4, "plan", total)
        shop.progress.advance(done - told)
        told = done

    store = NeedStore(shop.memory.memo)
    trials = Trials(workshop, renderers, store, shop.templates.digest("book"), shop.crew, tried)
    with shop.templates.answering():
        kept = page_starts(before, shop.order.replan)
        planner = Planner(views[0], edition.layout, rulebook, trials.needs, kept, read_pins(edition.pins))
        _refuse_pins(pin_faults(edition.pins, views[0], planner.runs()), views[0].slug, shop.project)
        with uncollected():
            planner.learn(trials.known(planner.names_makers()))
        plan = planner.plan()
        _refuse_pins(passed_pages(edition.pins, plan), views[0].slug, shop.project)
        best = planner.afresh() if planner.kept else planner
        ideal = best.quality(best.plan()) if planner.kept else Counter()
    problems.extend(plan_problems(plan, planner.needs, views, shop.project))
    if shop.order.locked:
        _refuse_changes(plan, before, file)
    now = planner.quality(plan)
    if planner.kept and now.total() > ideal.total() * WORSE:
        percent = round(100 * now.total() / ideal.total()) - 100
        worst = [slug for slug, _ in (now - ideal).most_common(MOST_NAMED) if slug]
        problems.append(warning("plan-worse", Place(file), percent=percent, chapters=", ".join(worst)))
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


def keep_plan(shop: Shop, view: EditionView, book: Book, problems: list[Problem]) -> Comparison:
    """Write the plan for the next build, and what changed since the one before; answers that, ready to be shown."""
    printed = printed_pages(book)
    changes = changed_pages(shop.catalogue.plans.get(view.slug), printed)
    file = f"content/plans/{view.slug}.yaml"
    try:
        write_plan(shop.project.root / file, printed)
    except OSError as refused:
        problems.append(warning("plan-not-kept", Place(file), reason=refused.strerror or ""))
    forget_changes(shop.project, view.slug)
    if changes:
        text = json.dumps(as_json(changes), indent=1) + "\n"
        write_whole(shop.project.build / view.slug / "changes.json", text.encode())
    return compare(changes, view, len(printed.pages))


def forget_changes(project: Project, edition: str) -> None:
    """Take away what tells of the changes of an earlier build."""
    for stale in ("changes.json", "changes.html"):
        (project.build / edition / stale).unlink(missing_ok=True)
