"""Whatever a plan is made of, it is set as planned: as many pages, nothing too long for its slot, the step foretold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from catalog.book.card_fits import FitStore, Trials
from catalog.book.part_html import Renderer
from catalog.cache.value_store import ValueStore
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.formatting import Formatter
from catalog.edition.views import EditionView
from catalog.fonts.static_faces import prepare_fonts
from catalog.graphics.drawing_cache import DrawingCache
from catalog.model.layout_rules import Layout, LayoutRules
from catalog.planning.page_templates import make_rulebook
from catalog.planning.plan import Part
from catalog.planning.planner import Planner
from catalog.planning.previous_plan import placed_pages
from catalog.planning.text_fit import NO_FIT, SHORT, Card, Fit, TextFit
from catalog.templating.jinja import Templates
from catalog.typesetting.card_trial import TrialJob
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext
from catalog.typesetting.weasyprint.engine import WeasyPrintTypesetter
from catalog.typesetting.weasyprint.worker import TypesetterSetup
from catalog.workers.serial import SerialExecutor
from tests.conftest import DAY, SMALL
from tests.generated import Item, Maker, small_view, with_chapters
from tests.loops import some
from tests.shipped import PAGE, THEME, typeset_context

pytestmark = pytest.mark.no_cover  # many builds of lines that others run: counting them takes half as long again


LANGUAGE: Final = "id"
SENTENCE: Final = "Kainnya ditenun rapat di ruang depan dan dicelup dua kali. "
# Words of the line and of the description: none, short, long, longer than any slot but the largest, and than that too.
LENGTHS: Final = ((0, 0), (3, 0), (8, 20), (15, 60), (25, 110), (60, 0), (150, 200), (500, 0))
SELDOM: Final = 4  # the lengths that most products have


@dataclass(frozen=True)
class SetBooks:
    """What plans are made with and parts are set with."""

    project: Project
    typesetter: WeasyPrintTypesetter
    typesetting: TypesetContext
    templates: Templates
    view: EditionView
    formatter: Formatter

    def renderer(self, view: EditionView) -> Renderer:
        return Renderer(self.templates, view, self.formatter, PAGE, {}, 96, DrawingCache(self.typesetting.drawings))

    def trials(self, view: EditionView) -> Trials:
        store = FitStore(ValueStore(self.typesetting.parts.parent))
        setup: TypesetterSetup[TrialJob] = TypesetterSetup(self.typesetting)
        renderers = [self.renderer(view)]
        return Trials(self.typesetting, renderers, store, "", setup, SerialExecutor(), lambda done, total: None)

    def planned(
        self, view: EditionView, layout: Layout
    ) -> tuple[list[Part], Mapping[str, Mapping[tuple[int, int], TextFit]]]:
        """The parts with products, and how every card that was tried fits."""
        trials = self.trials(view)
        rules = LayoutRules(products=layout)
        planner = Planner(view, rules, make_rulebook(THEME, {}), trials.needs)
        plan = planner.plan()
        return list(dict.fromkeys(part for part, _ in placed_pages(plan))), planner.needs

    def set_part(self, view: EditionView, part: Part) -> SetPart:
        return self.typesetter.set_part(PartJob(part.name, "", self.renderer(view).render(part), len(part.pages)))[0]


@pytest.fixture(scope="module")
def set_books(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> SetBooks:
    project, folder = Project(SMALL), tmp_path_factory.mktemp("planned")
    fonts = prepare_fonts(font_cache / "fonts")
    templates = Templates(project.templates)
    typesetting = typeset_context(fonts, folder)
    typesetting.parts.mkdir()
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    formatter = Formatter(catalogue.languages[LANGUAGE])
    return SetBooks(
        project, WeasyPrintTypesetter(typesetting), typesetting, templates, small_view("profil", LANGUAGE), formatter
    )


def words(count: int) -> str:
    return " ".join((SENTENCE * (count // 10 + 1)).split()[:count])


def item_of(place: int, prominence: str, length: tuple[int, int]) -> Item:
    line, description = length
    return Item(f"produk-{place}", prominence, f"Produk {place}", words(line), words(description))


ITEMS: Final = st.tuples(
    st.sampled_from(("feature", "standard", "compact")),
    st.one_of(st.sampled_from(LENGTHS[:SELDOM]), st.sampled_from(LENGTHS[:SELDOM]), st.sampled_from(LENGTHS)),
)


# A text that is so long that its box goes on over the end of the page.
OVER_THE_END: Final = [
    ("feature", (0, 0)),
    ("standard", (25, 110)),
    ("standard", (60, 0)),
    ("feature", (0, 0)),
    ("standard", (15, 60)),
]


@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ITEMS, min_size=1, max_size=60), st.booleans(), st.sampled_from(list(Layout)))
@example(OVER_THE_END, False, Layout.PROFILE)
def test_a_plan_is_set_as_planned(
    set_books: SetBooks, kinds: Sequence[tuple[str, tuple[int, int]]], pictured: bool, layout: Layout
) -> None:
    items = [item_of(place, *kind) for place, kind in enumerate(kinds)]
    chapters = {set_books.view.categories[0].slug: [Maker("usaha", pictured, items)]}
    view = with_chapters(set_books.view, chapters)
    parts, needs = set_books.planned(view, layout)
    assert sum(len(page.slots) for part in parts for page in part.pages) == len(items)
    for part in some(parts):
        as_set = set_books.set_part(view, part)
        of_cards = {slot.product: needs[slot.product][slot.shape] for page in part.pages for slot in page.slots}
        shortened = {key for key, need in of_cards.items() if need.step in (SHORT, NO_FIT)}
        assert as_set.pages == len(part.pages)
        assert as_set.overflows == ()
        assert {product_of(box.box) for box in as_set.shortened if box.box.startswith("product/")} == shortened
        tight = {product: Fit(need.step, need.over) for product, need in of_cards.items() if need.step}
        assert as_set.fits == tight
        on_steps = {product_of(box): step for box, step in as_set.steps.items() if box.startswith("product/")}
        assert on_steps == {product: fit.step for product, fit in tight.items()}


def test_a_text_too_long_for_one_of_two_columns_is_found(set_books: SetBooks) -> None:
    view = with_chapters(
        set_books.view, {set_books.view.categories[0].slug: [Maker("usaha", True, [item_of(0, "feature", (25, 400))])]}
    )
    trials = set_books.trials(view)
    assert trials.needs({"usaha/produk-0": Card((6, 4), maker=True)})["usaha/produk-0"].step == SHORT


def product_of(box: str) -> str:
    """The key of the product whose box this is: `product/<business>/<product>`, or that and what it holds."""
    return "/".join(box.split("/")[1:3])
