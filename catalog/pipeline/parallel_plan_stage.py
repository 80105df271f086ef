"""Stage 4 for one of several editions with the same pages: what they print together → the plan of this one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from catalog.book.card_fits import Trials
from catalog.book.page_problems import language_problems
from catalog.book.parallel_fits import ParallelTrials
from catalog.core.gc_control import uncollected
from catalog.core.problems import Place, Problem, warning
from catalog.edition.views import EditionView
from catalog.pipeline.plan_stage import PlanStage, card_trials, refuse
from catalog.pipeline.session import Member, SelectedEdition, Session
from catalog.planning.page_grid import Shape
from catalog.planning.parallel_plan import OwnPages
from catalog.planning.pins import passed_pages, pin_problems
from catalog.planning.plan import Part, Plan
from catalog.planning.planner import Planner, cards_of
from catalog.planning.previous_plan import page_starts
from catalog.planning.text_fit import TextFit
from catalog.typesetting.parts import SetPart, TypesetContext

MOST_NAMED: Final = 5  # products, or runs of pages, in a message
Needs = Mapping[str, Mapping[Shape, TextFit]]


class ParallelPlanStage(PlanStage):
    """The same for an edition whose products stand on the same pages as in others, its `members`: all are planned as
    one, in which a text takes the room that it needs where it needs most, after the plan of the edition that the others
    name. It comes out the same whichever of them is made. An extract of one is planned as the pages are there:
    `together` is then what it prints itself."""

    def __init__(
        self,
        session: Session,
        selected: SelectedEdition,
        together: EditionView,
        members: Sequence[Member],
        typesetting: TypesetContext,
        *,
        trusting: bool = False,
    ) -> None:
        self._leader = members[0].name
        edition, views = selected.edition, selected.set_views
        super().__init__(session, edition, views, selected.formatters, typesetting, trusting=trusting)
        self._members, self._planned_together = members, Plan(self._leader, ())
        self._all = ParallelTrials([(member.name, self._trials_of(member)) for member in members])
        own = self.planner
        leading = page_starts(session.catalogue.plans.get(self._leader), session.options.replan)
        kept = own.kept if edition.extract else leading
        self._together = Planner(together, own.rules, own.rulebook, self._all.needs, kept, own.pins)
        refuse(pin_problems(edition.pins, together, self._together.runs(), self._pin_place))
        self._own = OwnPages(views[0], own)
        with uncollected():
            self._together.learn(self._all.known(self._together.names_makers()))

    def _trials_of(self, member: Member) -> Trials:
        if member.selected.set_views is self._views:
            return self.trials
        of, session = member.selected, member.session
        return card_trials(session, of.edition, of.set_views, of.formatters, member.typesetting, self._teller())

    def _refuse_pins(self, planner: Planner) -> None:
        """The pins are of all these editions: what this one does not print another may."""

    def _planned(self) -> Plan:
        together = self._together.plan()
        refuse(passed_pages(self._edition.pins, together, self._pin_place))
        while unknown := self.planner.unknown((plan := self._own.of(together)).parts):
            needs = self.trials.needs(unknown)
            self.planner.learn({product: {unknown[product].shape: need} for product, need in needs.items()})
        self._planned_together = together
        return plan

    def prove(self, parts: Iterable[tuple[Part, SetPart]]) -> bool:
        """The same; what of it was planned together is learnt for all."""
        parts = list(parts)
        proven = super().prove(parts)
        cards = {product: card for part, _ in parts for product, card in cards_of(part).items()}
        shared = {product: card for product, card in cards.items() if product not in self._own.refitted}
        needs = self._all.needs(shared)
        self._together.learn({product: {shared[product].shape: need} for product, need in needs.items()})
        return proven

    def settle(self, plan: Plan) -> Iterator[Problem]:
        """The same; what is to be said of the plan of all is said with the edition that leads."""
        yield from language_problems(plan, self.planner.needs, self._views, self._at)
        if self._leads:
            yield from self._compared(self._planned_together, self._together)
        yield from self._empty_pages()

    @property
    def _leads(self) -> bool:
        return self._views[0].slug == self._leader

    def _empty_pages(self) -> Iterator[Problem]:
        """A warning where this edition has nothing for pages that others have products on."""
        empty = self._own.empty
        if not empty:
            return
        products = dict.fromkeys(product for page in empty for product in page.products)
        others = [member for member in self._members if member.name != self._views[0].slug]
        having = [one.name for one in others if any(p.key in products for p in one.selected.views[0].products)]
        place = self._at(f"content/editions/{self._views[0].slug}.yaml", () if self._leads else ("parallel",))
        yield warning(
            "parallel-empty",
            place,
            "" if self._leads else "parallel",
            count=len(empty),
            pages=_listed(_runs([page.number for page in empty])),
            editions=_listed(having or [self._leader]),
            products=_listed(products) or "–",
        )

    @property
    def needs(self) -> Needs:
        """How the cards that were tried fit: where the pages are planned together, in the edition that needs most."""
        own, together, refitted = self.planner.needs, self._together.needs, self._own.refitted
        return {
            product: {**fits, **({} if product in refitted else together.get(product, {}))}
            for product, fits in own.items()
        }

    def planner_of(self, product: str) -> Planner:
        """The planner of all, with what this edition prints; where others stand on the page, that of this one."""
        if product in self._own.refitted:
            return self.planner
        shown = self._together.afresh()
        shown.view, shown.kept = self._views[0], self._together.kept
        return shown

    def _pin_place(self, pin: int) -> Place:
        return self._at(f"content/editions/{self._leader}.yaml", ("pins", pin))


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    """Numbers in their order, those that follow one another as a run: `12`, `14–18`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    yield from (f"{first}–{last}" if last > first else f"{first}" for first, last in runs)


def _listed(names: Iterable[str]) -> str:
    """The first of the names."""
    every = list(names)
    return ", ".join(every[:MOST_NAMED]) + (" …" if len(every) > MOST_NAMED else "")
