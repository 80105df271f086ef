"""What is known of cards: tried once in each language, remembered, and the worst of the languages named."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

import msgspec
import pytest

from catalog.book.card_fits import FitStore, Trials
from catalog.book.part_html import Renderer
from catalog.cache.value_store import ValueStore
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.formatting import Formatter
from catalog.edition.select import select
from catalog.edition.views import EditionView, ProductView
from catalog.fonts.static_faces import FontSet, prepare_fonts
from catalog.graphics.drawing_cache import DrawingCache
from catalog.model.catalogue import Catalogue
from catalog.planning.text_fit import NO_FIT, Card, Fit, TextFit
from catalog.templating.jinja import Templates
from catalog.typesetting.parts import TypesetContext
from catalog.typesetting.weasyprint.worker import TypesetterSetup
from catalog.workers.serial import SerialExecutor
from tests.conftest import DAY, SMALL
from tests.shipped import PAGE, typeset_context

LONG: Final = "Ditenun rapat di ruang depan. " * 20
Change = Callable[[ProductView], ProductView]


@pytest.fixture(scope="module")
def fonts(font_cache: Path) -> FontSet:
    return prepare_fonts(font_cache / "fonts")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = load_catalogue(Project(SMALL).root, DAY).catalogue
    assert found
    return found


@dataclass
class Bench:
    """Tries cards of the edition `profil` in its languages, with one store of what is known."""

    folder: Path
    fonts: FontSet
    catalogue: Catalogue
    calls: list[tuple[int, int]] = field(default_factory=list)

    def trials(self, changes: Mapping[str, Change] | None = None, templates: str = "digest") -> Trials:
        """`changes` by language are made to the first product."""
        cache = self.folder / "cache"
        typesetting = typeset_context(self.fonts, cache)
        renderers = [self._renderer(language, (changes or {}).get(language), typesetting) for language in ("en", "id")]
        store = FitStore(ValueStore(cache))
        return Trials(
            typesetting,
            renderers,
            store,
            templates,
            TypesetterSetup(typesetting),
            SerialExecutor(),
            lambda done, total: self.calls.append((done, total)),
        )

    def _renderer(self, language: str, change: Change | None, typesetting: TypesetContext) -> Renderer:
        project = Project(SMALL)
        view = select(self.catalogue, "profil", language, project.images, DAY)
        formatter = Formatter(self.catalogue.languages[language])
        changed = with_first(view, change) if change else view
        return Renderer(
            Templates(project.templates), changed, formatter, PAGE, {}, 96, DrawingCache(typesetting.drawings)
        )

    def all_cards(self, card: Card) -> dict[str, Card]:
        return {product.key: card for product in self.trials().renderers[0].view.products}


def with_first(view: EditionView, change: Change) -> EditionView:
    """The view with its first product changed."""
    chapter, *others = view.categories
    first, *rest = chapter.products
    return replace(view, categories=(replace(chapter, products=(change(first), *rest)), *others))


def longer(product: ProductView) -> ProductView:
    return replace(product, line=LONG)


def longest(product: ProductView) -> ProductView:
    return replace(product, line=LONG * 2)


@pytest.fixture
def bench(tmp_path: Path, fonts: FontSet, catalogue: Catalogue) -> Bench:
    return Bench(tmp_path, fonts, catalogue)


CARD: Final = Card((3, 3), maker=True)
FIRST: Final = "tenun-contoh/sarung"
PLAIN: Final = "dapur-contoh/keripik-1"


def test_what_was_tried_is_not_tried_again(bench: Bench) -> None:
    cards = bench.all_cards(CARD)
    first = bench.trials().needs(cards)
    assert set(first) == set(cards)
    assert bench.calls[-1] == (2 * len(cards), 2 * len(cards))
    assert [done for done, _ in bench.calls] == sorted(done for done, _ in bench.calls)
    bench.calls.clear()
    assert bench.trials().needs(cards) == first
    assert bench.calls == []


def test_only_a_product_whose_text_changed_is_tried_again(bench: Bench) -> None:
    cards = bench.all_cards(CARD)
    before = bench.trials().needs(cards)
    bench.calls.clear()
    after = bench.trials({"id": longer}).needs(cards)
    assert bench.calls == [(1, 1)]
    assert after[FIRST].step == NO_FIT
    assert {product: need for product, need in after.items() if product != FIRST} == {
        product: need for product, need in before.items() if product != FIRST
    }


def test_another_kind_of_card_and_other_templates_are_tried_for_themselves(bench: Bench) -> None:
    bench.trials().needs({PLAIN: CARD})
    for card in (Card((2, 2), maker=True), Card((3, 3), maker=False)):
        bench.calls.clear()
        bench.trials().needs({PLAIN: card})
        assert bench.calls[-1] == (2, 2)
    bench.calls.clear()
    bench.trials(templates="another").needs({PLAIN: CARD})
    assert bench.calls[-1] == (2, 2)


@pytest.mark.parametrize(
    ("changes", "language"),
    [
        ({"id": longer}, "id"),
        ({"id": longest, "en": longer}, "id"),
        ({"id": longer, "en": longest}, "en"),
    ],
)
def test_the_language_that_needs_most_decides_and_is_named(
    bench: Bench, changes: Mapping[str, Change], language: str
) -> None:
    need = bench.trials(changes).needs({FIRST: CARD})[FIRST]
    assert (need.step, need.language) == (NO_FIT, language)
    assert need.over > 0


def test_where_all_languages_fit_the_first_is_named(bench: Bench) -> None:
    assert bench.trials().needs({PLAIN: CARD}) == {PLAIN: TextFit(0, 0.0, "en")}


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 300])
def test_cards_are_tried_again_where_the_store_is_damaged(bench: Bench, damage: bytes) -> None:
    cards = {PLAIN: CARD}
    first = bench.trials().needs(cards)
    (bench.folder / "cache" / "values.sqlite").write_bytes(damage)
    bench.calls.clear()
    assert bench.trials().needs(cards) == first
    assert bench.calls[-1] == (2, 2)
    bench.calls.clear()
    assert bench.trials().needs(cards) == first
    assert bench.calls == []


def test_what_is_known_is_told_by_shape_where_it_is_known_in_every_language(bench: Bench) -> None:
    bench.trials().needs({PLAIN: CARD})
    bench.trials({"id": longer}).needs({FIRST: CARD})
    trials = bench.trials()
    known = trials.known(dict.fromkeys(bench.all_cards(CARD), True))
    assert known[PLAIN] == {CARD.shape: TextFit(0, 0.0, "en")}
    assert known[FIRST] == {}  # of the other text in Indonesian nothing is known
    assert bench.trials().known({PLAIN: False})[PLAIN] == {}  # of a card without its maker


KEPT: Final = {
    b"a" * 16: {(6, 6): Fit(0)},
    b"b" * 16: {(3, 3): Fit(NO_FIT, 12.3), (2, 2): Fit(NO_FIT, float("inf"))},
    b"c" * 16: {},
}


def test_a_store_finds_what_it_keeps(tmp_path: Path) -> None:
    store = FitStore(ValueStore(tmp_path / "new"))
    assert store.find(KEPT) == {}
    store.keep(KEPT)
    assert FitStore(ValueStore(tmp_path / "new")).find([*KEPT, b"d" * 16]) == KEPT
    store.keep({b"a" * 16: {(6, 6): Fit(1)}})
    assert store.find([b"a" * 16]) == {b"a" * 16: {(6, 6): Fit(1)}}


@pytest.mark.parametrize("value", [b"", b"no rows", msgspec.msgpack.encode([[6, 6, "0", 0.0]])])
def test_what_is_no_need_is_not_known(tmp_path: Path, value: bytes) -> None:
    value_store = ValueStore(tmp_path)
    value_store.keep({b"a" * 16: value})
    assert FitStore(value_store).find([b"a" * 16]) == {}
