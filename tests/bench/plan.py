"""The planner's rows of the bench: how fast it plans, how little an edit changes, how full its pages are."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from statistics import mean, median
from typing import Final

from catalog.cache.value_store import FILE as MEMO
from catalog.core.project import Project
from catalog.edition.views import EditionView
from catalog.model.layout_rules import Layout, LayoutRules
from catalog.model.saved_plan import SavedPage, SavedPlan
from catalog.model.settings import Edition
from catalog.pipeline.plan_stage import PlanStage
from catalog.pipeline.session import BuildOptions, open_session, select_edition, typeset_context
from catalog.planning.page_grid import SHAPES, UNITS
from catalog.planning.page_templates import Rulebook, make_rulebook, read_theme
from catalog.planning.plan import Page, Plan
from catalog.planning.planner import Planner
from catalog.planning.previous_plan import placed_pages, write_plan
from catalog.planning.text_fit import Card, TextFit
from catalog.templating.jinja import Templates
from tests.bench.clock import Clock, timed
from tests.bench.edits import EDITS, generate_chapters
from tests.conftest import DAY
from tests.generated import Item, Maker, small_view, with_chapters
from tests.shipped import PAGE

SEED: Final = 2027
MANY: Final = 23_000
MANY_CHAPTERS: Final = 10
CHANGES: Final = 300
MOST_IN_CHAPTER: Final = 60
PROMINENCES: Final = ("feature", "standard", "compact")
PlacedPage = tuple[str, str, tuple[str, ...]]  # what its part is about, template, products


def plan_rows(sample: Project) -> Iterator[tuple[str, str, str]]:
    """Rows of the table; `sample` is a project whose fonts are cut, and which may be changed."""
    small, rulebook = small_view(), make_rulebook(read_theme(Templates(sample.templates)), {})
    yield from _many_products(small, rulebook)
    plans: list[Plan] = []
    for edition in ("trade-fair", "domestik"):
        cold, warm, plan = _sample_planned(sample, edition)
        plans.append(plan)
        yield f"plan the sample's {edition}, nothing tried", f"{cold:.1f} s", "≤ 10 s"
        yield f"plan the sample's {edition} again", f"{warm:.2f} s", "≤ 0.3 s"
    least = min(_filled(page) for plan in plans for _, page in placed_pages(plan) if page.slots)
    yield "type area of the sample's least filled page", f"{least:.0%}", "≥ 85 %"
    holes, pages = _holes(small, rulebook)
    yield f"1 to {MOST_IN_CHAPTER} products: pages with a hole", f"{holes} of {pages:,}", "0"
    with ProcessPoolExecutor(len(Layout), multiprocessing.get_context("spawn")) as pool:
        done = [pool.submit(measure_edits, small, rulebook, layout) for layout in Layout]
        for layout, measured in zip(Layout, done, strict=True):
            yield from _edited(layout, measured.result())


def _many_products(small: EditionView, rulebook: Rulebook) -> Iterator[tuple[str, str, str]]:
    made = generate_chapters(SEED, MANY_CHAPTERS, (MANY // MANY_CHAPTERS,) * 2)
    view = made.view(small)
    keys = [product.key for product in view.products]
    by_shape = {shape: made.fits(dict.fromkeys(keys, Card(shape, True))) for shape in SHAPES}
    needs = {key: {shape: fits[key] for shape, fits in by_shape.items()} for key in keys}
    planners = [Planner(view, LayoutRules(products=layout), rulebook, made.fits) for layout in Layout]
    for planner in planners:
        planner.learn(needs)
    seconds = [f"{planner.rules.products.value} {timed(planner.plan):.1f} s" for planner in planners]
    yield f"plan {len(view.products):,} products, all needs known", ", ".join(seconds), "≤ 2 s"


def _sample_planned(sample: Project, name: str) -> tuple[float, float, Plan]:
    """Seconds when no card was tried before; seconds when all were and there is a plan to keep; the plan."""
    (sample.cache / MEMO).unlink(missing_ok=True)
    kept = sample.content / "plans" / f"{name}.yaml"
    kept.unlink(missing_ok=True)
    cold, plan = _planned(sample, name)
    kept_pages = tuple(
        SavedPage(part=part.name, layout=page.layout, template=page.template, products=page.products, digest="0" * 12)
        for part, page in placed_pages(plan)
        if page.slots
    )
    write_plan(kept, SavedPlan(pages=kept_pages))
    again = [_planned(sample, name) for _ in range(3)]
    kept.unlink()
    return cold, median(seconds for seconds, _ in again), plan


def _planned(sample: Project, name: str) -> tuple[float, Plan]:
    session, _ = open_session(sample, BuildOptions(DAY, jobs=2), Clock())
    edition: Edition = session.catalogue.editions[name]
    selected = select_edition(session, name)
    views, formatters = selected.views, selected.formatters
    found: list[Plan] = []
    with closing(session.executor):
        seconds = timed(
            lambda: found.append(_plan_of(PlanStage(session, edition, views, formatters, typeset_context(session))))
        )
    return seconds, found[0]


def _plan_of(plan_stage: PlanStage) -> Plan:
    plan = plan_stage.propose()
    list(plan_stage.settle(plan))
    return plan


def _filled(page: Page) -> float:
    """Share of what lies below the heading strip that slots take; gaps between them are not theirs."""
    room = PAGE.type_height - (PAGE.height_of(page.strip) + PAGE.gap if page.strip else 0)
    return sum(slot.box.width * slot.box.height for slot in page.slots) / (room * PAGE.type_width)


def _holes(small: EditionView, rulebook: Rulebook) -> tuple[int, int]:
    """Pages of which a cell of the grid stays empty, and all pages, over chapters of every size."""
    holes = pages = 0
    for count in range(1, MOST_IN_CHAPTER + 1):
        for names in ((prominence,) for prominence in PROMINENCES), (PROMINENCES,):
            for mix in names:
                items = [Item(f"produk-{place}", mix[place * 5 % len(mix)]) for place in range(count)]
                for pictured in (True, False):
                    view = with_chapters(small, {"bab": [Maker("usaha", pictured, items)]})
                    for layout in Layout:
                        plan = Planner(view, LayoutRules(products=layout), rulebook, _all_fit).plan()
                        for page in (page for _, page in placed_pages(plan) if page.slots):
                            pages += 1
                            cells = sum(slot.shape[0] * slot.shape[1] for slot in page.slots)
                            holes += cells != UNITS * (UNITS - page.strip)
    return holes, pages


@dataclass
class Measured:
    """What edits came to, one after another."""

    kept: list[int] = field(default_factory=list)  # pages changed
    anew: list[int] = field(default_factory=list)
    dearer: list[float] = field(default_factory=list)  # than planning anew, as a share
    by_kind: dict[str, list[int]] = field(default_factory=dict)


def measure_edits(small: EditionView, rulebook: Rulebook, layout: Layout, changes: int = CHANGES) -> Measured:
    """Edits by chance, each to what the one before left, planned with and without keeping the plan before."""
    made = generate_chapters(SEED)
    rules = LayoutRules(products=layout)
    measured = Measured()
    planner = Planner(made.view(small), rules, rulebook, made.fits)
    kept = anew = planner.plan()
    for number in range(changes):
        kind = [*EDITS][number % len(EDITS)]
        EDITS[kind](made, {slot.product: slot.shape for _, page in placed_pages(kept) for slot in page.slots})
        view = made.view(small)
        # What is known of the cards still holds, unless a text is another.
        planner = Planner(view, rules, rulebook, made.fits) if kind == "lengthen" else planner.afresh()
        planner.view = view
        planner.kept = {page.products[0]: page.template for _, page in placed_pages(kept) if page.slots}
        plan = planner.plan()
        afresh = planner.afresh()
        best = afresh.plan()
        measured.kept.append(changed(kept, plan))
        measured.by_kind.setdefault(kind, []).append(measured.kept[-1])
        measured.anew.append(changed(anew, best))
        measured.dearer.append(planner.quality(plan).total() / afresh.quality(best).total() - 1)
        kept, anew = plan, best
    return measured


def changed(before: Plan, now: Plan) -> int:
    """Pages to print again, or to drop."""
    old, new = set(_pages(before)), set(_pages(now))
    return max(len(new - old), len(old - new))


def _pages(plan: Plan) -> Iterator[PlacedPage]:
    return ((part.subject, page.template, page.products) for part, page in placed_pages(plan))


def _edited(layout: Layout, measured: Measured) -> Iterator[tuple[str, str, str]]:
    yield f"one edit of {CHANGES}, {layout.value}: pages changed", _spread(measured.kept), "≤ 2, ≤ 3"
    yield "  planned anew each time", _spread(measured.anew), ""
    lost = f"mean {mean(measured.dearer):.1%}, at most {max(measured.dearer):.1%}"
    yield "  dearer than the best plan", lost, ""


def _spread(counts: Iterable[int]) -> str:
    ordered = sorted(counts)
    return f"median {median(ordered):g}, p95 {ordered[len(ordered) * 95 // 100]}, max {ordered[-1]}"


def _all_fit(cards: Mapping[str, Card]) -> dict[str, TextFit]:
    return dict.fromkeys(cards, TextFit(0))
