"""Stage 4 as a recipe: the plan before, the theme, trials and pins → the plan; and the plan as it is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from catalog.book.card_fits import FitStore, Trials
from catalog.book.card_room import CardRoom
from catalog.book.page_problems import language_problems
from catalog.book.part_html import Renderer
from catalog.content.load.line_numbers import LineNumbers
from catalog.core.atomic_files import write_whole
from catalog.core.gc_control import uncollected
from catalog.core.problems import CatalogError, Place, Problem, error, warning
from catalog.edition.formatting import Formatter
from catalog.edition.views import EditionView
from catalog.graphics.drawing_cache import DrawingCache
from catalog.model.saved_plan import SavedPlan
from catalog.model.settings import Edition
from catalog.outputs.output_types import VOLUME
from catalog.pipeline.session import Session
from catalog.planning.page_diff import as_json, changed_pages
from catalog.planning.page_diff_view import Comparison, compare
from catalog.planning.page_grid import Shape
from catalog.planning.page_templates import make_rulebook
from catalog.planning.per_page import count_problems
from catalog.planning.picture_places import card_place
from catalog.planning.pins import Pins, Side, passed_pages, pin_problems, read_pins
from catalog.planning.plan import Part, Plan
from catalog.planning.planner import Planner, cards_of
from catalog.planning.previous_plan import differences, page_starts, write_plan
from catalog.planning.text_fit import Card, Fit, TextFit
from catalog.typesetting.card_trial import TrialJob
from catalog.typesetting.parts import SetPart, TypesetContext
from catalog.typesetting.weasyprint.worker import TypesetterSetup

WORSE: Final = 1.1  # times the cost of the best plan; then a kept one is worth planning anew
MOST_NAMED: Final = 3  # chapters in a message
FIRM: Final = 100_000  # what a change costs a locked plan: it changes only where it cannot be kept


class PlanStage:
    """Stage 4 for one edition: the plan that all its languages share.

    When `trusting`, cards are taken to fit in the language of the book until their pages are set, which saves trying
    most of them; where a plan must not change any more, by lock or pin, all are tried first.
    """

    def __init__(
        self,
        session: Session,
        edition: Edition,
        views: Sequence[EditionView],
        formatters: Mapping[str, Formatter],
        typesetting: TypesetContext,
        *,
        trusting: bool = False,
    ) -> None:
        self._session, self._edition, self._views = session, edition, views
        self._before = session.catalogue.plans.get(views[0].slug)
        self._at = LineNumbers(session.project.root)
        self._file = f"content/plans/{views[0].slug}.yaml"
        self._shown = self._shown_before = 0  # cards that were tried, and those of them before this stage began
        self._tried: list[tuple[int, int]] = []  # of each of its trials: how many cards were, and of how many
        self._room = CardRoom(session.fonts, session.theme.geometry)
        trusting = trusting and not session.options.locked and not edition.pins
        self.trials = card_trials(session, edition, views, formatters, typesetting, self._teller(), trusting=trusting)
        firm = {"moved": FIRM, "changed": FIRM} if session.options.locked else {}
        costs = {str(name): cost for name, cost in edition.layout.costs.items()} | firm
        rulebook = make_rulebook(session.theme, costs)
        begun = self._before or session.catalogue.plans.get(edition.extract.of if edition.extract else "")
        kept, pins = page_starts(begun, session.options.replan), self._pins(edition)
        self.planner = Planner(views[0], edition.layout, rulebook, self.trials.needs, kept, pins)
        self._refuse_pins(self.planner)
        with uncollected():
            self.planner.learn(self.trials.known(self.planner.names_makers()))

    def _pins(self, edition: Edition) -> Pins:
        """What is pinned; the chapters of an extract, which have no opener, begin on either side."""
        pins = read_pins(edition.pins)
        free: dict[str, Side] = {category.slug: "any" for category in self._views[0].categories if edition.extract}
        return replace(pins, starts={**free, **pins.starts})

    def _refuse_pins(self, planner: Planner) -> None:
        """CatalogError for pins that cannot be held to."""
        refuse(pin_problems(self._edition.pins, planner.view, planner.runs(), self._pin_place))

    def propose(self) -> Plan:
        """The best plan, as far as it is known how cards fit. CatalogError where it is locked and cannot be kept, and
        for pins that cannot be held to."""
        self._session.progress.stage(4, "plan")
        self._shown_before = self._shown
        with self._session.templates.set_errors():
            plan = self._planned()
        if self._session.options.locked:
            _refuse_changes(plan, self._before, self._file)
        return plan

    def _planned(self) -> Plan:
        plan = self.planner.plan()
        refuse(passed_pages(self._edition.pins, plan, self._pin_place))
        return plan

    def prove(self, parts: Iterable[tuple[Part, SetPart]]) -> bool:
        """Learn from parts as they are set. False where one of them has a card that was taken to fit and does not."""
        cards: dict[str, Card] = {}
        fits: dict[str, Fit] = {}
        for part, made in parts:
            cards |= cards_of(part)
            fits |= made.fits
        unproven = self.trials.unproven(cards)
        needs = self.trials.prove({product: cards[product] for product in unproven}, fits)
        self.planner.learn({product: {cards[product].shape: need} for product, need in needs.items()})
        return not unproven & fits.keys()

    def settle(self, plan: Plan) -> Iterator[Problem]:
        """What is to be said of the final plan."""
        yield from language_problems(plan, self.planner.needs, self._views, self._at)
        yield from self._compared(plan, self.planner)

    def _compared(self, plan: Plan, planner: Planner) -> Iterator[Problem]:
        """What is to be said of a plan of `planner` beside what was asked for, and beside the best one."""
        yield from count_problems(plan, planner.rules, planner.view, self._at)
        if not planner.kept or not self._before:
            return
        best, now = planner.afresh(), planner.quality(plan)
        if now.total() <= best.quality(best.draft()).total() * WORSE:
            return  # however cards fit that were never tried
        self.trials.trusting = False  # what is only compared with is never set
        self._shown_before = self._shown
        with self._session.templates.set_errors():
            ideal = best.quality(best.plan())
        if now.total() > ideal.total() * WORSE:
            percent = round(100 * now.total() / ideal.total()) - 100
            worst = [slug for slug, _ in (now - ideal).most_common(MOST_NAMED) if slug]
            yield warning("plan-worse", Place(self._file), percent=percent, chapters=", ".join(worst))

    @property
    def needs(self) -> Mapping[str, Mapping[Shape, TextFit]]:
        """How the cards that were tried fit, by product and shape of slot."""
        return self.planner.needs

    def planner_of(self, _product: str) -> Planner:
        """The planner that decided where a product stands."""
        return self.planner

    def left_out(self, plan: Plan, key: str) -> tuple[str, ...]:
        """What of a product its card has no room for, in the language of the book."""
        part, slot = next(
            (part, slot) for part in plan.parts for page in part.pages for slot in page.slots if slot.product == key
        )
        product = next(product for product in self._views[0].products if product.key == key)
        place, maker = card_place(slot, product, self._session.theme.geometry), cards_of(part)[key].maker
        return self._room.left_out(slot.shape, product, place, maker=maker)

    def _pin_place(self, pin: int) -> Place:
        return self._at(f"content/editions/{self._views[0].slug}.yaml", ("pins", pin))

    def _teller(self) -> Callable[[int, int], None]:
        """What shows how many cards were tried, of all that are, by one more of its trials."""
        place = len(self._tried)
        self._tried.append((0, 0))

        def tell(done: int, total: int) -> None:
            self._tried[place] = done, total
            every = sum(one for one, _ in self._tried)
            self._session.progress.stage(4, "plan", sum(of for _, of in self._tried) - self._shown_before)
            self._session.progress.advance(every - self._shown)
            self._shown = every

        return tell


def card_trials(
    session: Session,
    edition: Edition,
    views: Sequence[EditionView],
    formatters: Mapping[str, Formatter],
    typesetting: TypesetContext,
    on_tried: Callable[[int, int], None],
    *,
    trusting: bool = False,
) -> Trials:
    """What tries the cards of an edition in each of its languages."""
    geometry, drawings = session.theme.geometry, DrawingCache(typesetting.drawings)
    room = CardRoom(session.fonts, geometry)
    renderers = [
        Renderer(session.templates, view, formatters[view.language], geometry, {}, edition.dpi, drawings, room=room)
        for view in views
    ]
    store, templates = FitStore(session.business_cache.value_store), session.templates.digest("book")
    setup: TypesetterSetup[TrialJob] = TypesetterSetup(typesetting)
    return Trials(typesetting, renderers, store, templates, setup, session.executor, on_tried, trusting)


def refuse(problems: Iterable[Problem]) -> None:
    """CatalogError with every problem, where there is one."""
    found = list(problems)
    if found:
        raise CatalogError(found)


def _refuse_changes(plan: Plan, before: SavedPlan | None, file: str) -> None:
    """CatalogError where there is no plan to be locked to, or where this one is not the same."""
    if before is None:
        raise CatalogError([error("plan-missing", Place(file))])
    changed = differences(plan, before)
    if changed:
        shown = "; ".join(changed[:5])
        raise CatalogError([error("plan-locked", Place(file), count=len(changed), pages=shown)])


def keep_plan(session: Session, edition: str, printed: SavedPlan, problems: list[Problem]) -> None:
    """Write the plan of an edition for the next build. That it cannot be written is added to `problems`."""
    if not session.options.saves_plan:
        return
    file = f"content/plans/{edition}.yaml"
    try:
        write_plan(session.project.root / file, printed)
    except OSError as refused:
        problems.append(warning("plan-not-kept", Place(file), reason=refused.strerror or ""))


def compare_plans(session: Session, view: EditionView, printed: SavedPlan) -> Comparison:
    """What changed since the book before, ready to be shown; it is written into the folder of the edition as well."""
    folder, changes = session.project.output(view.slug), changed_pages(session.catalogue.plans.get(view.slug), printed)
    forget_changes(folder, volume_mark(view))
    if changes:
        text = json.dumps(as_json(changes), indent=1) + "\n"
        write_whole(folder / f"changes{volume_mark(view)}.json", text.encode())
    return compare(changes, view, len(printed.pages), session.theme.geometry)


def volume_mark(view: EditionView) -> str:
    """What the names of the files of a volume have at their ends: `-volume-02`."""
    return f"{VOLUME}{view.volume.number:02}" if view.volume else ""


def forget_changes(folder: Path, mark: str = "") -> None:
    """Take away what an earlier build reported of its changes, in the folder of an edition."""
    for stale in (f"changes{mark}.json", f"changes{mark}.html"):
        (folder / stale).unlink(missing_ok=True)
