"""Products with any variants on their pages: all has room, also to the right, with a price list and without."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.book.part_html import Renderer
from catalog.core.units import MM_PER_PT
from catalog.edition.photo_view import PhotoView
from catalog.edition.price_block import price_block, view_variants
from catalog.edition.views import EditionView, ProductView, VariantPhoto
from catalog.fonts.static_faces import prepare_fonts
from catalog.graphics.drawing_cache import DrawingCache
from catalog.model.product import Product
from catalog.planning.page_grid import Box, Shape
from catalog.planning.plan import Matter, Page, Part, Slot
from catalog.planning.text_fit import NO_FIT
from catalog.typesetting.parts import TypesetContext
from catalog.typesetting.weasyprint.engine import WeasyPrintTypesetter
from tests.edition.made_variants import ABROAD, STEPS, Made, a_product, formatter, made, prices_of
from tests.generated import small_view
from tests.shipped import PAGE, TEMPLATES, typeset_context

PX_PER_MM: Final = 96 / 25.4
SHAPES: Final = ((6, 6), (6, 3), (2, 2))
COLOURS: Final = [f"{shade} {colour}" for shade in ("Light", "Dark", "Pale", "Deep") for colour in "ABCDEFGHIJKLMNO"]


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory, font_cache: Path) -> TypesetContext:
    made_for = typeset_context(prepare_fonts(font_cache / "fonts"), tmp_path_factory.mktemp("variants"))
    made_for.parts.mkdir()
    return made_for


@pytest.fixture(scope="module")
def view() -> EditionView:
    return small_view()


def shown(view: EditionView, product: Product, *, price_list: bool) -> tuple[EditionView, ProductView]:
    """The small project's first product with these prices and variants."""
    prices = prices_of(product)
    texts = prices.variants
    category, *others = view.categories
    one = replace(
        category.products[0],
        price=price_block(prices),
        choices=tuple(texts.choices()) if texts else (),
        variants=view_variants(prices, texts) if texts else None,
        photos=(),
    )
    business = replace(category.businesses[0], products=(one,))
    chapter = replace(category, businesses=(business,), products=(one,))
    return replace(view, categories=(chapter, *others), price_list=price_list), one


def document(context: TypesetContext, view: EditionView, product: ProductView, shape: Shape) -> Any:  # noqa: ANN401
    slot = Slot(product.key, shape, Box(PAGE.left, PAGE.top, *PAGE.slot_size(shape)))
    page = Page("feature" if shape == (6, 6) else "products", (slot,))
    part = Part("grid/1", "grid", Matter.BODY, product.category, product.category, (page,))
    renderer = Renderer(TEMPLATES, view, formatter(), PAGE, {}, 96, DrawingCache(context.drawings))
    return WeasyPrintTypesetter(context)._fit(renderer.render(part))


def right_edge(fitted: Any) -> float:  # noqa: ANN401 WeasyPrint has no types
    """How far the text goes to the right, in mm."""
    boxes = (
        box
        for page in fitted.document.pages
        for box in page._page_box.descendants(placeholders=True)
        if hasattr(box, "text")
    )
    return max(float(box.position_x + box.width) for box in boxes if box.text.strip()) / PX_PER_MM


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(of=made(), price_list=st.booleans())
def test_a_page_of_its_own_has_room_for_any_variants(
    context: TypesetContext, view: EditionView, of: Made, price_list: bool
) -> None:
    fitted = document(context, *shown(view, of.product(export=ABROAD), price_list=price_list), (6, 6))
    assert NO_FIT not in fitted.steps.values()
    assert right_edge(fitted) <= PAGE.width - PAGE.left + MM_PER_PT


def grid(sizes: list[str], colours: list[str], *, own: bool) -> Product:
    """Every size in every colour, each with a price of its own and a code that follows no pattern where `own`."""
    items = [
        {"of": {"size": f"s{row}", "colour": f"c{column}"}}
        | ({"price": str(100 + row * 13 + column * 7), "sku": f"{(row * 97 + column * 31) % 9973:06}"} if own else {})
        for row in range(len(sizes))
        for column in range(len(colours))
    ]
    axes = {
        "size": {"name": "Size", "options": {f"s{n}": text for n, text in enumerate(sizes)}},
        "colour": {"name": "Colour", "options": {f"c{n}": text for n, text in enumerate(colours)}},
    }
    price = {"retail": "90", "wholesale": STEPS, "currency": "USD"}
    return a_product(price=price, export=ABROAD, variants={"axes": axes, "items": items})


SIZES: Final = ["XS", "S", "M", "L", "XL", "XXL", "3XL", "4XL"]
LENGTHS: Final = [f"{n} × 200 cm, with a hem and tassels" for n in (90, 120, 140, 160, 180)]


@pytest.mark.parametrize("price_list", [True, False])
@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(
    ("sizes", "colours"),
    [(SIZES[:7], COLOURS[:5]), (SIZES, COLOURS[:12]), (SIZES[:1], COLOURS), (LENGTHS, COLOURS[:6])],
    ids=["7x5", "8x12", "60 colours", "5x6"],
)
def test_large_matrices_have_room(
    context: TypesetContext, view: EditionView, sizes: list[str], colours: list[str], own: bool, price_list: bool
) -> None:
    product = grid(sizes, colours, own=own)
    for shape in SHAPES:
        fitted = document(context, *shown(view, product, price_list=price_list), shape)
        assert right_edge(fitted) <= PAGE.left + PAGE.slot_size(shape)[0] + 1.0, shape
        if shape == (6, 6):
            assert NO_FIT not in fitted.steps.values()
            assert not fitted.shortened or not price_list


@pytest.mark.parametrize("shape", [(6, 6), (6, 3)])
def test_colours_stand_behind_discs(context: TypesetContext, view: EditionView, shape: Shape) -> None:
    names = [f"Colour{number}" for number in range(30)]
    axis = {"name": "Colour", "options": names, "swatches": {names[0]: "#ffffff", names[29]: "#1f2a52"}}
    items = [{"of": {"colour": name}, "sku": f"SH-{number:02}"} for number, name in enumerate(names)]
    product = a_product(price={"retail": "90"}, variants={"axes": {"colour": axis}, "items": items})
    fitted = document(context, *shown(view, product, price_list=False), shape)
    assert NO_FIT not in fitted.steps.values()
    boxes = [box for page in fitted.document.pages for box in page._page_box.descendants(placeholders=True)]
    discs = [box for box in boxes if "swatch" in (box.element.get("class") or "" if box.element is not None else "")]
    assert [box.border_width() / PX_PER_MM for box in discs] == pytest.approx([2.3, 2.3], abs=0.01)
    for disc, name in zip(discs, (names[0], names[29]), strict=True):
        text = next(box for box in boxes if name in getattr(box, "text", ""))
        line = next(box for box in boxes if disc in getattr(box, "children", ()) and hasattr(box, "text_overflow"))
        assert text in line.descendants(placeholders=True), "on another line than its colour"


@pytest.mark.parametrize("colours", [COLOURS[:5], COLOURS[:12], COLOURS])
def test_photos_of_colours_give_way_to_prices_and_codes(
    context: TypesetContext, view: EditionView, colours: list[str]
) -> None:
    whole, product = shown(view, grid(SIZES, colours, own=True), price_list=True)
    photos = tuple(VariantPhoto(name, PhotoView(Path("colour.jpg"), (0.5, 0.5), name)) for name in colours)
    pictured = replace(product, variant_photos=photos)
    chapter, *others = whole.categories
    business = replace(chapter.businesses[0], products=(pictured,))
    chapter = replace(chapter, businesses=(business,), products=(pictured,))
    fitted = document(context, replace(whole, categories=(chapter, *others)), pictured, (6, 6))
    assert NO_FIT not in fitted.steps.values()
    assert not fitted.shortened, "texts gave way to photos"
    assert right_edge(fitted) <= PAGE.width - PAGE.left + MM_PER_PT


def test_words_and_amounts_without_a_break_stay_in_their_column(context: TypesetContext, view: EditionView) -> None:
    items = [{"of": {"size": f"s{n}"}, "price": str(10**12 + n)} for n in range(4)]
    axes = {"size": {"name": "Size", "options": {f"s{n}": "W" * (40 + n) for n in range(4)}}}
    product = a_product(variants={"axes": axes, "items": items})
    for shape in SHAPES:
        fitted = document(context, *shown(view, product, price_list=True), shape)
        assert right_edge(fitted) <= PAGE.left + PAGE.slot_size(shape)[0] + 1.0, shape
