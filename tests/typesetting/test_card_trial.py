"""Cards tried in their slots: steps go down the ladder with the length of the text, and pages set agree with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pytest
from markupsafe import Markup as Html

from catalog.book.card_room import LEAST, CardRoom
from catalog.book.part_html import Renderer
from catalog.content.load_catalogue import load_catalogue
from catalog.core.project import Project
from catalog.edition.formatting import Formatter
from catalog.edition.price_views import PriceLine, PriceStep, PriceView
from catalog.edition.select import select
from catalog.edition.views import BusinessView, Datum, EditionView, ProductView
from catalog.fonts.static_faces import prepare_fonts
from catalog.graphics.drawing_cache import DrawingCache
from catalog.planning.page_geometry import card_place
from catalog.planning.page_grid import SHAPES, Box, Shape
from catalog.planning.plan import Matter, Page, Part, Slot
from catalog.planning.text_fit import NO_FIT, Fit
from catalog.typesetting.card_trial import TrialJob, try_cards
from catalog.typesetting.parts import PartJob, SetPart, TypesetContext
from catalog.typesetting.weasyprint.engine import WeasyPrintTypesetter
from tests.conftest import DAY, SMALL
from tests.loops import some
from tests.shipped import PAGE, TEMPLATES, typeset_context

WHOLE: Final = (6, 6)
SHORT: Final = 3
SENTENCE: Final = "Kainnya ditenun rapat di ruang depan dan dicelup dua kali. "


@dataclass(frozen=True)
class Bench:
    """What cards are tried and set with."""

    typesetter: WeasyPrintTypesetter
    typesetting: TypesetContext
    view: EditionView
    formatter: Formatter

    def renderer(self, products: Sequence[ProductView], room: CardRoom | None = None) -> Renderer:
        """Renders these products as those of the first business."""
        category, *others = self.view.categories
        business = replace(category.businesses[0], products=tuple(products))
        chapter = replace(category, businesses=(business,), products=tuple(products))
        view = replace(self.view, categories=(chapter, *others))
        session = self.typesetting
        return Renderer(TEMPLATES, view, self.formatter, PAGE, {}, 96, DrawingCache(session.drawings), room=room)

    def tried(self, products: Sequence[ProductView], shape: Shape, room: CardRoom | None = None) -> list[Fit]:
        keys = tuple(product.key for product in products)
        html = self.renderer(products, room).trial(keys, shape, maker=True)
        found = try_cards(self.typesetter, TrialJob("trial", html, self.view.language, keys))
        assert set(found) == set(keys)
        return [found[key] for key in keys]

    def set_alone(self, product: ProductView, shape: Shape) -> SetPart:
        """The product alone on a page of a grid, really set."""
        slot = Slot(product.key, shape, Box(PAGE.left, PAGE.top, *PAGE.slot_size(shape)))
        page = Page("feature" if shape == WHOLE else "products", (slot,))
        part = Part("grid/1", "grid", Matter.BODY, product.category, product.category, (page,))
        return self.typesetter.set_part(PartJob(part.name, "", self.renderer([product]).render(part), 1))[0]


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> Bench:
    project, folder = Project(SMALL), tmp_path_factory.mktemp("trial")
    fonts = prepare_fonts(font_cache / "fonts")
    typesetting = typeset_context(fonts, folder)
    typesetting.parts.mkdir()
    catalogue = load_catalogue(project.root, DAY).catalogue
    assert catalogue
    view = select(catalogue, "profil", "id", project.images, DAY)
    return Bench(WeasyPrintTypesetter(typesetting), typesetting, view, Formatter(catalogue.languages["id"]))


@pytest.fixture(scope="module")
def maker(bench: Bench) -> BusinessView:
    return bench.view.categories[0].businesses[0]


@pytest.fixture(scope="module")
def card(maker: BusinessView) -> ProductView:
    """A product with a row that it can spare, and a longer text."""
    product = maker.products[0]
    data = tuple(Datum(key, f"Label {key}", "120 × 200 cm") for key in ("size", "net_weight", "moq", "lead_time"))
    lines = (("retail", "Rp285.000"), ("export", "USD 18.50 FOB Surabaya"))
    price = PriceView(tuple(PriceLine(kind, "", "", (PriceStep("", text),)) for kind, text in lines), "per buah")
    shown = replace(product, data=data, choices=(), variants=None, price=price)
    return replace(shown, photos=product.photos[:1], description=Html(""))


def words(count: int) -> str:
    return (SENTENCE * (count // 10 + 1)).rsplit(maxsplit=0)[0][: count * 6].strip()


def paragraph(count: int) -> Html:
    return Html("<p>{}</p>").format(words(count))


def with_line(product: ProductView, count: int) -> ProductView:
    return replace(product, line=words(count))


def with_name(product: ProductView, count: int) -> ProductView:
    return replace(product, name=words(count))


def with_description(product: ProductView, count: int) -> ProductView:
    return replace(product, description=paragraph(count))


def with_line_before_description(product: ProductView, count: int) -> ProductView:
    return replace(product, line=words(count), description=paragraph(25))


def series(
    product: ProductView, longer: Callable[[ProductView, int], ProductView], counts: Sequence[int]
) -> list[ProductView]:
    """The product with texts of so many words, each under a key of its own."""
    return [
        replace(
            longer(product, count), key=f"{product.business}/p-{count}", anchor=f"product/{product.business}/p-{count}"
        )
        for count in counts
    ]


@pytest.mark.parametrize("shape", sorted(SHAPES))
def test_the_small_project_fits_as_designed(bench: Bench, shape: Shape) -> None:
    small = [product for product in bench.view.products if product.prominence != "feature"]
    assert set(bench.tried(small, shape)) == {Fit(0)}


@pytest.mark.parametrize(
    ("shape", "lengthen", "counts", "steps"),
    [
        ((3, 4), with_line, (40, 50, 60, 70, 82, 90, 100, 110, 180, 260), {0, 1, 2, NO_FIT}),
        ((3, 3), with_line, (3, 9, 15, 21, 30, 39, 45, 60, 90, 120), {0, 1, 2, NO_FIT}),
        ((2, 3), with_name, (3, 9, 15, 21, 27, 36, 60, 90), {0, 1, 2, NO_FIT}),
        ((2, 2), with_name, (2, 4, 6, 9, 12, 20, 40), {0, 1, NO_FIT}),
        ((3, 4), with_description, (40, 50, 60, 66, 80, 93, 110), {0, 1, 2, SHORT}),
        ((6, 6), with_description, (66, 76, 86, 96, 106), {0, 1, SHORT}),
        ((3, 4), with_line_before_description, (3, 15, 27, 39, 51, 63, 75, 87, 99, 180, 260), {0, 1, 2, SHORT, NO_FIT}),
    ],
)
def test_a_longer_text_never_goes_up_the_ladder(
    bench: Bench,
    card: ProductView,
    shape: Shape,
    lengthen: Callable[[ProductView, int], ProductView],
    counts: Sequence[int],
    steps: set[int],
) -> None:
    room = CardRoom(bench.typesetting.fonts, PAGE) if shape == LEAST else None  # without, its data alone are too much
    fits = bench.tried(series(card, lengthen, counts), shape, room)
    assert {fit.step for fit in fits} >= steps
    for shorter, longer in some(pairwise(fits)):
        assert (shorter.step, shorter.over) <= (longer.step, longer.over)
    assert all((fit.over > 0) == (fit.step == NO_FIT) for fit in fits)


def test_a_card_fits_whatever_is_tried_beside_it(bench: Bench, card: ProductView) -> None:
    cards = series(card, with_line, [3, 30, 60])
    together = bench.tried(cards, (3, 3))
    assert bench.tried(cards[::-1], (3, 3)) == together[::-1]
    assert bench.tried(cards[1:2], (3, 3)) == together[1:2]


@pytest.mark.parametrize(
    ("shape", "lengthen", "counts"),
    [
        ((6, 3), with_line, (3, 160)),
        ((3, 3), with_line, (3, 15, 30, 60)),
        ((2, 2), with_name, (2, 6, 12, 40)),
        ((3, 4), with_line, (3, 60, 90, 120)),
        ((3, 4), with_description, (40, 56, 76, 110)),
        ((6, 6), with_description, (40, 84, 110)),
    ],
)
def test_a_page_that_is_set_comes_to_the_same_step(
    bench: Bench,
    card: ProductView,
    shape: Shape,
    lengthen: Callable[[ProductView, int], ProductView],
    counts: Sequence[int],
) -> None:
    cards = series(card, lengthen, counts)
    for product, fit in zip(cards, bench.tried(cards, shape), strict=True):
        part = bench.set_alone(product, shape)
        assert part.pages == 1
        assert fit == fit_of(part)


def fit_of(part: SetPart) -> Fit:
    """What a trial should have said of the only card of this part."""
    assert part.overflows == ()
    step = max(part.steps.values(), default=0)
    return Fit(step, max(fit.over for fit in part.fits.values()) if step == NO_FIT else 0.0)


def test_a_feature_with_a_second_picture_comes_to_the_same_step(bench: Bench, card: ProductView) -> None:
    data = tuple(Datum(key, "Label", words(24)) for key in ("materials", "ingredients", "care", "storage", "fibre"))
    product = replace(card, photos=card.photos * 2, data=data)
    assert bench.tried([product], WHOLE) == [fit_of(bench.set_alone(product, WHOLE))]


@pytest.mark.parametrize("shape", [(3, 3), (2, 3), (3, 2)])
def test_a_card_has_room_for_rows_of_what_it_consists_of(bench: Bench, shape: Shape) -> None:
    room = CardRoom(bench.typesetting.fonts, PAGE)
    model = bench.view.categories[0].products[0]
    products = [
        replace(
            model, key=f"a/p-{rows}", anchor=f"product/a/p-{rows}", **texts(0, 0) | {"content_data": some_rows(rows)}
        )
        for rows in range(0, 15)
    ]
    extras = [room.extras(shape, product, card_place(shape), maker=True) for product in products]
    assert {"content" in found for found in extras} == {True, False}
    assert bench.tried(products, shape, room) == [Fit(0)] * len(products)


@pytest.mark.parametrize("shape", [(3, 4), (3, 3), (2, 3), (3, 2), (2, 2)])
def test_a_card_without_data_has_no_rule_at_its_foot(bench: Bench, card: ProductView, shape: Shape) -> None:
    bare = replace(card, key=f"{card.business}/bare", key_data=())
    with_data, without = (bench.renderer([product]).trial([product.key], shape, maker=True) for product in (card, bare))
    assert "level" in with_data
    assert "level" not in without


def test_what_a_card_leaves_out_is_told(bench: Bench) -> None:
    room = CardRoom(bench.typesetting.fonts, PAGE)
    model = replace(bench.view.categories[0].products[0], **texts(12, 0))
    long = replace(model, **texts(200, 0))
    for shape in ((3, 3), (2, 3)):
        place = card_place(shape)
        assert "description" not in room.left_out(shape, model, place, maker=True)
        assert "description" in room.left_out(shape, long, place, maker=True)
        both = room.extras(shape, long, place, maker=True), room.left_out(shape, long, place, maker=True)
        assert not set(both[0]) & set(both[1])
    assert "description" in room.left_out((2, 2), model, card_place((2, 2)), maker=True)
    assert room.left_out((6, 3), long, card_place((6, 3)), maker=True) == ()


def some_rows(count: int) -> tuple[Datum, ...]:
    return tuple(Datum("fibre", "Bahan kain", f"Katun {place}") for place in range(count))


@pytest.mark.parametrize("shape", [(3, 3), (2, 3), (3, 2)])
def test_what_a_card_has_room_for_besides_fits_it(bench: Bench, shape: Shape) -> None:
    room = CardRoom(bench.typesetting.fonts, PAGE)
    model = bench.view.categories[0].products[0]
    products = [
        replace(model, key=f"a/p-{words}-{lines}", anchor=f"product/a/p-{words}-{lines}", **texts(words, lines))
        for words in range(0, 60, 6)
        for lines in (0, 1, 4)
    ]
    place = card_place(shape)
    extras = [room.extras(shape, product, place, maker=True) for product in products]
    assert any("description" in found for found in extras)
    assert any("description" not in found for found in extras)
    assert bench.tried(products, shape, room) == bench.tried(products, shape)


def texts(words: int, lines: int) -> dict[str, Any]:
    """A description of so many words, and a price with so many steps."""
    description = Html("<p>{}</p>").format(" ".join((SENTENCE * 9).split()[:words])) if words else Html("")
    steps = tuple(PriceStep(f"mulai {10 * step}", "Rp 120.000") for step in range(1, lines + 1))
    wholesale = (PriceLine("wholesale", "Grosir", "", steps),) if steps else ()
    price = PriceView((PriceLine("retail", "Eceran", "", (PriceStep("", "Rp 145.000"),)), *wholesale), "per lembar")
    few = {"line": "", "second_name": "", "key_data": (), "content_data": ()} if not lines else {}
    return few | {"description": description, "price": price, "data": (), "choices": (), "variants": None}
